"""An article's text cut where evidence begins and ends, so that overlapping spans can all be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Claim


@dataclass(frozen=True, slots=True)
class Mark:
    """The narrow words of a claim inside its span, code points, half open."""

    start: int
    end: int
    claim: Claim


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same claims; ``opens`` are the claims whose words begin here."""

    text: str
    claims: tuple[Claim, ...]
    opens: tuple[Claim, ...]


def mark_of(text: str, claim: Claim) -> Mark:
    """Where the claim's narrow words stand; the whole span where they do not stand as one run."""
    at = text.find(claim.written, claim.span.start, claim.span.end) if claim.written else -1
    if at < 0:
        return Mark(claim.span.start, claim.span.end, claim)
    return Mark(at, at + len(claim.written), claim)


def segments(text: str, claims: Sequence[Claim]) -> tuple[Segment, ...]:
    """The whole text in order; joining the segments' texts gives it back."""
    marks = sorted((mark_of(text, c) for c in claims), key=lambda m: (m.start, -m.end, m.claim.id))
    cuts = sorted({0, len(text)} | {p for m in marks for p in (m.start, m.end)})
    found: list[Segment] = []
    live: list[Mark] = []
    upcoming = 0
    for start, end in pairwise(cuts):
        live = [m for m in live if m.end > start]
        opened = []
        while upcoming < len(marks) and marks[upcoming].start == start:
            opened.append(marks[upcoming])
            upcoming += 1
        live += opened
        found.append(Segment(text[start:end], tuple(m.claim for m in live), tuple(m.claim for m in opened)))
    return tuple(found)
