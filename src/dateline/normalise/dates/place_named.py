"""Placing days, months, years and weekdays that are named."""

from __future__ import annotations

from datetime import date
from typing import Final

from dateline.normalise.dates import calendar_math as days
from dateline.normalise.dates.meaning import (
    CalendarDay,
    Weekday,
)
from dateline.normalise.dates.place import (
    NO_ANCHOR,
    NO_PUBLICATION,
    Given,
    Place,
    Unplaced,
    anchor_of,
    one_day,
    placed_range,
)

_JUST_OVER: Final = 60
"""Days for which a date without a year stays the one just over, for a writer who meant the next would say so."""


def place_calendar_day(core: CalendarDay, given: Given) -> Place:
    """Place a day, month or year by name; without a year it is the latest that the words allow."""
    year = core.year
    if year is None and core.year_shift is not None:
        if given.published is None:
            return NO_PUBLICATION
        year = given.published.year + core.year_shift
    if year is not None:
        return in_year(core, year)
    if core.relation in ("same", "previous", "following") and core.month is not None:
        return _month_by_anchor(core, core.month, given)
    if given.published is None:
        return NO_PUBLICATION
    if core.month is None:
        return _day_of_some_month(core, given.published)
    if core.day is None:
        return _month_near(core, core.month, given.published, given.ahead)
    return _date_near(core, core.month, core.day, given.published, given.ahead)


def in_year(core: CalendarDay, year: int) -> Place:
    """Place it in a given year."""
    if core.month is None:
        return placed_range(days.year_of(year), "year")
    if core.day is None:
        return placed_range(days.month_of(year, core.month), "month")
    day = days.make_day(year, core.month, core.day)
    return one_day(day, _weekday_doubt(day, core.weekday))


def _weekday_doubt(day: date | None, weekday: int | None) -> str | None:
    wrong = day is not None and weekday is not None and day.weekday() != weekday
    return "the weekday and the date do not agree; the date is kept" if wrong else None


def _date_near(core: CalendarDay, month: int, day: int, published: date, ahead: bool | None) -> Place:
    """The latest on or before publication; the next one where the words or the weekday say so."""
    years = range(published.year + 8, published.year - 9, -1)
    all_days = [d for year in years if (d := days.make_day(year, month, day))]
    past = next((d for d in all_days if d <= published), None)
    coming = next((d for d in reversed(all_days) if d >= published), None)
    just_over = past is not None and (published - past).days <= _JUST_OVER
    order = [coming, past] if ahead and not just_over else [past, coming]
    fitting = next((d for d in order if d and core.weekday is not None and d.weekday() == core.weekday), None)
    chosen = fitting or order[0] or order[1]
    return one_day(chosen, _weekday_doubt(chosen, core.weekday))


def _month_near(core: CalendarDay, month: int, published: date, ahead: bool | None) -> Place:
    year = published.year
    if core.relation == "last":
        year -= month >= published.month
    elif core.relation == "next" or (core.relation == "latest" and ahead):
        just_over = core.relation == "latest" and 0 < published.month - month <= _JUST_OVER // 30
        year += not just_over and (month < published.month or (month == published.month and core.relation == "next"))
    elif core.relation != "this":
        year -= month > published.month
    return placed_range(days.month_of(year, month), "month")


def _month_by_anchor(core: CalendarDay, month: int, given: Given) -> Place:
    """ "that July" is the anchor's year's, "the following July" the first after the anchor's month."""
    anchor = anchor_of(given)
    if anchor is None:
        return NO_ANCHOR
    year = anchor.start.year
    if core.relation == "following":
        year += month <= anchor.end.month
    elif core.relation == "previous":
        year -= month >= anchor.start.month
    return in_year(core, year)


def _day_of_some_month(core: CalendarDay, published: date) -> Place:
    """ "the 9th": the latest month in which it lies on or before publication, and on its weekday where one is named."""
    for back in range(12):
        first = days.month_of(published.year, published.month - back)
        day = days.make_day(first[0].year, first[0].month, core.day or 0) if first else None
        if day is None or day > published:
            continue
        if _weekday_doubt(day, core.weekday) is None:
            return one_day(day)
        if back > 1:
            break
    return Unplaced("no month fits the weekday and the day")


def place_weekday(core: Weekday, given: Given) -> Place:
    """Place a weekday: the last one on or before publication, unless the words say which (codebook §7)."""
    if core.relation == "some":
        return Unplaced("no particular day")
    if core.relation in ("same", "previous", "following"):
        return _weekday_by_anchor(core, given)
    today = given.published
    if today is None:
        return NO_PUBLICATION
    if core.week is not None or core.relation == "this":
        week = days.week_of(today, core.week or 0)
        return one_day(days.add_days(week[0], core.weekday) if week else None)
    if core.relation in ("last", "before_last"):
        yesterday = days.add_days(today, -1)
        last = days.latest_weekday(yesterday, core.weekday) if yesterday else None
        return one_day(days.add_days(last, -7) if last and core.relation == "before_last" else last)
    if core.relation == "next":
        tomorrow = days.add_days(today, 1)
        return one_day(days.earliest_weekday(tomorrow, core.weekday) if tomorrow else None)
    pick = days.earliest_weekday if given.ahead else days.latest_weekday
    return one_day(pick(today, core.weekday))


def _weekday_by_anchor(core: Weekday, given: Given) -> Place:
    """ "that Sunday" lies in the anchor's days, or is the last one before them; "the previous Friday" before them."""
    anchor = anchor_of(given)
    if anchor is None:
        return NO_ANCHOR
    if core.relation == "following":
        after = days.add_days(anchor.end, 1)
        return one_day(days.earliest_weekday(after, core.weekday) if after else None)
    if core.relation == "previous":
        before = days.add_days(anchor.start, -1)
        return one_day(days.latest_weekday(before, core.weekday) if before else None)
    if (anchor.end - anchor.start).days > 6:
        return Unplaced("the other event's date is too wide", needs_anchor=True)
    return one_day(days.latest_weekday(anchor.end, core.weekday))
