"""A stretch of words that somebody marked as a date."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from dateline.model import DateValue
from dateline.normalise.dates.expression import TimeExpression
from dateline.normalise.dates.find import find_times
from dateline.normalise.dates.resolve import DateAnswer, Tense, answer_time

_UP_TO: Final = re.compile(r"\s*(?:to|until|till|and|through|[-–—])\s*(?:the\s+)?$", re.IGNORECASE)


def answer_phrase(
    written: str,
    published: date | None,
    anchor: DateValue | None = None,
    tense: Tense | None = None,
    day_first: bool | None = None,
    backwards: bool = False,
) -> DateAnswer:
    """Place words that are known to say when; ``written`` is kept whole.

    "From A to B" covers both. Of several other expressions the most exact that can be placed counts, then the first.
    The other arguments are those of ``answer_time``.
    """
    found = find_times(written)
    answers = [answer_time(each, published, anchor, tense, day_first, backwards) for each in found]
    if not answers:
        return DateAnswer(DateValue.unresolved(written), "names no time", False)
    best = _from_to(written, found, answers) or min(answers, key=_width)
    return replace(best, value=replace(best.value, written=written))


def _from_to(written: str, found: tuple[TimeExpression, ...], answers: list[DateAnswer]) -> DateAnswer | None:
    """Both ends of "from A to B", where the second can be placed; the first is the latest before it."""
    if len(found) != 2 or not _UP_TO.match(written[found[0].outer_end : found[1].start]):
        return None
    last = answers[1].value
    if last.end is None or found[0].kind in ("duration", "set") or found[1].kind in ("duration", "set"):
        return None
    first = answer_time(found[0], last.end).value
    if first.start is None or first.start > last.end:
        return None
    return replace(answers[1], value=replace(last, start=first.start))


def _width(answer: DateAnswer) -> int:
    value = answer.value
    if value.start is None or value.end is None:
        return 10**7 - answer.needs_anchor
    return (value.end - value.start).days
