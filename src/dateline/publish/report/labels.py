"""Names on the map, set where they cover neither each other nor a circle's point."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

LETTER: Final = 6.2
"""A small letter's width in pixels, on the wide side."""
LINE: Final = 12.0

Pixel = tuple[float, float]
Area = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """A name with its baseline's anchor in pixels; ``anchor`` is SVG's ``text-anchor``."""

    x: float
    y: float
    text: str
    anchor: str


def _free(area: Area, taken: Iterable[Area], width: float, height: float) -> bool:
    left, top, right, bottom = area
    if left < 0 or top < 0 or right > width or bottom > height:
        return False
    return all(right < t[0] or left > t[2] or bottom < t[1] or top > t[3] for t in taken)


def place_labels(points: Sequence[tuple[float, float, float, str]], width: float, height: float) -> tuple[Label, ...]:
    """Labels of circles (x, y, radius, name): right, left, above or below; a name is set once, or not at all."""
    taken: list[Area] = [(x - 3, y - 3, x + 3, y + 3) for x, y, _, _ in points]
    labels: list[Label] = []
    done: set[str] = set()
    for x, y, radius, name in points:
        long = len(name) * LETTER
        if not name or name in done:
            continue
        sides = (
            (x + radius + 4, y + 4, "start", 0.0),
            (x - radius - 4, y + 4, "end", -long),
            (x, y - radius - 4, "middle", -long / 2),
            (x, y + radius + LINE, "middle", -long / 2),
        )
        for at, base, anchor, shift in sides:
            area = (at + shift, base - LINE + 2, at + shift + long, base + 2)
            if _free(area, taken, width, height):
                labels.append(Label(round(at, 1), round(base, 1), name, anchor))
                taken.append(area)
                done.add(name)
                break
    return tuple(labels)


def _centre(ring: Sequence[Pixel]) -> tuple[float, Pixel]:
    """Area and centroid of a ring (shoelace formula)."""
    twice = cx = cy = 0.0
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = x0 * y1 - x1 * y0
        twice, cx, cy = twice + cross, cx + (x0 + x1) * cross, cy + (y0 + y1) * cross
    return (abs(twice) / 2, (cx / (3 * twice), cy / (3 * twice))) if twice else (0.0, ring[0])


def country_label(name: str, rings: Sequence[Sequence[Pixel]]) -> Label | None:
    """A country's name in the middle of its largest piece; None where the piece is too small for it."""
    area, (x, y) = max(map(_centre, rings))
    if area < (len(name) * 9) ** 2:
        return None
    return Label(round(x, 1), round(y, 1), name, "middle")
