"""TIMEX3 values (TimeML 1.2.1; Pustejovsky et al. 2003)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from dateline.model import DateValue
from dateline.normalise.dates.expression import TimeExpression
from dateline.normalise.dates.meaning import (
    Between,
    CalendarDay,
    Clock,
    Core,
    Every,
    Length,
    Meaning,
    PartOfYear,
    Period,
    Shift,
    SomeTime,
    Stretch,
    Weekday,
)  # fmt: skip
from dateline.normalise.dates.place import Given, Place, Placed
from dateline.normalise.dates.placing import place
from dateline.normalise.dates.time_rules import period_value

_SOON: Final = (45, 100)
"""Days in which a month, and a day, without a year is taken as the coming one."""
_SEASON: Final = ("SP", "SU", "FA", "WI")
TIMEX_TYPES: Final = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET"}


def timex_type(expression: TimeExpression) -> str:
    """DATE, TIME, DURATION or SET; "two days" in "two days after the vote" is a length."""
    if expression.bridges and isinstance(expression.meaning.core, Shift):
        return "DURATION"
    return TIMEX_TYPES[expression.kind]


def timex_value(expression: TimeExpression, published: date | None, anchor: DateValue | None = None) -> str:
    """The TIMEX3 value of an expression; what is not known is written ``X``. Chained words count from ``anchor``,
    else from publication."""
    meaning = expression.meaning
    match meaning.core:
        case SomeTime(value) | Length(value) | Every(value):
            return value
        case Shift(unit, count) if expression.bridges:
            return period_value(unit, count)
        case Stretch(unit, count, _):
            if count is None and "couple" in expression.words:
                count = 2
            return period_value(unit, count)
        case _:
            pass
    if anchor is None and published is not None:
        anchor = DateValue(published, published, "day", None)
    core = meaning.core.last if isinstance(meaning.core, Between) else meaning.core
    if isinstance(core, Shift):
        core = replace(core, about=False)
    found = _nearest(core, Given(published, anchor, expression.ahead))
    body = _calendar_value(found, core) if isinstance(found, Placed) else _open_value(core)
    return body + _time_value(meaning)


def _nearest(core: Core, given: Given) -> Place:
    """A day or month without a year that comes soon is that one, as annotators of TIMEX3 read it."""
    past = place(core, given)
    if given.published is None or given.ahead is not None or not isinstance(core, CalendarDay):
        return past
    coming = place(core, replace(given, ahead=True))
    if isinstance(past, Placed) and isinstance(coming, Placed) and coming.start > given.published:
        return coming if (coming.start - given.published).days <= _SOON[core.day is not None] else past
    return past


def _calendar_value(found: Placed, core: Core) -> str:
    day = found.start
    year = f"{day.year:04}"
    match found.unit:
        case "week" | "weekend":
            iso = day.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if found.unit == "weekend" else "")
        case "month":
            return f"{year}-{day.month:02}"
        case "quarter":
            return f"{year}-Q{(day.month - 1) // 3 + 1}"
        case "half":
            return f"{year}-H{1 if day.month == 1 else 2}"
        case "season":
            index = core.index if isinstance(core, PartOfYear) else 1
            return f"{year}-{_SEASON[index - 1]}"
        case "year":
            return year
        case "decade":
            return year[:3]
        case "century":
            return year[:2]
        case _:
            return day.isoformat()


def _open_value(core: Core) -> str:
    """What the words say where the calendar cannot be reached."""
    match core:
        case CalendarDay(year, month, day):
            parts = [f"{year:04}" if year else "XXXX"]
            if month or day:
                parts.append(f"{month:02}" if month else "XX")
            return "-".join([*parts, f"{day:02}"] if day else parts)
        case Weekday(weekday):
            return f"XXXX-WXX-{weekday + 1}"
        case Period(unit):
            return {"week": "XXXX-WXX", "year": "XXXX", "month": "XXXX-XX"}.get(unit, "XXXX-XX-XX")
        case Shift(_, _, sign, _):
            return "PAST_REF" if sign < 0 else "FUTURE_REF"
        case PartOfYear(kind, index):
            return f"XXXX-{_SEASON[index - 1]}" if kind == "S" else f"XXXX-{kind}{index}"
        case _:
            return "XXXX-XX-XX"


def _time_value(meaning: Meaning) -> str:
    if meaning.clock:
        return _clock_value(meaning.clock)
    if meaning.part == "MI":
        return "T12:00"
    return f"T{meaning.part}" if meaning.part else ""


def _clock_value(clock: Clock) -> str:
    return f"T{clock.hour:02}:{clock.minute:02}" + (f":{clock.second:02}" if clock.second is not None else "")
