"""The file that accounts are kept in: SQLite, beside the ledger and readable for its owner alone.

It is no part of the ledger: a ledger is only added to, is copied, exported and given away; accounts belong to one
installation, hold secrets, and are closed.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Final

from platformdirs import user_data_path

from dateline.errors import LedgerError, LedgerLocked, LedgerTooNew
from dateline.settings import Place, Settings

_MARK: Final = 0x44745065
"""Marks the file as ours ("DtPe")."""

_VERSION: Final = 1
_BUSY_SECONDS: Final = 10.0


def people_path(db: Place) -> Path:
    """Where the accounts of a ledger's desk are: what the settings say, else beside its file, else the data folder."""
    named = Settings.read().people
    if named is not None:
        return named
    return (
        db.with_name(f"{db.stem}.people.sqlite")
        if isinstance(db, Path)
        else user_data_path("dateline") / "people.sqlite"
    )


class PeopleFile:
    """Connections to one file, each for one piece of work: any thread may ask."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def make(self) -> None:
        """Make the file where it is not there yet."""
        if self.path.exists():
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self._told():
            os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
        with self.changing():
            pass

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The file as it is."""
        with self._told(), closing(self._connected()) as db:
            yield db

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """One change, whole or not at all."""
        with self._told(), closing(self._connected()) as db:
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            finally:
                if db.in_transaction:
                    db.execute("ROLLBACK")

    def _connected(self) -> sqlite3.Connection:
        db = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=rw", uri=True, timeout=_BUSY_SECONDS)
        db.isolation_level = None
        db.execute("PRAGMA foreign_keys = ON")
        if db.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
            self._shape(db)
        return db

    def _shape(self, db: sqlite3.Connection) -> None:
        db.execute("BEGIN IMMEDIATE")
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if version > _VERSION:
            raise LedgerTooNew(f"{self.path}: written by a newer Dateline; install the newer program.")
        if version == 0 and tables:
            raise LedgerError(f"{self.path}: this database holds no accounts of Dateline; name another file.")
        if version == 0:
            for statement in _statements(files("dateline.doors.people").joinpath("schema.sql").read_text("utf-8")):
                db.execute(statement)
            db.execute(f"PRAGMA application_id = {_MARK}")
            db.execute(f"PRAGMA user_version = {_VERSION}")
        db.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's and the system's errors with the path and the next step."""
        try:
            yield
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise LedgerLocked(f"{self.path}: another process is writing accounts; try again.") from error
            raise LedgerError(f"{self.path}: the accounts cannot be read or written ({error}).") from error
        except OSError as error:
            raise LedgerError(f"{self.path}: {error.strerror or error}") from error


def _statements(script: str) -> Iterator[str]:
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
