"""Neighbouring time expressions that mean one time: "10 p.m. Wednesday", "the night of 14 to 15 January"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from dateline.normalise.dates.lexer import Tokens
from dateline.normalise.dates.lexicon import EDGES, ORDINALS, PARTS, WEEKDAYS
from dateline.normalise.dates.meaning import (
    Between,
    CalendarDay,
    Core,
    Every,
    Feast,
    Length,
    Meaning,
    Nth,
    Period,
    SameDay,
    Shift,
    SomeTime,
    Stretch,
    Weekday,
    WeekWith,
    Within,
)

_TIME_THEN_DAY: Final = re.compile(r",?[i1]?D?m?m?$")
_DAY_THEN_TIME: Final = re.compile(r",?[imefE]{0,3}D?$")
_EDGE_BEFORE: Final = re.compile(r"(?:(?P<plain>E)(?:-|i)?|(?P<when>[ef])(?:iD?|)|D?(?P<part>b)1?D?)$")
_DASHES: Final = frozenset("-–—‐‑−")
_TELLING: Final = frozenset(
    ("noon", "midnight", "midday", "dawn", "dusk", "sunrise", "sunset", "daybreak", "nightfall")
)
_LINKS: Final = frozenset({
    "at", "in", "by", "until", "till", "before", "after", "during", "since", "around", "from", "towards", "toward",
    "overnight", "early", "late",
})  # fmt: skip
_OVER_MIDNIGHT: Final = ("into", "to", "until", "till", "through")
_GOES_ON: Final = re.compile(r",?[i1]?D?(?:[WBdp]|[no]?1?M)")
"""A day or a part of one that the next expression still adds: "into the early hours [of Tuesday]"."""
_NTH: Final = re.compile(r"D?(?P<which>[lOo])(?P<unit>[upW])1$")
_WEEK_WITH: Final = re.compile(r"D?(?P<unit>u)(?P<link>1|_)D?$")


@dataclass(frozen=True, slots=True)
class Found:
    """A meaning over the tokens ``start`` to ``end``, half open."""

    start: int
    end: int
    meaning: Meaning


def join(tokens: Tokens, atoms: list[Found]) -> list[Found]:
    """The expressions with what belongs together made one."""
    out: list[Found] = []
    for atom in atoms:
        current = _with_edge(tokens, atom, out[-1].end if out else 0)
        while out and (merged := _merge(tokens, out[-1], current)):
            out.pop()
            current = merged
        out.append(current)
    return _with_shared_year(tokens, [found for found in out if not _loose(tokens, found)])


def _with_shared_year(tokens: Tokens, found: list[Found]) -> list[Found]:
    """ "from 5 June to 12 June 2021": the year of the second is the first's too, or the one before."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        a, b = out[i].meaning.core, out[i + 1].meaning.core
        gap = tokens.classes[out[i].end : out[i + 1].start]
        if gap not in ("-", "c", ",") or not isinstance(a, CalendarDay) or not isinstance(b, CalendarDay):
            continue
        if a.year is None and a.month and b.year and b.month and a.year_shift is None:
            year = b.year - ((a.month, a.day or 0) > (b.month, b.day or 31))
            out[i] = replace(out[i], meaning=replace(out[i].meaning, core=replace(a, year=year)))
    return out


def _loose(tokens: Tokens, found: Found) -> bool:
    """Whether a part of the day stands without a word that ties it to a day ("night" in "night watch")."""
    if not isinstance(found.meaning.core, SameDay) or found.meaning.clock or not found.meaning.part:
        return False
    before = tokens.words[found.start - 1] if found.start else ""
    after = tokens.classes[found.end : found.end + 1]
    if tokens.words[found.end - 1] in _TELLING and after != "_":
        return False
    linked = before in _LINKS or tokens.words[found.start] in _LINKS
    return not linked or (after == "_" and tokens.words[found.start] == "the" and before == "in")


def is_day(meaning: Meaning) -> bool:
    """Whether a meaning can be placed on the calendar by itself."""
    return not isinstance(meaning.core, (SameDay, Length, Every, SomeTime, Stretch))


