"""Where on the calendar a meaning lies, given the day of publication and another event's date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from dateline.normalise.dates import calendar_math as days
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
    Weekday,
    WeekWith,
    Within,
    Years,
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
    one_day,
    placed_range,
)
from dateline.normalise.dates.place_named import in_year, place_calendar_day, place_weekday
from dateline.normalise.dates.place_relative import moved, place_period, place_stretch, shifted
from dateline.normalise.dates.place_yearly import (
    place_feast,
    place_foreign_day,
    place_numeric,
    place_part_of_year,
    place_years,
)


def place(core: Core, given: Given) -> Place:
    """Place the core of a meaning."""
    placer = _PLACERS.get(type(core))
    return placer(core, given) if placer else NO_DATE


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
        anchor = anchor_of(given)
        if anchor is None:
            return NO_ANCHOR
        base = anchor
    return shifted(core, base)


def _nth(core: Nth, given: Given) -> Place:
    """ "The last evening of the year" in a paper of 1 January is that of the year before."""
    whole = place(core.of, given)
    if isinstance(whole, Unplaced):
        return whole
    of, today = core.of, given.published
    if isinstance(of, Period) and of.reference == "publication" and of.offset == 0 and today and core.index < 0:
        whole = moved(whole, of.unit, -1) if whole.end > today and not given.ahead else whole
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
        return in_year(core.part, whole.start.year)
    return one_day(days.make_day(whole.start.year, whole.start.month, core.part.day or 0))


def _week_with(core: WeekWith, given: Given) -> Place:
    spot = place(core.day, given)
    if isinstance(spot, Unplaced):
        return spot
    if not core.ending:
        return placed_range(days.week_of(spot.start), "week")
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
    return anchor_of(given) or NO_ANCHOR


_PLACERS: Final[dict[type, Callable[..., Place]]] = {
    CalendarDay: place_calendar_day,
    Weekday: place_weekday,
    Period: place_period,
    Shift: _shift,
    Stretch: place_stretch,
    PartOfYear: place_part_of_year,
    Years: place_years,
    Feast: place_feast,
    ForeignDay: place_foreign_day,
    Numeric: place_numeric,
    Nth: _nth,
    Within: _within,
    WeekWith: _week_with,
    Between: _between,
    SameDay: _same_day,
}
