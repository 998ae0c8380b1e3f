"""The lines of an article: headline, paragraphs, list items, rows with a time of day in front."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from dateline.coding.token import Range

_ITEM = re.compile(
    r"\s*(?:[•*▪●◦·–—-]\s|\(?\d{1,2}[.)]\s|\d{1,2}\s*\|\s|\(?[a-h]\)\s|\[?\d{1,2}[:.]\d{2}\b|"
    r"[A-Z][A-Z .'-]{2,}(?:,[^:]{0,30})?:\s|[A-Z][a-z]+(?: [A-Z][a-z]+)? (?:district|region|province|governorate)?:\s|"
    r"[A-Z][a-z]+ — )"
)
"""Bullets, numbers, table rows, times of day, and places with a colon or dash in front."""

_HEAD_LINES = 6
_HEADLINE = 140
"""Characters; a longer first line is a paragraph."""


@dataclass(frozen=True, slots=True)
class Layout:
    """``lines`` are character ranges in text order; ``items`` says which of them begin a list item or a row."""

    lines: tuple[Range, ...]
    items: tuple[bool, ...]
    title_end: int

    def line_of(self, offset: int) -> int:
        """The number of the line that holds an offset."""
        return max(0, bisect_right(self.lines, (offset, 1 << 60)) - 1)


def read_layout(text: str, title: str | None) -> Layout:
    """Lines of a text; the headline is the first line where it is the title, or a short line without a full stop."""
    lines: list[Range] = []
    position = 0
    for raw in text.split("\n"):
        if raw.strip():
            lines.append((position, position + len(raw)))
        position += len(raw) + 1
    items = tuple(_ITEM.match(text, start, end) is not None for start, end in lines)
    return Layout(tuple(lines), items, _title_end(text, title, lines))


def _title_end(text: str, title: str | None, lines: list[Range]) -> int:
    """Where the headline ends: the title among the first lines, else a short first line that is no sentence."""
    if not lines:
        return 0
    wanted = (title or "").strip().casefold()
    for start, end in lines[:_HEAD_LINES]:
        if wanted and text[start:end].strip().casefold() == wanted:
            return end
    start, end = lines[0]
    first = text[start:end].strip()
    return end if len(lines) > 1 and len(first) < _HEADLINE and not first.endswith(".") else 0
