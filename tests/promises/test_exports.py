"""Exports hold what was asked for in documented columns; nothing is lost, nothing is run by a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from code_one import coder
from jsonschema import Draft202012Validator
from program import DISPATCHES, EXAMPLES
from test_record_contract import SCHEMA

from dateline.errors import ExportError
from dateline.model import COUNT_FIELDS, Article, Coding, Incident, Participant, Snapshot, content_hash
from dateline.publish import Corpus, IncidentFilter, Origin, export, fold_corpus, policy_named, select
from dateline.publish.acled import COLUMNS as ACLED
from dateline.publish.acled import left_out
from dateline.publish.cells import safe, table
from dateline.publish.export import FORMATS
from dateline.publish.flat import COLUMNS as FLAT
from dateline.runner import Coded, code_snapshot, read_inputs

DOCUMENTED = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, "
    "assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, "
    "country, admin1, admin2, "
    "admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, fatalities, tags, timestamp"
)
SIDECAR = "fatalities_status, fatalities_low, fatalities_high, injured_low, injured_high, injured_status"
EVERYTHING = IncidentFilter()


@cache
def corpus() -> Corpus:
    """The examples and the dispatches, each article for itself."""
    coded: list[tuple[Article, Coding]] = []
    for taken in read_inputs([EXAMPLES, DISPATCHES]):
        assert isinstance(taken, Snapshot)
        result = code_snapshot(taken, coder())
        if isinstance(result, Coded):
            coded.append((result.article, result.coding))
    return fold_corpus(
        [article for article, _ in coded],
        [mention for _, coding in coded for mention in coding.mentions],
        [claim for _, coding in coded for claim in coding.claims],
        [],
        policy_named("cautious"),
    )


def origin() -> Origin:
    return Origin("1.2.3", (coder().id,), 7, "sha256:" + "0" * 64, "cautious/1")


def exported(name: str, folder: Path, wanted: IncidentFilter = EVERYTHING) -> tuple[str, Any]:
    """The file's text and its manifest."""
    target = folder / f"incidents{FORMATS[name].suffix}"
    data, manifest = export(corpus(), wanted, name, target, origin())
    assert data == target
    return data.read_text(encoding="utf-8"), json.loads(manifest.read_text())


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def with_incident(**changed: Any) -> tuple[Incident, Corpus]:
    """A corpus in which one complete incident is another than it was."""
    first = next(i for i in corpus().incidents if left_out(i) is None)
    other = replace(first, **changed)
    return other, replace(corpus(), incidents=(other,))


def test_the_columns_are_the_documented_ones(tmp_path: Path) -> None:
    header = exported("acled", tmp_path)[0].splitlines()[0].split(",")
    assert header == [*DOCUMENTED.split(", "), *SIDECAR.split(", ")] == list(ACLED)
    assert len(DOCUMENTED.split(", ")) == 31
    assert exported("csv", tmp_path)[0].splitlines()[0].split(",") == list(FLAT)
    assert len(set(FLAT)) == len(FLAT)


@pytest.mark.parametrize("name", FORMATS)
def test_every_incident_is_in_the_file_or_on_the_list(name: str, tmp_path: Path) -> None:
    text, manifest = exported(name, tmp_path)
    target = f"incidents{FORMATS[name].suffix}"
    assert manifest["files"][target]["sha256"] == content_hash((tmp_path / target).read_bytes())
    written = manifest["files"][target]["rows"]
    excluded = {entry["incident"]: entry["reason"] for entry in manifest["excluded"]}
    assert written + len(excluded) == len(corpus().incidents)
    assert all(excluded.values())
    assert bool(excluded) == (name == "acled")
    assert manifest["tool"] == {"name": "dateline", "version": "1.2.3"}
    assert manifest["ledger"] == {"position": 7, "content": "sha256:" + "0" * 64}
    assert manifest["coders"][0]["config"] == coder().id.config
    assert FORMATS[name].rows(text) == written


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_twice(name: str, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    assert exported(name, tmp_path) == exported(name, tmp_path / "b")


def test_a_filter_is_written_down(tmp_path: Path) -> None:
    wanted = IncidentFilter(since=date(2024, 5, 1), country="NER")
    text, manifest = exported("csv", tmp_path, wanted)
    assert manifest["filter"] == {"since": "2024-05-01", "country": "NER"}
    assert {row["country"] for row in rows(text)} == {"NER"}
    assert len(rows(text)) == len(select(corpus(), wanted))


def test_acled_rules() -> None:
    text = FORMATS["acled"].write(corpus().incidents, corpus())
    held = {f"{i.place.country}{i.id.partition('-')[2][:8]}": i for i in corpus().incidents}
    for row in rows(text):
        incident = held[row["event_id_cnty"]]
        assert row["year"] == row["event_date"][:4]
        assert row["time_precision"] in "123"
        assert row["geo_precision"] in "123"
        assert int(row["fatalities"]) == (incident.killed.low or 0)
        assert row["fatalities_status"] == incident.killed.status
        assert row["fatalities_low"] == ("" if incident.killed.low is None else str(incident.killed.low))
        for party in incident.participants:
            if party.kind == "unidentified" and party.role == "perpetrator" and party == incident.participants[0]:
                assert row["actor1"] == f"Unidentified Armed Group ({row['country']})"


def test_the_lowest_toll_stands_and_silence_is_nought() -> None:
    first = next(i for i in corpus().incidents if left_out(i) is None)
    silent = replace(first.killed, best=None, low=None, high=None, status="not_reported", groups=())
    open_ended = replace(silent, low=8, high=None, status="disputed")
    for count, fatalities, status in ((silent, "0", "not_reported"), (open_ended, "8", "disputed")):
        incident, own = with_incident(killed=count)
        (row,) = rows(FORMATS["acled"].write([incident], own))
        assert (row["fatalities"], row["fatalities_status"], row["fatalities_high"]) == (fatalities, status, "")


def test_no_cell_is_run_as_a_formula() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "\u00a0=1", "＝1"):
        cell = safe(text)
        assert cell.startswith("'"), text
        assert cell[1:] == text
    assert safe("three - four") == "three - four"
    party = Participant('=HYPERLINK("http://x")', None, "militia", "perpetrator")
    for name in ("csv", "acled"):
        incident, own = with_incident(participants=(party,))
        text = FORMATS[name].write([incident], own)
        assert not any(cell.startswith(("=", "@", "+")) for row in csv.reader(io.StringIO(text)) for cell in row)


