"""What the store asks of the database under it; everything else is SQL that SQLite and PostgreSQL both speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from dateline.ledger.stored import Problem

Cell = str | int | float | bytes | None


class Answer(Protocol):
    """A cursor; what it fetches is what the database gives, and ``rows`` checks it."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def fetchall(self) -> list[Any]:
        """The rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Executes(Protocol):
    """Anything that runs SQL with ``?`` for each cell: a SQLite connection, or a Database."""

    def execute(self, query: str, cells: Sequence[Cell] = ..., /) -> Answer:
        """The answer to a statement."""


class Database(Executes, Protocol):
    """One connection. A transaction is ended by ``commit`` or ``rollback``; rolling back where none is open is no
    error. Failures come as LedgerError inside ``translated``."""

    @property
    def trigrams(self) -> bool:
        """True where the words of the shelf have an index of their own that has to be kept (``shelf_index``)."""

    def stream(self, query: str, cells: Sequence[Cell] = ...) -> Iterator[Any]:
        """The rows of a query that may have very many, without holding them all, while other queries run."""

    def begin(self) -> None:
        """A transaction that writes; nobody else writes before it ends. LedgerLocked where somebody does for long."""

    def hold(self) -> None:
        """A transaction that reads one state of the store, whoever writes meanwhile."""

    def commit(self) -> None:
        """End the transaction; when this returns it is on the disk."""

    def rollback(self) -> None:
        """End the transaction as if it had not been."""

    def close(self) -> None:
        """Let go of the connection."""

    def translated(self) -> AbstractContextManager[None]:
        """Turn the database's failures into LedgerError with the place and the next step."""

    def damaged(self) -> Iterator[Problem]:
        """What the database itself finds broken in its storage."""
