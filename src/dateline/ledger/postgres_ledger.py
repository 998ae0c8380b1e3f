"""The store in a PostgreSQL database."""

from __future__ import annotations

from typing import Self

from dateline.ledger.connection import BUSY_SECONDS
from dateline.ledger.migrate import migrations
from dateline.ledger.postgres_database import connect
from dateline.ledger.postgres_schema import migrate
from dateline.ledger.sql_ledger import SqlLedger


class PostgresLedger(SqlLedger):
    """Ledger in a database at ``postgresql://…``; its tables are made where they do not exist."""

    @classmethod
    def open(cls, address: str, busy_seconds: float = BUSY_SECONDS) -> Self:
        """The store for writing; LedgerError, LedgerTooNew, LedgerLocked, LedgerFull."""
        db = connect(address, writes=True, busy_seconds=busy_seconds)
        try:
            with db.translated():
                migrate(db, migrations())
        except BaseException:
            db.close()
            raise
        return cls(db, db.name)
