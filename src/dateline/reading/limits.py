"""How much a page or a text may cost to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """Processor time and address space for one page; how long an article's text may be, and how short.

    Processor time, so that a page ends in the same way on a busy machine; a helper that does nothing is waited for
    ``patience`` times as long.
    """

    seconds: float = 8.0
    patience: float = 15.0
    memory_bytes: int = 1536 << 20
    most_chars: int = 1_000_000
    fewest_letters: int = 15
