"""What speaks for and against two tellings being one incident; each feature on one level, each level with its weight.

A weight is a log-likelihood ratio (Fellegi and Sunter 1969): how much likelier the level is between two tellings of one
incident than between two of different ones, given the other features; a silent side gives no reason, since silence
proves nothing. ``training/fit_linking.py`` fits the weights, within bounds that the codebook sets (§5).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from dateline.incidents.gist import likeness
from dateline.incidents.telling import Telling
from dateline.model import CountField, Incident, PlaceValue

EARTH_RADIUS_KM: Final = 6371.0
_FINE: Final = frozenset(("exact", "near"))
_CROWD: Final = frozenset(("Protests", "Riots"))
_FORCE: Final = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))


@dataclass(frozen=True, slots=True)
class Level:
    """How one feature of a pair turned out; ``value`` is the number behind the level of a feature that has one."""

    feature: str
    level: str
    detail: str
    value: float | None = None


def distance_km(one: PlaceValue, other: PlaceValue) -> float | None:
    """Great-circle distance (haversine) in kilometres; None where a point is missing."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def _words(one: Telling, other: Telling) -> Level | None:
    if not one.gist.terms or not other.gist.terms:
        return None
    cosine = round(likeness(one.gist, other.gist), 4)
    shared = [word for word in one.gist.terms if word in other.gist.terms]
    best = sorted(shared, key=lambda w: (-one.gist.terms[w] * other.gist.terms[w], w))[:4]
    return Level("words", "alike", f"likeness {cosine:.2f}: {', '.join(best) or 'nothing shared'}", cosine)


def _names(one: Telling, other: Telling) -> Level | None:
    if not one.names or not other.names:
        return None
    shared = sorted(one.names & other.names)
    detail = f"both name {', '.join(shared[:3])}" if shared else "no name in both"
    return Level("names", _number(len(shared)), detail)


def _part(one: Telling, other: Telling) -> Level | None:
    if one.leads and other.leads:
        return None
    if one.leads or other.leads:
        return Level("part", "one leads", "what one article leads with, and something else that the other tells")
    return Level("part", "neither leads", "neither article leads with it")


def _ages(one: Telling, other: Telling) -> Level | None:
    if not one.gist.ages or not other.gist.ages:
        return None
    shared = sorted(one.gist.ages & other.gist.ages)
    return Level("ages", _number(len(shared)), f"aged {shared[:3]} in both" if shared else "no age in both")


def _number(shared: int) -> str:
    return "three or more" if shared > 2 else ("none", "one", "two")[shared]


def _published(one: Telling, other: Telling) -> Level | None:
    if one.published is None or other.published is None:
        return None
    gap = abs((one.published - other.published).days)
    steps = ((0, "one day"), (1, "next day"), (3, "three days"), (7, "a week"), (30, "a month"))
    level = next((name for most, name in steps if gap <= most), "longer")
    return Level("published", level, f"published {one.published} and {other.published}")


def _date(one: Incident, other: Incident) -> Level | None:
    left, right = one.date, other.date
    if left.start is None or left.end is None or right.start is None or right.end is None:
        return None
    gap = max((right.start - left.end).days, (left.start - right.end).days, 0)
    detail = f"{left.start}..{left.end} and {right.start}..{right.end}"
    if gap == 0:
        exact = left.precision == right.precision == "day"
        return Level("date", "one day" if exact else "can be one day", detail)
    return Level("date", "next day" if gap == 1 else "three days" if gap <= 3 else "longer", detail)


def _place(one: Incident, other: Incident) -> Level | None:
    left, right = one.place, other.place
    if left.country is None or right.country is None:
        return None
    if left.country != right.country:
        return Level("place", "two countries", f"{left.country} and {right.country}")
    km = distance_km(left, right)
    if km is not None and {left.precision, right.precision} <= _FINE:
        level = "one place" if km <= 10 else "near" if km <= 100 else "far"
        return Level("place", level, f"{left.name} and {right.name}, {km:.0f} km")
    if left.admin1 is None or right.admin1 is None:
        return None
    return Level(
        "place", "one region" if left.admin1 == right.admin1 else "two regions", f"{left.admin1} and {right.admin1}"
    )


def _type(one: Incident, other: Incident) -> Level | None:
    left, right = one.event, other.event
    if left is None or right is None:
        return None
    detail = f"{left.sub_event_type} and {right.sub_event_type}"
    types = {left.event_type, right.event_type}
    if left.sub_event_type == right.sub_event_type:
        return Level("type", "one", detail)
    return Level("type", "related" if len(types) == 1 or types <= _FORCE or types <= _CROWD else "another", detail)


def _toll(name: CountField) -> Callable[[Incident, Incident], Level | None]:
    def toll(one: Incident, other: Incident) -> Level | None:
        left, right = one.count(name).low, other.count(name).low
        if left is None or right is None or left == right == 0:
            return None
        detail = f"from {left} and from {right}"
        if left == right:
            return Level(name, ("one", "two")[left - 1] if left < 3 else "three or more", detail)
        return Level(name, "off by one" if abs(left - right) == 1 else "apart", detail)

    return toll


_OF_TEXTS: Final[tuple[Callable[[Telling, Telling], Level | None], ...]] = (_words, _part, _names, _ages, _published)
_OF_RECORDS: Final[tuple[Callable[[Incident, Incident], Level | None], ...]] = (
    *(_date, _place, _type),
    *(_toll("killed"), _toll("injured")),
)


def compare(one: Telling, other: Telling) -> Iterator[Level]:
    """Every feature on which neither side is silent, in a fixed order."""
    for of_texts in _OF_TEXTS:
        if (found := of_texts(one, other)) is not None:
            yield found
    if one.record is not None and other.record is not None:
        for of_records in _OF_RECORDS:
            if (found := of_records(one.record, other.record)) is not None:
                yield found
