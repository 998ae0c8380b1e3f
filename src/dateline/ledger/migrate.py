"""The store's shape over time: numbered SQL files, each applied once and whole."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from dateline.errors import LedgerError, LedgerTooNew
from dateline.ledger.connection import APPLICATION_ID
from dateline.ledger.index import READ_TABLES, index_event

_INDEXES_ALONE: Final = "-- Indexes alone."
"""Begins a step that leaves every table as it is."""


def derives(step: str) -> bool:
    """True for a step after which the read tables are derived once more."""
    return not step.startswith(_INDEXES_ALONE)


@cache
def migrations() -> tuple[str, ...]:
    """The SQL of every step in order; step *n* leads to version *n*."""
    folder = files("dateline.ledger") / "schema"
    steps = sorted(step.name for step in folder.iterdir() if step.name[:4].isdecimal())
    return tuple((folder / name).read_text("utf-8") for name in steps)


def version_of(db: sqlite3.Connection) -> int:
    """The version of the store's shape; 0 for a new file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def check_version(db: sqlite3.Connection, path: Path, newest: int) -> None:
    """LedgerTooNew for a store from a newer program; LedgerError for an older one, which only a writer may bring up."""
    found = version_of(db)
    if found > newest:
        raise LedgerTooNew(
            f"{path}: written by a newer Dateline (store version {found}, this program knows {newest}); "
            "install the newer program."
        )
    if found < newest:
        raise LedgerError(f"{path}: an older store (version {found} of {newest}); `dateline add` brings it up to date.")


def migrate(db: sqlite3.Connection, path: Path, steps: tuple[str, ...]) -> None:
    """Apply the steps that are missing, all in one transaction; LedgerTooNew for a store from a newer program.

    A store with events has its read tables derived from them once more, so that a step need only say their shape.
    """
    if version_of(db) == len(steps):
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        # Read again inside the transaction: another process may have just done it.
        missing = steps[version_of(db) :]
        for step in missing:
            for statement in statements(step):
                db.execute(statement)
        if missing:
            if any(map(derives, missing)):
                _derive_again(db)
            db.execute(f"PRAGMA user_version = {len(steps)}")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise
    check_version(db, path, len(steps))


def _derive_again(db: sqlite3.Connection) -> None:
    """Fill the read tables, new ones included, from the events that an older program recorded."""
    if db.execute("SELECT 1 FROM events LIMIT 1").fetchone() is None:
        return
    for table in reversed(READ_TABLES):
        db.execute(f"DELETE FROM {table}")
    for position, kind, name, body in db.execute("SELECT position, kind, id, body FROM events ORDER BY position"):
        index_event(db, position, kind, name, json.loads(body))


def statements(script: str) -> Iterator[str]:
    """The script's statements; ``executescript`` would commit in between."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
