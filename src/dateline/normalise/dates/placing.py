"""Where on the calendar a meaning lies, given the day of publication and another event's date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor
from typing import Final

from dateline.model import DateValue
from dateline.normalise.dates import calendar_math as days
from dateline.normalise.dates.calendar_math import DateRange
from dateline.normalise.dates.feasts import feast_day
from dateline.normalise.dates.foreign import foreign_range
from dateline.normalise.dates.meaning import (
    Between,
    CalendarDay,
    Core,
    Feast,
    ForeignDay,
    Nth,
    Numeric,
    PartOfYear,
    Period,
    SameDay,
    Shift,
    Stretch,
    Unit,
    Weekday,
    WeekWith,
    Within,
    Years,
)


@dataclass(frozen=True, slots=True)
class Given:
    """What is known beside the words. ``ahead`` as in TimeExpression; ``day_first``: how the outlet writes figures."""

    published: date | None
    anchor: DateValue | None = None
    ahead: bool | None = None
    day_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """First and last day, the calendar unit that they make, and a reason to doubt where there is one."""

    start: date
    end: date
    unit: Unit
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Why the words have no place; ``needs_anchor`` where the date of another event would give it."""

    reason: str
    needs_anchor: bool = False


Place = Placed | Unplaced

NO_PUBLICATION: Final = Unplaced("the day of publication is not known")
NO_ANCHOR: Final = Unplaced("counts from another event", needs_anchor=True)
NO_DATE: Final = Unplaced("names no date")
NO_SUCH_DAY: Final = Unplaced("the calendar has no such day")


def place(core: Core, given: Given) -> Place:
    """Place the core of a meaning."""
    placer = _PLACERS.get(type(core))
    return placer(core, given) if placer else NO_DATE


def _placed(found: DateRange | None, unit: Unit, reason: str | None = None) -> Place:
    return Placed(found[0], found[1], unit, reason) if found else NO_SUCH_DAY


def _one_day(day: date | None, reason: str | None = None) -> Place:
    return Placed(day, day, "day", reason) if day else NO_SUCH_DAY


def _anchor(given: Given) -> Placed | None:
    value = given.anchor
    if value is None or value.start is None or value.end is None:
        return None
    return Placed(value.start, value.end, "day" if value.precision == "none" else value.precision)


# ------------------------------------------------------------------ days, months and years by name


def _calendar_day(core: CalendarDay, given: Given) -> Place:
    year = core.year
    if year is None and core.year_shift is not None:
        if given.published is None:
            return NO_PUBLICATION
        year = given.published.year + core.year_shift
    if year is not None:
        return _in_year(core, year)
    if core.relation in ("same", "previous", "following") and core.month is not None:
        return _month_by_anchor(core, core.month, given)
    if given.published is None:
        return NO_PUBLICATION
    if core.month is None:
        return _day_of_some_month(core, given.published)
    if core.day is None:
        return _month_near(core, core.month, given.published, given.ahead)
    return _date_near(core, core.month, core.day, given.published, given.ahead)


def _in_year(core: CalendarDay, year: int) -> Place:
    if core.month is None:
        return _placed(days.year_of(year), "year")
    if core.day is None:
        return _placed(days.month_of(year, core.month), "month")
    day = days.make_day(year, core.month, core.day)
    return _one_day(day, _weekday_doubt(day, core.weekday))


def _weekday_doubt(day: date | None, weekday: int | None) -> str | None:
    wrong = day is not None and weekday is not None and day.weekday() != weekday
    return "the weekday and the date do not agree; the date is kept" if wrong else None


def _date_near(core: CalendarDay, month: int, day: int, published: date, ahead: bool | None) -> Place:
    """The latest on or before publication; the next one where the words or the weekday say so."""
    years = range(published.year + 8, published.year - 9, -1)
    all_days = [d for year in years if (d := days.make_day(year, month, day))]
    past = next((d for d in all_days if d <= published), None)
    coming = next((d for d in reversed(all_days) if d >= published), None)
    order = [coming, past] if ahead else [past, coming]
    fitting = next((d for d in order if d and core.weekday is not None and d.weekday() == core.weekday), None)
    chosen = fitting or order[0] or order[1]
    return _one_day(chosen, _weekday_doubt(chosen, core.weekday))


def _month_near(core: CalendarDay, month: int, published: date, ahead: bool | None) -> Place:
    year = published.year
    if core.relation == "last":
        year -= month >= published.month
    elif core.relation == "next" or (core.relation == "latest" and ahead):
        year += month < published.month or (month == published.month and core.relation == "next")
    elif core.relation != "this":
        year -= month > published.month
    return _placed(days.month_of(year, month), "month")


def _month_by_anchor(core: CalendarDay, month: int, given: Given) -> Place:
    """ "that July" is the anchor's year's, "the following July" the first after the anchor's month."""
    anchor = _anchor(given)
    if anchor is None:
        return NO_ANCHOR
    year = anchor.start.year
    if core.relation == "following":
        year += month <= anchor.end.month
    elif core.relation == "previous":
        year -= month >= anchor.start.month
    return _in_year(core, year)


