"""The file: what it refuses, what it survives."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from ledger_samples import CODER, NOON, entry_of, snapshot_of

from dateline.errors import LedgerCorrupt, LedgerError, LedgerFull, LedgerLocked, LedgerTooNew
from dateline.ledger import SqliteLedger, SqliteReader
from dateline.ledger.migrate import migrate, migrations, version_of


@contextmanager
def raw(store: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        yield db


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET body = '{}' WHERE position = 1",
        "DELETE FROM events WHERE position = 1",
        "INSERT OR REPLACE INTO events SELECT * FROM events WHERE position = 1",
        "INSERT INTO events SELECT position + 99, kind, id, recorded_at, digest, seal, body FROM events LIMIT 1",
        "UPDATE snapshots SET packed = x'00'",
        "DELETE FROM snapshots",
        "INSERT OR REPLACE INTO snapshots SELECT * FROM snapshots",
    ],
)
def test_nothing_is_overwritten(file_ledger: SqliteLedger, store: Path, statement: str) -> None:
    file_ledger.record(entry_of(0), NOON)
    with raw(store) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute(statement)
    assert not list(file_ledger.problems())


def _unlock(db: sqlite3.Connection) -> None:
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {name}")


def _flip_a_byte(db: sqlite3.Connection) -> None:
    (packed,) = db.execute("SELECT packed FROM snapshots").fetchone()
    flipped = packed[:9] + bytes([packed[9] ^ 1]) + packed[10:]
    db.execute("UPDATE snapshots SET packed = ?", (flipped,))


def _edit_a_claim(db: sqlite3.Connection) -> None:
    db.execute("""UPDATE events SET body = replace(body, '"high":2', '"high":20') WHERE kind = 'claim'""")


def _edit_a_claim_and_its_digest(db: sqlite3.Connection) -> None:
    from dateline.ledger.event import event_digest

    name, body = db.execute("SELECT id, body FROM events WHERE kind = 'claim'").fetchone()
    body = body.replace('"high":2', '"high":20')
    digest = event_digest("claim", name, body)
    db.execute("UPDATE events SET body = ?, digest = ? WHERE kind = 'claim'", (body, digest))


def _drop_an_event(db: sqlite3.Connection) -> None:
    db.execute("DELETE FROM events WHERE kind = 'rejection'")


def _backdate(db: sqlite3.Connection) -> None:
    db.execute("UPDATE events SET recorded_at = '2001-01-01T00:00:00.000000+00:00' WHERE position = 2")


def _edit_a_read_table(db: sqlite3.Connection) -> None:
    db.execute("UPDATE articles SET published = '1999-01-01'")


def _slip_in_bytes(db: sqlite3.Connection) -> None:
    db.execute("INSERT INTO snapshots VALUES ('sha256:00', 1, x'00')")


@pytest.mark.parametrize(
    ("tamper", "kinds"),
    [
        (_flip_a_byte, {"snapshot_bytes"}),
        (_edit_a_claim, {"event_changed"}),
        (_edit_a_claim_and_its_digest, {"seal_broken"}),
        (_drop_an_event, {"event_missing", "seal_broken", "read_table"}),
        (_backdate, {"seal_broken"}),
        (_edit_a_read_table, {"read_table"}),
        (_slip_in_bytes, {"snapshot_bytes", "snapshot_unknown"}),
    ],
)
def test_tampering_is_found(store: Path, tamper: Callable[[sqlite3.Connection], None], kinds: set[str]) -> None:
    with SqliteLedger.open(store) as ledger:
        ledger.record(entry_of(0), NOON)
        ledger.record(entry_of(1), NOON)
        assert not list(ledger.problems())
    with raw(store) as db:
        _unlock(db)
        tamper(db)
    with SqliteReader.open(store) as reader:
        assert kinds <= {problem.kind for problem in reader.problems()}


def test_changed_bytes_are_never_handed_out(store: Path) -> None:
    with SqliteLedger.open(store) as ledger:
        ledger.record(entry_of(0), NOON)
    with raw(store) as db:
        _unlock(db)
        _flip_a_byte(db)
    with SqliteReader.open(store) as reader, pytest.raises(LedgerCorrupt):
        reader.content_of(snapshot_of(0).id)


def test_a_newer_store_is_left_alone(store: Path) -> None:
    SqliteLedger.open(store).close()
    with raw(store) as db:
        db.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    for kind in (SqliteLedger, SqliteReader):
        with pytest.raises(LedgerTooNew, match="newer"):
            kind.open(store)


def test_an_older_store_is_brought_up_by_a_writer(store: Path) -> None:
    SqliteLedger.open(store).close()
    steps = (*migrations(), "CREATE TABLE extra (a INTEGER) STRICT;\n", "INSERT INTO extra VALUES (1);\n")
    with raw(store) as db:
        migrate(db, store, steps)
        assert version_of(db) == len(steps)
        assert db.execute("SELECT a FROM extra").fetchall() == [(1,)]
        migrate(db, store, steps)
        assert db.execute("SELECT a FROM extra").fetchall() == [(1,)]


def test_a_broken_migration_leaves_the_store_as_it_was(store: Path) -> None:
    SqliteLedger.open(store).close()
    with raw(store) as db:
        with pytest.raises(sqlite3.OperationalError):
            migrate(db, store, (*migrations(), "CREATE TABLE extra (a INTEGER);\n", "NOT SQL;\n"))
        assert version_of(db) == len(migrations())
        assert not db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'extra'").fetchall()


def test_other_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("No store at all. " * 400)
    other = tmp_path / "other.db"
    with raw(other) as db:
        db.execute("CREATE TABLE theirs (a)")
    for path, words in ((text, "not a Dateline store"), (other, "not made by Dateline"), (tmp_path, "folder")):
        before = path.read_bytes() if path.is_file() else None
        with pytest.raises(LedgerError, match=words):
            SqliteLedger.open(path)
        assert before is None or path.read_bytes() == before
    with pytest.raises(LedgerError, match="does not exist"):
        SqliteLedger.open(tmp_path / "no" / "store.dateline")
    with pytest.raises(LedgerError, match="no store here"):
        SqliteReader.open(tmp_path / "none.dateline")
    assert not (tmp_path / "none.dateline").exists()


def test_a_reader_cannot_write(file_ledger: SqliteLedger, store: Path) -> None:
    with SqliteReader.open(store) as reader, pytest.raises(sqlite3.OperationalError):
        reader._db.execute("CREATE TABLE t (a)")


HOLD = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("BEGIN IMMEDIATE")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_store_that_another_process_writes_to_is_locked(file_ledger: SqliteLedger, store: Path) -> None:
    file_ledger.record(entry_of(0), NOON)
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with (
            SqliteLedger.open(store, busy_seconds=0.1) as hurried,
            pytest.raises(LedgerLocked, match="another process"),
        ):
            hurried.record(entry_of(1), NOON)
        with SqliteReader.open(store) as reader:
            assert len(list(reader.codings())) == 1
        holder.communicate()
    assert file_ledger.record(entry_of(1), NOON) == "new"


def _fill(file_ledger: SqliteLedger, most: int) -> int:
    """Take in entries until the disk is full; how many were acknowledged."""
    for number in range(most):
        try:
            file_ledger.record(entry_of(number), NOON)
        except LedgerFull:
            return number
    raise AssertionError("the disk never filled up")


def test_a_full_disk_loses_nothing_acknowledged(file_ledger: SqliteLedger, store: Path) -> None:
    db = file_ledger._db
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    db.execute(f"PRAGMA max_page_count = {pages + 30}")
    taken = _fill(file_ledger, 500)
    assert taken > 3
    assert file_ledger.counts()["outcome"] == taken
    assert not list(file_ledger.problems())
    db.execute("PRAGMA max_page_count = 1000000")
    file_ledger.record(entry_of(taken), NOON)
    with SqliteReader.open(store) as reader:
        assert reader.counts()["outcome"] == taken + 1


def _mount_small(folder: Path) -> bool:
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("mount") is None:
        return False
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True)
    return done.returncode == 0


def test_a_really_full_disk(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    if not _mount_small(folder):
        pytest.skip("needs the right to mount a small disk")
    try:
        store = folder / "news.dateline"
        with SqliteLedger.open(store) as ledger:
            taken = _fill(ledger, 2000)
            assert ledger.counts()["outcome"] == taken
        with SqliteReader.open(store) as reader:
            assert taken > 3
            assert all(reader.knows(snapshot_of(number), CODER) for number in range(taken))
            assert not list(reader.problems())
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_rights(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    with SqliteLedger.open(folder / "old.dateline") as ledger:
        ledger.record(entry_of(0), NOON)
    folder.chmod(0o500)
    try:
        with pytest.raises(LedgerError, match="rights"):
            SqliteLedger.open(folder / "new.dateline")
        with SqliteReader.open(folder / "old.dateline") as reader:
            assert len(list(reader.codings())) == 1
    finally:
        folder.chmod(0o700)
