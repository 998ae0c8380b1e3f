"""The set-up of the desk's benchmark writes what the product would, and the desk answers in time over the wire."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from benchmarks.desk import FILTER_MS, FIRST_PAGE_MS, PINS, Measured, ask, p95, peak_mb, questions, served, table
from benchmarks.desk_data import event_of
from benchmarks.desk_store import fill, make_store, moment_of

from dateline.ledger import ShelfFilter, SqliteLedger, SqliteReader
from dateline.publish.shelf import shelf_problems, shelve
from dateline.runner import judge_new

FEW = 40
EVENTS = 2_000
MARGIN = 3
"""A machine may be so much slower than the one that the promise is pinned on."""


def test_the_docs_show_the_pins_and_the_pins_keep_the_promise() -> None:
    pins = json.loads(PINS.read_text(encoding="utf-8"))
    docs = Path(__file__).resolve().parents[2] / "docs/quality.md"
    assert table(pins) in docs.read_text(encoding="utf-8")
    for size in pins.values():
        for name, told in size["figures"].items():
            assert told["p95_ms"] < (FIRST_PAGE_MS if name.startswith("page") else FILTER_MS), name


def test_the_set_up_gives_the_incidents_of_the_real_path(tmp_path: Path) -> None:
    with SqliteLedger.open(tmp_path / "fast") as fast, SqliteLedger.open(tmp_path / "real") as real:
        list(fill(fast, FEW))
        for told in (one for number in range(FEW) for one in event_of(number, FEW)):
            real.record(told.entry, moment_of(told))
            judge_new(real, lambda told=told: moment_of(told))  # type: ignore[misc]
        content = "SELECT kind, id, body FROM events WHERE kind IN ('article', 'coding', 'mention', 'claim')"
        assert set(fast._db.execute(content).fetchall()) == set(real._db.execute(content).fetchall())
        records = []
        for ledger in (fast, real):
            shelve(ledger)
            assert not list(shelf_problems(ledger))
            assert not list(ledger.problems())
            places = ledger.shelf.page(ShelfFilter(), 1000)
            records.append([one["incident"] for one in ledger.shelf.records(place.line for place in places)])
        assert records[0] == records[1]
        assert len(records[0]) == FEW


def test_an_interrupted_set_up_goes_on_where_it_stopped(tmp_path: Path) -> None:
    found = []
    for name in ("whole", "interrupted"):
        with SqliteLedger.open(tmp_path / name) as ledger:
            if name == "interrupted":
                started = fill(ledger, FEW)
                next(started)
                started.close()
            lines = list(fill(ledger, FEW))
            assert lines[-1] == f"{FEW} of {FEW} events recorded"
            assert not list(shelf_problems(ledger))
            places = ledger.shelf.page(ShelfFilter(), 1000)
            found.append([one["incident"] for one in ledger.shelf.records(place.line for place in places)])
    assert found[0] == found[1]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Measured], int]:
    store = tmp_path_factory.mktemp("desk") / "desk.sqlite"
    list(make_store(store, EVENTS))
    with SqliteReader.open(store) as ledger:
        assert ledger.shelf.count(ShelfFilter()) > 0.95 * EVENTS
    with served(store) as (port, pid):
        found = [ask(port, pid, name, paths, 4) for name, paths in questions(store).items()]
        return found, peak_mb(pid)


def test_pages_and_filters_are_answered_in_time(measured: tuple[list[Measured], int]) -> None:
    found, peak = measured
    for one in found:
        limit = FIRST_PAGE_MS if one.name.startswith("page") else FILTER_MS
        assert p95(one.server) <= MARGIN * limit, one.line()
    assert peak < 600
