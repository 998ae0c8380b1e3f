"""What a speaker does by speaking: asserts, denies, doubts, accuses, claims responsibility."""

from __future__ import annotations

import re
from typing import Final

from dateline.coding.screened import screened
from dateline.coding.speech.lexicon import load_lexicon
from dateline.coding.speech.phrase import governing_subject
from dateline.coding.speech.sighting import Sighting
from dateline.coding.speech.speaker import load_voices
from dateline.coding.token import Parse, Range
from dateline.model import Attitude, Speaker

CLAIMED: Final = screened(
    r"(?:claim|took|take|taking|accept|admit)\w*\s+(?:\w+\s+)?(?:responsibility|credit)|\bwas behind\b"
    r"|\bclaim(?:s|ed|ing)?\s+[\"“]?(?:the|this|that|an?|both|either|it)\b\s*(?:\w+\s+){0,3}?(?:attacks?|bombings?"
    r"|operations?|actions?|blasts?|raids?|assaults?|ambush(?:es)?|killings?|strikes?|shootings?|explosions?|hits?"
    r"|launch(?:es)?|it\b|[,.;])(?!\s+(?:was|were|is|are|had|has|have|would|will|did|killed|hit|left|took)\b)"
    r"|\bclaimed by\b"
    r"|\bclaim(?:s|ed|ing)?\s+(?:the\s+)?(?:kill|attack|bomb|ambush|shoot|behead|execut)ing\b",
    re.I,
)
_LOSS: Final = r"(?:dead|die|killed|hurt|injured|wounded|harmed|lost)"
_FORCES: Final = (
    r"(?:forces|men|troops|fighters|soldiers?|policem[ae]n|officers?|agents?|guards?|units?|aircraft|planes|jets|guns)"
)
DENIED: Final = screened(
    r"\b(?:we|i|our \w+)\b[^.;]{0,30}?\b(?:did not|do not|didn['’]t|don['’]t|never|nothing|ha[dv]e? no)\b"
    r"|\b(?:we|i) (?:\w+ )?den(?:y|ied)\b"
    r"|\b(?:no|not an?|not one|not a single) (?:live )?(?:round|bullet|shot)s?\b[^.;]{0,30}?\b(?:fired|issued|used)"
    rf"|\b(?:its|their|his|her) {_FORCES}\W{{1,3}}(?:ha[sd]|have|did|do) (?:not|never|n['’]t)\b"
    rf"(?![^.;]{{0,30}}\b{_LOSS})"
    rf"|\bno (?:\w+ )?{_FORCES}\b[^.;]{{0,30}}?\b(?:fired|shot|carried|used|opened|took part|shelled|bombed|attacked)"
    rf"|\b(?:no|not one|none) (?:\w+ ){{0,2}}of (?:ours|our \w+)\b(?![^.;]{{0,30}}\b{_LOSS})"
    r"|\b(?:is|are|was|were) (?:\w+ ){0,2}?(?:false|baseless|fabricat\w+|untrue|not true|lies|a lie|unfounded)\b"
    r"|\b(?:it|they|we|he|she|its \w+|their \w+)\b[^.;,]{0,20}?(?:\b(?:had|have|has) (?:nothing to do with"
    r"|no (?:part|hand|role|links?|connection|involvement)\b)|\b(?:was|were|is|are) [\"“]?not (?:behind|involved"
    r"|responsible)|\b(?:took|played|had taken|had played) no (?:part|role))"
    r"|\bthere (?:was|were) no (?:such )?(?:strike|attack|raid|bombing|massacre|encounter|killing|operation)s?\b",
    re.I,
)
OWN_DEED: Final = screened(
    r"\bit was us\b|(?:\b(?:we|it|they)\s+(?:had\s+|have\s+|has\s+)?|\b(?:our|its|their)\s+(?:\w+\s+){0,2}?"
    r"(?:fighters|men|forces|units|martyrs?|mujahideen|soldiers|brigades?|fedayeen|members|comrades|cells?|drones?|planes?|"
    r"warplanes?|jets?|aircraft|helicopters?|troops?|army)\s+"
    r"(?:had\s+|have\s+|has\s+)?)(?:carried out|attacked|ambushed|killed|bombed|shelled|struck|targeted|fired|launched|"
    r"stormed|blew up|detonated|executed|slew|slain|raided|destroyed|downed|eliminated|overran)\b",
    re.I,
)
_OWNS_UP: Final = re.compile(r"\b(?:admit|acknowledg|conced|confirm|own)\w*", re.I)
"""Verbs by which a state, too, says that a deed was its own."""
_THIRD: Final = re.compile(r"(?:they|their|its|it(?! was us))\b", re.I)
BLAME: Final = screened(
    r"(?:put|puts|putting|lay|laid|lays|pin\w*|plac\w+)\b[^.;]{0,30}\bblame\b|point\w* (?:the|a) finger"
    r"|\b(?:lay|lays|laid|laying)\b[^.;]{0,50}\bat the (?:door|feet)\b",
    re.I,
)
LOSSES: Final = re.compile(
    r"\b(?:kill|slain|slew|dead|deaths?|die|casualt|wounded|injured|captured|destroyed|losses)", re.I
)
LIES: Final = screened(
    r"\b(?:lies?|baseless|false|fabricat\w+|untrue|propaganda|slander\w*|disinformation|nonsense|invention)\b", re.I
)
REBELS: Final = frozenset({"liberation", "resistance", "rebel", "rebels", "people's", "islamic", "jihad", "salvation"})
BLAMED: Final = screened(r"\b(?:was|were|is|are)\s+(?:behind|responsible for|to blame)\b", re.I)


