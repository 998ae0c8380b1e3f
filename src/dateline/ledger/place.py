"""The one door to a ledger, whatever keeps it: a SQLite file, or a PostgreSQL database."""

from __future__ import annotations

from pathlib import Path

from dateline.ledger.ledger import Ledger, LedgerReader
from dateline.ledger.postgres_ledger import PostgresLedger
from dateline.ledger.postgres_reader import PostgresReader
from dateline.ledger.sqlite_ledger import SqliteLedger
from dateline.ledger.sqlite_reader import SqliteReader
from dateline.settings import Place


def open_ledger(place: Place) -> Ledger:
    """The store for writing, made where it does not exist; LedgerError, LedgerTooNew, LedgerLocked, LedgerFull."""
    return SqliteLedger.open(place) if isinstance(place, Path) else PostgresLedger.open(place)


def open_reader(place: Place) -> LedgerReader:
    """A reader of an existing store; LedgerError, LedgerTooNew."""
    return SqliteReader.open(place) if isinstance(place, Path) else PostgresReader.open(place)
