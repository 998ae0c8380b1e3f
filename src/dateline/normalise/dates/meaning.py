"""What a time expression says before anybody knows when it was written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
]
Reference = Literal["publication", "anchor"]
"""What a relative expression counts from: the day of publication, or the day of another event in the text."""

Relation = Literal["latest", "last", "this", "next", "same", "previous", "following", "before_last", "some"]
"""``previous``, ``following`` and ``same`` count from an anchor; ``some`` is no particular one ("a Monday")."""

Edge = Literal["START", "MID", "END", "BEFORE", "AFTER"]
"""The part of a period that is meant; BEFORE and AFTER are "earlier" and "later" than publication inside it."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day, month or year by name; what the words leave out is None. ``weekday`` 0 is Monday."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    relation: Relation = "latest"
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A weekday by name; ``week`` is the offset of its week from the week of publication ("Tuesday last week" -1)."""

    weekday: int
    relation: Relation = "latest"
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar unit counted from a reference: "yesterday", "last week", "this month", "the following day"."""

    unit: Unit
    offset: int
    reference: Reference = "publication"


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (sign -1) or after (+1) the reference, or ``base`` where the words name it.

    ``count`` is None where the words give no number ("several days earlier"); ``about`` marks a rough or one-sided one.
    """

    unit: Unit
    count: float | None
    sign: int
    reference: Reference
    base: Core | None = None
    about: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """The last (sign -1) or next (+1) so many units up to or from publication: "the past 24 hours"."""

    unit: Unit
    count: float | None
    sign: int


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A quarter (Q), half (H) or season (S) by its number; seasons count spring 1 to winter 4, northern year."""

    kind: Literal["Q", "H", "S"]
    index: int
    year: int | None = None
    relation: Relation = "latest"
    year_shift: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or a century: ``count`` years from ``first``."""

    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Feast:
    """A feast with a fixed rule in the Gregorian calendar, by its key in ``feasts``."""

    name: str
    year: int | None = None
    relation: Relation = "latest"


@dataclass(frozen=True, slots=True)
class ForeignDay:
    """A day, month or year of the Persian (solar) or Islamic (lunar) calendar."""

    calendar: Literal["persian", "islamic"]
    year: int | None
    month: int | None
    day: int | None


@dataclass(frozen=True, slots=True)
class Numeric:
    """A date in figures with every reading that the calendar allows."""

    readings: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Nth:
    """The so-manieth day, week or weekday of a period; ``index`` counts from 1, -1 is the last.

    ``weekday`` is None for days and weeks. A week of a month is seven days from its first day on.
    """

    of: Core
    index: int
    unit: Literal["day", "week"] = "day"
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """A day or month of a year or month that is named by its relation: "20th of last month", "July of that year"."""

    part: CalendarDay
    whole: Period


@dataclass(frozen=True, slots=True)
class WeekWith:
    """The Monday-to-Sunday week that holds a day, or the seven days that end on it."""

    day: Core
    ending: bool


@dataclass(frozen=True, slots=True)
class Between:
    """From the first to the last, both inclusive."""

    first: Core
    last: Core


@dataclass(frozen=True, slots=True)
class SomeTime:
    """The past, the present or the future, without a day (TIMEX3 ``PAST_REF``, ``PRESENT_REF``, ``FUTURE_REF``)."""

    value: str


@dataclass(frozen=True, slots=True)
class Length:
    """A duration as an ISO 8601 period; ``X`` stands for an unknown number."""

    value: str


@dataclass(frozen=True, slots=True)
class Every:
    """A set of times as a TIMEX3 value."""

    value: str


@dataclass(frozen=True, slots=True)
class SameDay:
    """Only a time of day is given: the day is that of the event told of."""


Core = (
    CalendarDay
    | Weekday
    | Period
    | Shift
    | Stretch
    | PartOfYear
    | Years
    | Feast
    | ForeignDay
    | Numeric
    | Nth
    | Within
    | WeekWith
    | Between
    | SomeTime
    | Length
    | Every
    | SameDay
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day as written; the zone is kept apart and never shifts the day."""

    hour: int
    minute: int = 0
    second: int | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """``part`` is a TIMEX3 part of the day (MO, MI, AF, EV, NI, DT); ``overnight`` is the night that ends on it."""

    core: Core
    part: str | None = None
    clock: Clock | None = None
    edge: Edge | None = None
    overnight: bool = False
