"""Countries as filled shapes inside a box: the rings of the topology, clipped (Sutherland and Hodgman 1974)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.model.json_value import Json, as_int, as_list, as_object, as_text
from dateline.publish.report.basemap import Point, border_lines, topology


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Country:
    """A country's outer rings and holes alike, as closed (lon, lat) rings; to be filled by the even-odd rule."""

    name: str
    rings: tuple[tuple[Point, ...], ...]


def _ring(arcs: Json) -> tuple[Point, ...]:
    """Arcs joined end to end; a negative index is the arc of its complement backwards (TopoJSON 2.1.4)."""
    lines = border_lines()
    points: list[Point] = []
    for index in map(as_int, as_list(arcs)):
        line = lines[index] if index >= 0 else lines[~index][::-1]
        points.extend(line[1:] if points else line)
    return tuple(points)


@cache
def countries_on_earth() -> tuple[Country, ...]:
    """Every country of the map."""
    found: list[Country] = []
    for geometry in map(as_object, as_list(as_object(as_object(topology()["objects"])["countries"])["geometries"])):
        arcs = as_list(geometry["arcs"]) if "arcs" in geometry else ()
        polygons: Sequence[Json] = [arcs] if geometry["type"] == "Polygon" else arcs
        rings = tuple(_ring(ring) for polygon in polygons for ring in as_list(polygon))
        found.append(Country(as_text(as_object(geometry["properties"])["name"]), rings))
    return tuple(found)


def _cut(ring: Sequence[Point], axis: int, edge: float, above: bool) -> list[Point]:
    """The part of a ring on one side of a line that is parallel to an axis."""

    def inside(point: Point) -> bool:
        return point[axis] >= edge if above else point[axis] <= edge

    kept: list[Point] = []
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        if inside(before) != inside(point):
            share = (edge - before[axis]) / (point[axis] - before[axis])
            x, y = (b + share * (p - b) for b, p in zip(before, point, strict=True))
            kept.append((x, y))
        if inside(point):
            kept.append(point)
    return kept


def clipped(ring: Sequence[Point], box: Box) -> list[Point]:
    """The part of a ring that lies in a box; empty where none does."""
    lons, lats = [p[0] for p in ring], [p[1] for p in ring]
    if max(lons) < box.west or min(lons) > box.east or max(lats) < box.south or min(lats) > box.north:
        return []
    kept = list(ring)
    for axis, edge, above in ((0, box.west, True), (0, box.east, False), (1, box.south, True), (1, box.north, False)):
        kept = _cut(kept, axis, edge, above)
    return kept


def land_in(box: Box) -> Iterator[Country]:
    """The countries that lie in a box, with what of them does."""
    for country in countries_on_earth():
        rings = tuple(tuple(part) for ring in country.rings if len(part := clipped(ring, box)) > 2)
        if rings:
            yield Country(country.name, rings)
