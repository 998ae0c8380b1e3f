"""PostgreSQL as the store: the same log as in SQLite, append-only, one transaction an input."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from ledger_samples import CODER, NEWER, NOON, article_of, coding_of, entry_of, judgement_on, moment, snapshot_of

from dateline.doors.cli import cli
from dateline.errors import LedgerError, LedgerLocked, LedgerTooNew
from dateline.ledger import Ledger, PostgresLedger, PostgresReader, SqliteLedger, open_reader
from dateline.ledger.migrate import migrations
from dateline.ledger.postgres_database import connect
from dateline.ledger.postgres_schema import check_version, migrate, version_of
from dateline.model import Given, Grouping, Refusal, Ruling, Saying, Undo
from dateline.settings import place_of
from postgres_server import Server


@pytest.fixture
def address(server: Server) -> str:
    return server.fresh()


def _tell_all(ledger: Ledger) -> None:
    """One of everything that a store takes in, always at the same moments."""
    first = ledger.start_run(["in"], CODER, moment(0))
    for number in range(6):
        ledger.record(entry_of(number), moment(number))
    ledger.record(
        entry_of(0, given=Given(url="https://a.example/\0?q=%s", title="Ta\u0301lmora \U0001f54a")), moment(7)
    )
    ledger.refuse(Refusal("in/\udcff\0.txt", "unreadable", "no rights"), moment(8))
    ledger.observe(snapshot_of(0, origin="elsewhere"), moment(60 * 24))
    ledger.finish_run(first, {"coded": 5}, moment(60 * 25))
    second = ledger.start_run(["again"], NEWER, moment(60 * 26), beside=True)
    ledger.record(entry_of(1, NEWER), moment(60 * 26), met=False)
    (one,), (other,) = (coding_of(article_of(snapshot_of(n))).mentions for n in (0, 1))
    ledger.judge(
        [judgement_on(one.id, other.id), judgement_on(one.id, other.id, "different", "person")], moment(60 * 27)
    )
    ledger.choose_run(second, "mara", None, moment(60 * 28))
    ana = Saying("ana", "the same", key="k-1")
    merged = ledger.decide("merge", Grouping.of("same", [[one.id], [other.id]]), ana, moment(60 * 29))
    ledger.decide("reject", Ruling(next(ledger.claims(one.id)).id, one.id, "rejected"), Saying("ben", "no"), NOON)
    undone = ledger.decide("undo", Undo(merged.decision.id), Saying("ben", "not"), moment(60 * 30))
    ledger.decide("undo", Undo(undone.decision.id), Saying("ana", "still"), moment(60 * 31))
    assert ledger.decide("merge", merged.decision.matter, ana, moment(60 * 32)).kept == "known"


def test_both_databases_hold_the_same_log(address: str, store: Path) -> None:
    with SqliteLedger.open(store) as file, PostgresLedger.open(address) as database:
        for ledger in (file, database):
            _tell_all(ledger)
        assert list(database.events()) == list(file.events())
        assert database.head() == file.head()
        for upto in (None, 5, 20):
            assert database.content_hash(upto) == file.content_hash(upto)
            assert database.counts(upto) == file.counts(upto)
            assert list(database.standing(upto)) == list(file.standing(upto))
            assert list(database.judgements(upto)) == list(file.judgements(upto))
            assert database.people(upto) == file.people(upto)
            assert database.amendments(upto) == file.amendments(upto)
        assert database.run_shares() == file.run_shares()
        assert [s.coding for s in database.codings(latest=False)] == [s.coding for s in file.codings(latest=False)]
        assert list(database.versions("https://a.example/\0?q=%s")) == list(file.versions("https://a.example/\0?q=%s"))
        assert not list(database.problems())
        assert not list(file.problems())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET body = '{}' WHERE position = 1",
        "DELETE FROM events WHERE position = 1",
        "TRUNCATE events CASCADE",
        "INSERT INTO events SELECT position + 99, kind, id, recorded_at, digest, seal, body FROM events LIMIT 1",
        "UPDATE snapshots SET packed = ''",
        "DELETE FROM snapshots",
        "TRUNCATE snapshots CASCADE",
        "INSERT INTO snapshots SELECT * FROM snapshots",
    ],
)
def test_nothing_is_overwritten(address: str, statement: str) -> None:
    with PostgresLedger.open(address) as ledger:
        ledger.record(entry_of(0), NOON)
        with psycopg.connect(address, autocommit=True) as db, pytest.raises(psycopg.IntegrityError):
            db.execute(statement.encode())
        assert not list(ledger.problems())


def _unlock(db: psycopg.Connection[tuple[object, ...]]) -> None:
    for table in ("events", "snapshots"):
        db.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())


@pytest.mark.parametrize(
    ("tampering", "kinds"),
    [
        ("UPDATE snapshots SET packed = set_byte(packed, 9, get_byte(packed, 9) # 1)", {"snapshot_bytes"}),
        ("""UPDATE events SET body = replace(body, '"high":2', '"high":20') WHERE kind = 'claim'""", {"event_changed"}),
        ("UPDATE events SET recorded_at = '2001' WHERE position = 2", {"seal_broken"}),
        ("UPDATE articles SET published = '1999-01-01'", {"read_table"}),
        ("INSERT INTO snapshots VALUES ('sha256:00', 1, '')", {"snapshot_bytes", "snapshot_unknown"}),
    ],
)
def test_tampering_is_found(address: str, tampering: str, kinds: set[str]) -> None:
    with PostgresLedger.open(address) as ledger:
        ledger.record(entry_of(0), NOON)
    with psycopg.connect(address, autocommit=True) as db:
        _unlock(db)
        db.execute(tampering.encode())
    with PostgresReader.open(address) as reader:
        assert kinds <= {problem.kind for problem in reader.problems()}


def test_an_input_is_taken_whole_or_not_at_all(address: str) -> None:
    with PostgresLedger.open(address) as ledger:
        ledger.record(entry_of(0), NOON)
        head = ledger.head()
        with psycopg.connect(address, autocommit=True) as db:
            db.execute(b"ALTER TABLE claims ADD CHECK (position < 10)")
        with pytest.raises(LedgerError):
            ledger.record(entry_of(1), NOON)
        assert ledger.head() == head
        with psycopg.connect(address, autocommit=True) as db:
            db.execute(b"ALTER TABLE claims DROP CONSTRAINT claims_position_check")
        assert ledger.record(entry_of(1), NOON) == "new"
        assert not list(ledger.problems())


def test_a_store_that_another_process_writes_to_is_locked(address: str) -> None:
    with PostgresLedger.open(address) as ledger, PostgresLedger.open(address, busy_seconds=0.1) as hurried:
        with psycopg.connect(address) as holder:
            holder.execute(b"LOCK TABLE events IN EXCLUSIVE MODE")
            with pytest.raises(LedgerLocked, match="another process"):
                hurried.record(entry_of(0), NOON)
            assert list(hurried.codings()) == []
        assert hurried.record(entry_of(0), NOON) == "new"
        assert ledger.counts()["coding"] == 1


def test_two_writers_at_once_lose_nothing(address: str) -> None:
    PostgresLedger.open(address).close()

    def write(numbers: range) -> None:
        with PostgresLedger.open(address) as ledger:
            for number in numbers:
                ledger.record(entry_of(number), NOON)

    writers = [threading.Thread(target=write, args=(range(start, 20, 2),)) for start in (0, 1)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with PostgresReader.open(address) as reader:
        assert all(reader.knows(snapshot_of(number), CODER) for number in range(20))
        assert not list(reader.problems())


def test_a_reader_cannot_write_and_needs_a_store(address: str) -> None:
    with pytest.raises(LedgerError, match="no ledger here yet"):
        PostgresReader.open(address)
    PostgresLedger.open(address).close()
    with PostgresReader.open(address) as reader, pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        reader._db.execute("CREATE TABLE t (a BIGINT)")


def test_a_newer_store_and_another_programs_tables_are_left_alone(server: Server, address: str) -> None:
    PostgresLedger.open(address).close()
    with psycopg.connect(address, autocommit=True) as db:
        db.execute(b"UPDATE dateline_store SET version = version + 1")
    opened: list[Callable[[str], Ledger | PostgresReader]] = [PostgresLedger.open, PostgresReader.open]
    for open_it in opened:
        with pytest.raises(LedgerTooNew, match="newer"):
            open_it(address)
    other = server.fresh()
    with psycopg.connect(other, autocommit=True) as db:
        db.execute(b"CREATE TABLE events (theirs BIGINT)")
    with pytest.raises(LedgerError, match="another program"):
        PostgresLedger.open(other)


def test_an_older_store_is_brought_up_by_a_writer(address: str) -> None:
    with PostgresLedger.open(address) as ledger:
        _tell_all(ledger)
        shares = ledger.run_shares()
    steps = (*migrations(), "CREATE TABLE extra (a INTEGER) STRICT;\n")
    database = connect(address, writes=True)
    database.execute("UPDATE codings SET run = NULL")
    with pytest.raises(LedgerError, match="older"):
        check_version(database, len(steps))
    migrate(database, steps)
    assert version_of(database) == len(steps)
    database.execute("UPDATE dateline_store SET version = ?", [len(migrations())])
    database.close()
    with PostgresLedger.open(address) as ledger:
        assert ledger.run_shares() == shares
        assert not list(ledger.problems())


def test_a_failed_connection_says_so_without_the_password() -> None:
    with pytest.raises(LedgerError, match="no connection") as failed:
        open_reader(place_of("postgresql://mara:secret@127.0.0.1:1/news"))
    assert "secret" not in str(failed.value)


def test_the_commands_take_an_address(address: str, tmp_path: Path) -> None:
    with PostgresLedger.open(address) as ledger:
        _tell_all(ledger)
    for words in (
        ["incidents", "--json"],
        ["runs"],
        ["log"],
        ["verify", "--fast"],
        ["export", "jsonl", "--out", str(tmp_path)],
    ):
        done = CliRunner().invoke(cli, [*words, "--db", address], catch_exceptions=False, standalone_mode=False)
        assert done.exit_code == 0, done.output
        assert done.output