def _with_edge(tokens: Tokens, atom: Found, floor: int) -> Found:
    """ "early next year", "the end of 1990", "late on Sunday", "the last day of February", "the week of March 6"."""
    if not is_day(atom.meaning):
        return atom
    start = max(floor, atom.start - 5)
    before = tokens.classes[start : atom.start]
    counted = _counted(tokens, atom, start, before) or _week_with(tokens, atom, start, before)
    if counted:
        return counted
    edge = _EDGE_BEFORE.search(before)
    if edge is None:
        return atom
    value = EDGES.get(tokens.words[start + edge.start(edge.lastgroup or 0)])
    if value is None or (edge["plain"] and tokens.words[atom.start - 1] == "as"):
        return atom
    return Found(start + edge.start(), atom.end, replace(atom.meaning, edge=value))


def _counted(tokens: Tokens, atom: Found, start: int, before: str) -> Found | None:
    """ "the last day of February", "the first week of May", "the first Friday of June"."""
    match = _NTH.search(before)
    if match is None:
        return None
    which = tokens.words[start + match.start("which")]
    index = -1 if which in ("last", "final") else ORDINALS.get(which, 0)
    unit = tokens.words[start + match.start("unit")]
    if not index:
        return None
    core: Core
    if unit in WEEKDAYS:
        core = Nth(atom.meaning.core, index, weekday=WEEKDAYS[unit])
    elif unit == "week":
        core = Nth(atom.meaning.core, index, "week")
    elif unit in ("day", "night", "evening", "morning") and index in (1, -1):
        core = Nth(atom.meaning.core, index)
    else:
        return None
    return Found(start + match.start(), atom.end, replace(atom.meaning, core=core, part=PARTS.get(unit)))


def _week_with(tokens: Tokens, atom: Found, start: int, before: str) -> Found | None:
    """ "the week of March 6", "the week ending 12 May"."""
    match = _WEEK_WITH.search(before)
    if match is None or not isinstance(atom.meaning.core, (CalendarDay, Weekday)) or _coarse(atom.meaning.core):
        return None
    link = tokens.words[start + match.start("link")]
    if tokens.words[start + match.start("unit")] != "week" or link not in ("of", "ending", "ended", "beginning"):
        return None
    core = WeekWith(atom.meaning.core, link in ("ending", "ended"))
    return Found(start + match.start(), atom.end, replace(atom.meaning, core=core))


def _coarse(core: Core) -> bool:
    return isinstance(core, CalendarDay) and core.day is None


def _merge(tokens: Tokens, left: Found, right: Found) -> Found | None:
    """One expression out of two neighbours, or None."""
    gap = tokens.classes[left.end : right.start]
    if len(gap) > 4 or "|" in gap:
        return None
    if _same_clock(tokens, left, right, gap):
        return Found(left.start, right.end + 1, left.meaning)
    meaning = (
        _night_span(tokens, left, right, gap)
        or _range(tokens, left, right, gap)
        or _time_and_day(tokens, left, right, gap)
        or _offset(tokens, left, right, gap)
        or _restated(left.meaning, right.meaning, gap)
        or _within(left.meaning, right.meaning, gap)
    )
    return Found(left.start, right.end, meaning) if meaning else None


def _same_clock(tokens: Tokens, left: Found, right: Found, gap: str) -> bool:
    """ "6.30 am local time (0330 GMT)": one time told in two zones; the first is kept."""
    if not left.meaning.clock or not right.meaning.clock or not isinstance(right.meaning.core, SameDay):
        return False
    inside = gap == "(" and tokens.words[left.end] == "(" and tokens.words[right.end : right.end + 1] == (")",)
    return inside and right.meaning.clock.zone != left.meaning.clock.zone


def _night_span(tokens: Tokens, left: Found, right: Found, gap: str) -> Meaning | None:
    """ "late Monday into Tuesday", "from 10 pm on Friday until dawn": a night over midnight is both its days."""
    a, b = left.meaning, right.meaning
    if gap not in ("i", "-", "ci", "c-") or tokens.words[right.start - 1] not in _OVER_MIDNIGHT or a.overnight:
        return None
    late = a.edge == "END" or a.part in ("EV", "NI") or (a.clock is not None and a.clock.hour >= 18)
    early = b.edge == "START" or b.part in ("MO", "NI") or (b.clock is not None and b.clock.hour <= 9)
    if not late or not _one_day(a.core) or _GOES_ON.match(tokens.classes, right.end):
        return None
    if isinstance(b.core, SameDay) and early:
        return Meaning(Between(a.core, Shift("day", 1, 1, "anchor", a.core)), "NI")
    if _one_day(b.core) and (early or tokens.words[right.start - 1] == "into"):
        return Meaning(Between(a.core, b.core), "NI")
    return None


