"""From the claims on the place to the place of the record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.model import Claim, PlacePrecision, PlaceValue

_RANK: Final[dict[PlacePrecision, int]] = {"exact": 0, "near": 0, "admin2": 1, "admin1": 2, "country": 3, "none": 4}


def _value(claim: Claim) -> PlaceValue:
    if not isinstance(claim.value, PlaceValue):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no place")
    return claim.value


def supports(value: PlaceValue, other: PlaceValue) -> bool:
    """True where a coarser or equal place speaks for another: the same place, or a division or country around it."""
    if value.geonameid is not None and value.geonameid == other.geonameid:
        return True
    if value.precision == "country":
        return value.country == other.country
    return value.precision == "admin1" and value.admin1 == other.admin1 and value.country == other.country


def fold_place(claims: Sequence[Claim]) -> PlaceValue:
    """The most precise place, then the one that most other claims are around, then the first told.

    "Near the town" says more than its bare name, as in a headline. A coarser place beside a finer one is no
    dispute; both stay as claims (codebook §7 "Places"). Support is compared in tenths, as for dates.
    """
    standing = [c for c in claims if not c.withdrawn and c.attitude not in ("denies", "doubts")]
    if not standing:
        return PlaceValue.silent()

    def better(claim: Claim) -> tuple[int, float, int]:
        value = _value(claim)
        weight = sum(c.confidence for c in standing if supports(_value(c), value) or c is claim)
        return _RANK[value.precision], -round(weight, 1), standing.index(claim)

    held = _value(min(standing, key=better))
    near = (v for v in map(_value, standing) if v.precision == "near" and v.geonameid == held.geonameid)
    return held if held.geonameid is None else next(near, held)
