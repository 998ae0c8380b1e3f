"""Map tiles under the circles, where the desk is set up to ask for them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from dateline.doors.api.tiles import Tiles
from dateline.publish.report.drawing import MapDrawing, Projection

_TILE: Final = 256.0
"""Pixels; a tile is drawn at most this wide, so that its straight latitudes stay within a few pixels of the map's."""
_FARTHEST: Final = 85.0511
"""Degrees north or south where Web Mercator ends."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One tile on the map; pixels."""

    address: str
    x: float
    y: float
    width: float
    height: float


def mosaic(drawing: MapDrawing, tiles: Tiles | None) -> tuple[Piece, ...]:
    """The tiles that cover a map, from north-west to south-east; none where nothing is set up or drawn."""
    frame = drawing.projection
    if tiles is None or frame is None:
        return ()
    zoom = min(18, max(0, math.ceil(math.log2(360 * frame.squeeze * frame.scale / _TILE))))
    count = 1 << zoom
    west, north = frame.place(0.0, 0.0)
    east, south = frame.place(drawing.width, drawing.height)
    columns = range(max(0, math.floor(_column(west, count))), min(count, math.ceil(_column(east, count))))
    rows = range(max(0, math.floor(_row(north, count))), min(count, math.ceil(_row(south, count))))
    return tuple(_piece(tiles, frame, zoom, x, y) for y in rows for x in columns)


def _piece(tiles: Tiles, frame: Projection, zoom: int, x: int, y: int) -> Piece:
    count = 1 << zoom
    left, top = frame.at((x / count * 360 - 180, _latitude(y, count)))
    right, bottom = frame.at(((x + 1) / count * 360 - 180, _latitude(y + 1, count)))
    address = tiles.address.replace("{z}", str(zoom)).replace("{x}", str(x)).replace("{y}", str(y))
    return Piece(address, *(round(n, 2) for n in (left, top, right - left, bottom - top)))


def _column(longitude: float, count: int) -> float:
    return (longitude + 180) / 360 * count


def _row(latitude: float, count: int) -> float:
    angle = math.radians(max(-_FARTHEST, min(_FARTHEST, latitude)))
    return (1 - math.asinh(math.tan(angle)) / math.pi) / 2 * count


def _latitude(row: int, count: int) -> float:
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / count))))
