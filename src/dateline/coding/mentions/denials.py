"""Who denies an event or a part in it, and who is blamed in so many words (codebook §7 "Incidents")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from dateline.coding.draft import Proposal
from dateline.coding.frame import SpeechFrame
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.territory import Owner, told_before
from dateline.coding.mentions.who import country_of, propose_parties
from dateline.coding.token import Range
from dateline.model import Participant
from dateline.normalise.actors import describe_actor

_NO_EVENT: Final = re.compile(
    r"\bno (?:such )(?:[\w-]+ )?(?:strike|attack|raid|bombing|massacre|encounter|killing|operation|incident|clash|shot)"
    r"|\bthere (?:was|were|had been|has been) no (?:strike|attack|raid|bombing|massacre|operation|clash|incident)"
    r"|\bthat (?:any|there (?:was|were|had been) any)\b[^.;]{0,60}?\b(?:strike|attack|raid|bombing|clash|massacre)\b"
    r"|\b(?:did not|had not|never|didn['’]t) (?:happen|take place|occur|exist)",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\b(?:hand|role|part|involvement|responsibility|links?|connection|relation|complicity|wrongdoing|nothing to do)\b"
    r"|\b(?:charges?|accusations?|allegations?|claims?|blame|suggestions?|version|account|story|statement|lie|lies)\b"
    r"|^[\s\"“'‘]*(?:(?:this|it|them|both|these)\b|that\s*(?:$|[,.;:\"”]))"
    r"|\b(?:carr(?:y|ied|ying) out|behind|responsible|(?:took|taken?|taking) part|involved|guilty|at fault|to blame)\b"
    r"|\b(?:target|fir(?:e|ing)\b|fired|shot|shoot|kill|attack|bomb|struck|strike|shell|torch|burn|abduct|kidnap|raid)"
    r"|\bany (?:agenc|unit|officer|soldier|force|member|personnel)"
    r"|\b(?:hold(?:ing)?|detain(?:ing|ed)) (?:them|him|her)\b"
    r"|\b(?:we|our|ours|us|its|their|his|theirs)\b",
    re.IGNORECASE,
)
_OURS: Final = re.compile(
    r"\b(?:we|i|our [\w-]+|ours)\b[^.;]{0,60}?\b(?:fire|fired|shot|shoot|kill|attack|bomb|struck|strike|shell|target"
    r"|torch|abduct|kidnap|raid|rape|burn|harm|part|hand|role|involve|go|went|there|away|miles|kilomet)"
    r"|\b(?:its|their) (?:own )?(?:forces|troops|men|fighters|soldiers|police|units|planes|aircraft|jets|guns) "
    r"(?:ha(?:d|ve)|did|do) (?:not|never)\b[^.;]{0,30}?\b(?:fire|shot|shoot|shell|bomb|attack|struck|strike|hit|target)"
    r"|\b(?:of (?:ours|our [\w-]+)|false|baseless|fabricat\w+|untrue|lies?|invention|propaganda|disinformation"
    r"|unfounded)\b",
    re.IGNORECASE,
)
"""What a voice says that denies without a verb of denial."""
_TOLD: Final = re.compile(
    r"\b(?:suggest|claim|report|alleg|accus|assert|charge|rumou?r)\w*\s+that\s+(?P<rest>.+)", re.I | re.S
)
_ANYBODY: Final = re.compile(r"\b(?:it|they|he|she|its|their|his|her|we|our|any|anyone|anybody|no|none)\b", re.I)
_EMPTY: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "for",
        "its",
        "their",
        "his",
        "her",
        "our",
        "from",
        "by",
        "to",
        "at",
        "with",
        "who",
        "which",
        "armed",
        "force",
        "forces",
        "group",
        "government",
        "ministry",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "official",
        "officials",
        "state",
        "national",
        "local",
        "regional",
        "people",
        "men",
        "members",
        "leader",
        "leaders",
        "general",
        "statement",
        "defence",
        "defense",
    ]
)
_OBJECT: Final = re.compile(r"\s(?:of|for|over|as|who|which|that|in|after|with)\s|[,;:.]")
_TO: Final = re.compile(r"\b(?:to|on)\s+([^,;:.]{2,80})")
_NOT_BLAMED: Final = re.compile(
    r"^[\s\"“]*(?:it|this|that|them|him|her|each|one another|what|the (?:attack|killing|blast))\b", re.I
)
_DENIES: Final = re.compile(
    r"\b(?:den(?:y|ie|ying)|reject|dismiss|refut|rebut|disown|disavow|disclaim|repudiat|contradict|debunk|disput|contest"
    r"|exclud|rul\w+ out)",
    re.IGNORECASE,
)
LONGEST: Final = 9
"""Words of a phrase that names the party blamed."""


@dataclass(frozen=True, slots=True)
class _Accused:
    party: Participant
    span: Range


def propose_denials(scene: Scene, clusters: Sequence[Cluster], around: Owner) -> Iterator[tuple[int, Proposal]]:
    """Each denial of an event or of a part in it, and each blame, with the number of the event that it is about."""
    accused: list[list[_Accused]] = [list(_accused(scene, cluster)) for cluster in clusters]
    for number, frame in enumerate(scene.frames):
        if frame.source is None or frame.speaker is None or frame.attitude not in ("denies", "accuses"):
            continue
        owner = _event_of(scene, frame, clusters, around)
        if owner is None:
            continue
        if frame.attitude == "accuses":
            made = _blame(scene, frame, country_of(clusters[owner]))
            if made is not None and isinstance(made.value, Participant):
                accused[owner].append(_Accused(made.value, made.span))
                yield owner, replace(made, frame=number)
            continue
        denial = _denial(scene, frame, accused[owner], country_of(clusters[owner]))
        if denial is not None:
            yield owner, replace(denial, frame=number)


def _accused(scene: Scene, cluster: Cluster) -> Iterator[_Accused]:
    """Everybody who is told to have done it, and whoever a denial names, in text order."""
    denials = [f for f in scene.frames if f.attitude == "denies"]
    for one in sorted(propose_parties(scene, cluster), key=lambda p: p.span):
        if not isinstance(one.value, Participant):
            continue
        at = scene.parse.text.find(one.written, *one.span)
        span = (at, at + len(one.written)) if at >= 0 else one.span
        cleared = one.value.role == "responder" and any(_inside(f, span) for f in denials)
        if cleared or one.value.role in ("perpetrator", "both_sides"):
            yield _Accused(one.value, span)


def _event_of(scene: Scene, frame: SpeechFrame, clusters: Sequence[Cluster], around: Owner) -> int | None:
    """The event of an act inside what is said, else the one told last before."""
    for start, end in frame.content:
        for number, cluster in enumerate(clusters):
            if any(start <= v.act.span[0] < end for v in cluster.views):
                return number
    return told_before(scene, (frame.cue or frame.source or frame.content[0])[0], clusters, around)


def _evidence(text: str, frame: SpeechFrame) -> Range:
    """Source, cue and what is said, where they stand in one paragraph; else source and cue."""
    spans = [s for s in (frame.source, frame.cue, *frame.content) if s is not None]
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    if "\n" in text[start:end]:
        spans = [s for s in (frame.source, frame.cue) if s is not None]
        start, end = min(s for s, _ in spans), max(e for _, e in spans)
    return start, end


def _denial(scene: Scene, frame: SpeechFrame, accused: Sequence[_Accused], country: str | None) -> Proposal | None:
    text = scene.parse.text
    said = " ".join(text[a:b] for a, b in frame.content)
    evidence = _evidence(text, frame)
    assert frame.source is not None
    if _NO_EVENT.search(said):
        written = text[slice(*evidence)]
        return Proposal("modality", "denied", evidence, written, "mentions.denials", 0.3, attitude="denies")
    written = text[slice(*frame.source)]
    party = _denied_party(scene, frame, accused)
    own = describe_actor(written, country, "perpetrator")
    named = next((a for a in accused if _shares(frame, a.party)), None)
    if named is None and not (party or _is_about_part(scene, frame, said)):
        return None
    if any(_inside(frame, toll.span) for toll in scene.tolls) and named is None:
        return None
    if party is None:
        party = named.party if named else _last(frame, accused)
    if party is None:
        if own.kind in (None, "civilians", "person"):
            return None
        party = Participant(written, own.name, own.kind, "perpetrator", own.country, own.status, own.actor)
    value = replace(party, written=written, name=party.name or party.written, role="perpetrator", status="reported")
    return Proposal("participants", value, evidence, written, "mentions.denials", 0.8, attitude="denies")


def _is_about_part(scene: Scene, frame: SpeechFrame, said: str) -> bool:
    """True where the words deny having done it, by their verb or by what a voice says of its own side."""
    cue = scene.parse.text[slice(*frame.cue)] if frame.cue else ""
    if not _DENIES.search(cue):
        return _OURS.search(said) is not None
    told = _TOLD.search(said)
    return _PART.search(said) is not None and (told is None or _ANYBODY.search(told["rest"]) is not None)


def _denied_party(scene: Scene, frame: SpeechFrame, accused: Sequence[_Accused]) -> Participant | None:
    """The party that the denial itself names: "denied that soldiers took part"; not one blamed in a quotation."""
    if frame.quoted:
        return None
    return next((a.party for a in accused if _inside(frame, a.span)), None)


def _inside(frame: SpeechFrame, span: Range) -> bool:
    return any(a <= span[0] < b for a, b in frame.content)


def _last(frame: SpeechFrame, accused: Sequence[_Accused]) -> Participant | None:
    """The party blamed last before the denial, a known one before an unknown one."""
    assert frame.source is not None
    at = min(frame.source[0], frame.content[0][0])
    before = [a.party for a in accused if a.span[0] < at and not _inside(frame, a.span)]
    known = [p for p in before if p.kind != "unidentified"]
    return next(iter((known or before)[-1:]), None)


def _shares(frame: SpeechFrame, party: Participant) -> bool:
    """True where the speaker's words name the party."""
    speaker = frame.speaker
    assert speaker is not None
    mine = _telling(f"{speaker.written} {speaker.organisation or ''}")
    return not mine.isdisjoint(_telling(f"{party.written} {party.name or ''}"))


