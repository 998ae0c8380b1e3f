"""SQLite connections as the store needs them, and SQLite's failures in the user's words."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dateline.errors import LedgerCorrupt, LedgerError, LedgerFull, LedgerLocked

APPLICATION_ID: Final = 0x44744C6E
"""Marks the file as ours ("DtLn") for ``file`` and for ourselves."""

BUSY_SECONDS: Final = 10.0

_NO_RIGHTS: Final = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors into LedgerError with the path and the next step."""
    try:
        yield
    except sqlite3.Error as error:
        raise _named(error, path) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise _full(path) from error
        raise LedgerError(f"{path}: {error.strerror or error}") from error


def _full(path: Path) -> LedgerFull:
    return LedgerFull(
        f"{path}: the disk is full. Everything acknowledged so far is safe; make room and give the same command again."
    )


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary code, the low byte; the rest says more than a user can use. 0 where there is none."""
    return (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def _named(error: sqlite3.Error, path: Path) -> LedgerError:
    match _code(error):
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LedgerLocked(f"{path}: another process is writing to this store; try again when it has finished.")
        case sqlite3.SQLITE_FULL:
            return _full(path)
        case sqlite3.SQLITE_NOTADB:
            return LedgerError(f"{path}: this file is not a Dateline store; name another path.")
        case sqlite3.SQLITE_CORRUPT:
            return LedgerCorrupt(f"{path}: the file is damaged ({error}); restore it from a copy.")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return LedgerError(f"{path}: cannot be written here ({error}); check the folder and its rights.")
        case _:
            return LedgerError(f"{path}: {error}")


def connect_writer(path: Path, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that may write: every commit is on the disk before it returns (WAL, synchronous FULL)."""
    if not path.parent.is_dir():
        raise LedgerError(f"{path}: the folder {path.parent} does not exist; make it first.")
    if path.is_dir():
        raise LedgerError(f"{path}: this is a folder; name a file.")
    with translated(path):
        db = sqlite3.connect(path, timeout=busy_seconds, isolation_level=None)
        try:
            _refuse_foreign(db, path)
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            db.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            db.close()
            raise
        return db


def connect_reader(path: Path, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """A connection that cannot write, not even to the folder around the file."""
    if not path.is_file():
        raise LedgerError(f"{path}: there is no store here; `dateline add` makes one.")
    with translated(path):
        try:
            return _read_only(path, "mode=ro", busy_seconds)
        except sqlite3.OperationalError as error:
            # A reader of a WAL store makes two files beside it. Where it may not, and no writer has left any,
            # the file alone is the whole store.
            wal = path.with_name(path.name + "-wal")
            if _code(error) not in _NO_RIGHTS or (wal.exists() and wal.stat().st_size):
                raise
            return _read_only(path, "mode=ro&immutable=1", busy_seconds)


def _read_only(path: Path, options: str, busy_seconds: float) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    db = sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None)
    try:
        _refuse_foreign(db, path)
        db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return db


def _refuse_foreign(db: sqlite3.Connection, path: Path) -> None:
    """LedgerError for a SQLite file that another program made; an empty file is a new store."""
    (mark,) = db.execute("PRAGMA application_id").fetchone()
    (tables,) = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and mark != APPLICATION_ID:
        raise LedgerError(f"{path}: this database was not made by Dateline; name another path.")
