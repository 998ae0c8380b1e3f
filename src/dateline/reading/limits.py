"""How much a page or a text may cost to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Wall clock and address space for one page; how long an article's text may be, and how short."""

    seconds: float = 8.0
    memory_bytes: int = 1536 << 20
    most_chars: int = 1_000_000
    fewest_letters: int = 15
