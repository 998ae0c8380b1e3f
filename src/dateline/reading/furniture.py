"""Lines of a page that are not the article: navigation, sharing, newsletters, "related stories", cookies."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from dateline.reading.lines import lines_of, wrap_width
from dateline.reading.ranges import Range

LONGEST = 220
"""A longer line is a paragraph, whatever it begins with."""
_LIST_ITEMS = 12
_BULLET = re.compile(r"^\s*(?:[-–—•*·>»]|\d{1,2}[.)])?\s*")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s*$")


@cache
def _rules() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """(lines that go, headings that take the list of headlines under them along), from ``data/furniture.txt``."""
    found: dict[str, list[str]] = {"line": [], "heading": []}
    text = (files(__package__) / "data" / "furniture.txt").read_text("utf-8")
    for row in text.splitlines():
        kind, _, pattern = row.partition(": ")
        if kind in found:
            found[kind].append(pattern)
    line, heading = (re.compile("|".join(f"(?:{one})" for one in found[kind]), re.I) for kind in ("line", "heading"))
    return line, heading


def kept_lines(source: str) -> list[Range]:
    """Ranges of the source that are the article's, with their line ends, neighbours joined.

    Text wrapped at a fixed width (mail, wire) is kept whole: its lines are no units of their own.
    """
    line_rule, heading_rule = _rules()
    kept: list[Range] = []
    ranges = lines_of(source)
    if wrap_width([source[start:end] for start, end in ranges]) is not None:
        return [(0, len(source))]
    under_heading = 0
    for number, (start, end) in enumerate(ranges):
        following = ranges[number + 1][0] if number + 1 < len(ranges) else len(source)
        words = _BULLET.sub("", source[start:end], count=1).strip() if end - start <= LONGEST else ""
        if words:
            if heading_rule.fullmatch(words):
                under_heading = _LIST_ITEMS
                continue
            if under_heading and len(words) <= 120 and not _SENTENCE_END.search(words):
                under_heading -= 1
                continue
            under_heading = 0
            if line_rule.fullmatch(words):
                continue
        elif end - start > LONGEST:
            under_heading = 0
        if kept and kept[-1][1] == start:
            kept[-1] = (kept[-1][0], following)
        elif start < following:
            kept.append((start, following))
    return kept
