"""The ledger behind a command, opened for reading with a clear word where there is none yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dateline.doors.cli.options import end_of
from dateline.errors import LedgerError
from dateline.ledger import SqliteReader


@contextmanager
def reading(db: Path, as_of: date | None) -> Iterator[tuple[SqliteReader, int]]:
    """The open ledger and the last position that counts, fixed now: a writer beside us changes no answer midway."""
    if not db.exists():
        raise LedgerError(f"there is no ledger at {db} yet; make one with: dateline add FILES --db {db}")
    with SqliteReader.open(db) as ledger:
        yield ledger, ledger.head().position if as_of is None else ledger.position_at(end_of(as_of))
