"""When an article was published, as the page or the text itself says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from itertools import islice

from dateline.reading.lines import lines_of

PrintedDate = Callable[[str], date | None]
"""Reads a full printed date ("4 March 2021") out of a few words; None where there is none or more than one."""

_ISO = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2} [A-Za-z]{3,9}\.? \d\d\b")
_DASH = re.compile(r"\s(?:[–—-]|--)\s|:\s|—")
_CHANGED = re.compile(r"\b(?:updated|modified|last|accessed|retrieved|copyright|since|until|from)\b|©|\(c\)", re.I)
_LOWER = re.compile(r"\b[a-z]{2,}\b")
_ALLOWED = frozenset(
    (
        *("of", "on", "at", "date", "publication", "published", "posted", "issued", "first", "by", "am", "pm", "as"),
        *("gmt", "utc", "the", "st", "nd", "rd", "th", "de", "and"),
    )
)
_HEAD_LINES, _TAIL_LINES, _LONGEST = 8, 3, 90
_CAPITAL_WORDS = 8
"""A line in capitals shows no small words; a longer one is taken for a piece of a sentence."""


def page_date(written: Iterable[str], printed_date: PrintedDate | None) -> date | None:
    """The first of the page's own publication dates that can be read, as the day that it names."""
    for words in written:
        found = _iso(words) or (printed_date(words) if printed_date else None)
        if found is not None and 1900 <= found.year <= 2200:
            return found
    return None


def _iso(words: str) -> date | None:
    match = _ISO.match(words)
    try:
        return date(*(int(part) for part in match.groups())) if match else None
    except ValueError:
        return None


def printed_on(text: str, printed_date: PrintedDate) -> date | None:
    """The full date of a date line near the top or at the foot, or of the dateline; None where they differ or fail.

    A line that tells something, or says that it was updated, is no date line: apart from the words that date lines are
    made of, it has no word in small letters.
    """
    for candidates in (_top(text), _foot(text)):
        found = {day for words in candidates if _is_date_line(words) and (day := printed_date(words)) is not None}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _top(text: str) -> list[str]:
    """The first lines, and of one that begins with a dateline the dateline."""
    found: list[str] = []
    head = text[:4000]
    for line in islice((head[start:end].strip() for start, end in lines_of(head)), 3 * _HEAD_LINES):
        if not line or len(found) == _HEAD_LINES:
            continue
        dash = _DASH.search(line)
        found.append(line[: dash.start()] if dash and (len(line) > _LONGEST or line.isupper()) else line)
    return found


def _foot(text: str) -> list[str]:
    tail = text[-600:]
    lines = [tail[start:end].strip() for start, end in lines_of(tail)]
    return [line for line in lines if line][-_TAIL_LINES:]


def _is_date_line(words: str) -> bool:
    if len(words) > _LONGEST or not _YEAR.search(words) or _CHANGED.search(words):
        return False
    if words.isupper():
        return len(words.split()) <= _CAPITAL_WORDS
    return all(word in _ALLOWED for word in _LOWER.findall(words))