def _day_of_some_month(core: CalendarDay, published: date) -> Place:
    """ "the 9th": the latest month in which it lies on or before publication, and on its weekday where one is named."""
    for back in range(12):
        first = days.month_of(published.year, published.month - back)
        day = days.make_day(first[0].year, first[0].month, core.day or 0) if first else None
        if day is None or day > published:
            continue
        if _weekday_doubt(day, core.weekday) is None:
            return _one_day(day)
        if back > 1:
            break
    return Unplaced("no month fits the weekday and the day")


def _weekday(core: Weekday, given: Given) -> Place:
    if core.relation == "some":
        return Unplaced("no particular day")
    if core.relation in ("same", "previous", "following"):
        return _weekday_by_anchor(core, given)
    today = given.published
    if today is None:
        return NO_PUBLICATION
    if core.week is not None or core.relation == "this":
        week = days.week_of(today, core.week or 0)
        return _one_day(days.add_days(week[0], core.weekday) if week else None)
    if core.relation in ("last", "before_last"):
        yesterday = days.add_days(today, -1)
        last = days.latest_weekday(yesterday, core.weekday) if yesterday else None
        return _one_day(days.add_days(last, -7) if last and core.relation == "before_last" else last)
    if core.relation == "next":
        tomorrow = days.add_days(today, 1)
        return _one_day(days.earliest_weekday(tomorrow, core.weekday) if tomorrow else None)
    pick = days.earliest_weekday if given.ahead else days.latest_weekday
    return _one_day(pick(today, core.weekday))


def _weekday_by_anchor(core: Weekday, given: Given) -> Place:
    """ "that Sunday" lies in the anchor's days, or is the last one before them; "the previous Friday" before them."""
    anchor = _anchor(given)
    if anchor is None:
        return NO_ANCHOR
    if core.relation == "following":
        after = days.add_days(anchor.end, 1)
        return _one_day(days.earliest_weekday(after, core.weekday) if after else None)
    if core.relation == "previous":
        before = days.add_days(anchor.start, -1)
        return _one_day(days.latest_weekday(before, core.weekday) if before else None)
    if (anchor.end - anchor.start).days > 6:
        return Unplaced("the other event's date is too wide", needs_anchor=True)
    return _one_day(days.latest_weekday(anchor.end, core.weekday))


# ------------------------------------------------------------------ periods and shifts


def _period(core: Period, given: Given) -> Place:
    if core.reference == "anchor":
        base = _anchor(given)
        if base is None:
            return NO_ANCHOR
    elif given.published is None:
        return NO_PUBLICATION
    else:
        base = Placed(given.published, given.published, "day")
    if core.unit == "day" and base.unit != "day":
        return Unplaced("the other event's date is too wide", needs_anchor=True)
    return _moved(base, core.unit, core.offset)


