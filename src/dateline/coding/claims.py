"""From drafts to mentions and claims: ids, voices and the gate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import cast

from dateline.coding.draft import Draft, Leftover, Proposal
from dateline.coding.frame import SpeechFrame, Voice
from dateline.coding.gate import prove
from dateline.coding.speech import voice_from, voice_of
from dateline.coding.stance import stance_on
from dateline.model import (
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


def _narrow(text: str, proposal: Proposal) -> tuple[int, int]:
    """Where the narrow words stand inside the evidence, so that the voice is asked for at the right place."""
    at = text.find(proposal.written, *proposal.span)
    return (at, at + len(proposal.written)) if at >= 0 and proposal.written else proposal.span


def _voice(text: str, proposal: Proposal, frames: Sequence[SpeechFrame]) -> Voice:
    """Who makes a claim: the voice that tells its narrow words, or the speaker whose speaking is the claim."""
    if proposal.frame is not None:
        return voice_from(frames, proposal.frame)
    voice = voice_of(frames, _narrow(text, proposal))
    value = proposal.value
    if isinstance(value, Participant) and value.role == "perpetrator":
        return replace(voice, attitude=stance_on(value, voice))
    return voice


def _claim(article: Article, mention: str, proposal: Proposal, voice: Voice, coder: CoderId) -> Claim:
    span = Span.of(article.text, *proposal.span)
    attitude = cast(Attitude, proposal.attitude or voice.attitude)
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
        withdrawn=proposal.withdrawn,
    )


def _mention(article: Article, draft: Draft, coder: CoderId) -> Mention:
    acts = tuple(Span.of(article.text, *act.span) for act in draft.acts)
    places = [n for act in acts for n in (act.start, act.end)]
    identity = make_id("mention", article.id, draft.role, *places, coder.name, coder.version, coder.config)
    return Mention(identity, article.id, draft.role, acts)


def _claims_of(
    article: Article, mention: Mention, draft: Draft, frames: Sequence[SpeechFrame], coder: CoderId
) -> Iterator[Claim | Rejection]:
    made: set[str] = set()
    for proposal in draft.proposals:
        rejection = prove(proposal, article.text)
        if rejection is not None:
            yield rejection
            continue
        voice = _voice(article.text, proposal, frames)
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
    for draft in drafts:
        mention = _mention(article, draft, coder)
        made = list(_claims_of(article, mention, draft, frames, coder))
        rejections.extend(m for m in made if isinstance(m, Rejection))
        kept = [m for m in made if isinstance(m, Claim)]
        if any(c.field == "event_type" for c in kept):
            mentions.append(mention)
            claims.extend(kept)
        else:
            span = mention.acts[0]
            rejections.append(Rejection("unattached", "no claim on the type of event stands", span))
    return Proved(tuple(mentions), tuple(claims), tuple(rejections))
