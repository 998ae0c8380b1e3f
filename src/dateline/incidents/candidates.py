"""Which mentions are worth comparing: those that share a day and a country, a day and no country, or a full name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from dateline.incidents.telling import Telling, names_of

WINDOW_DAYS: Final = 1
"""Days around a date in which another mention's date may still be the same (a dateline's time zone, "overnight")."""

WIDEST_DAYS: Final = 31
"""Dates vaguer than a month are compared by month of their start only, so that cost stays bounded."""

Key = tuple[str, str]


def _days(telling: Telling) -> Iterator[date]:
    when = telling.record.date
    if when.start is None or when.end is None:
        if telling.published is not None:
            yield from (telling.published - timedelta(days=n) for n in range(3))
        return
    last = min(when.end, when.start + timedelta(days=WIDEST_DAYS))
    yield from (when.start + timedelta(days=n) for n in range((last - when.start).days + 1))


def keys_of(telling: Telling) -> frozenset[Key]:
    """(day, country) over its possible days, "" for an unknown country; ("name", full name)."""
    country = telling.record.place.country or ""
    return frozenset((day.isoformat(), country) for day in _days(telling)) | _named(telling)


def probes_of(telling: Telling) -> frozenset[Key]:
    """The blocks to look in: the telling's own with the days around, and unknown countries beside known ones."""
    country = telling.record.place.country or ""
    near = {day + timedelta(days=n) for day in _days(telling) for n in range(-WINDOW_DAYS, WINDOW_DAYS + 1)}
    return frozenset((day.isoformat(), place) for day in near for place in {country, ""}) | _named(telling)


def _named(telling: Telling) -> frozenset[Key]:
    return frozenset(("name", name) for name in names_of(telling))


def candidate_pairs(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Every pair that shares a block, once, in a fixed order; the set does not depend on the input's order."""
    by_id = {t.mention.id: t for t in tellings}
    blocks: dict[Key, list[str]] = {}
    for telling in by_id.values():
        for key in keys_of(telling):
            blocks.setdefault(key, []).append(telling.mention.id)
    pairs = {
        (min(own, other), max(own, other))
        for own, telling in by_id.items()
        for key in probes_of(telling)
        for other in blocks.get(key, ())
        if other != own
    }
    return ((by_id[left], by_id[right]) for left, right in sorted(pairs))
