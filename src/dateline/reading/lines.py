"""The lines of a text and which of them run on into the next one."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.reading.ranges import Range

_LINE_END = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(r"\s*(?:[•●▪■‣◦·*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\)|[-=]{3,})\s")
_ROW = re.compile(r"\S\t|^\s*\||\s\|\s")
_WORD = re.compile(r"\S+")

WIDEST_WRAP = 100
"""No mail, wire or terminal format wraps its lines wider than this many characters."""
NARROWEST_WRAP = 40


def lines_of(text: str) -> list[Range]:
    """Every line without its line end, blank ones too, in text order."""
    found: list[Range] = []
    start = 0
    for match in _LINE_END.finditer(text):
        found.append((start, match.start()))
        start = match.end()
    found.append((start, len(text)))
    return found


def is_bullet(line: str) -> bool:
    """True where the line begins as an item of a list."""
    return _BULLET.match(line) is not None


def is_row(line: str) -> bool:
    """True where the line looks like a row of a table."""
    return _ROW.search(line) is not None


def wrap_width(lines: list[str]) -> int | None:
    """The width that the text's lines are wrapped at; None where its line ends are paragraph ends.

    A wrapped line is one that the next line's first word would not have fitted on: three in five of the lines that
    another line follows directly must be so, and at least three of them; and where small and capital letters are used,
    one in five of the lines goes on in small ones.
    """
    pairs = [(len(a.rstrip()), a, b) for a, b in pairwise(lines) if a.strip() and b.strip()]
    if len(pairs) < 3:
        return None
    width = sorted(length for length, _, _ in pairs)[int(len(pairs) * 0.95)]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    full = sum(length + 1 + _first_word(b) > width - 4 for length, _, b in pairs)
    small = sum(b.lstrip()[0].islower() for _, _, b in pairs)
    if small < 0.2 * len(pairs) and any(a.upper() != a for _, a, _ in pairs):
        return None
    return width if full >= 3 and full >= 0.6 * len(pairs) else None


def blocks_of(text: str) -> list[Range]:
    """Ranges that a sentence cannot leave: paragraphs, list items, table rows and headlines, stripped."""
    ranges = lines_of(text)
    lines = [text[start:end] for start, end in ranges]
    width = wrap_width(lines)
    cased = any(char.isupper() for char in text)
    blocks: list[Range] = []
    open_at: int | None = None
    for number, (start, _) in enumerate(ranges):
        line = lines[number]
        if not line.strip():
            open_at = None
            continue
        if open_at is None:
            open_at = start + len(line) - len(line.lstrip())
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if not _runs_on(line, after, width, cased):
            blocks.append((open_at, start + len(line.rstrip())))
            open_at = None
    return blocks


def _runs_on(line: str, after: str, width: int | None, cased: bool) -> bool:
    """True where the next line goes on with this one's sentence or paragraph."""
    if not after.strip() or is_bullet(after) or is_row(line) or is_row(after):
        return False
    if width is not None:
        indented = len(after) - len(after.lstrip()) >= len(line) - len(line.lstrip()) + 2
        return not indented and len(line.rstrip()) + 1 + _first_word(after) > 0.8 * width
    lower = cased and after.lstrip()[0].islower()
    return lower and NARROWEST_WRAP <= len(line) <= 2 * WIDEST_WRAP and line.rstrip()[-1] not in ".!?:"


def _first_word(line: str) -> int:
    match = _WORD.search(line)
    return len(match.group()) if match else 0
