"""Map and timeline as shapes: circles as wide as the place is uncertain, bars as long as the date is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from dateline.model import Incident
from dateline.publish.report.basemap import Point, lines_in
from dateline.publish.report.labels import Label, country_label, place_labels
from dateline.publish.report.land import Box, land_in

WIDTH: Final = 960.0
MAX_HEIGHT: Final = 560.0
KM_PER_DEGREE: Final = 111.2
_GRID: Final = 10.0
"""Degrees to which the edges of a map of very many incidents are moved outwards."""
_NAMED: Final = 120
"""Circles whose places are named, as far as there is room; finding room costs the square of their number."""
_FINEST: Final = 1.0
"""Pixels between two points of a line."""
_FALLBACK_KM: Final = {"exact": 3.0, "near": 15.0, "admin2": 40.0, "admin1": 100.0, "country": 300.0}


@dataclass(frozen=True, slots=True)
class Circle:
    """A placed incident; pixels."""

    x: float
    y: float
    r: float
    incident: Incident


@dataclass(frozen=True, slots=True)
class Projection:
    """An equirectangular map: ``scale`` pixels a degree of latitude, ``squeeze`` of that a degree of longitude.

    ``west`` lies ``left`` pixels from the edge, ``north`` at the top.
    """

    west: float
    north: float
    squeeze: float
    scale: float
    left: float

    def at(self, point: Point) -> Point:
        """Pixels of a longitude and latitude."""
        return self.left + (point[0] - self.west) * self.squeeze * self.scale, (self.north - point[1]) * self.scale

    def place(self, x: float, y: float) -> Point:
        """Longitude and latitude of a pixel."""
        return self.west + (x - self.left) / (self.squeeze * self.scale), self.north - y / self.scale


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """``land`` and ``borders`` are SVG paths; ``unplaced`` are the incidents that no circle shows."""

    width: float
    height: float
    land: str
    borders: str
    countries: tuple[Label, ...]
    labels: tuple[Label, ...]
    circles: tuple[Circle, ...]
    unplaced: tuple[Incident, ...]
    projection: Projection | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A dated incident; pixels. ``lane`` counts from the top."""

    x: float
    width: float
    lane: int
    incident: Incident


@dataclass(frozen=True, slots=True)
class Tick:
    """A day marked on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class TimelineDrawing:
    """``undated`` are the incidents that no bar shows."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    undated: tuple[Incident, ...]


def radius_km(incident: Incident) -> float:
    """How far from its point an incident may lie."""
    place = incident.place
    return place.radius_km if place.radius_km is not None else _FALLBACK_KM.get(place.precision, 300.0)


