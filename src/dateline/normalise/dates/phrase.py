"""A stretch of words that somebody marked as a date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.model import DateValue
from dateline.normalise.dates.find import find_times
from dateline.normalise.dates.resolve import DateAnswer, Tense, answer_time


def answer_phrase(
    written: str,
    published: date | None,
    anchor: DateValue | None = None,
    tense: Tense | None = None,
    day_first: bool | None = None,
) -> DateAnswer:
    """Place words that are known to say when; ``written`` is kept whole.

    Of several expressions in the words the most exact that can be placed counts, then the first.
    """
    answers = [answer_time(found, published, anchor, tense, day_first) for found in find_times(written)]
    if not answers:
        return DateAnswer(DateValue.unresolved(written), "names no time", False)
    best = min(answers, key=_width)
    return replace(best, value=replace(best.value, written=written))


def _width(answer: DateAnswer) -> int:
    value = answer.value
    if value.start is None or value.end is None:
        return 10**7 - answer.needs_anchor
    return (value.end - value.start).days
