"""The times of a text, each chained one counted from the event told before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from dateline.model import DateValue
from dateline.normalise.dates.expression import TimeExpression
from dateline.normalise.dates.find import find_times
from dateline.normalise.dates.meaning import CalendarDay, Period, Within
from dateline.normalise.dates.resolve import DateAnswer, answer_time
from dateline.normalise.dates.timex import Timex, timexes

_SPEECH: Final = re.compile(
    r"\b(?:said|says|saying|told|announced|added|statement|reporters|reported|confirmed|wrote|tweeted|posted)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
"""Words that say when somebody spoke, which is not when anything happened."""
_SPAN: Final = re.compile(r"(?:since|until|till|from|by)\b", re.IGNORECASE)
"""Words that tell the end of a stretch, and no event."""
_WIDE: Final = ("month", "quarter", "year", "decade", "century")


def chain_times(text: str, published: date | None) -> tuple[tuple[TimeExpression, DateAnswer], ...]:
    """Every time expression of a text with its answer.

    What counts from another event counts from the last day told before it that is no day of speech and lay not ahead;
    "that year" takes the last month or year, too. This is a reader's first guess: where the coder knows which event
    is meant, ``answer_time`` with its date is better.
    """
    return tuple((expression, answer) for expression, answer, _ in _chained(text, published))


def chain_timexes(text: str, published: date | None) -> tuple[Timex, ...]:
    """Every TIMEX3 of a text, counted in the same way."""
    return tuple(
        timex for expression, _, anchor in _chained(text, published) for timex in timexes(expression, published, anchor)
    )


def _chained(text: str, published: date | None) -> Iterator[tuple[TimeExpression, DateAnswer, DateValue | None]]:
    day: DateValue | None = None
    wide: DateValue | None = None
    for expression in find_times(text):
        anchor = wide if _counts_in_months(expression) else day
        answer = _answer(expression, published, anchor)
        yield expression, answer, anchor
        if _tells_an_event(text, expression, answer.value):
            wide = answer.value
            if answer.value.precision in ("day", "week"):
                day = answer.value
            elif answer.value.precision == "month" and not _SPAN.match(expression.written):
                day = None


def _answer(expression: TimeExpression, published: date | None, anchor: DateValue | None) -> DateAnswer:
    """ "Buried on Friday, two days after the raid" counts back to the raid where it would lie ahead."""
    answer = answer_time(expression, published, anchor)
    start = answer.value.start
    if expression.bridges and anchor is not None and published is not None and start is not None and start > published:
        return answer_time(expression, published, anchor, backwards=True)
    return answer


def _counts_in_months(expression: TimeExpression) -> bool:
    """Whether a month or a year is near enough to count from: "that year", "the following month", "that July"."""
    core = expression.meaning.core
    unit = core.whole.unit if isinstance(core, Within) else core.unit if isinstance(core, Period) else None
    return unit in _WIDE or (isinstance(core, CalendarDay) and core.relation != "latest")


def _tells_an_event(text: str, expression: TimeExpression, value: DateValue) -> bool:
    if value.start is None or expression.kind not in ("date", "time") or expression.ahead:
        return False
    before = text[max(0, expression.outer - 40) : expression.outer]
    return value.precision != "none" and not _SPEECH.search(before)