def test_negative_numbers_stay_numbers() -> None:
    first = next(i for i in corpus().incidents if left_out(i) is None)
    place = replace(first.place, lat=-33.45694, lon=-70.64827)
    incident, own = with_incident(place=place)
    for name in ("csv", "acled"):
        (row,) = rows(FORMATS[name].write([incident], own))
        assert (float(row["latitude"]), float(row["longitude"])) == (-33.45694, -70.64827)
    assert json.loads(FORMATS["geojson"].write([incident], own))["features"][0]["geometry"] == {
        "type": "Point",
        "coordinates": [-70.64827, -33.45694],
    }


def test_cells_with_breaks_and_quotes_come_back() -> None:
    text = table(("a", "b"), [('he said "no"\nand left', "x,y"), (None, 1.5)])
    assert list(csv.reader(io.StringIO(text))) == [["a", "b"], ['he said "no"\nand left', "x,y"], ["", "1.5"]]


def test_geojson_has_no_geometry_where_the_place_is_unresolved() -> None:
    features = json.loads(FORMATS["geojson"].write(corpus().incidents, corpus()))["features"]
    placed = {i.id: i.place for i in corpus().incidents}
    nowhere = 0
    for feature in features:
        place = placed[feature["id"]]
        if place.lat is None:
            assert feature["geometry"] is None
            nowhere += 1
        else:
            assert feature["geometry"]["coordinates"] == [place.lon, place.lat]
    assert 0 < nowhere < len(features)
    assert json.loads(FORMATS["geojson"].write([], corpus())) == {"type": "FeatureCollection", "features": []}


def test_jsonl_lines_are_whole() -> None:
    shapes = {name: {"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]} for name in ("incident", "claim", "article")}
    check = {name: Draft202012Validator(shape) for name, shape in shapes.items()}
    lines = [json.loads(line) for line in FORMATS["jsonl"].write(corpus().incidents, corpus()).splitlines()]
    assert [line["incident"]["id"] for line in lines] == [i.id for i in corpus().incidents]
    for line in lines:
        check["incident"].validate(line["incident"])
        for claim in line["claims"]:
            check["claim"].validate(claim)
            assert claim["incident"] == line["incident"]["id"]
        for article in line["articles"]:
            check["article"].validate(article)
        assert sorted(c["id"] for c in line["claims"]) == sorted(line["incident"]["claims"])
        for name in COUNT_FIELDS:
            assert set(line["incident"][name]) == {"best", "low", "high", "status", "groups"}


def test_a_separator_in_a_text_splits_no_line(tmp_path: Path) -> None:
    """JSON lines end with a line feed only: a text may hold other separators."""
    title = "One\u2028two\u0085three"
    articles = {a.id: replace(a, title=title) for a in corpus().articles.values()}
    odd = replace(corpus(), articles=articles)
    data, _ = export(odd, EVERYTHING, "jsonl", tmp_path / "x.jsonl", origin())
    lines = data.read_text(encoding="utf-8").split("\n")
    assert len(lines) == len(corpus().incidents) + 1
    assert all(json.loads(line)["articles"][0]["title"] == title for line in lines[:-1])


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="--out"):
        export(corpus(), EVERYTHING, "csv", tmp_path / "no/x.csv", origin())
