"""Stretches of text between quotation marks, over several paragraphs where the marks are repeated."""

from __future__ import annotations

import re
from typing import Final

from dateline.coding.token import Range

PAIRS: Final = {"“": "”", "«": "»", "„": "“”", "‘": "’", '"': '"', "``": "''", "'": "'", "''": "''"}
_MARK: Final = re.compile(r"``|''|[“”«»„\"‘’']")
_LETTER: Final = re.compile(r"\w")


def _opens(text: str, at: int, length: int) -> bool:
    """True where a mark that looks the same on both sides begins a quotation."""
    before = text[at - 1] if at else " "
    after = text[at + length : at + length + 1]
    return bool(after) and not after.isspace() and (before.isspace() or before in "([{—–-:/“‘\"'")


def _closes(text: str, at: int, length: int, mark: str) -> bool:
    """True where a mark ends a quotation: an apostrophe inside a word does not."""
    before = text[at - 1] if at else " "
    after = text[at + length : at + length + 1]
    if mark in "’'":
        return not before.isspace() and not _LETTER.match(after)
    return not before.isspace() or mark in "”»"


def _paragraphs(text: str) -> list[Range]:
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def _in_paragraph(text: str, start: int, end: int) -> list[tuple[int, int, bool, str]]:
    """Outermost quotations of one paragraph: start, end, closed, opening mark. An open one ends with the paragraph."""
    found: list[tuple[int, int, bool, str]] = []
    opened: tuple[int, str] | None = None
    last = {mark: _last_closing(text, start, end, mark) for mark in "’'"}
    for match in _MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened is None:
            single = mark in "‘'"
            starts = mark in PAIRS and (mark in "“«„``" or _opens(text, at, len(mark)))
            if starts and (not single or last[PAIRS[mark]] > at + 1):
                opened = (at, mark)
        elif mark in PAIRS[opened[1]] and _closes(text, at, len(mark), mark):
            found.append((opened[0], match.end(), True, opened[1]))
            opened = None
    if opened is not None:
        found.append((opened[0], len(text[start:end].rstrip()) + start, False, opened[1]))
    return found


def _last_closing(text: str, start: int, end: int, mark: str) -> int:
    """Where a single mark last closes in a paragraph, -1 for nowhere: one without a partner is an apostrophe."""
    at = text.rfind(mark, start, end)
    while at >= 0 and not _closes(text, at, 1, mark):
        at = text.rfind(mark, start, at)
    return at


def find_quotations(text: str) -> tuple[Range, ...]:
    """Outermost quotations with their marks, in text order; one that goes on in the next paragraph is one range."""
    merged: list[Range] = []
    pending: tuple[int, str] | None = None
    for start, end in _paragraphs(text):
        body = start + len(text[start:end]) - len(text[start:end].lstrip())
        if pending and not text.startswith(pending[1], body):
            pending = None
        for first, last, closed, mark in _in_paragraph(text, start, end):
            if pending and first == body:
                merged[-1] = (merged[-1][0], last)
            else:
                merged.append((first, last))
            pending = None if closed else (first, mark)
    return tuple(merged)
