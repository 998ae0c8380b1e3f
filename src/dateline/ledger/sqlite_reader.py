"""Answers from a SQLite file."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from dateline.ledger.connection import connect_reader, translated
from dateline.ledger.migrate import check_version, migrations
from dateline.ledger.sql_reader import SqlReader
from dateline.ledger.sqlite_database import SqliteDatabase


class SqliteReader(SqlReader):
    """LedgerReader on a SQLite file, which is never written."""

    path: Path

    @classmethod
    def open(cls, path: Path) -> Self:
        """A reader of an existing store; LedgerError, LedgerTooNew."""
        db = connect_reader(path)
        try:
            with translated(path):
                check_version(db, path, len(migrations()))
        except BaseException:
            db.close()
            raise
        return cls(SqliteDatabase(db, path), path)
