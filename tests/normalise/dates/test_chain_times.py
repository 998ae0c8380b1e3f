"""Chained times of a text count from the event told before them, not from the day somebody spoke."""

from __future__ import annotations

from datetime import date

from dateline.normalise.dates import chain_times

PUBLISHED = date(2023, 6, 14)


def _days(text: str) -> list[date | None]:
    return [answer.value.start for _, answer in chain_times(text, PUBLISHED)]


def test_the_next_day_follows_the_event() -> None:
    assert _days("A shell hit a mill on Monday. The next day two more fell.") == [date(2023, 6, 12), date(2023, 6, 13)]


def test_the_day_of_speech_is_no_event() -> None:
    text = "Men shot at a bus on Sunday, the mayor said on Tuesday. Two days later, a bridge was blown up."
    assert _days(text) == [date(2023, 6, 11), date(2023, 6, 13), date(2023, 6, 13)]


def test_a_chain_goes_on() -> None:
    text = "On 30 May a convoy was hit. Two days later another was. The following night the depot burned."
    assert _days(text) == [date(2023, 5, 30), date(2023, 6, 1), date(2023, 6, 2)]


def test_nothing_before_leaves_it_open() -> None:
    ((_, answer),) = chain_times("Two days later the bridge fell.", PUBLISHED)
    assert answer.needs_anchor
    assert answer.value.start is None
