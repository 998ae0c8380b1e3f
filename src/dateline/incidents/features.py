"""What speaks for and against two mentions being one incident; each feature a reason with its weight.

The weights are log-odds in spirit (Fellegi and Sunter 1969): positive for *same*, negative for *different*, zero
where one side is silent, since silence proves nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final

from dateline.incidents.party_fold import same_party
from dateline.incidents.telling import Telling, names_of
from dateline.model import COUNT_FIELDS, PlaceValue, Reason

EARTH_RADIUS_KM: Final = 6371.0
NAMED: Final = 4.0
"""What one full name in both tellings weighs: two acts rarely befall one person."""


def distance_km(one: PlaceValue, other: PlaceValue) -> float | None:
    """Great-circle distance (haversine) in kilometres; None where a point is missing."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def _days(left: Telling, right: Telling) -> Reason | None:
    one, other = left.record.date, right.record.date
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return None
    gap = max((other.start - one.end).days, (one.start - other.end).days, 0)
    detail = f"{one.start}..{one.end} and {other.start}..{other.end}"
    if gap == 0:
        exact = one.precision == other.precision == "day"
        return Reason("date", f"{detail}: can be one day", 2.5 if exact else 1.0)
    return Reason("date", f"{detail}: {gap} day(s) apart", -4.0 if gap == 1 else -7.0)


def _place(left: Telling, right: Telling) -> Reason | None:
    one, other = left.record.place, right.record.place
    if one.country and other.country and one.country != other.country:
        return Reason("place", f"{one.country} and {other.country}", -7.0)
    km = distance_km(one, other)
    if km is None:
        return None
    fine = {"exact", "near"} >= {one.precision, other.precision}
    detail = f"{one.name} and {other.name}, {km:.0f} km"
    if not fine:
        near = one.admin1 is not None and one.admin1 == other.admin1
        return Reason("place", f"{detail}, one only roughly known", 1.0 if near else 0.3)
    if km <= 30:
        return Reason("place", detail, 3.0 if km <= 10 else 2.0)
    if (one.name or "").casefold() == (other.name or "").casefold():
        return Reason("place", f"{detail}, one name", 0.5)
    return Reason("place", detail, -1.0 if km <= 60 else -6.0)


_CROWD: Final = frozenset(("Protests", "Riots"))
_FORCE: Final = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))


def _kind(left: Telling, right: Telling) -> Reason | None:
    one, other = left.record.event, right.record.event
    if one is None or other is None:
        return None
    detail = f"{one.sub_event_type} and {other.sub_event_type}"
    if one.sub_event_type == other.sub_event_type:
        return Reason("type", detail, 1.5)
    types = {one.event_type, other.event_type}
    if len(types) == 1 or types <= _FORCE or types <= _CROWD:
        return Reason("type", detail, 0.3)
    return Reason("type", detail, -2.0)


def _parties(left: Telling, right: Telling) -> Reason | None:
    named = sorted(names_of(left) & names_of(right))
    if named:
        return Reason("participants", f"both name {named[0]!r}", min(6.0, NAMED * len(named)))
    shared = [a.written for a in left.record.participants for b in right.record.participants if same_party(a, b)]
    if shared:
        return Reason("participants", f"both name {shared[0]!r}", min(2.0, 1.0 * len(shared)))
    return None


def _tolls(left: Telling, right: Telling) -> Reason | None:
    for name in COUNT_FIELDS:
        one, other = left.record.count(name), right.record.count(name)
        if one.low and other.low:
            if one.low == other.low:
                return Reason(name, f"both from {one.low}", 1.5 if one.low > 2 else 0.8)
            ratio = max(one.low, other.low) / min(one.low, other.low)
            return Reason(name, f"{one.low} and {other.low}", -1.0 if ratio > 3 else 0.0)
    return None


def _words(left: Telling, right: Telling) -> Reason | None:
    union = left.terms | right.terms
    if not union:
        return None
    share = len(left.terms & right.terms) / len(union)
    return Reason("words", f"{share:.0%} of the telling words shared", round(min(2.5, 6 * share - 0.4), 4))


FEATURES: Final[tuple[Callable[[Telling, Telling], Reason | None], ...]] = (
    *(_days, _place, _kind, _parties, _tolls, _words),
)


def compare(left: Telling, right: Telling) -> Iterator[Reason]:
    """Every reason that the two tellings give, in a fixed order."""
    return (reason for feature in FEATURES if (reason := feature(left, right)) is not None)
