"""Answers from a PostgreSQL database."""

from __future__ import annotations

from typing import Self

from dateline.ledger.migrate import migrations
from dateline.ledger.postgres_database import connect
from dateline.ledger.postgres_schema import check_version
from dateline.ledger.sql_reader import SqlReader


class PostgresReader(SqlReader):
    """LedgerReader on a database at ``postgresql://…``, which its connection cannot write."""

    @classmethod
    def open(cls, address: str) -> Self:
        """A reader of an existing store; LedgerError, LedgerTooNew."""
        db = connect(address, writes=False)
        try:
            with db.translated():
                check_version(db, len(migrations()))
        except BaseException:
            db.close()
            raise
        return cls(db, db.name)
