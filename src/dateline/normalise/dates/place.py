"""What is known beside the words, and the answer: a place on the calendar or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.model import DateValue
from dateline.normalise.dates.calendar_math import DateRange
from dateline.normalise.dates.meaning import Unit


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


def placed_range(found: DateRange | None, unit: Unit, reason: str | None = None) -> Place:
    """The range as a place; NO_SUCH_DAY where the calendar has none."""
    return Placed(found[0], found[1], unit, reason) if found else NO_SUCH_DAY


def one_day(day: date | None, reason: str | None = None) -> Place:
    """A single day as a place; NO_SUCH_DAY where the calendar has none."""
    return Placed(day, day, "day", reason) if day else NO_SUCH_DAY


def anchor_of(given: Given) -> Placed | None:
    """The other event's days, where they are known."""
    value = given.anchor
    if value is None or value.start is None or value.end is None:
        return None
    return Placed(value.start, value.end, "day" if value.precision == "none" else value.precision)
