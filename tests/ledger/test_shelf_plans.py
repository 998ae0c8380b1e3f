"""How SQLite answers the shelf's questions: lists from one index that has all filters, single incidents by their id."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from ledger_samples import NOON, entry_of

from dateline.ledger import Box, Shelf, ShelfFilter, SqliteLedger, StateDays
from dateline.ledger.migrate import migrate, migrations
from dateline.ledger.sqlite_database import SqliteDatabase

FILTERS = {
    "none": ShelfFilter(),
    "date": ShelfFilter(since="2024-01-01", until="2024-01-31"),
    "country": ShelfFilter(country="NER"),
    "type": ShelfFilter(kind="clash"),
    "toll": ShelfFilter(killed=3),
    "dispute": ShelfFilter(disputed=True),
    "role": ShelfFilter(role="main"),
    "state": ShelfFilter(state="developing", days=StateDays("2024-01-01", "2024-02-01")),
    "box": ShelfFilter(box=Box(10, 10, 20, 20)),
    "unplaced": ShelfFilter(placed=False),
    "undated": ShelfFilter(dated=False),
    "not held": ShelfFilter(held=False),
}
SINGLE: dict[str, Callable[[Shelf, int | None], object]] = {
    "of mentions": lambda shelf, at: shelf.of_mentions(["mention-1", "mention-2"], at),
    "beginning": lambda shelf, at: shelf.beginning("12345678", at),
}


class Watched(SqliteDatabase):
    """A database that keeps how it went about its questions."""

    plans: list[str]

    def execute(self, query: str, cells: object = (), /) -> sqlite3.Cursor:  # type: ignore[override]
        if query.startswith("SELECT"):
            self.plans += [str(row[3]) for row in super().execute(f"EXPLAIN QUERY PLAN {query}", cells)]  # type: ignore[arg-type]
        return super().execute(query, cells)  # type: ignore[arg-type]


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    path = tmp_path / "ledger.sqlite"
    SqliteLedger.open(path).close()
    with closing(sqlite3.connect(path)) as db:
        found = Watched(db, path)
        found.plans = []
        yield found


@pytest.mark.parametrize("name", FILTERS)
def test_what_is_counted_or_left_out_is_never_fetched(watched: Watched, name: str) -> None:
    shelf, asked = Shelf(watched), FILTERS[name]
    for at in (None, 7):
        shelf.count(asked, at)
        shelf.page(asked, 50, at)
        shelf.bounds(asked, at)
        shelf.claims(asked, at)
    steps = [plan for plan in watched.plans if plan.startswith(("SCAN", "SEARCH"))]
    assert steps
    assert all("COVERING INDEX shelf_lists" in plan for plan in steps), watched.plans


@pytest.mark.parametrize("name", SINGLE)
def test_single_incidents_are_found_by_their_ids(watched: Watched, name: str) -> None:
    for at in (None, 7):
        SINGLE[name](Shelf(watched), at)
    steps = [plan for plan in watched.plans if plan.startswith(("SCAN", "SEARCH"))]
    assert steps
    assert not any("until" in plan and "id" not in plan for plan in steps), watched.plans
    assert not any(plan.startswith("SCAN") for plan in steps), watched.plans


def test_new_indexes_leave_the_read_tables_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with SqliteLedger.open(path) as ledger:
        ledger.record(entry_of(0), NOON)
        counts = ledger.counts()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE codings SET relevant = 1 - relevant")
        turned = db.execute("SELECT relevant FROM codings").fetchall()
        migrate(db, path, (*migrations(), "-- Indexes alone.\nCREATE INDEX extra ON codings (relevant);\n"))
        assert db.execute("SELECT relevant FROM codings").fetchall() == turned
        migrate(db, path, (*migrations(), "-- Indexes alone.\n", "CREATE TABLE extra_too (a INTEGER) STRICT;\n"))
        assert db.execute("SELECT relevant FROM codings").fetchall() != turned
        db.execute(f"PRAGMA user_version = {len(migrations())}")
    with SqliteLedger.open(path) as ledger:
        assert ledger.counts() == counts
