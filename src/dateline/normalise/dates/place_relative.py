"""Placing periods and shifts that count from a reference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import ceil, floor

from dateline.normalise.dates import calendar_math as days
from dateline.normalise.dates.meaning import (
    Period,
    Shift,
    Stretch,
    Unit,
)
from dateline.normalise.dates.place import (
    NO_ANCHOR,
    NO_DATE,
    NO_PUBLICATION,
    NO_SUCH_DAY,
    Given,
    Place,
    Placed,
    Unplaced,
    anchor_of,
    placed_range,
)


def place_period(core: Period, given: Given) -> Place:
    """Place a calendar unit that is counted from publication or from another event."""
    if core.reference == "anchor":
        base = anchor_of(given)
        if base is None:
            return NO_ANCHOR
    elif given.published is None:
        return NO_PUBLICATION
    else:
        base = Placed(given.published, given.published, "day")
    if core.unit == "day" and base.unit != "day":
        return Unplaced("the other event's date is too wide", needs_anchor=True)
    return moved(base, core.unit, core.offset)


def moved(base: Placed, unit: Unit, count: int) -> Place:
    """The calendar unit that lies ``count`` units from the one that holds ``base``."""
    day = base.end if count > 0 else base.start
    match unit:
        case "day":
            start, end = days.add_days(base.start, count), days.add_days(base.end, count)
            return Placed(start, end, "day") if start and end else NO_SUCH_DAY
        case "weekend":
            return _weekend(day, count)
        case "week":
            return placed_range(days.week_of(day, count), "week")
        case "month":
            return placed_range(days.month_of(day.year, day.month + count), "month")
        case "quarter":
            return placed_range(days.months_of(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * count, 3), "quarter")
        case "year":
            return placed_range(days.year_of(day.year + count), "year")
        case "decade":
            return placed_range(days.year_of(day.year // 10 * 10 + 10 * count, 10), "decade")
        case "century":
            return placed_range(days.year_of(max(1, day.year // 100 * 100 + 100 * count), 100), "century")
        case _:
            return NO_DATE


def _weekend(day: date, count: int) -> Place:
    """0 is the one that has begun on or before the day; -1 the one that is over; +1 the next to begin."""
    if count == 0:
        saturday = days.latest_weekday(day, 5)
    elif count < 0:
        before = days.add_days(day, -2 - 7 * (-count - 1))
        saturday = days.latest_weekday(before, 5) if before else None
    else:
        after = days.add_days(day, 1 + 7 * (count - 1))
        saturday = days.earliest_weekday(after, 5) if after else None
    sunday = days.add_days(saturday, 1) if saturday else None
    return Placed(saturday, sunday, "weekend") if saturday and sunday else NO_SUCH_DAY


def shifted(core: Shift, base: Placed) -> Place:
    """Count from a place: days and weeks from a known day are exact, other counts give the whole unit."""
    if core.unit in ("hour", "minute", "second"):
        return _hours_away(core, base)
    if core.unit in ("decade", "century") and core.count is not None:
        core = replace(core, unit="year", count=core.count * (10 if core.unit == "decade" else 100))
    if core.count is None or core.about:
        return Unplaced("gives no number" if core.count is None else "gives only a rough number")
    exact = base.unit == "day" and (core.reference == "anchor" or core.base is not None)
    per = {"day": 1, "week": 7}.get(core.unit)
    count = core.count * (per or 1)
    if core.count > 1e5:
        return NO_SUCH_DAY
    if per and (exact or core.unit == "day"):
        return _days_away(base, count, core.sign)
    if count != int(count):
        return Unplaced("gives no whole number")
    if per:
        return moved(base, "week", core.sign * int(core.count))
    unit: Unit = base.unit if core.unit == "year" and core.base is not None and base.unit == "month" else core.unit
    steps = int(core.count) * (12 if unit == "month" and core.unit == "year" else 1)
    return moved(base, unit, core.sign * steps)


def _hours_away(core: Shift, base: Placed) -> Place:
    """Half a day or less keeps the day; whole days move it; what lies between covers both days."""
    hours = (core.count or 0) * {"hour": 1.0, "minute": 1 / 60}.get(core.unit, 1 / 3600)
    if base.unit != "day" or hours > 1e5:
        return Unplaced("the other event's date is too wide", needs_anchor=True)
    return base if hours <= 12 else _days_away(base, hours / 24, core.sign)


def _days_away(base: Placed, count: float, sign: int) -> Place:
    near, far = sorted((sign * floor(count), sign * ceil(count)))
    start, end = days.add_days(base.start, near), days.add_days(base.end, far)
    return Placed(start, end, base.unit, base.reason) if start and end else NO_SUCH_DAY


def place_stretch(core: Stretch, given: Given) -> Place:
    """Place "the past 24 hours": from so long before publication up to it."""
    today = given.published
    if today is None:
        return NO_PUBLICATION
    if core.count is None or core.count > 1e4:
        return Unplaced("gives no number")
    per = {"second": 0, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "weekend": 7, "week": 7}.get(core.unit)
    if per is not None:
        far, unit = days.add_days(today, core.sign * ceil(core.count * per)), core.unit
        unit = "day" if per <= 1 else "week"
    else:
        months = ceil(core.count * {"month": 1, "quarter": 3, "decade": 120, "century": 1200}.get(core.unit, 12))
        span = days.month_of(today.year, today.month + core.sign * months)
        far = date(span[0].year, span[0].month, min(today.day, span[1].day)) if span else None
        unit = "month" if core.unit in ("month", "quarter") else "year"
    if far is None:
        return NO_SUCH_DAY
    return Placed(min(far, today), max(far, today), unit)
