"""A PostgreSQL database as the store's database."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, Final

from dateline.errors import LedgerError, LedgerFull, LedgerLocked
from dateline.ledger.connection import BUSY_SECONDS
from dateline.ledger.database import Answer, Cell
from dateline.ledger.stored import Problem

if TYPE_CHECKING:
    import psycopg

_PAGE: Final = 500
"""Rows fetched at a time of a query over the whole store."""

_POSITION: Final = re.compile(
    r"SELECT position FROM (?:(?:captures|codings|runs|decisions) WHERE id = \?|mentions WHERE id = \? AND coding = \?"
    r"|coders WHERE name = \? AND version = \? AND config = \?)"
)
"""Questions for the one place of something in the log, which never changes."""

_LOCKED: Final = ("55P03", "40001", "40P01")
_FULL: Final = "53100"
_READ_ONLY: Final = ("25006", "42501")


def place_text(address: str) -> str:
    """The address without user and password, as messages and files may name it."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2].partition('?')[0]}"


def connect(address: str, *, writes: bool, busy_seconds: float = BUSY_SECONDS) -> PostgresDatabase:
    """A connection; LedgerError where psycopg is missing or nobody answers."""
    try:
        import psycopg
    except ImportError:
        raise LedgerError("a PostgreSQL ledger needs psycopg: pip install 'dateline[postgres]'") from None
    name = place_text(address)
    try:
        db = psycopg.connect(address, autocommit=True, application_name="dateline")
        db.execute(f"SET lock_timeout = {int(busy_seconds * 1000)}")
        db.execute("SET synchronous_commit = on" if writes else "SET default_transaction_read_only = on")
        db.execute("SET client_min_messages = warning")
    except psycopg.Error as error:
        raise LedgerError(f"{name}: no connection ({_first_line(error)}); check address, user and server.") from error
    return PostgresDatabase(db, name)


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


@dataclass(frozen=True, slots=True)
class _Row:
    """An answer of one row, or none."""

    row: tuple[Any, ...] | None

    def fetchone(self) -> Any:
        return self.row

    def fetchall(self) -> list[Any]:
        return [] if self.row is None else [self.row]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.fetchall())


class PostgresDatabase:
    """Database over an open connection in autocommit mode; ``?`` stands for a cell, as in SQLite."""

    def __init__(self, db: psycopg.Connection[tuple[Any, ...]], name: str) -> None:
        self.raw = db
        self.name = name
        self._numbers = count()
        self._pipeline: ExitStack | None = None
        self._positions: dict[tuple[str, tuple[Cell, ...]], _Row] = {}

    @property
    def trigrams(self) -> bool:
        return False

    def execute(self, query: str, cells: Sequence[Cell] = (), /) -> Answer:
        if self._pipeline is None or not _POSITION.fullmatch(query):
            return self.raw.execute(_asked(query), cells)
        key = (query, tuple(cells))
        if key not in self._positions:
            row = self.raw.execute(_asked(query), cells).fetchone()
            if row is None:
                return _Row(None)
            self._positions[key] = _Row(row)
        return self._positions[key]

    def stream(self, query: str, cells: Sequence[Cell] = ()) -> Iterator[Any]:
        if self._pipeline is not None:
            yield from self.execute(query, cells)
            return
        with self.raw.cursor(f"dateline_{next(self._numbers)}", withhold=True) as cursor:
            cursor.itersize = _PAGE
            yield from cursor.execute(_asked(query), cells)

    def begin(self) -> None:
        self.raw.execute("BEGIN")
        try:
            # Not only against other writers: whoever waits here sees, when it is through, all that they wrote.
            self.raw.execute("LOCK TABLE events IN EXCLUSIVE MODE")
        except BaseException:
            self.rollback()
            raise
        self._positions.clear()
        self._pipeline = ExitStack()
        # Rows are sent one after the other, and an answer is waited for only where one is asked for.
        self._pipeline.enter_context(self.raw.pipeline())

    def hold(self) -> None:
        self.raw.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def commit(self) -> None:
        self.raw.execute("COMMIT")
        self._end_pipeline()

    def rollback(self) -> None:
        with suppress(Exception):  # what failed in the pipeline was raised already, or is being thrown away
            self._end_pipeline()
        if not self.raw.closed and not self.raw.broken:
            self.raw.rollback()

    def _end_pipeline(self) -> None:
        """Wait for all that was sent; whatever failed is raised here."""
        pipeline, self._pipeline = self._pipeline, None
        if pipeline is not None:
            pipeline.close()

    def close(self) -> None:
        self.raw.close()

    @contextmanager
    def translated(self) -> Iterator[None]:
        import psycopg

        try:
            yield
        except psycopg.Error as error:
            raise self._named(error) from error

    def _named(self, error: psycopg.Error) -> LedgerError:
        state, said = error.sqlstate or "", _first_line(error)
        if state in _LOCKED:
            return LedgerLocked(f"{self.name}: another process is writing to this store; try again when it is done.")
        if state == _FULL:
            return LedgerFull(
                f"{self.name}: the server's disk is full. Everything acknowledged so far is safe; make room and give "
                "the same command again."
            )
        if state in _READ_ONLY:
            return LedgerError(f"{self.name}: this user may not write here ({said}).")
        return LedgerError(f"{self.name}: {said}")

    def damaged(self) -> Iterator[Problem]:
        """Nothing: PostgreSQL checks its pages itself where it was set up with checksums."""
        return iter(())


def _asked(query: str) -> bytes:
    """The query with psycopg's marks for cells."""
    return query.replace("%", "%%").replace("?", "%s").encode()
