"""Neighbouring time expressions that mean one time: "10 p.m. Wednesday", "the night of 14 to 15 January"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from dateline.normalise.dates.lexer import Tokens
from dateline.normalise.dates.lexicon import EDGES, ORDINALS, PARTS
from dateline.normalise.dates.meaning import (
    Between,
    CalendarDay,
    Core,
    EdgeDay,
    Every,
    Feast,
    Length,
    Meaning,
    Period,
    SameDay,
    Shift,
    SomeTime,
    Stretch,
    Weekday,
)

_TIME_THEN_DAY: Final = re.compile(r",?[i1]?D?m*$")
_DAY_THEN_TIME: Final = re.compile(r",?[imefE]{0,3}D?$")
_EDGE_BEFORE: Final = re.compile(r"(?:(?P<plain>E)(?:-|i)?|(?P<when>[ef])(?:iD?|)|D?(?P<part>b)1?D?)$")
_TELLING: Final = frozenset(
    ("noon", "midnight", "midday", "dawn", "dusk", "sunrise", "sunset", "daybreak", "nightfall")
)
_LINKS: Final = frozenset({
    "at", "in", "by", "until", "till", "before", "after", "during", "since", "around", "from", "towards", "toward",
    "overnight", "early", "late",
})  # fmt: skip
_LAST_DAY: Final = re.compile(r"D?(?P<which>[lO])(?P<unit>[up])1D?$")


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
    return [found for found in out if not _loose(tokens, found)]


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
    """ "early next year", "the end of 1990", "late on Sunday", "the last day of February"."""
    if not is_day(atom.meaning):
        return atom
    start = max(floor, atom.start - 5)
    before = tokens.classes[start : atom.start]
    last_day = _LAST_DAY.search(before)
    if last_day:
        which = tokens.words[start + last_day.start("which")]
        unit = tokens.words[start + last_day.start("unit")]
        if unit in ("day", "night", "evening", "morning") and (which == "last" or ORDINALS.get(which) == 1):
            meaning = replace(atom.meaning, core=EdgeDay(atom.meaning.core, which == "last"), part=PARTS.get(unit))
            return Found(start + last_day.start(), atom.end, meaning)
    edge = _EDGE_BEFORE.search(before)
    if edge is None:
        return atom
    word = tokens.words[start + edge.start(edge.lastgroup or 0)]
    value = EDGES.get(word)
    if edge["plain"] and tokens.words[atom.start - 1] == "as":
        return atom
    if value is None or (word in ("earlier", "later") and isinstance(atom.meaning.core, Length)):
        return atom
    return Found(start + edge.start(), atom.end, replace(atom.meaning, edge=value))


def _merge(tokens: Tokens, left: Found, right: Found) -> Found | None:
    """One expression out of two neighbours, or None."""
    gap = tokens.classes[left.end : right.start]
    if len(gap) > 4 or "|" in gap:
        return None
    meaning = (
        _range(tokens, left, right, gap)
        or _time_and_day(tokens, left, right, gap)
        or _offset(tokens, left, right, gap)
        or _restated(left.meaning, right.meaning, gap)
    )
    return Found(left.start, right.end, meaning) if meaning else None


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
    if gap not in ("c", "-", "ci", "cD") or not is_day(a) or not is_day(b):
        return None
    inside = tokens.words[max(0, left.start - 1) : left.end]
    night = a.part == "NI" and gap == "-"
    if not night and "between" not in inside:
        return None
    if tokens.words[left.end] == "or" or (_bare_year(a.core) and _bare_year(b.core)):
        return None
    return Meaning(Between(a.core, b.core), a.part if night else None)


def _bare_year(core: Core) -> bool:
    return isinstance(core, CalendarDay) and core.month is None and core.day is None


def _offset(tokens: Tokens, left: Found, right: Found, gap: str) -> Meaning | None:
    """ "three days before Christmas", "a year ago this month"."""
    a, b = left.meaning, right.meaning
    if not isinstance(a.core, Shift) or a.core.base or not is_day(b) or b.edge:
        return None
    link = tokens.words[left.end - 1]
    if link in ("before", "after") and gap in ("", "D"):
        return replace(b, core=replace(a.core, base=b.core), part=None, clock=None)
    if link == "ago" and gap in ("", "i") and isinstance(b.core, (Period, Weekday)):
        return replace(b, core=replace(a.core, base=b.core))
    return None


def _restated(a: Meaning, b: Meaning, gap: str) -> Meaning | None:
    """ "Friday, three days before Christmas", "Saturday, the leap day": the second is the fuller."""
    if not isinstance(a.core, Weekday) or gap not in (",", ",D"):
        return None
    core: Core = b.core
    if (isinstance(core, Shift) and core.base) or isinstance(core, (Feast, EdgeDay)):
        return replace(b, part=a.part)
    return None
