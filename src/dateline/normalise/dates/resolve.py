"""Words to a date value (codebook §2, §3, §7)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from dateline.model import DatePrecision, DateValue
from dateline.normalise.dates import calendar_math as days
from dateline.normalise.dates.expression import TimeExpression
from dateline.normalise.dates.meaning import Length, Meaning, Period, SameDay, Shift, Unit
from dateline.normalise.dates.place import Given, Place, Placed, Unplaced
from dateline.normalise.dates.placing import place

Tense = Literal["past", "future"]

_PRECISION: Final[dict[Unit, DatePrecision]] = {
    "day": "day", "weekend": "day", "week": "week", "month": "month", "quarter": "month", "season": "month",
    "half": "month", "year": "year", "decade": "year", "century": "year",
}  # fmt: skip

_EVENING, _MORNING = 17, 9
"""The hours at which a night begins and has ended."""
_NIGHT: Final = re.compile(
    r"night|\b(?:late|into|evening|dusk|sunset|(?:1[89]|2[0-3])[:.h][0-5]\d|(?:[6-9]|1[01])(?:[:.][0-5]\d)? ?p\.?m)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateAnswer:
    """The value, the reason where it is unresolved or in doubt, and whether another event's date would resolve it."""

    value: DateValue
    reason: str | None
    needs_anchor: bool


def place_meaning(meaning: Meaning, given: Given) -> Place:
    """Place a whole meaning: its core, then "overnight", "earlier" and "later"."""
    found = place(meaning.core, given)
    if isinstance(found, Unplaced):
        return found
    if meaning.overnight and found.unit == "day":
        evening = days.add_days(found.start, -1)
        return replace(found, start=evening) if evening else found
    if isinstance(meaning.core, SameDay):
        found = _of_the_night(found, meaning, given.anchor)
    today = given.published
    if meaning.edge in ("BEFORE", "AFTER") and today and found.unit != "day" and found.start <= today <= found.end:
        return replace(found, end=today) if meaning.edge == "BEFORE" else replace(found, start=today)
    return found


def _of_the_night(found: Placed, meaning: Meaning, anchor: DateValue | None) -> Placed:
    """A time of day inside a night over midnight is on one of its two days: 23:40 on the first, dawn on the second.

    After an evening or a late hour alone, too, dawn is the next day's.
    """
    days_on = (found.end - found.start).days
    if days_on > 1 or found.unit != "day" or anchor is None or not _NIGHT.search(anchor.written or ""):
        return found
    hour = meaning.clock.hour if meaning.clock else {"MO": 5, "EV": 19}.get(meaning.part or "", 12)
    if _MORNING < hour < _EVENING:
        return found
    if days_on == 0:
        after = days.add_days(found.end, 1)
        return replace(found, start=after, end=after) if hour <= _MORNING and after else found
    day = found.end if hour <= _MORNING else found.start
    return replace(found, start=day, end=day)


def answer_time(
    expression: TimeExpression,
    published: date | None,
    anchor: DateValue | None = None,
    tense: Tense | None = None,
    day_first: bool | None = None,
    backwards: bool = False,
) -> DateAnswer:
    """Place an expression on the calendar.

    ``anchor`` is the date of the event that a chained expression counts from ("two days later"). ``tense`` overrules
    what the words around said; ``day_first`` is the outlet's habit for dates in figures. Weekdays and dates without
    a year are the latest on or before publication unless the time is still to come. ``backwards`` asks for the event
    named after the words, the anchor being the one named before: the raid "came nine days after" the other attack.
    """
    ahead = expression.ahead if tense is None else tense == "future"
    meaning = turned(expression.meaning) if backwards else expression.meaning
    return as_answer(place_meaning(meaning, Given(published, anchor, ahead, day_first)), expression.written, meaning)


def turned(meaning: Meaning) -> Meaning:
    """A chained meaning seen from the other event: "two days after" becomes two days before."""
    core = meaning.core
    if isinstance(core, Shift) and core.base is None and core.reference == "anchor":
        return replace(meaning, core=replace(core, sign=-core.sign))
    if isinstance(core, Period) and core.reference == "anchor":
        return replace(meaning, core=replace(core, offset=-core.offset))
    return meaning


def as_answer(found: Place, written: str, meaning: Meaning) -> DateAnswer:
    """A place with its words as a date value."""
    if isinstance(found, Placed):
        value = DateValue(found.start, found.end, _PRECISION.get(found.unit, "none"), written)
        return DateAnswer(value, found.reason, False)
    reason = "a length of time" if isinstance(meaning.core, Length) else found.reason
    return DateAnswer(DateValue.unresolved(written), reason, found.needs_anchor)


def resolve_time(
    expression: TimeExpression,
    published: date | None,
    anchor: DateValue | None = None,
    tense: Tense | None = None,
) -> DateValue:
    """The value of ``answer_time`` alone."""
    return answer_time(expression, published, anchor, tense).value
