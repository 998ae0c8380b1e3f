"""The times of a text, each chained one counted from the event told before it."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dateline.model import DateValue
from dateline.normalise.dates.expression import TimeExpression
from dateline.normalise.dates.find import find_times
from dateline.normalise.dates.resolve import DateAnswer, answer_time

_SPEECH: Final = re.compile(
    r"\b(?:said|says|saying|told|announced|added|statement|reporters|reported|confirmed|wrote|tweeted|posted)\W*(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
"""Words that say when somebody spoke, which is not when anything happened."""


def chain_times(text: str, published: date | None) -> tuple[tuple[TimeExpression, DateAnswer], ...]:
    """Every time expression of a text with its answer.

    What counts from another event counts from the last day told before it that is no day of speech and lay not ahead.
    This is a reader's first guess: where the coder knows which event is meant, ``answer_time`` with its date is better.
    """
    anchor: DateValue | None = None
    found: list[tuple[TimeExpression, DateAnswer]] = []
    for expression in find_times(text):
        answer = answer_time(expression, published, anchor)
        found.append((expression, answer))
        if _tells_an_event(text, expression, answer.value):
            anchor = answer.value
    return tuple(found)


def _tells_an_event(text: str, expression: TimeExpression, value: DateValue) -> bool:
    if value.start is None or expression.kind not in ("date", "time") or expression.ahead:
        return False
    before = text[max(0, expression.outer - 40) : expression.outer]
    return value.precision in ("day", "week") and not _SPEECH.search(before)
