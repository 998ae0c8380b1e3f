"""The full date line that a text file prints, which counts as metadata (codebook §7)."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.normalise.dates.find import find_times
from dateline.normalise.dates.meaning import CalendarDay, Numeric
from dateline.normalise.dates.place import Given, Placed
from dateline.normalise.dates.placing import place

_HEAD: Final = 140
"""Characters of a line in which a date line's date stands."""
_CHANGED: Final = re.compile(
    r"\b(?:updated?|modified|edited|revised|corrected|retrieved|accessed|archived)\b", re.IGNORECASE
)
_PLACE_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = frozenset({
    "de", "del", "la", "el", "al", "of", "the", "and", "du", "et", "on", "at", "by", "first", "published", "posted",
    "issued", "released", "date", "dated", "filed", "dateline",
})  # fmt: skip
_AFTER: Final = re.compile(
    r"\s*(?:$|[(\[|–—;:.)\]-]|,?\s*(?:at\s+)?\d{1,2}[:.h]\d\d|,?\s*\d{1,2}\s?[ap]\.?m)", re.IGNORECASE
)


def printed_date(text_line: str) -> date | None:
    """The day of a printed date line ("Bamako, 10 August 2022"), or None where the line is none.

    The date has day, month and year; before it stand only names or "Published"; a modification date does not count.
    """
    head = text_line.strip()[:_HEAD]
    for found in find_times(head):
        core = found.meaning.core
        full = isinstance(core, Numeric) or (isinstance(core, CalendarDay) and core.year and core.day)
        if not full:
            continue
        before, after = head[: found.outer], head[found.outer_end :]
        if _CHANGED.search(before) or not _only_names(before) or not _AFTER.match(after):
            return None
        spot = place(core, Given(None))
        return spot.start if isinstance(spot, Placed) and spot.reason is None else None
    return None


def _only_names(before: str) -> bool:
    """Whether the words are names or the words of a date line; a sentence has other words."""
    words = _PLACE_WORD.findall(before)
    return len(words) <= 12 and all(word[0].isupper() or word.lower() in _SMALL for word in words)
