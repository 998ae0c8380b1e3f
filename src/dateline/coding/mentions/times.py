"""The time expressions of an article, read from its day of publication."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dateline.coding.mentions.cue import TimeCue
from dateline.coding.token import Range
from dateline.model import DateValue
from dateline.normalise.dates import TimeExpression, answer_time, find_times
from dateline.normalise.dates.meaning import Shift


def _anchored(expression: TimeExpression, published: date | None) -> Callable[[DateValue], DateValue]:
    return lambda anchor: answer_time(expression, published, anchor).value


def _turned(expression: TimeExpression) -> TimeExpression:
    """ "Nine days after", read from the event that came first: nine days before the other."""
    core = expression.meaning.core
    if not isinstance(core, Shift):
        return expression
    return replace(expression, meaning=replace(expression.meaning, core=replace(core, sign=-core.sign)))


_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,40}\))?\s*(?:—|–|--|-)\s")


_CITY = re.compile(r"(?:^|\s)[A-Z][A-Z' .-]{2,},(?: [A-Z][\w. ]{1,30},)? $")
"""A city in capitals before an agency's date, wherever the lines of a text are run together."""


def _in_dateline(text: str, expression: TimeExpression) -> bool:
    """True for the date that an agency prints before the dash of its first line."""
    line = text.rfind("\n", 0, expression.outer) + 1
    before = text[line : expression.outer]
    opens = 2 < len(before) < 60 and line <= 600 and any(c.isalpha() for c in before)
    if not opens and _CITY.search(before[-60:]) is None:
        return False
    return _DATELINE.match(text, expression.end) is not None


_PLANNED = re.compile(
    r"\b(?:due|scheduled|planned|beginning|starting|effective|expected|(?:issue|edition|as) of|updated)"
    r"(?:\s+(?:on|for|from|to \w+))?:?\s*$",
    re.IGNORECASE,
)
"""Before a time on which nothing told here happened: a plan, an issue, a count's day."""


def _planned(text: str, expression: TimeExpression) -> bool:
    start = expression.outer
    opening = text[start : start + 6].lower()
    return opening.startswith("as of ") or _PLANNED.search(text, max(0, start - 40), start) is not None


_CLOCK_LINE = re.compile(
    r"^[ \t]*\[?\d{1,2}[:.]\d{2}\b(?:[ \t]*(?:GMT|UTC|BST|CET|local time))?\]?[ \t:–-]*", re.MULTILINE
)
"""A line of a running report opens with the time at which it was written."""
_RUNNING = 3
"""Lines with a time of day in front that make a running report."""


def _written_at(text: str) -> tuple[Range, ...]:
    """Where the lines of a running report say when they were written."""
    found = tuple(match.span() for match in _CLOCK_LINE.finditer(text))
    return found if len(found) >= _RUNNING else ()


def find_time_cues(text: str, published: date | None) -> tuple[TimeCue, ...]:
    """Every expression that can date an event: no lengths of time, no habits, nothing still to come."""
    cues: list[TimeCue] = []
    written = _written_at(text)
    for expression in find_times(text):
        if expression.kind in ("duration", "set"):
            continue
        if _in_dateline(text, expression) or _planned(text, expression):
            continue
        if any(start <= expression.outer < end for start, end in written):
            continue
        answer = answer_time(expression, published)
        start = answer.value.start
        if expression.ahead and start is not None and published is not None and start > published:
            continue
        cues.append(
            TimeCue(
                (expression.outer, expression.outer + len(expression.written)),
                answer.value,
                _anchored(expression, published) if answer.needs_anchor else None,
                _anchored(_turned(expression), published) if answer.needs_anchor else None,
            )
        )
    return tuple(cues)
