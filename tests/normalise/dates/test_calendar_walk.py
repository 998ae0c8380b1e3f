"""Weekdays, dates and months over the turns of month, year and leap year, against a day-by-day walk of the calendar."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from dateline.normalise.dates import answer_phrase

PUBLISHED = [
    date(2019, 12, 31),
    date(2020, 1, 1),
    date(2020, 2, 28),
    date(2020, 2, 29),
    date(2020, 3, 1),
    date(2021, 2, 28),
    date(2021, 3, 1),
    date(2022, 7, 31),
    date(2022, 8, 1),
    date(2023, 1, 2),
    date(2024, 2, 29),
    date(2024, 12, 30),
    date(2000, 2, 29),
    date(1999, 12, 31),
]
WEEKDAYS = list(calendar.day_name)
MONTHS = list(calendar.month_name)
ONE = timedelta(days=1)


def _back(day: date, fits: Callable[[date], bool]) -> date:
    """The first day that fits, walking back from a day, itself included."""
    while not fits(day):
        day -= ONE
    return day


def _weekday_cases() -> Iterator[tuple[date, str, date, date]]:
    for published in PUBLISHED:
        for name in WEEKDAYS:
            on = _back(published, lambda d, n=name: d.strftime("%A") == n)  # type: ignore[misc]
            last = _back(published - ONE, lambda d, n=name: d.strftime("%A") == n)  # type: ignore[misc]
            yield published, f"on {name}", on, on
            yield published, f"last {name}", last, last
            yield published, f"{name} night", on, on
            yield published, f"{name.upper()}", on, on


def _date_cases() -> Iterator[tuple[date, str, date, date]]:
    for published in PUBLISHED:
        for month, day in ((1, 1), (2, 28), (2, 29), (3, 1), (7, 31), (8, 1), (12, 30), (12, 31)):
            found = _back(published, lambda d, m=month, n=day: (d.month, d.day) == (m, n))  # type: ignore[misc]
            yield published, f"on {day} {MONTHS[month]}", found, found
            yield published, f"{MONTHS[month]} {day}", found, found
            yield published, f"on {MONTHS[month][:3]}. {day}", found, found
            yield published, f"{day} {MONTHS[month]} {found.year}", found, found
            weekday = found.strftime("%A")
            yield published, f"on {weekday}, {day} {MONTHS[month]} {found.year}", found, found


def _month_cases() -> Iterator[tuple[date, str, date, date]]:
    for published in PUBLISHED:
        for month in range(1, 13):
            end = _back(published, lambda d, m=month: d.month == m)  # type: ignore[misc]
            start = end.replace(day=1)
            last = calendar.monthrange(end.year, month)[1]
            yield published, f"in {MONTHS[month]}", start, end.replace(day=last)


def _shift_cases() -> Iterator[tuple[date, str, date, date]]:
    words = {2: "two", 3: "3", 10: "ten", 17: "seventeen", 28: "28", 60: "sixty", 100: "a hundred"}
    for published in PUBLISHED:
        for count, word in words.items():
            day = published
            for _ in range(count):
                day -= ONE
            yield published, f"{word} days ago", day, day


def _week_cases() -> Iterator[tuple[date, str, date, date]]:
    for published in PUBLISHED:
        monday = _back(published, lambda d: d.strftime("%A") == "Monday")
        yield published, "this week", monday, monday + 6 * ONE
        yield published, "last week", monday - 7 * ONE, monday - ONE
        yield published, "three weeks ago", monday - 21 * ONE, monday - 15 * ONE
        yield published, "overnight", published - ONE, published
        yield published, "yesterday", published - ONE, published - ONE
        end = _back(published, lambda d, p=published: d.month != p.month)  # type: ignore[misc]
        yield published, "last month", end.replace(day=1), end
        yield published, "last year", date(published.year - 1, 1, 1), date(published.year - 1, 12, 31)


CASES = [*_weekday_cases(), *_date_cases(), *_month_cases(), *_shift_cases(), *_week_cases()]


def test_the_walk_is_long() -> None:
    assert len(CASES) >= 500


@pytest.mark.parametrize("published", PUBLISHED, ids=str)
def test_the_words_lead_where_the_walk_leads(published: date) -> None:
    for day, words, start, end in CASES:
        if day == published:
            value = answer_phrase(words, published).value
            assert (value.start, value.end, value.written) == (start, end, words), words