def _moved(base: Placed, unit: Unit, count: int) -> Place:
    """The calendar unit that lies ``count`` units from the one that holds ``base``."""
    day = base.end if count > 0 else base.start
    match unit:
        case "day":
            start, end = days.add_days(base.start, count), days.add_days(base.end, count)
            return Placed(start, end, "day") if start and end else NO_SUCH_DAY
        case "weekend":
            return _weekend(day, count)
        case "week":
            return _placed(days.week_of(day, count), "week")
        case "month":
            return _placed(days.month_of(day.year, day.month + count), "month")
        case "quarter":
            return _placed(days.months_of(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * count, 3), "quarter")
        case "year":
            return _placed(days.year_of(day.year + count), "year")
        case "decade":
            return _placed(days.year_of(day.year // 10 * 10 + 10 * count, 10), "decade")
        case "century":
            return _placed(days.year_of(max(1, day.year // 100 * 100 + 100 * count), 100), "century")
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


def _shift(core: Shift, given: Given) -> Place:
    if core.base is not None:
        base = place(core.base, given)
        if isinstance(base, Unplaced):
            return base
    elif core.reference == "publication":
        if given.published is None:
            return NO_PUBLICATION
        base = Placed(given.published, given.published, "day")
    else:
        anchor = _anchor(given)
        if anchor is None:
            return NO_ANCHOR
        base = anchor
    return _shifted(core, base)


def _shifted(core: Shift, base: Placed) -> Place:
    if core.unit in ("hour", "minute", "second"):
        return _hours_away(core, base)
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
        return _moved(base, "week", core.sign * int(core.count))
    if core.unit in ("decade", "century"):
        return _moved(base, "year", core.sign * int(core.count) * (10 if core.unit == "decade" else 100))
    unit: Unit = base.unit if core.unit == "year" and core.base is not None and base.unit == "month" else core.unit
    steps = int(core.count) * (12 if unit == "month" and core.unit == "year" else 1)
    return _moved(base, unit, core.sign * steps)


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


def _stretch(core: Stretch, given: Given) -> Place:
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


# ------------------------------------------------------------------ parts of the year, years, feasts


def _part_of_year(core: PartOfYear, given: Given) -> Place:
    size = {"Q": 3, "H": 6, "S": 3}[core.kind]
    unit: Unit = "quarter" if core.kind == "Q" else "half" if core.kind == "H" else "season"
    month = 3 * core.index if core.kind == "S" else size * (core.index - 1) + 1
    if core.year is not None:
        return _placed(days.months_of(core.year, month, size), unit)
    today = given.published
    if today is None:
        return NO_PUBLICATION
    if core.year_shift is not None:
        return _placed(days.months_of(today.year + core.year_shift, month, size), unit)
    nearby = [p for y in (1, 0, -1, -2) if (p := days.months_of(today.year + y, month, size))]
    match core.relation:
        case "last" | "previous":
            found = next((p for p in nearby if p[1] < today), None)
        case "next" | "following":
            found = next((p for p in reversed(nearby) if p[0] > today), None)
        case "this":
            found = next((p for p in nearby if p[0].year == today.year), None)
        case _ if given.ahead:
            found = next((p for p in reversed(nearby) if p[1] >= today), None)
        case _:
            found = next((p for p in nearby if p[0] <= today), None)
    return _placed(found, unit)


def _years(core: Years, given: Given) -> Place:
    return _placed(days.year_of(max(1, core.first), core.count), "decade" if core.count == 10 else "century")


def _feast(core: Feast, given: Given) -> Place:
    if core.year is not None:
        return _one_day(feast_day(core.name, core.year))
    today = given.published
    if today is None:
        return NO_PUBLICATION
    nearby = [
        d for y in range(8, -9, -1) if 1 <= today.year + y <= 9998 and (d := feast_day(core.name, today.year + y))
    ]
    if core.relation == "next" or (given.ahead and core.relation == "latest"):
        return _one_day(next((d for d in reversed(nearby) if d >= today), None))
    return _one_day(next((d for d in nearby if d <= today), None))


def _foreign_day(core: ForeignDay, given: Given) -> Place:
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


def _numeric(core: Numeric, given: Given) -> Place:
    """ "03/04/2020" has two readings, and is placed only where the outlet's habit is known."""
    if len(core.readings) == 1:
        return _one_day(core.readings[0])
    if given.day_first is None:
        return Unplaced("day and month cannot be told apart")
    return _one_day(core.readings[0] if given.day_first else core.readings[1])


def _nth(core: Nth, given: Given) -> Place:
    """ "The last evening of the year" in a paper of 1 January is that of the year before."""
    whole = place(core.of, given)
    if isinstance(whole, Unplaced):
        return whole
    of, today = core.of, given.published
    if isinstance(of, Period) and of.reference == "publication" and of.offset == 0 and today and core.index < 0:
        whole = _moved(whole, of.unit, -1) if whole.end > today and not given.ahead else whole
    if isinstance(whole, Unplaced):
        return whole
    size = 7 if core.unit == "week" or core.weekday is not None else 1
    first = whole.start if core.index > 0 else whole.end
    if core.weekday is not None:
        pick = days.earliest_weekday if core.index > 0 else days.latest_weekday
        first = pick(first, core.weekday) or first
    start = days.add_days(first, size * (core.index - 1 if core.index > 0 else core.index + 1))
    if start is not None and core.unit == "week" and core.index < 0:
        start = days.add_days(start, -6)
    if start is None or not whole.start <= start <= whole.end:
        return NO_SUCH_DAY
    end = days.add_days(start, 6) if core.unit == "week" else start
    return Placed(start, end, core.unit) if end else NO_SUCH_DAY


def _within(core: Within, given: Given) -> Place:
    whole = place(core.whole, given)
    if isinstance(whole, Unplaced):
        return whole
    if core.whole.unit == "year":
        return _in_year(core.part, whole.start.year)
    return _one_day(days.make_day(whole.start.year, whole.start.month, core.part.day or 0))


def _week_with(core: WeekWith, given: Given) -> Place:
    spot = place(core.day, given)
    if isinstance(spot, Unplaced):
        return spot
    if not core.ending:
        return _placed(days.week_of(spot.start), "week")
    start = days.add_days(spot.end, -6)
    return Placed(start, spot.end, "week") if start else NO_SUCH_DAY


def _between(core: Between, given: Given) -> Place:
    """The last is placed first; the first is the latest before it."""
    last = place(core.last, given)
    if isinstance(last, Unplaced):
        return last
    first = place(core.first, replace(given, published=last.end, ahead=None))
    if isinstance(first, Unplaced):
        return first
    if first.start > last.end:
        return Unplaced("ends before it begins")
    return Placed(first.start, last.end, last.unit, first.reason or last.reason)


def _same_day(core: SameDay, given: Given) -> Place:
    return _anchor(given) or NO_ANCHOR


_PLACERS: Final[dict[type, Callable[..., Place]]] = {
    CalendarDay: _calendar_day,
    Weekday: _weekday,
    Period: _period,
    Shift: _shift,
    Stretch: _stretch,
    PartOfYear: _part_of_year,
    Years: _years,
    Feast: _feast,
    ForeignDay: _foreign_day,
    Numeric: _numeric,
    Nth: _nth,
    Within: _within,
    WeekWith: _week_with,
    Between: _between,
    SameDay: _same_day,
}