def _telling(words: str) -> set[str]:
    found = {re.sub(r"['’]s?$", "", w) for w in re.findall(r"[\w'’-]+", words.casefold())}
    initials = {"".join(w[0] for w in run.split()).casefold() for run in re.findall(r"(?:[A-Z][\w'’-]+\s?){2,}", words)}
    return {w[:-1] if w.endswith("s") and len(w) > 4 else w for w in found | initials} - _EMPTY


def _blame(scene: Scene, frame: SpeechFrame, country: str | None) -> Proposal | None:
    """The party that words of blame name: "blamed X for it", "accused X of it", "attributed it to X"."""
    parse = scene.parse
    if frame.cue is None:
        return None
    verb = parse.text[slice(*frame.cue)].casefold()
    start, end = frame.cue[1], max(b for _, b in frame.content)
    if re.search(r"attribut|ascrib|pin|put|lay|laid|plac", verb):
        token = parse.at(frame.cue[0])
        stop = parse.sentence_range(token.sentence)[1] if token is not None else end
        match = _TO.search(parse.text, frame.cue[1], stop)
        if match is None:
            return None
        start, end = match.span(1)
    elif not re.search(r"blam|accus|implicat|incriminat|suspect|fault|denounc", verb) or (
        frame.source is not None and frame.source[0] >= start
    ):
        return None
    return _named(scene, start, end, country, frame)


def _named(scene: Scene, start: int, end: int, country: str | None, frame: SpeechFrame) -> Proposal | None:
    text = scene.parse.text
    while start < end and text[start].isspace():
        start += 1
    cut = _OBJECT.search(text, start, end)
    stop = cut.start() if cut else end
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    written = text[start:stop]
    head = scene.parse.head_of(start, stop)
    if not written or len(written.split()) > LONGEST or "\n" in written or _NOT_BLAMED.search(written):
        return None
    if head is None or head.pos not in {"NOUN", "PROPN"}:
        return None
    found = describe_actor(written, country, "perpetrator")
    if found.kind is None and head.pos != "NOUN":
        return None
    value = Participant(
        written, found.name, found.kind or "unidentified", "perpetrator", found.country, found.status, found.actor
    )
    return Proposal("participants", value, (start, stop), written, "mentions.blame", 0.8, attitude="accuses")