def attitude_of(parse: Parse, one: Sighting, speaker: Speaker | None) -> Attitude:
    """The attitude that the cue's verb shows, sharpened by what is said and by who says it."""
    if one.attitude != "asserts" or one.cue is None or speaker is None:
        return one.attitude
    said = " ".join(parse.text[a:b] for a, b in one.content)
    if one.verb < 0:
        return "denies" if DENIED.search(said[:240]) else "asserts"
    sentence = _around(parse, one.cue)
    start = one.source[0] if one.source and sentence[0] <= one.source[0] < one.cue[0] else one.cue[0]
    if BLAME.search(parse.text, one.cue[0], sentence[1]):
        return "accuses"
    claimed = CLAIMED.search(parse.text, start, sentence[1])
    if claimed is not None and not _is_state(speaker) and _is_own(parse, one, claimed.start()):
        return "claims_responsibility"
    owns = not _is_state(speaker) or _OWNS_UP.match(parse.tokens[one.verb].lower) is not None
    if owns and _is_armed(speaker) and any(_owns_deed(parse.text, a, b) for a, b in one.content):
        return "claims_responsibility"
    named = load_lexicon().forms.get(parse.tokens[one.verb].lower)
    if DENIED.search(said[:240]) or (named is not None and named.name and LIES.search(said)):
        return "denies"
    if BLAMED.search(said[:160]):
        return "accuses"
    return "asserts"


def _owns_deed(text: str, start: int, end: int) -> bool:
    """ "we shelled the base"; "they" and "it" are the voice only in reported words, somebody else in a quotation."""
    for deed in OWN_DEED.finditer(text, start, end):
        before = text[text.rfind("\n", 0, deed.start()) + 1 : deed.start()]
        quoted = before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d")
        if (
            not quoted
            or not deed[0].lower().startswith(("they", "their", "it ", "its"))
            or deed[0].lower() == "it was us"
        ):
            return True
    return False


def _is_own(parse: Parse, one: Sighting, at: int) -> bool:
    """True where the claim is the voice's own, not that of another whom its words tell of: "wrote that the ELN had"."""
    if not any(a < at < b for a, b in one.content):
        return True
    token = parse.at(at)
    subject = governing_subject(parse, token.index) if token is not None else None
    return subject is None or subject.pos == "PRON" or not any(a <= subject.start < b for a, b in one.content)


def is_claimer(speaker: Speaker, claimers: set[str]) -> bool:
    """True where the same group has claimed a deed elsewhere in the article."""
    return not claimers.isdisjoint(identity(speaker)) and not _is_state(speaker)


def identity(speaker: Speaker) -> set[str]:
    """The words by which a voice is known again."""
    names = (speaker.organisation, speaker.name, speaker.written if len(speaker.written) > 4 else None)
    return {re.sub(r"^the ", "", name.lower()) for name in names if name}


def tells_losses(parse: Parse, one: Sighting) -> bool:
    """True where what is said tells of the dead or hurt."""
    return any(LOSSES.search(parse.text, a, b) for a, b in one.content)


def _around(parse: Parse, span: Range) -> Range:
    token = parse.at(span[0])
    return parse.sentence_range(token.sentence) if token is not None else span


def _words(speaker: Speaker) -> set[str]:
    return set(re.findall(r"[\w\-]+", f"{speaker.written} {speaker.title or ''} {speaker.organisation or ''}".lower()))


def _is_state(speaker: Speaker) -> bool:
    """True for a voice of a state: an armed group claims a deed, an army reports it."""
    words = _words(speaker)
    return words.isdisjoint(REBELS) and not words.isdisjoint(load_voices().state)


def _is_armed(speaker: Speaker) -> bool:
    """True for a voice that may be an armed group's: not a witness, a doctor or an observer."""
    return speaker.name is None or bool(speaker.organisation) or "spokesman" in _words(speaker)
