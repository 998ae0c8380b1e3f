"""A SQLite file as the store's database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from dateline.ledger.connection import translated
from dateline.ledger.database import Cell
from dateline.ledger.stored import Problem


class SqliteDatabase:
    """Database over an open connection in autocommit mode."""

    def __init__(self, db: sqlite3.Connection, path: Path) -> None:
        self._db = db
        self._path = path

    @property
    def trigrams(self) -> bool:
        return True

    def execute(self, query: str, cells: Sequence[Cell] = (), /) -> sqlite3.Cursor:
        return self._db.execute(query, cells)

    def stream(self, query: str, cells: Sequence[Cell] = ()) -> Iterator[Any]:
        return self._db.execute(query, cells)

    def begin(self) -> None:
        self._db.execute("BEGIN IMMEDIATE")

    def hold(self) -> None:
        self._db.execute("BEGIN")

    def commit(self) -> None:
        self._db.execute("COMMIT")

    def rollback(self) -> None:
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def close(self) -> None:
        self._db.close()

    def translated(self) -> AbstractContextManager[None]:
        return translated(self._path)

    def damaged(self) -> Iterator[Problem]:
        for (message,) in self._db.execute("PRAGMA integrity_check(20)"):
            if message != "ok":
                yield Problem("damaged_file", "sqlite", message)
