"""Inputs and articles page by page, the newest first: what a list costs is what it shows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.ledger import rows
from dateline.ledger.database import Cell
from dateline.ledger.event import Event
from dateline.ledger.stored import Outcome, StoredArticle
from dateline.model import Refusal


class ListReader(ABC):
    """The questions of LedgerReader that lists ask, over rows and events however they are fetched."""

    @abstractmethod
    def _rows(self, query: str, *cells: Cell) -> Iterator[tuple[Cell, ...]]: ...

    @abstractmethod
    def _event(self, position: int) -> Event: ...

    @abstractmethod
    def _stored_article(self, event: Event) -> StoredArticle: ...

    @abstractmethod
    def _events_of(self, table: str, where: str, *cells: Cell) -> Iterator[Event]: ...

    @abstractmethod
    def counting_of(self, articles: Iterable[str], upto: int | None = None) -> Mapping[str, tuple[int, bool]]: ...

    def latest_outcomes(self, limit: int, upto: int, before: int | None = None) -> Sequence[Outcome]:
        """The last outcome of every capture, the newest first, those before a position alone."""
        return [rows.outcome(self._event(p)) for p in self._latest("outcomes", "capture", limit, upto, before)]

    def latest_articles(self, limit: int, upto: int, before: int | None = None) -> Sequence[StoredArticle]:
        """Every article as last read, the newest first, those before a position alone."""
        found = self._latest("articles", "id", limit, upto, before)
        return [self._stored_article(self._event(position)) for position in found]

    def latest_refused(self, limit: int, upto: int) -> Sequence[Refusal]:
        """The last inputs that were not taken in, the newest first."""
        query = "SELECT position FROM refusals WHERE position <= ? ORDER BY position DESC LIMIT ?"
        return [rows.refusal(self._event(rows.number(position))) for (position,) in self._rows(query, upto, limit)]

    def _latest(self, table: str, key: str, limit: int, upto: int, before: int | None) -> list[int]:
        later = f"SELECT 1 FROM {table} n WHERE n.{key} = t.{key} AND n.position > t.position AND n.position <= ?"
        query = (
            f"SELECT t.position FROM {table} t WHERE t.position <= ? AND t.position < ? AND NOT EXISTS ({later}) "
            "ORDER BY t.position DESC LIMIT ?"
        )
        last = upto + 1 if before is None else before
        return [rows.number(position) for (position,) in self._rows(query, upto, last, upto, limit)]

    def count_captured(self, upto: int) -> int:
        """How many captures have an outcome."""
        return self._count("SELECT count(DISTINCT capture) FROM outcomes WHERE position <= ?", upto)

    def count_articles(self, upto: int) -> int:
        """How many articles were read."""
        each = "SELECT 1 FROM articles WHERE position <= ? GROUP BY id"
        return self._count(f"SELECT count(*) FROM ({each}) AS found", upto)

    def _count(self, query: str, upto: int) -> int:
        return rows.number(next(self._rows(query, upto))[0])

    def relevance(self, articles: Iterable[str], upto: int) -> Mapping[str, bool]:
        """For those of the articles (full ids) that were coded, whether the coding that counts finds them relevant."""
        query = "SELECT relevant FROM codings WHERE position = ?"
        held = self.counting_of(list(articles), upto)
        return {name: next(self._rows(query, position))[0] == 1 for name, (position, _) in held.items()}

    def article_at(self, capture: str, upto: int) -> StoredArticle | None:
        """The article last read from a capture (a full id)."""
        where = "t.capture = (SELECT position FROM captures WHERE id = ?) AND t.position <= ?"
        found = list(self._events_of("articles", where, capture, upto))
        return self._stored_article(found[-1]) if found else None
