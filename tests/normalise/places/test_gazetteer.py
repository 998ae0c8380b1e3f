"""The gazetteer file: opening, missing, broken, own places, pins."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from dateline.errors import InputError, ResourceError
from dateline.normalise.places import Gazetteer, PlaceContext, default_gazetteer_path, open_gazetteer, resolve_place


def test_missing_names_the_next_step(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="run: dateline gazetteer build"):
        open_gazetteer(tmp_path / "none.sqlite")


def test_broken_names_the_next_step(tmp_path: Path) -> None:
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(ResourceError, match="run: dateline gazetteer build"):
        open_gazetteer(path)


def test_another_version_names_the_next_step(tmp_path: Path) -> None:
    path = tmp_path / "old.sqlite"
    store = sqlite3.connect(path)
    store.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    store.execute("INSERT INTO meta VALUES ('format', '0')")
    store.commit()
    store.close()
    with pytest.raises(ResourceError, match="another version"):
        open_gazetteer(path)


def test_environment_moves_the_default(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATELINE_GAZETTEER", str(tmp_path / "mine.sqlite"))
    assert default_gazetteer_path() == tmp_path / "mine.sqlite"


def test_content_has_a_hash_and_the_credit(gazetteer: Gazetteer) -> None:
    assert gazetteer.content.startswith("sha256:")
    assert "GeoNames" in gazetteer.meta["credit"]
    assert "CC BY" in gazetteer.meta["credit"]


def test_own_places_come_first(gazetteer: Gazetteer, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,lat,lon,country,admin1,aliases\nCamp Juniper,36.5,40.5,syr,Hasakah,Juniper Base|FOB Juniper\n")
    mine = open_gazetteer(_where(gazetteer), additions=own)
    value = resolve_place("FOB Juniper", PlaceContext(), mine).value
    assert (value.lat, value.lon, value.country, value.geonameid) == (36.5, 40.5, "SYR", None)


@pytest.mark.parametrize(
    "rows", ["name,lat\nX,1\n", "name,lat,lon\nX,north,2\n", "name,lat,lon\nX,91,2\n", "name,lat,lon\n,1,2\n"]
)
def test_bad_own_places_name_the_line(rows: str, gazetteer: Gazetteer, tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text(rows)
    with pytest.raises(InputError, match="line 2"):
        open_gazetteer(_where(gazetteer), additions=own)


def test_a_pin_beats_the_context(gazetteer: Gazetteer) -> None:
    mine = open_gazetteer(_where(gazetteer), pins={"Tripoli": 266826})
    value = resolve_place("Tripoli", PlaceContext.of_country("LBY"), mine).value
    assert (value.geonameid, value.country) == (266826, "LBN")


def test_file_may_lie_anywhere(gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "odd name #1?.sqlite"
    shutil.copyfile(_where(gazetteer), path)
    assert open_gazetteer(path).content == gazetteer.content


def _where(gazetteer: Gazetteer) -> Path:
    assert gazetteer.path is not None
    return gazetteer.path
