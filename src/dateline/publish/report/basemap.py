"""Country borders for a map without a network: Natural Earth 1:50m (public domain) as packed by world-atlas (ISC)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise

from dateline.model.json_value import Json, JsonObject, as_int, as_list, as_object, as_optional_float

Point = tuple[float, float]
Line = tuple[Point, ...]


def _number(value: Json) -> float:
    return as_optional_float(value) or 0.0


@cache
def topology() -> JsonObject:
    """The packed map."""
    source = files("dateline.publish.report").joinpath("data/world-50m.json").read_text(encoding="utf-8")
    return as_object(json.loads(source))


@cache
def border_lines() -> tuple[Line, ...]:
    """Every border and coast once, as (lon, lat) lines: the arcs of the topology, delta-decoded (TopoJSON 2.1.4)."""
    transform = as_object(topology()["transform"])
    sx, sy = map(_number, as_list(transform["scale"]))
    tx, ty = map(_number, as_list(transform["translate"]))
    lines: list[Line] = []
    for arc in as_list(topology()["arcs"]):
        x = y = 0
        points: list[Point] = []
        for step in as_list(arc):
            dx, dy = map(as_int, as_list(step))
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        lines.append(tuple(points))
    return tuple(lines)


def lines_in(west: float, south: float, east: float, north: float) -> Iterator[Line]:
    """The pieces of borders that touch a box, in degrees; a piece may overhang the box by one point."""

    def inside(point: Point) -> bool:
        return west <= point[0] <= east and south <= point[1] <= north

    for line in border_lines():
        piece: list[Point] = []
        for before, point in pairwise(line):
            if inside(before) or inside(point):
                piece = piece or [before]
                piece.append(point)
            elif piece:
                yield tuple(piece)
                piece = []
        if piece:
            yield tuple(piece)