def _one_day(core: Core) -> bool:
    return (
        isinstance(core, Weekday)
        or (isinstance(core, Period) and core.unit == "day")
        or (isinstance(core, CalendarDay) and core.day is not None)
    )


def _time_and_day(tokens: Tokens, left: Found, right: Found, gap: str) -> Meaning | None:
    a, b = left.meaning, right.meaning
    if a.overnight and is_day(b) and gap in ("", "i", "iD"):
        into = "into" in tokens.words[left.end : right.start]
        return replace(b, part="NI", overnight=into)
    if b.overnight and is_day(a) and not a.part and gap == "":
        return replace(a, part="NI")
    if isinstance(a.core, SameDay) and is_day(b) and not b.clock and _TIME_THEN_DAY.match(gap):
        if isinstance(b.core, Shift):
            return None
        return replace(b, part=a.part or b.part, clock=a.clock)
    if is_day(a) and isinstance(b.core, SameDay) and not a.clock and _DAY_THEN_TIME.match(gap):
        if (b.part and a.part) or isinstance(a.core, Shift):
            return None
        return replace(a, part=a.part or b.part, clock=b.clock)
    if isinstance(a.core, SameDay) and isinstance(b.core, SameDay) and gap in ("", ",", "i"):
        return replace(b, part=a.part or b.part, clock=a.clock or b.clock)
    return None


def _range(tokens: Tokens, left: Found, right: Found, gap: str) -> Meaning | None:
    """ "between Monday and Tuesday", "the night of Sunday to Monday"."""
    a, b = left.meaning, right.meaning
    if gap not in ("c", "-", "ci", "cD", "i") or not is_day(a) or not is_day(b):
        return None
    inside = tokens.words[max(0, left.start - 1) : left.end]
    link = tokens.words[left.end]
    night = a.part == "NI" and not a.overnight and gap == "-"
    dash = link in _DASHES and isinstance(a.core, CalendarDay) and isinstance(b.core, CalendarDay)
    if not (night or dash or (gap != "i" and "between" in inside)):
        return None
    if tokens.words[left.end] == "or" or (_bare_year(a.core) and _bare_year(b.core)):
        return None
    return Meaning(Between(a.core, b.core), a.part if night else None)


def _within(a: Meaning, b: Meaning, gap: str) -> Meaning | None:
    """ "the 20th of last month", "July of that year"."""
    if not isinstance(a.core, CalendarDay) or a.core.year or not isinstance(b.core, Period):
        return None
    fits = b.core.unit == "year" if a.core.month else b.core.unit == "month"
    return replace(a, core=Within(a.core, b.core)) if fits and gap in ("1", "") else None


def _bare_year(core: Core) -> bool:
    return isinstance(core, CalendarDay) and core.month is None and core.day is None


def _offset(tokens: Tokens, left: Found, right: Found, gap: str) -> Meaning | None:
    """ "three days before Christmas", "the day after last Tuesday", "a year ago this month"."""
    a, b = left.meaning, right.meaning
    if isinstance(a.core, Period) and a.core.reference == "anchor" and a.core.unit == "day":
        if tokens.words[left.end - 1] not in ("before", "after") or gap not in ("", "D") or not is_day(b) or b.edge:
            return None
        return Meaning(Shift("day", 1, a.core.offset, "anchor", b.core), a.part)
    if not isinstance(a.core, Shift) or a.core.base or not is_day(b) or b.edge:
        return None
    link = tokens.words[left.end - 1]
    if link in ("before", "after") and gap in ("", "D"):
        return replace(b, core=replace(a.core, base=b.core), part=None, clock=None)
    if link == "ago" and gap in ("", "i") and isinstance(b.core, (Period, Weekday)):
        return replace(b, core=replace(a.core, base=b.core))
    return None


def _restated(a: Meaning, b: Meaning, gap: str) -> Meaning | None:
    """ "Friday, three days before Christmas", "the weekend of 4-5 May": the second is the fuller."""
    if isinstance(a.core, Period) and a.core.unit == "weekend" and gap == "1" and is_day(b):
        return b
    if not isinstance(a.core, Weekday) or gap not in (",", ",D"):
        return None
    core: Core = b.core
    if (isinstance(core, Shift) and core.base) or isinstance(core, (Feast, Nth)):
        return replace(b, part=a.part)
    return None
