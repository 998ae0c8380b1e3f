"""Feasts whose day follows from the year alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateline.normalise.dates.calendar_math import easter

_FIXED: Final[dict[str, tuple[int, int]]] = {
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "international women's day": (3, 8),
    "nowruz": (3, 21),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "bastille day": (7, 14),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "christmas": (12, 25),
    "boxing day": (12, 26),
}
_EASTER: Final[dict[str, int]] = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter": 0,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit monday": 50,
    "corpus christi": 60,
}


def _leap_day(year: int) -> date | None:
    return date(year, 2, 29) if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else None


def _thanksgiving(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


_RULES: Final[dict[str, Callable[[int], date | None]]] = {
    "leap day": _leap_day,
    "thanksgiving": _thanksgiving,
    "thanksgiving day": _thanksgiving,
}

FEASTS: Final = (*_FIXED, *_EASTER, *_RULES)
"""Every feast known; national days are left out, for their date depends on the country."""


def feast_day(name: str, year: int) -> date | None:
    """The day of a feast in a year from 1 to 9999; None where the year has none."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _EASTER:
        return easter(year) + timedelta(days=_EASTER[name])
    return _RULES[name](year) if name in _RULES else None
