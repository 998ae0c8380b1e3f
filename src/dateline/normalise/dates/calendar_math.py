"""Calendar arithmetic on days, weeks, months and years of the Gregorian calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

DAY = timedelta(days=1)
DateRange = tuple[date, date]


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, count: int) -> date | None:
    """The day so many days on; None beyond the calendar's ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def month_of(year: int, month: int) -> DateRange | None:
    """First and last day of a month; ``month`` may run over or under 1..12 and carries into the year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_of(year: int, month: int, count: int) -> DateRange | None:
    """``count`` months from a month on."""
    first, last = month_of(year, month), month_of(year, month + count - 1)
    return (first[0], last[1]) if first and last else None


def year_of(year: int, count: int = 1) -> DateRange | None:
    """First and last day of ``count`` years from a year on."""
    if not MINYEAR <= year <= year + count - 1 <= MAXYEAR:
        return None
    return date(year, 1, 1), date(year + count - 1, 12, 31)


def week_of(day: date, offset: int = 0) -> DateRange | None:
    """Monday and Sunday of the week of a day, so many weeks on."""
    monday = add_days(day, 7 * offset - day.weekday())
    sunday = monday and add_days(monday, 6)
    return (monday, sunday) if monday and sunday else None


def latest_weekday(day: date, weekday: int) -> date | None:
    """The last such weekday on or before a day."""
    return add_days(day, -((day.weekday() - weekday) % 7))


def earliest_weekday(day: date, weekday: int) -> date | None:
    """The first such weekday on or after a day."""
    return add_days(day, (weekday - day.weekday()) % 7)


def easter(year: int) -> date:
    """Western Easter Sunday (anonymous Gregorian computus, Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)
