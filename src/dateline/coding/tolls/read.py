"""Numbers of people that no toll word claims, where the encoder reads them as a toll."""

from __future__ import annotations

from typing import Final

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate, Candidates, counts_people
from dateline.coding.tolls.find import Find
from dateline.model import CountField

FIELDS: Final[tuple[CountField, ...]] = ("killed", "injured")
"""The fates that the encoder tells well enough from others; held and taken people have verbs that rules know."""
FLOOR: Final = 0.85
"""Chance from which a number is one of a fate: nine in ten such numbers of held-out articles are."""
TOPICAL: Final = 0.9
"""Chance from which a sentence tells of violence."""
SHARE: Final = 0.5
"""Chance from which a number is a share of another."""


def read_tolls(parse: Parse, candidates: Candidates, finds: list[Find]) -> list[Find]:
    """Finds for the first number of each span that the encoder marks, where nothing claims it.

    Deaths are read of shares alone, whose whole the text has counted: in "four were shot" the encoder, which knows
    wars, hears four dead where nothing says so. A number without a noun is an age as often as a toll.
    """
    if parse.reading is None:
        return []
    claimed = [find.candidate.span for find in finds]
    found: list[Find] = []
    for field in FIELDS:
        for span in parse.reading.spans(field):
            candidate = next((c for w in range(span.first, span.end) if (c := candidates.covering(w))), None)
            if candidate is None or span.chance < FLOOR or not _counts_some(candidate):
                continue
            if parse.reading.relevance(parse.tokens[span.first].sentence) < TOPICAL:
                continue
            share = parse.reading.chance(span.first, "sub") >= SHARE and _has_whole(parse, candidate, field, finds)
            if not share and (field == "killed" or _mere(candidate) or _may_be_dead(parse, candidate)):
                continue
            if not any(a < candidate.end and candidate.start < b for a, b in claimed):
                claimed.append(candidate.span)
                found.append(_find(parse, candidate, field, share))
    return found


def _has_whole(parse: Parse, candidate: Candidate, field: CountField, finds: list[Find]) -> bool:
    """Something told of the same fate in this sentence or the one before can hold the share."""
    here = parse.tokens[candidate.first].sentence
    near = [f for f in finds if f.field == field and not f.zero and here - 1 <= f.sentence <= here]
    return any((f.candidate.answer.high or f.candidate.answer.low or 0) >= (candidate.answer.low or 0) for f in near)


def _mere(candidate: Candidate) -> bool:
    """A number without people; "a third" told by itself is one of those told of before."""
    return candidate.answer.bare and candidate.answer.reason != "ordinal person"


def _may_be_dead(parse: Parse, candidate: Candidate) -> bool:
    """Some word of the phrase is rather one of the dead."""
    words = range(candidate.first, candidate.after)
    return parse.reading is not None and any(parse.reading.chance(w, "killed") >= SHARE for w in words)


def _counts_some(candidate: Candidate) -> bool:
    """A number of people, not nobody, and not one person told without a number."""
    answer = candidate.answer
    people = answer.bare or counts_people(candidate)
    return people and answer.status == "reported" and answer.high != 0 and (candidate.numbered or answer.low != 1)


def _find(parse: Parse, candidate: Candidate, field: CountField, share: bool) -> Find:
    words = range(candidate.first, candidate.after)
    head = next((i for i in words if parse.tokens[i].head not in words), candidate.first)
    verb = parse.tokens[parse.tokens[head].head]
    if verb.sentence != parse.tokens[head].sentence:
        verb = parse.tokens[head]
    return Find(field, candidate, (verb.start, verb.end), verb.sentence, verb.index, part=share)
