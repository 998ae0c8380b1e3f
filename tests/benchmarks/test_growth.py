"""The set-up of the benchmark of growth writes what the product would, and a larger ledger asks no more work of SQL."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from benchmarks.growth import add_one, fill, now, timed
from benchmarks.synthetic import entry_of

from dateline.ledger import SqliteLedger
from dateline.ledger.index import READ_TABLES
from dateline.ledger.sqlite_database import SqliteDatabase
from dateline.runner import judge_new

FEW = 40


def rows_of(ledger: SqliteLedger, table: str) -> list[tuple[object, ...]]:
    return sorted(map(tuple, ledger._db.execute(f"SELECT * FROM {table}").fetchall()), key=repr)


def test_the_set_up_writes_the_rows_of_the_real_path(tmp_path: Path) -> None:
    with SqliteLedger.open(tmp_path / "fast") as fast, SqliteLedger.open(tmp_path / "real") as real:
        fill(fast, FEW)
        for number in range(FEW):
            real.record(entry_of(number), now())
            judge_new(real, now)
        keys = "SELECT c.id, b.block, b.period FROM blocks b JOIN codings c ON c.position = b.coding"
        linked = "SELECT c.id, l.linker FROM linkings l JOIN codings c ON c.position = l.coding"
        for query in (keys, linked):
            assert set(fast._db.execute(query).fetchall()) == set(real._db.execute(query).fetchall())
        told = [kind for kind in fast.counts() if kind not in ("linking", "judgement")]
        assert {k: fast.counts()[k] for k in told} == {k: real.counts()[k] for k in told}
        bodies = "SELECT kind, id, body, digest FROM events WHERE kind NOT IN ('linking', 'judgement')"
        assert set(fast._db.execute(bodies).fetchall()) == set(real._db.execute(bodies).fetchall())
        for table in set(READ_TABLES) - {"linkings", "blocks", "judgements"}:
            assert len(rows_of(fast, table)) == len(rows_of(real, table)), table
        assert not list(fast.problems())


def test_a_larger_ledger_asks_no_more_work_of_the_database(tmp_path: Path) -> None:
    """SQLite's own steps, which no other load on the machine changes."""
    steps = []
    for size in (800, 2_400):
        with SqliteLedger.open(tmp_path / f"held-{size}") as ledger:
            fill(ledger, size)
            count = [0]

            def step(count: list[int] = count) -> int:
                count[0] += 1
                return 0

            assert isinstance(ledger._db, SqliteDatabase)
            ledger._db._db.set_progress_handler(step, 100)
            for number in range(size, size + 20):
                add_one(ledger, number)
            steps.append(count[0])
    assert steps[1] <= 1.3 * steps[0]


def test_articles_are_added_in_turns(tmp_path: Path) -> None:
    paths = [tmp_path / "one", tmp_path / "other"]
    for path in paths:
        with SqliteLedger.open(path) as ledger:
            fill(ledger, 5)
    samples = list(timed(paths, 3))
    assert [len(cost) for cost in samples] == [3, 3]
    assert all(ms > 0 for cost in samples for ms in islice(cost, 3))
