"""Names of conflict zones with their spellings and namesakes: country and rough point, written from knowledge."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.normalise.places import Gazetteer, PlaceContext, resolve_place
from dateline.normalise.places.distance import kilometres

ROWS = list(csv.DictReader((Path(__file__).parent / "data" / "names.csv").open(encoding="utf-8")))
NEAR_KM = 30.0


def test_the_table_is_large_and_wide() -> None:
    assert len(ROWS) >= 400
    assert len({row["country"] for row in ROWS}) >= 45


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['written']}-{row['country'] or 'alone'}")
def test_name_is_found_where_it_lies(row: dict[str, str], gazetteer: Gazetteer) -> None:
    context = PlaceContext.of_country(row["country"]) if row["country"] else PlaceContext()
    value = resolve_place(row["written"], context, gazetteer).value
    assert value.lat is not None
    assert value.lon is not None
    if row["country"]:
        assert value.country == row["country"]
    apart = kilometres(value.lat, value.lon, float(row["lat"]), float(row["lon"]))
    area = value.precision in ("admin1", "admin2", "country")
    assert apart <= max(NEAR_KM, 0.7 * (value.radius_km or 0.0) if area else 0.0), (value, apart)
    assert value.written == row["written"]
