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
    mine = _with(
        gazetteer, tmp_path, "name,lat,lon,country,admin1,aliases\nCamp Juniper,36.5,40.5,syr,Hasakah,FOB Juniper\n"
    )
    value = resolve_place("FOB Juniper", PlaceContext(), mine).value
    assert (value.lat, value.lon, value.country, value.geonameid) == (36.5, 40.5, "SYR", None)
    assert value.admin1 == "Hasakah"


def test_own_places_are_weighed_and_pinned_ones_are_not(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows = "name,lat,lon,country,pin\nTripoli,36.5,40.5,SYR,{}\n"
    libya = PlaceContext.of_country("LBY")
    weighed = _with(gazetteer, tmp_path, rows.format("no"))
    pinned = _with(gazetteer, tmp_path, rows.format("yes"))
    assert resolve_place("Tripoli", libya, weighed).value.country == "LBY"
    assert resolve_place("Tripoli", libya, pinned).value.country == "SYR"


def test_a_row_can_fix_a_name_to_a_geonames_place(gazetteer: Gazetteer, tmp_path: Path) -> None:
    mine = _with(gazetteer, tmp_path, "name,geonameid,aliases\nTripoli,266826,Trablous\n")
    for written in ("Tripoli", "Trablous"):
        value = resolve_place(written, PlaceContext.of_country("LBY"), mine).value
        assert (value.geonameid, value.country) == (266826, "LBN")


def test_own_places_are_part_of_the_content(gazetteer: Gazetteer, tmp_path: Path) -> None:
    rows = "name,lat,lon\nCamp Juniper,36.5,{}\n"
    plain, one, other = (
        open_gazetteer(_where(gazetteer)),
        *(_with(gazetteer, tmp_path, rows.format(n)) for n in (40, 41)),
    )
    assert len({plain.content, one.content, other.content}) == 3
    assert one.content == _with(gazetteer, tmp_path, rows.format(40)).content
    assert plain.content == gazetteer.content


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("name,lat\nX,1\n", "line 2: needs lat and lon"),
        ("name,lat,lon\nX,north,2\n", "line 2: needs lat and lon"),
        ("name,lat,lon\nX,91,2\n", "line 2: needs lat within"),
        ("name,lat,lon\nX,nan,2\n", "line 2: needs lat within"),
        ("name,lat,lon\n,1,2\n", "line 2: needs a name"),
        ("name,lat,lon,country\nX,1,2,Syria\n", "line 2: country is"),
        ("name,geonameid\nX,few\n", "line 2: geonameid is"),
        ("name,geonameid\nX,2147000000\n", "has no place 2147000000"),
        ("name,latitude,lon\nX,1,2\n", "line 1: no column is called 'latitude'"),
    ],
)
def test_bad_own_places_name_the_line(rows: str, said: str, gazetteer: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=said):
        _with(gazetteer, tmp_path, rows)


def test_own_places_that_cannot_be_read(gazetteer: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot read the places"):
        open_gazetteer(_where(gazetteer), additions=tmp_path / "none.csv")


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


def _with(gazetteer: Gazetteer, folder: Path, rows: str) -> Gazetteer:
    own = folder / "own.csv"
    own.write_text(rows)
    return open_gazetteer(_where(gazetteer), additions=own)
