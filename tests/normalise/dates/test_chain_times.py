"""Chained times of a text count from the event told before them, not from the day somebody spoke."""

from __future__ import annotations

from datetime import date

import pytest

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


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("At 23:40 the guns fell silent.", 15),
        ("At 02:10 the guns fell silent.", 16),
        ("Before dawn they fell silent.", 16),
    ],
)
def test_a_time_of_a_night_is_on_one_of_its_days(words: str, day: int) -> None:
    found = chain_times(f"The depot was shelled overnight. {words}", date(2024, 5, 16))
    assert [found[1][1].value.start, found[1][1].value.end] == [date(2024, 5, day)] * 2


def test_a_time_of_two_days_of_fighting_may_be_on_either() -> None:
    found = chain_times("They fought on 15 and 16 May. At 23:40 the guns fell silent.", date(2024, 5, 20))
    assert [found[1][1].value.start, found[1][1].value.end] == [date(2024, 5, 15), date(2024, 5, 16)]


def test_what_came_days_after_another_event_does_not_lie_ahead() -> None:
    found = chain_times("He was buried on Thursday, three days after the raid.", date(2024, 5, 17))
    assert found[1][1].value.start == date(2024, 5, 13)


def test_what_went_on_until_a_day_is_over() -> None:
    found = chain_times("The shooting went on, with pauses, until Sunday noon.", date(2024, 5, 15))
    assert found[0][1].value.start == date(2024, 5, 12)


def test_an_hour_of_the_day_after_a_night_may_be_on_either_day() -> None:
    found = chain_times("The depot was shelled overnight. At 15:10 the fire was out.", date(2024, 5, 16))
    assert [found[1][1].value.start, found[1][1].value.end] == [date(2024, 5, 15), date(2024, 5, 16)]


@pytest.mark.parametrize("before", ["late on Sunday", "on Sunday night", "on Sunday at 23:10", "at 9 p.m. on Sunday"])
def test_dawn_after_an_evening_is_the_next_days(before: str) -> None:
    found = chain_times(f"The men were taken {before}. They were found alive at sunrise.", date(2024, 5, 15))
    assert found[-1][1].value.start == date(2024, 5, 13)


def test_nothing_is_counted_from_a_month() -> None:
    found = chain_times("It fell on Sunday. In March three were taken and freed two days later.", date(2024, 5, 15))
    assert found[2][1].value.start is None


def test_a_number_with_a_year_is_no_time() -> None:
    assert chain_times("Press release PR-61/2024", date(2024, 5, 15)) == ()
