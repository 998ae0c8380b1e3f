"""Where something happened, as precisely as the words allow."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.words import PlacePrecision, Status


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A resolved or unresolved place. ``lat``/``lon`` in degrees WGS 84; ``country`` ISO 3166 alpha-3.

    ``name`` is the bare name, ``written`` the words of the article. ``radius_km`` says how far from the point the
    true place may lie; None where there is no point.
    """

    name: str | None
    written: str | None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: PlacePrecision = "none"
    status: Status = "reported"
    radius_km: float | None = None

    @classmethod
    def silent(cls) -> PlaceValue:
        """Nobody says where."""
        return cls(None, None, status="not_reported")
