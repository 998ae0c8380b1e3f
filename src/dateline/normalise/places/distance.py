"""Distances and directions on the globe."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_KM = 6371.0
_BEARINGS = {
    "north": 0.0,
    "north-northeast": 22.5,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}


def kilometres(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine) on a sphere of 6371 km."""
    a, b, c, d = radians(lat), radians(lon), radians(lat2), radians(lon2)
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def about_km(north: float, east: float, shrink: float) -> float:
    """Distance of two near points from their differences in degrees; ``shrink`` is the cosine of the latitude.

    Good to a per cent below 500 km, and much quicker than ``kilometres``.
    """
    east = abs(east)
    return 111.195 * hypot(north, (360.0 - east if east > 180.0 else east) * shrink)


def bearing_of(direction: str) -> float | None:
    """Degrees from north of ``south``, ``north-west``, ``northeastern``; None for other words."""
    plain = (
        direction.lower()
        .replace("-", "")
        .replace(" ", "")
        .removesuffix("ern")
        .removesuffix("wards")
        .removesuffix("ward")
    )
    return _BEARINGS.get(plain)


def offset_point(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point ``km`` away along ``bearing`` (flat-earth formula, good to a per cent below 300 km)."""
    north = km * cos(radians(bearing)) / 111.195
    scale = max(0.05, cos(radians(lat)))
    east = km * sin(radians(bearing)) / (111.195 * scale)
    far = max(-90.0, min(90.0, lat + north))
    return far, (lon + east + 180.0) % 360.0 - 180.0


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean point, taken in space so that the date line does no harm; degrees. Needs at least one point."""
    x = y = z = 0.0
    for lat, lon in points:
        a, b = radians(lat), radians(lon)
        x, y, z = x + cos(a) * cos(b), y + cos(a) * sin(b), z + sin(a)
    norm = sqrt(x * x + y * y + z * z)
    if norm < 1e-9:
        return points[0]
    return degrees(asin(z / norm)), degrees(atan2(y, x))
