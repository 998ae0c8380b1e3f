"""Whether two places or two times can be those of one event."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from dateline.model import DateValue, PlaceValue

SAME_TOWN_KM = 12.0


def distance_km(one: PlaceValue, other: PlaceValue) -> float | None:
    """Great-circle distance in kilometres; None where a point is missing."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lon1, lat2, lon2 = map(radians, (one.lat, one.lon, other.lat, other.lon))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(half)))


def same_place(one: PlaceValue, other: PlaceValue) -> bool | None:
    """True, False, or None where the two do not say (a country and a town in it)."""
    if one.name is not None and one.name == other.name:
        return True
    if one.country and other.country and one.country != other.country:
        return False
    coarse = {"country", "admin1", "none"}
    if one.precision in coarse or other.precision in coarse:
        return None
    km = distance_km(one, other)
    if km is None:
        return None
    return km <= SAME_TOWN_KM


def elsewhere(one: PlaceValue, other: PlaceValue) -> bool:
    """True for places in two countries, in two provinces of one country, or too far apart for one town."""
    if one.country == other.country and one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return True
    return same_place(one, other) is False


_SMALL = frozenset(
    ("on", "in", "at", "the", "of", "early", "late", "a", "an", "around", "about", "by", "from", "last", "this", "that")
)
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))


def _core(value: DateValue) -> frozenset[str]:
    words = (value.written or "").casefold().replace(",", " ").replace("\u2019s", "").replace("'s", "").split()
    return frozenset(words) - _SMALL


def same_time(one: DateValue, other: DateValue) -> bool | None:
    """True where the days overlap or the words are the same, False where they do not, None where one is unknown."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        left, right = _core(one), _core(other)
        if one.start is None and other.start is None and left & _WEEKDAYS and right & _WEEKDAYS:
            return bool(left & right & _WEEKDAYS)
        return True if left and left == right else None
    return one.start <= other.end and other.start <= one.end
