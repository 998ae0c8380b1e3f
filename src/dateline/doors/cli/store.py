"""The ledger behind a command, opened for reading with a clear word where there is none yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from dateline.doors.cli.options import end_of
from dateline.errors import LedgerError
from dateline.ledger import Ledger, LedgerReader, open_ledger, open_reader
from dateline.settings import Place


def _is_missing(db: Place) -> bool:
    return isinstance(db, Path) and not db.exists()


def _no_ledger(db: Place) -> LedgerError:
    return LedgerError(f"there is no ledger at {db} yet; make one with: dateline add FILES --db {db}")


@contextmanager
def reading(db: Place, as_of: date | None) -> Iterator[tuple[LedgerReader, int]]:
    """The open ledger and the last position that counts, fixed now: a writer beside us changes no answer midway."""
    if _is_missing(db):
        raise _no_ledger(db)
    with open_reader(db) as ledger:
        yield ledger, ledger.head().position if as_of is None else ledger.position_at(end_of(as_of))


@contextmanager
def writing(db: Place) -> Iterator[Ledger]:
    """The open ledger for a command that adds to what is there; LedgerError where there is none yet."""
    if _is_missing(db):
        raise _no_ledger(db)
    with open_ledger(db) as ledger:
        yield ledger
