"""The store's shape in PostgreSQL: the same numbered steps as in SQLite, in PostgreSQL's words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from dateline.errors import LedgerError, LedgerTooNew
from dateline.ledger.index import READ_TABLES, index_event
from dateline.ledger.migrate import derives, statements
from dateline.ledger.postgres_database import PostgresDatabase

_WORDS: Final = (
    (re.compile(r"\)\s*(?:STRICT|WITHOUT ROWID)(?:\s*,\s*(?:STRICT|WITHOUT ROWID))?\s*;"), ");"),
    (re.compile(r"\bBLOB\b"), "BYTEA"),
    (re.compile(r"\bINTEGER\b"), "BIGINT"),
    (re.compile(r"\bREAL\b"), "DOUBLE PRECISION"),
    # Ids and times are compared byte by byte, whatever the database's language.
    (re.compile(r"\bTEXT\b"), 'TEXT COLLATE "C"'),
)
_COMMENT: Final = re.compile(r"^\s*--.*$", re.MULTILINE)


def translated_step(step: str) -> Iterator[str]:
    """The statements of a step that make tables and indexes; SQLite's triggers have their own words here."""
    for statement in statements(step):
        plain = _COMMENT.sub("", statement).strip()
        if not plain.startswith(("CREATE TRIGGER", "CREATE VIRTUAL TABLE")):
            for word, other in _WORDS:
                plain = word.sub(other, plain)
            yield plain


@cache
def _guards() -> str:
    """The triggers that keep the log from being changed."""
    return (files("dateline.ledger") / "schema" / "postgres.sql").read_text("utf-8")


@cache
def _search() -> str:
    """The index of the shelf's words, where the server has what it takes."""
    return (files("dateline.ledger") / "schema" / "postgres_search.sql").read_text("utf-8")


def version_of(db: PostgresDatabase) -> int:
    """The version of the store's shape; 0 where there is none. LedgerError for another program's tables."""
    found = db.execute("SELECT to_regclass('dateline_store')").fetchone()[0]
    if found is not None:
        return int(db.execute("SELECT version FROM dateline_store").fetchone()[0])
    mine = "SELECT count(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = ?"
    if db.execute(mine, ["events"]).fetchone()[0]:
        raise LedgerError(f"{db.name}: this database holds tables of another program; name another one.")
    return 0


def check_version(db: PostgresDatabase, newest: int) -> None:
    """LedgerError where there is no store or an older one, LedgerTooNew for one from a newer program."""
    found = version_of(db)
    if found == 0:
        raise LedgerError(f"{db.name}: there is no ledger here yet; `dateline add` makes one.")
    if found > newest:
        raise LedgerTooNew(
            f"{db.name}: written by a newer Dateline (store version {found}, this program knows {newest}); "
            "install the newer program."
        )
    if found < newest:
        raise LedgerError(
            f"{db.name}: an older store (version {found} of {newest}); `dateline add` brings it up to date."
        )


def migrate(db: PostgresDatabase, steps: tuple[str, ...]) -> None:
    """Apply the steps that are missing, all in one transaction; read tables are derived from the events once more."""
    newest = len(steps)
    if version_of(db) == newest:
        return
    db.raw.execute("BEGIN")
    try:
        db.raw.execute("SELECT pg_advisory_xact_lock(hashtext('dateline_store'))")
        found = version_of(db)  # read again: another process may have just done it
        for step in steps[found:]:
            for statement in translated_step(step):
                db.raw.execute(statement.encode())
        if found == 0:
            db.raw.execute("CREATE TABLE dateline_store (version BIGINT NOT NULL)")
            db.raw.execute("INSERT INTO dateline_store VALUES (0)")
            db.raw.execute(_guards().encode())
        elif any(map(derives, steps[found:])):
            _derive_again(db)
        if found < newest:
            db.raw.execute(_search().encode())
            db.execute("UPDATE dateline_store SET version = ?", [newest])
        db.commit()
    except BaseException:
        db.rollback()
        raise
    check_version(db, newest)


def _derive_again(db: PostgresDatabase) -> None:
    for table in reversed(READ_TABLES):
        db.execute(f"DELETE FROM {table}")
    for position, kind, name, body in db.stream("SELECT position, kind, id, body FROM events ORDER BY position"):
        index_event(db, position, kind, name, json.loads(body))
