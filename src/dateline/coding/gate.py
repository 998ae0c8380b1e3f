"""The gate: every claim is proved against its quote, or rejected with a type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from dateline.coding.draft import Proposal
from dateline.coding.frame import SpeechFrame, Voice
from dateline.coding.screened import screened
from dateline.coding.token import Range
from dateline.model import (
    COUNT_FIELDS,
    MODALITIES,
    TYPE_OF,
    CountClaim,
    DateValue,
    EventType,
    Participant,
    PlaceValue,
    Rejection,
    Span,
    Step,
    Weapon,
)
from dateline.normalise.counts import find_counts

_ZERO = re.compile(
    r"\b(?:no|none|nobody|zero|0|not|never|without|nil|neither|nor|any|un(?:hurt|harmed|injured|scathed)|spared|survived|"
    r"escaped|safe|empty|intact)\b|n['’]t\b|\bno-one\b|"
    r"\bnon[- ]?life|\b(?:will|should|expected to)\b",
    re.IGNORECASE,
)


_NEGATED = screened(
    r"(?:\b(?:did|do|does|had|has|have|was|were|is|are|been|could|would)\s+(?:not|never)|n['’]t|\bnever|\bwithout(?:\s+any)?"
    r"|\bno(?:\s+such)?|\bnot\s+an?)\s+(?:\w+ly\s+|be\s+|been\s+)?$",
    re.IGNORECASE,
)
"""What stands right before an act that is told not to have been."""
_INSTEAD = re.compile(r"(?:,|\band|\bbut)\s+not\s+$", re.IGNORECASE)
"""What stands right before a number that is told to be wrong: "four, not six"."""


_CASUALTY = re.compile(r"\bcasualt|\b(?:killed|dead) (?:and|or|and/or) (?:wounded|injured|hurt)\b", re.IGNORECASE)
"""Words for the dead and the hurt together, whose number bounds each and sets neither."""


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _holds(quote: str, words: str | None) -> bool:
    """True where the quote has the words in their order, white space apart."""
    return not words or _fold(words) in _fold(quote)


@lru_cache(maxsize=256)
def _readings(quote: str) -> frozenset[tuple[int | None, int | None]]:
    """Every number of people in the quote, and the sums and differences that its arithmetic allows.

    "Five were wounded, one of whom died" leaves four wounded (codebook §7), and "three soldiers and two civilians"
    five. One person needs no numeral: "a guard", a name.
    """
    read = {(p.answer.low, p.answer.high) for p in find_counts(quote)}
    exact = sorted({low for low, high in read if low is not None and low == high})
    pairs = list(combinations(exact, 2))
    derived = {a + b for a, b in pairs} | {b - a for a, b in pairs} | {sum(exact)}
    bounds = {(None, n) for n in exact} if _CASUALTY.search(quote) else set()
    return frozenset(read | {(n, n) for n in derived} | bounds | {(1, 1)})


def _number_stands(value: CountClaim, quote: str) -> bool:
    """True where the number, read again from the quote alone, can give the claim's bounds."""
    if value.status in ("vague", "unknown_to_source"):
        return True
    if value.status == "explicit_zero":
        return value.low == 0 == value.high and bool(_ZERO.search(quote))
    return (value.low, value.high) in _readings(quote)


def _vocabulary(proposal: Proposal) -> str | None:
    value = proposal.value
    if isinstance(value, EventType) and value.sub_event_type not in TYPE_OF:
        return f"sub-type {value.sub_event_type!r}"
    if proposal.field == "modality" and value not in MODALITIES:
        return f"modality {value!r}"
    if proposal.field == "investigation" and value not in ("open", "closed"):
        return f"investigation {value!r}"
    return None


def _words_of(proposal: Proposal) -> Iterator[str | None]:
    """The words that the quote has to hold for the value to rest on it."""
    yield proposal.written
    match proposal.value:
        case DateValue(written=written) | PlaceValue(written=written):
            yield written
        case Participant(written=written) | Weapon(written=written) | Step(written=written):
            yield written
        case _:
            return


def narrow_range(text: str, proposal: Proposal) -> Range:
    """Where the narrow words stand inside the evidence."""
    at = text.find(proposal.written, *proposal.span)
    return (at, at + len(proposal.written)) if at >= 0 and proposal.written else proposal.span


def _negation(proposal: Proposal, text: str) -> bool:
    """True where the claim says that it was so and the words right before say that it was not."""
    start, _ = narrow_range(text, proposal)
    before = text[max(start - 40, 0) : start]
    if proposal.field == "event_type" or (proposal.field == "modality" and proposal.value == "occurred"):
        return _NEGATED.search(before) is not None
    if isinstance(proposal.value, CountClaim) and not proposal.withdrawn and proposal.value.status == "reported":
        return _INSTEAD.search(before) is not None
    return False


def prove_voice(proposal: Proposal, text: str, voice: Voice, frames: Sequence[SpeechFrame]) -> Rejection | None:
    """A rejection where the words stand in somebody's speech and the claim is told in the article's own voice."""
    if voice.speakers:
        return None
    start, end = narrow_range(text, proposal)
    for frame in frames:
        if frame.speaker is not None and any(a <= start and end <= b for a, b in frame.content):
            reason = f"{proposal.field}: said by {frame.speaker.written!r}"
            return Rejection("attribution_lost", reason, Span.of(text, *proposal.span))
    return None


def prove(proposal: Proposal, text: str) -> Rejection | None:
    """None where the proposal stands; else the rejection that says why not."""
    start, end = proposal.span
    if not 0 <= start < end <= len(text):
        return Rejection("quote_not_found", f"{proposal.field}: no text at {start} to {end}", None)
    span = Span.of(text, start, end)
    off = _vocabulary(proposal)
    if off is not None:
        return Rejection("out_of_vocabulary", off, span)
    for words in _words_of(proposal):
        if not _holds(span.quote, words):
            return Rejection("words_not_in_quote", f"{proposal.field}: {words!r} is not in the quote", span)
    if _negation(proposal, text):
        return Rejection("negation_lost", f"{proposal.field}: the words before {proposal.written!r} negate it", span)
    value = proposal.value
    if proposal.field in COUNT_FIELDS and isinstance(value, CountClaim) and not _number_stands(value, span.quote):
        bounds = f"{value.low} to {value.high}"
        return Rejection("number_not_in_quote", f"{proposal.field}: {bounds} cannot be read from the quote", span)
    return None
