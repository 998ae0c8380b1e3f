"""Lines of a page that are not the article: navigation, sharing, newsletters, "related stories", cookies."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    ranges = lines_of(source)
    lines = [source[start:end] for start, end in ranges]
    if wrap_width(lines) is not None:
        return [(0, len(source))]
    kept = _kept(source, ranges, lines, _going(lines, _LIST_ITEMS))
    if 2 * sum(end - start for start, end in kept) < len(source):
        # A ticker or a bulletin is made of headlines under a heading: then they are the text.
        kept = _kept(source, ranges, lines, _going(lines, 0))
    return kept


def _kept(source: str, ranges: list[Range], lines: list[str], going: Iterator[bool]) -> list[Range]:
    kept: list[Range] = []
    went, blank_before = False, True
    for number, goes in enumerate(going):
        start = ranges[number][0]
        following = ranges[number + 1][0] if number + 1 < len(ranges) else len(source)
        blank = not lines[number].strip()
        if goes or (blank and went and blank_before):  # the blank line under furniture goes where one stands above it
            went = True
            continue
        went, blank_before = False, blank
        if kept and kept[-1][1] == start:
            kept[-1] = (kept[-1][0], following)
        elif start < following:
            kept.append((start, following))
    return kept


def _going(lines: list[str], headlines: int) -> Iterator[bool]:
    """For each line whether it is furniture, with at most so many headlines under a heading; a blank line never is."""
    line_rule, heading_rule = _rules()
    under_heading = 0
    for line in lines:
        words = _BULLET.sub("", line, count=1).strip() if len(line) <= LONGEST else ""
        if not words:
            under_heading = 0 if line.strip() else under_heading
            yield False
        elif heading_rule.fullmatch(words):
            under_heading = headlines
            yield True
        elif under_heading and len(words) <= 120 and not _SENTENCE_END.search(words):
            under_heading -= 1
            yield True
        else:
            under_heading = 0
            yield line_rule.fullmatch(words) is not None
