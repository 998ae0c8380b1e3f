"""A time expression found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.normalise.dates.meaning import Meaning

TimeKind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """``text[start:end] == words`` after TIMEX3 (no leading preposition); ``text[outer:outer_end]
    == written`` with it, and with the "before" or "after" that makes "two days after" a date.

    Offsets are code points. ``ahead`` is True where the words around say that the time was still to come ("will meet on
    Friday"), False where they say that it had begun ("since Friday"), else None.
    """

    start: int
    end: int
    words: str
    outer: int
    outer_end: int
    written: str
    kind: TimeKind
    meaning: Meaning
    ahead: bool | None = None

    @property
    def bridges(self) -> bool:
        """Whether the words end in "before" or "after" and so tie the event before them to the one after them."""
        return self.outer_end > self.end
