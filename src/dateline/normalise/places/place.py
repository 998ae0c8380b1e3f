"""One entry of the gazetteer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PlaceKind = Literal["city", "admin1", "admin2", "country", "region", "sea", "site"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its point (degrees WGS 84) and how far it reaches from there (``radius_km``).

    ``id`` is the GeoNames id where there is one, else negative (our own entries). ``country`` is ISO 3166 alpha-3, None
    for seas and regions across borders; ``admin1`` and ``admin2`` are ids of the divisions that hold it.
    """

    id: int
    name: str
    kind: PlaceKind
    country: str | None
    admin1: int | None
    admin2: int | None
    lat: float
    lon: float
    population: int
    radius_km: float

    @property
    def geonameid(self) -> int | None:
        """The GeoNames id, None for an entry of our own."""
        return self.id if self.id > 0 else None


@dataclass(frozen=True, slots=True)
class Match:
    """A gazetteer entry under a spelling.

    ``quality``: 4 a capital, 3 a name in our own lists, 2 its own name, 1 another name, 0 a spelling like it.
    """

    place: Place
    quality: int
