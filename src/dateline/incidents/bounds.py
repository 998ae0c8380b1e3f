"""Arithmetic of open bounds: what several statements of one number leave standing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """``low`` and ``high`` are inclusive numbers of people; None is open."""

    low: int | None
    high: int | None

    def meets(self, other: Bounds) -> bool:
        """True where one number can satisfy both."""
        floor = max(self.low or 0, other.low or 0)
        ceilings = [b.high for b in (self, other) if b.high is not None]
        return not ceilings or floor <= min(ceilings)


def span_of(many: Sequence[Bounds]) -> Bounds:
    """The bounds over every statement still standing (codebook §3, §7).

    The lowest floor, and the highest ceiling unless a statement leaves the ceiling open; "at least 9" beside
    "up to 14" is 9 to 14, since there each bound is given by somebody.
    """
    lows = [b.low for b in many if b.low is not None]
    highs = [b.high for b in many if b.high is not None]
    capped = any(b.low is None and b.high is not None for b in many)
    open_above = any(b.high is None for b in many)
    low = min(lows) if lows else None
    high = max(highs) if highs and (capped or not open_above) else None
    if low is not None and high is not None and low > high:
        return Bounds(high, None)  # "none" against "at least one": anything from the lower ceiling up
    return Bounds(low, high)


def sum_of(many: Sequence[Bounds]) -> Bounds:
    """The bounds of the sum of disjoint groups; an open floor counts as no floor, an open ceiling stays open."""
    lows = [b.low for b in many]
    highs = [b.high for b in many if b.high is not None]
    known = [low for low in lows if low is not None]
    return Bounds(sum(known) if known else None, sum(highs) if len(highs) == len(many) else None)
