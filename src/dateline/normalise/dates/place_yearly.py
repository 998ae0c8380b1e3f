"""Placing parts of the year, decades, feasts, dates of other calendars and dates in figures."""

from __future__ import annotations

from typing import Final

from dateline.normalise.dates import calendar_math as days
from dateline.normalise.dates.feasts import feast_day
from dateline.normalise.dates.foreign import foreign_range
from dateline.normalise.dates.meaning import (
    Feast,
    ForeignDay,
    Numeric,
    PartOfYear,
    Unit,
    Years,
)
from dateline.normalise.dates.place import (
    NO_PUBLICATION,
    NO_SUCH_DAY,
    Given,
    Place,
    Placed,
    Unplaced,
    one_day,
    placed_range,
)

_JUST_OVER: Final = 92
"""Days for which a quarter without a year stays the one just over, whatever is said to be still to come."""


def place_part_of_year(core: PartOfYear, given: Given) -> Place:
    """Place a quarter, half or season; without a year it is the latest that has begun."""
    size = {"Q": 3, "H": 6, "S": 3}[core.kind]
    unit: Unit = "quarter" if core.kind == "Q" else "half" if core.kind == "H" else "season"
    month = 3 * core.index if core.kind == "S" else size * (core.index - 1) + 1
    if core.year is not None:
        return placed_range(days.months_of(core.year, month, size), unit)
    today = given.published
    if today is None:
        return NO_PUBLICATION
    if core.year_shift is not None:
        return placed_range(days.months_of(today.year + core.year_shift, month, size), unit)
    nearby = [p for y in (1, 0, -1, -2) if (p := days.months_of(today.year + y, month, size))]
    match core.relation:
        case "last" | "previous":
            found = next((p for p in nearby if p[1] < today), None)
        case "next" | "following":
            found = next((p for p in reversed(nearby) if p[0] > today), None)
        case "this":
            now = next((p for p in nearby if p[0] <= today <= p[1]), None)
            found = now or next((p for p in nearby if p[0].year == today.year), None)
        case _ if given.ahead and (core.kind == "S" or not any(0 <= (today - p[1]).days <= _JUST_OVER for p in nearby)):
            found = next((p for p in reversed(nearby) if p[1] >= today), None)
        case _:
            found = next((p for p in nearby if p[0] <= today), None)
    return placed_range(found, unit)


def place_years(core: Years, given: Given) -> Place:
    """Place a decade or century."""
    return placed_range(days.year_of(max(1, core.first), core.count), "decade" if core.count == 10 else "century")


def place_feast(core: Feast, given: Given) -> Place:
    """Place a feast; without a year it is the latest on or before publication."""
    if core.year is not None:
        return one_day(feast_day(core.name, core.year))
    today = given.published
    if today is None:
        return NO_PUBLICATION
    nearby = [
        d for y in range(8, -9, -1) if 1 <= today.year + y <= 9998 and (d := feast_day(core.name, today.year + y))
    ]
    if core.relation == "next" or (given.ahead and core.relation == "latest"):
        return one_day(next((d for d in reversed(nearby) if d >= today), None))
    return one_day(next((d for d in nearby if d <= today), None))


def place_foreign_day(core: ForeignDay, given: Given) -> Place:
    """Place a date of the Persian or Islamic calendar, where the conversion is certain."""
    unit: Unit = "day" if core.day else "month" if core.month else "year"
    if core.year is not None:
        found = foreign_range(core.calendar, core.year, core.month, core.day)
        return Placed(*found, unit) if found else Unplaced("the calendar's day depends on the sighting of the moon")
    if given.published is None:
        return NO_PUBLICATION
    if core.calendar != "persian":
        return Unplaced("no year of that calendar")
    for year in (given.published.year - 621, given.published.year - 622, given.published.year - 623):
        found = foreign_range("persian", year, core.month, core.day)
        if found and found[0] <= given.published:
            return Placed(*found, unit)
    return NO_SUCH_DAY


def place_numeric(core: Numeric, given: Given) -> Place:
    """ "03/04/2020" has two readings, and is placed only where the outlet's habit is known."""
    if len(core.readings) == 1:
        return one_day(core.readings[0])
    if given.day_first is None:
        return Unplaced("day and month cannot be told apart")
    return one_day(core.readings[0] if given.day_first else core.readings[1])
