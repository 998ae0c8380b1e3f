"""The store on one SQLite file."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from dateline.ledger.connection import BUSY_SECONDS, connect_writer, translated
from dateline.ledger.migrate import migrate, migrations
from dateline.ledger.sql_ledger import SqlLedger
from dateline.ledger.sqlite_database import SqliteDatabase


class SqliteLedger(SqlLedger):
    """Ledger on a SQLite file, made where it does not exist."""

    path: Path

    @classmethod
    def open(cls, path: Path, busy_seconds: float = BUSY_SECONDS) -> Self:
        """The store for writing; LedgerError, LedgerTooNew, LedgerLocked, LedgerFull."""
        db = connect_writer(path, busy_seconds)
        try:
            with translated(path):
                migrate(db, path, migrations())
        except BaseException:
            db.close()
            raise
        return cls(SqliteDatabase(db, path), path)
