"""Which event of one coding is which event of another coding of the same article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.model import Coding, Mention

SHARED_EVIDENCE: Final = 0.3
"""Two events that share no act word are one where this share of their quotes is the same."""


def _overlap(one: Mention, other: Mention) -> int:
    """How many acts of the one touch an act of the other."""
    return sum(any(a.start < b.end and b.start < a.end for b in other.acts) for a in one.acts)


def _quotes(coding: Coding) -> dict[str, frozenset[tuple[int, int]]]:
    found: dict[str, set[tuple[int, int]]] = {m.id: set() for m in coding.mentions}
    for claim in coding.claims:
        found[claim.mention].add((claim.span.start, claim.span.end))
    return {mention: frozenset(spans) for mention, spans in found.items()}


def _likeness(
    one: Mention, other: Mention, left: frozenset[tuple[int, int]], right: frozenset[tuple[int, int]]
) -> tuple[int, float]:
    shared = len(left & right) / len(left | right) if left or right else 0.0
    return _overlap(one, other), shared


def align(one: Coding, other: Coding) -> Iterator[tuple[Mention | None, Mention | None]]:
    """Every mention of both codings once: in a pair, or beside None. The likest pairs first, then in text order.

    Likest is who shares most acts, then most quotes; a pair needs an act, or SHARED_EVIDENCE of its quotes.
    """
    left, right = _quotes(one), _quotes(other)
    scored = [
        (score, a, b)
        for a in one.mentions
        for b in other.mentions
        if (score := _likeness(a, b, left[a.id], right[b.id]))[0] or score[1] >= SHARED_EVIDENCE
    ]
    scored.sort(key=lambda row: (-row[0][0], -row[0][1], row[1].role != row[2].role, row[1].id, row[2].id))
    pairs: dict[str, Mention] = {}
    taken: set[str] = set()
    for _, a, b in scored:
        if a.id not in pairs and b.id not in taken:
            pairs[a.id] = b
            taken.add(b.id)
    yield from ((a, pairs.get(a.id)) for a in _in_text(one.mentions))
    yield from ((None, b) for b in _in_text(other.mentions) if b.id not in taken)


def _in_text(mentions: Sequence[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda m: (m.acts[0].start, m.id))
