"""One incident on the shelf, and which of them are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.model import JsonObject

FOREVER: Final = 2**62
"""The end of what still holds: a position after every other."""

UNDATED: Final = "~"
"""The day of an incident without one; comes after every other."""


@dataclass(frozen=True, slots=True)
class ShelfQuestion:
    """What is left to decide on an incident: claims that clash (``rank`` 0 of a main one, 1), or a doubtful one (2)."""

    rank: int
    place: str
    field: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShelfLine:
    """An incident as lists ask for it. ``record`` is the whole of it; ``mentions`` are those of replaced versions too.

    ``day`` and ``last`` are ISO days, ``fresh`` the day of the last change or telling ("" for none); ``stance`` is what
    the story itself says of its state, or "". ``kind`` and ``words`` are searched, without regard to letter case.
    ``told`` is the number of claims by field.
    """

    id: str
    day: str
    last: str
    role: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    km: float | None
    killed: int | None
    disputed: bool
    fresh: str
    stance: str
    unheld: str | None
    told: Mapping[str, int]
    name: str
    place: str
    words: str
    record: JsonObject
    mentions: tuple[str, ...]
    questions: tuple[ShelfQuestion, ...] = ()
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class ShelfChange:
    """What an event changed in one incident: under its name right after, field by field, in their order."""

    position: int
    name: str
    fields: tuple[str, ...]
    changes: tuple[JsonObject, ...]


@dataclass(frozen=True, slots=True)
class StateDays:
    """Stories are settled that were fresh on or before ``stale``, or on or before ``quiet`` where they say nothing."""

    stale: str
    quiet: str


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees; ``holds`` says of a point in it whether it is really asked for. ``west`` > ``east`` goes over 180°."""

    south: float
    west: float
    north: float
    east: float
    holds: Callable[[float, float], bool] | None = None


@dataclass(frozen=True, slots=True)
class ShelfFilter:
    """Every condition that is given must hold. ``killed`` is the fewest dead; lines ``without`` are left out."""

    since: str | None = None
    until: str | None = None
    country: str | None = None
    box: Box | None = None
    kind: str | None = None
    words: str | None = None
    role: str | None = None
    killed: int | None = None
    disputed: bool | None = None
    state: str | None = None
    days: StateDays | None = None
    placed: bool | None = None
    dated: bool | None = None
    held: bool | None = None
    without: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ShelfPlace:
    """Where a line stands in the order of lists: by day, then id."""

    day: str
    id: str
    line: int
