"""TIMEX3 values (TimeML 1.2.1; Pustejovsky et al. 2003)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
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
    Feast,
    Length,
    Meaning,
    PartOfYear,
    Period,
    Shift,
    SomeTime,
    Stretch,
    Weekday,
    WeekWith,
)  # fmt: skip
from dateline.normalise.dates.place import Given, Place, Placed
from dateline.normalise.dates.placing import place
from dateline.normalise.dates.time_rules import period_value

_THIS_WEEKEND: Final = Between(Weekday(5, "this"), Weekday(6, "this"))
_YEARLY: Final = ("year", "decade", "century", "quarter")
_LATER: Final = re.compile(r"\s+(?:later|earlier|afterwards?|thereafter|on|previously|beforehand)$", re.IGNORECASE)
_VAGUE: Final = re.compile(
    r"(?:the )?(?:recent (?P<a>day|week|month)|coming (?P<b>day|week|month|year))s|"
    r"the (?P<c>day|week|month|year)s ahead"
)
"""Stretches without a number that annotators of TIMEX3 give as lengths; "recent years" is the past to them."""
_ONE_BEFORE: Final = ("week", "month", "year")
"""Units of which annotators read "the past year" as the year before, and no length."""
_LINK: Final = re.compile(r"\s+(?:to|and|or|until|till|through)\s+(?:the\s+)?", re.IGNORECASE)
_SOON: Final = (45, 100)
"""Days in which a month, and a day, without a year is taken as the coming one."""
_SEASON: Final = ("SP", "SU", "FA", "WI")
TIMEX_TYPES: Final = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET"}


@dataclass(frozen=True, slots=True)
class Timex:
    """``text[start:end]`` as one TIMEX3: DATE, TIME, DURATION or SET with its value."""

    start: int
    end: int
    type: str
    value: str


def timexes(expression: TimeExpression, published: date | None, anchor: DateValue | None = None) -> tuple[Timex, ...]:
    """An expression as TIMEX3 has it: "9 March to 12 April" is two, "later" is no part of "two days later", and
    "seconds before" is no time at all."""
    core, ends = expression.meaning.core, _ends(expression)
    if isinstance(core, Shift) and core.count is None and core.unit in ("second", "minute") and expression.bridges:
        return ()
    if len(ends) > 1:
        return tuple(Timex(e.start, e.end, timex_type(e), timex_value(e, published, anchor)) for e in ends)
    size = len(_LATER.sub("", expression.words)) if _gap(expression) else len(expression.words)
    value = timex_value(expression, published, anchor)
    return (Timex(expression.start, expression.start + size, timex_type(expression), value),)


def _ends(expression: TimeExpression) -> tuple[TimeExpression, ...]:
    """Both ends of a range of named days, months or years that are joined by a word."""
    core, link = expression.meaning.core, _LINK.search(expression.words)
    if link is None or not isinstance(core, Between):
        return (expression,)
    if not isinstance(core.first, CalendarDay) or not isinstance(core.last, CalendarDay):
        return (expression,)
    cut, go_on = expression.start + link.start(), expression.start + link.end()
    words, meaning = expression.words, expression.meaning
    return (
        replace(expression, end=cut, words=words[: link.start()], meaning=replace(meaning, core=core.first)),
        replace(expression, start=go_on, words=words[link.end() :], meaning=replace(meaning, core=core.last)),
    )


def _gap(expression: TimeExpression) -> bool:
    """Whether the words are the time between two events: "two days later", but not "a year earlier"."""
    core = expression.meaning.core
    return (
        isinstance(core, Shift)
        and core.base is None
        and core.reference == "anchor"
        and (core.unit not in _YEARLY or core.sign > 0)
    )


def _vague(expression: TimeExpression) -> str:
    """The unit's letter of "recent weeks" and "the coming years"; empty for other words."""
    match = _VAGUE.fullmatch(expression.words.lower())
    return match[match.lastgroup or 0][0].upper() if match else ""


def timex_type(expression: TimeExpression) -> str:
    """DATE, TIME, DURATION or SET; "two days" in "two days after the vote" is a length, and in "two days later" too."""
    core = expression.meaning.core
    if isinstance(core, Stretch) and core.count == 1 and core.unit in _ONE_BEFORE:
        return "DATE"
    if _gap(expression) or (expression.bridges and isinstance(core, Shift)) or _vague(expression):
        return "DURATION"
    return TIMEX_TYPES[expression.kind]


def timex_value(expression: TimeExpression, published: date | None, anchor: DateValue | None = None) -> str:
    """The TIMEX3 value of an expression; what is not known is written ``X``. Chained words count from ``anchor``,
    else from publication."""
    meaning = expression.meaning
    match meaning.core:
        case SomeTime() if unit := _vague(expression):
            return f"PX{unit}"
        case SomeTime(value) | Length(value) | Every(value):
            return value
        case Shift(unit, count) if expression.bridges or _gap(expression):
            return period_value(unit, count)
        case Stretch(unit, 1, sign) if unit in _ONE_BEFORE:
            meaning = replace(meaning, core=Period(unit, sign))
        case Stretch(unit, count, _):
            if count is None and "couple" in expression.words:
                count = 2
            return period_value(unit, count)
        case _:
            pass
    if anchor is None and published is not None:
        anchor = DateValue(published, published, "day", None)
    core = meaning.core
    if isinstance(core, Between):
        core = Period("weekend", 0) if core == _THIS_WEEKEND else core.last
    if isinstance(core, Shift):
        core = replace(core, about=False)
    found = _nearest(core, Given(published, anchor, expression.ahead))
    body = _calendar_value(found, core) if isinstance(found, Placed) else _open_value(core)
    return body + _time_value(meaning)


def _nearest(core: Core, given: Given) -> Place:
    """A day or month without a year that comes soon is that one, as annotators of TIMEX3 read it."""
    past = place(core, given)
    if given.published is None or given.ahead or not isinstance(core, (CalendarDay, WeekWith, Feast)):
        return past
    coming = place(core, replace(given, ahead=True))
    if isinstance(past, Placed) and isinstance(coming, Placed) and coming.end > given.published:
        by_month = isinstance(core, CalendarDay) and core.day is None
        return coming if (coming.start - given.published).days <= _SOON[not by_month] else past
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
