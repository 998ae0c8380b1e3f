"""From drafts to mentions and claims: ids, voices and the gate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from dateline.coding.corrections import takes_back
from dateline.coding.draft import Draft, Leftover, Proposal
from dateline.coding.frame import SpeechFrame, Voice
from dateline.coding.gate import narrow_range, prove, prove_voice
from dateline.coding.speech import FramesByPlace, voice_from, voice_of
from dateline.coding.stance import stance_on
from dateline.coding.token import Range
from dateline.model import (
    COUNT_FIELDS,
    Article,
    Attitude,
    Claim,
    CoderId,
    Maker,
    Mention,
    Participant,
    Rejection,
    Span,
    canonical,
    make_id,
)
from dateline.model.codec import value_json


@dataclass(frozen=True, slots=True)
class Proved:
    """What passed the gate and what did not."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    rejections: tuple[Rejection, ...]


def _voice(
    text: str, proposal: Proposal, frames: Sequence[SpeechFrame], near: Sequence[int], blamed: Mapping[Range, int]
) -> Voice:
    """Who makes a claim: the voice that tells its narrow words, or the speaker whose speaking is the claim.

    ``near``: the numbers of the frames that may hold them. ``blamed``: the words that name a party blamed, with the
    attribution that blames it.
    """
    narrow = narrow_range(text, proposal)
    number = proposal.frame if proposal.frame is not None else _blaming(proposal, narrow, blamed)
    if number is not None:
        return voice_from(frames, number)
    voice = voice_of(frames, narrow, near)
    if not voice.speakers and proposal.field in COUNT_FIELDS:
        saying = next((n for n, f in enumerate(frames) if f.cue and f.source and _meets(f.cue, narrow)), None)
        return voice if saying is None else voice_from(frames, saying)
    value = proposal.value
    if isinstance(value, Participant) and value.role == "perpetrator":
        return replace(voice, attitude=stance_on(value, voice))
    return voice


def _meets(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _blaming(proposal: Proposal, narrow: Range, blamed: Mapping[Range, int]) -> int | None:
    """The attribution that blames the party of a claim in these very words."""
    value = proposal.value
    if not isinstance(value, Participant) or value.role != "perpetrator":
        return None
    return next((n for span, n in blamed.items() if _meets(span, narrow)), None)


def _blamed(text: str, draft: Draft) -> dict[Range, int]:
    return {narrow_range(text, p): p.frame for p in draft.proposals if p.attitude == "accuses" and p.frame is not None}


def _claim(article: Article, mention: str, proposal: Proposal, voice: Voice, coder: CoderId) -> Claim:
    span = Span.of(article.text, *proposal.span)
    back = takes_back(article, proposal.field, narrow_range(article.text, proposal), voice)
    attitude = "denies" if back else cast(Attitude, proposal.attitude or voice.attitude)
    parts = (proposal.field, canonical(value_json(proposal.value)), span.start, span.end, attitude)
    return Claim(
        id=make_id("claim", mention, *parts, coder.name, coder.version, coder.config),
        mention=mention,
        field=proposal.field,
        value=proposal.value,
        written=proposal.written,
        span=span,
        speakers=voice.speakers,
        attitude=attitude,
        hedge=voice.hedge,
        quoted=voice.quoted,
        maker=Maker("rule", proposal.maker, coder.version),
        confidence=round(proposal.confidence, 4),
        withdrawn=proposal.withdrawn or back,
    )


def _mention(article: Article, draft: Draft, coder: CoderId) -> Mention:
    acts = tuple(Span.of(article.text, *act.span) for act in draft.acts)
    places = [n for act in acts for n in (act.start, act.end)]
    identity = make_id("mention", article.id, draft.role, *places, coder.name, coder.version, coder.config)
    return Mention(identity, article.id, draft.role, acts)


def _claims_of(
    article: Article,
    mention: Mention,
    draft: Draft,
    frames: Sequence[SpeechFrame],
    places: FramesByPlace,
    coder: CoderId,
) -> Iterator[Claim | Rejection]:
    made: set[str] = set()
    blamed = _blamed(article.text, draft)
    for proposal in draft.proposals:
        rejection = prove(proposal, article.text)
        if rejection is not None:
            yield rejection
            continue
        near = places.around(narrow_range(article.text, proposal)[0])
        voice = _voice(article.text, proposal, frames, near, blamed)
        unsaid = prove_voice(proposal, article.text, voice, [frames[n] for n in near])
        if unsaid is not None:
            yield unsaid
            continue
        claim = _claim(article, mention.id, proposal, voice, coder)
        if claim.id in made:
            yield Rejection("duplicate", f"{claim.field} told twice with the same words", claim.span)
            continue
        made.add(claim.id)
        yield claim


def prove_drafts(
    article: Article,
    drafts: Sequence[Draft],
    leftovers: Sequence[Leftover],
    frames: Sequence[SpeechFrame],
    coder: CoderId,
) -> Proved:
    """Mentions with the claims that stand; a mention whose type claim falls at the gate falls with it."""
    mentions: list[Mention] = []
    claims: list[Claim] = []
    rejections = [Rejection(o.kind, o.reason, Span.of(article.text, *o.span)) for o in leftovers]
    places = FramesByPlace(frames)
    for draft in drafts:
        mention = _mention(article, draft, coder)
        made = list(_claims_of(article, mention, draft, frames, places, coder))
        rejections.extend(m for m in made if isinstance(m, Rejection))
        kept = [m for m in made if isinstance(m, Claim)]
        if any(c.field == "event_type" for c in kept):
            mentions.append(mention)
            claims.extend(kept)
        else:
            span = mention.acts[0]
            rejections.append(Rejection("unattached", "no claim on the type of event stands", span))
    return Proved(tuple(mentions), tuple(claims), tuple(rejections))
