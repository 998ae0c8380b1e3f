"""What the names of one document may mean side by side, before any of them is resolved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, exp, radians

from dateline.normalise.places.distance import about_km
from dateline.normalise.places.place import Match, Place

_REACH_KM = 60.0
_CELL = 1.0

Spot = tuple[float, float, str, int]
"""Latitude, longitude, folded name, place id."""


@dataclass(frozen=True, slots=True)
class Company:
    """``counties``: second-level division → the names that may mean it. ``towns``: the names of possible towns in it.

    ``cells``: the towns that the names may mean by whole degrees. ``plain``: how little ambiguous a name is, 0 to 1.
    """

    counties: Mapping[int, frozenset[str]] = field(default_factory=dict)
    towns: Mapping[int, frozenset[str]] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], Sequence[Spot]] = field(default_factory=dict)
    plain: Mapping[str, float] = field(default_factory=dict)

    def holder_named(self, place: Place, key: str) -> float:
        """1 for a town whose county another name may mean."""
        return 1.0 if place.admin2 is not None and self.counties.get(place.admin2, frozenset()) - {key} else 0.0

    def holds_named(self, place: Place, key: str) -> float:
        """1 for a county with a town that another name may mean."""
        return 1.0 if place.kind == "admin2" and self.towns.get(place.id, frozenset()) - {key} else 0.0

    def together(self, place: Place, key: str) -> float:
        """0 to 1: how many other names may mean a town close by (half at 40 km), the ambiguous ones less."""
        if not self.cells or place.kind in ("country", "sea", "region"):
            return 0.0
        best: dict[str, float] = {}
        shrink = cos(radians(place.lat))
        row, column = int(place.lat // _CELL), int(place.lon // _CELL)
        for cell in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for lat, lon, other, number in self.cells.get(cell, ()):
                if other != key and number != place.id:
                    near = exp(-about_km(lat - place.lat, lon - place.lon, shrink) / _REACH_KM)
                    if near > best.get(other, 0.0):
                        best[other] = near
        total = sum(near * self.plain[other] for other, near in best.items())
        return min(1.0, total / 2)


def company_of(matches: Mapping[str, Sequence[Match]]) -> Company:
    """The company of names (folded) with all that each may mean."""
    counties: dict[int, set[str]] = defaultdict(set)
    towns: dict[int, set[str]] = defaultdict(set)
    cells: dict[tuple[int, int], list[Spot]] = defaultdict(list)
    for key, found in matches.items():
        for match in found:
            place = match.place
            if place.kind == "admin2":
                counties[place.id].add(key)
            if place.kind in ("city", "site"):
                if place.admin2 is not None:
                    towns[place.admin2].add(key)
                cells[(int(place.lat // _CELL), int(place.lon // _CELL))].append((place.lat, place.lon, key, place.id))
    return Company(
        {number: frozenset(keys) for number, keys in counties.items()},
        {number: frozenset(keys) for number, keys in towns.items()},
        dict(cells),
        {key: min(1.0, 1.5 / max(1, len(found)) ** 0.5) for key, found in matches.items()},
    )
