"""Persian and Islamic dates on the Gregorian calendar."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dateline.normalise.dates.calendar_math import DateRange

_PERSIAN_EPOCH = date(622, 3, 22).toordinal() - 2
_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()


def _persian_leaps(year: int) -> int:
    """Leap years of the 33-year cycle before a year; equals the astronomical calendar for 1178 to 1633."""
    return (8 * year + 21) // 33


def _persian_ordinal(year: int, month: int, day: int) -> int:
    before = 31 * (month - 1) - max(0, month - 7)
    return _PERSIAN_EPOCH + 365 * (year - 1) + _persian_leaps(year) + before + day


def persian_range(year: int, month: int | None, day: int | None) -> DateRange | None:
    """First and last Gregorian day of a Persian day, month or year, 1178 to 1632; None where there is none."""
    if not 1178 <= year <= 1632:
        return None
    if month is None:
        return _range(_persian_ordinal(year, 1, 1), _persian_ordinal(year + 1, 1, 1) - 1)
    next_month = _persian_ordinal(year + month // 12, month % 12 + 1, 1)
    first, last = _persian_ordinal(year, month, 1), next_month - 1
    if day is None:
        return _range(first, last)
    return _range(first + day - 1, first + day - 1) if 1 <= day <= last - first + 1 else None


def _islamic_ordinal(year: int, month: int, day: int) -> int:
    """The civil tabular calendar; the month that is seen may begin a day before or after."""
    return _ISLAMIC_EPOCH + 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1


def islamic_range(year: int, month: int | None, day: int | None) -> DateRange | None:
    """The Gregorian days that an Islamic month or year may cover, a day wider on both sides; None for a day."""
    if day is not None or not 1 <= year <= 1600:
        return None
    if month is None:
        return _range(_islamic_ordinal(year, 1, 1) - 1, _islamic_ordinal(year + 1, 1, 1))
    next_month = _islamic_ordinal(year + month // 12, month % 12 + 1, 1)
    return _range(_islamic_ordinal(year, month, 1) - 1, next_month)


def foreign_range(
    calendar: Literal["persian", "islamic"], year: int, month: int | None, day: int | None
) -> DateRange | None:
    """The Gregorian days of a date of another calendar, where that is certain enough."""
    convert = persian_range if calendar == "persian" else islamic_range
    return convert(year, month, day)


def _range(first: int, last: int) -> DateRange:
    return date.fromordinal(first), date.fromordinal(last)