def draw_map(incidents: Sequence[Incident], also: Sequence[Point] = ()) -> MapDrawing:
    """An equirectangular map around the placed incidents, true to scale at its middle latitude.

    ``also`` are points (lon, lat) that have to be on it, too.
    """
    points = [(i.place.lon, i.place.lat, i) for i in incidents]
    placed = [(lon, lat, i) for lon, lat, i in points if lon is not None and lat is not None]
    unplaced = tuple(i for lon, lat, i in points if lon is None or lat is None)
    if not placed:
        return MapDrawing(WIDTH, 0.0, "", "", (), (), (), unplaced)
    lons, lats = [*(p[0] for p in placed), *(p[0] for p in also)], [*(p[1] for p in placed), *(p[1] for p in also)]
    pad = max(1.0, 0.12 * max(max(lons) - min(lons), max(lats) - min(lats)))
    west, east = max(-180.0, min(lons) - pad), min(180.0, max(lons) + pad)
    south, north = max(-85.0, min(lats) - pad), min(85.0, max(lats) + pad)
    if also:  # many maps of one large ledger share their ground
        west, south = max(-180.0, _GRID * (west // _GRID)), max(-85.0, _GRID * (south // _GRID))
        east, north = min(180.0, -_GRID * (-east // _GRID)), min(85.0, -_GRID * (-north // _GRID))
    squeeze = max(0.2, math.cos(math.radians((south + north) / 2)))
    scale = min(WIDTH / ((east - west) * squeeze), MAX_HEIGHT / (north - south))
    left = (WIDTH - (east - west) * squeeze * scale) / 2
    spare = left / (squeeze * scale)
    height = round((north - south) * scale, 1)
    frame = Projection(west, north, squeeze, scale, left)
    at = frame.at
    land, borders, countries = _ground(frame, Box(west - spare, south, east + spare, north))
    circles = []
    for lon, lat, incident in sorted(placed, key=lambda p: (-radius_km(p[2]), p[2].id)):
        x, y = at((lon, lat))
        radius = max(4.0, round(radius_km(incident) / KM_PER_DEGREE * scale, 1))
        circles.append(Circle(round(x, 1), round(y, 1), radius, incident))
    ranked = sorted(circles, key=lambda c: c.incident.role != "main")
    return MapDrawing(
        WIDTH,
        height,
        land,
        borders,
        countries,
        place_labels([(c.x, c.y, c.r, c.incident.place.name or "") for c in ranked[:_NAMED]], WIDTH, height),
        tuple(circles),
        unplaced,
        frame,
    )


@lru_cache(maxsize=64)
def _ground(frame: Projection, box: Box) -> tuple[str, str, tuple[Label, ...]]:
    """Land and borders as paths, and the names of countries; the same for every map of one frame."""
    lines = [[frame.at(point) for point in line] for line in lines_in(box.west, box.south, box.east, box.north)]
    countries = [(c.name, [[frame.at(point) for point in ring] for ring in c.rings]) for c in land_in(box)]
    names = (country_label(name, rings) for name, rings in countries)
    land = "".join(f"{_path(ring)}Z" for _, rings in countries for ring in rings)
    return land, "".join(map(_path, lines)), tuple(label for label in names if label is not None)


def _path(points: Sequence[Point]) -> str:
    """The line without the points that nobody could see apart from the one before."""
    kept = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _FINEST:
            kept.append(point)
    kept += points[1:][-1:]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in kept)


def _lanes(spans: Sequence[tuple[float, float]], gap: float) -> list[int]:
    """The first free lane for each bar, in order of start."""
    free: list[float] = []
    lanes: list[int] = []
    for start, end in spans:
        lane = next((n for n, taken in enumerate(free) if taken <= start), len(free))
        if lane == len(free):
            free.append(end + gap)
        else:
            free[lane] = end + gap
        lanes.append(lane)
    return lanes


def _ticks(first: date, days: int, scale: float) -> tuple[Tick, ...]:
    step = next((s for s in (1, 2, 7, 14, 30, 91, 182, 365, 730) if days / s <= 9), max(1, days // 9))
    return tuple(
        Tick(round(n * scale, 1), (first + timedelta(days=n)).strftime("%-d %b %Y")) for n in range(0, days, step)
    )


def draw_timeline(incidents: Sequence[Incident]) -> TimelineDrawing:
    """One bar an incident on a common day axis."""
    dated = [(i.date.start, i.date.end, i) for i in incidents if i.date.start is not None]
    undated = tuple(i for i in incidents if i.date.start is None)
    if not dated:
        return TimelineDrawing(WIDTH, 0.0, (), (), undated)
    first = min(start for start, _, _ in dated)
    last = max(end or start for start, end, _ in dated)
    days = (last - first).days + 1
    scale = WIDTH / days
    spans = []
    for start, end, incident in sorted(dated, key=lambda d: (d[0], d[1] or d[0], d[2].id)):
        x = (start - first).days * scale
        spans.append((x, max(6.0, ((end or start) - start).days * scale + scale), incident))
    lanes = _lanes([(x, x + width) for x, width, _ in spans], 2.0)
    bars = tuple(
        Bar(round(x, 1), round(min(width, WIDTH - x), 1), lane, incident)
        for (x, width, incident), lane in zip(spans, lanes, strict=True)
    )
    return TimelineDrawing(WIDTH, 28.0 + 10.0 * (max(lanes) + 1), bars, _ticks(first, days, scale), undated)
