"""What the log says of single mentions, and which of them new events bear on: what the shelf is made from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence

from dateline.ledger import rows
from dateline.ledger.database import Cell
from dateline.ledger.event import Event
from dateline.ledger.stored import StoredCoding
from dateline.model import Judgement


class ChangeReader(ABC):
    """The questions of LedgerReader on what changed, over rows and events however they are fetched."""

    @abstractmethod
    def _rows(self, query: str, *cells: Cell) -> Iterator[tuple[Cell, ...]]: ...

    @abstractmethod
    def _stream(self, query: str, *cells: Cell) -> Iterator[tuple[Cell, ...]]: ...

    @abstractmethod
    def _event(self, position: int) -> Event: ...

    @abstractmethod
    def _events_of(self, table: str, where: str, *cells: Cell) -> Iterator[Event]: ...

    @abstractmethod
    def family_of(self, article: str, upto: int | None = None) -> frozenset[str]: ...

    def all_mentions(self, upto: int) -> Iterator[str]:
        """Every mention, in the order of recording; one that several codings found comes several times."""
        query = "SELECT id FROM mentions WHERE position <= ? ORDER BY position"
        return (rows.text(name) for (name,) in self._stream(query, upto))

    def turns(self, after: int, upto: int) -> Sequence[int]:
        """Where after a position another coding of any article may have begun to count: a run was chosen, or a coder
        whose runs stood beside the others began one that does not."""
        span = "r.position > ? AND r.position <= ?"
        found = [*self._rows(f"SELECT r.position FROM choices r WHERE {span}", after, upto)]
        before = "SELECT 1 FROM runs b WHERE b.coder = r.coder AND b.position < r.position AND b.beside ="
        query = f"SELECT r.position FROM runs r WHERE {span} AND r.beside = 0 AND EXISTS ({before} 1)"
        found += self._rows(f"{query} AND NOT EXISTS ({before} 0)", after, upto)
        return sorted(rows.number(position) for (position,) in found)

    def touched(self, after: int, upto: int) -> set[str]:
        """The mentions that events after a position speak of, bring in, let speak or silence."""
        span = "position > ? AND position <= ?"
        articles: set[str] = set()
        for table, column in (("articles", "id"), ("codings", "article"), ("stories", "article")):
            found = self._rows(f"SELECT DISTINCT {column} FROM {table} WHERE {span}", after, upto)
            articles.update(rows.text(name) for (name,) in found)
        families = frozenset[str]().union(*(self.family_of(article, upto) for article in articles))
        told = {mention for article in families for mention in self._told_by(article, upto)}
        for column in ("left_mention", "right_mention"):
            query = f"SELECT DISTINCT {column} FROM judgements WHERE {span}"
            told.update(rows.text(name) for (name,) in self._rows(query, after, upto))
        spoken = self._rows(f"SELECT DISTINCT mention FROM decided WHERE {span}", after, upto)
        return told.union(*(self.kin_of(rows.text(name)) for (name,) in spoken))

    def _told_by(self, article: str, upto: int) -> Iterator[str]:
        query = "SELECT m.id FROM codings c JOIN mentions m ON m.coding = c.position WHERE c.article = ?"
        return (rows.text(name) for (name,) in self._rows(f"{query} AND m.position <= ?", article, upto))

    def kin_of(self, mention: str) -> frozenset[str]:
        """The mentions of other codings of its article, and itself; a word on one may bear on another."""
        query = (
            "SELECT n.id FROM mentions m JOIN codings c ON c.position = m.coding "
            "JOIN codings d ON d.article = c.article AND d.position <> c.position "
            "JOIN mentions n ON n.coding = d.position WHERE m.id = ?"
        )
        return frozenset({mention, *(rows.text(name) for (name,) in self._rows(query, mention))})

    def alike(self, mention: str, upto: int) -> Iterator[str]:
        """The mentions that a linker ever judged the same."""
        for own, other in (("left_mention", "right_mention"), ("right_mention", "left_mention")):
            query = f"SELECT {other} FROM judgements WHERE {own} = ? AND verdict = 'same' AND position <= ?"
            yield from (rows.text(name) for (name,) in self._rows(query, mention, upto))

    def linked(self, mention: str, upto: int) -> Iterator[tuple[int, Judgement]]:
        """A linker's judgements on a mention as the left one of a pair, each with its position."""
        found = self._events_of("judgements", "t.left_mention = ? AND t.position <= ?", mention, upto)
        return ((event.position, rows.judgement(event)) for event in found)

    def articles_telling(self, mentions: Iterable[str]) -> set[str]:
        """The articles whose codings found any of the mentions."""
        query = "SELECT c.article FROM mentions m JOIN codings c ON c.position = m.coding WHERE m.id = ?"
        return {rows.text(name) for mention in mentions for (name,) in self._rows(query, mention)}

    def coding_parts(self, article: str, mentions: frozenset[str], upto: int) -> Iterator[StoredCoding]:
        """The codings of an article (a full id), with some mentions and their claims alone."""
        read = None
        for event in self._events_of("codings", "t.article = ? AND t.position <= ?", article, upto):
            if read is None:
                read = rows.article(next(self._events_of("articles", "t.id = ?", article)))
            query = "SELECT position, id FROM mentions WHERE coding = ? ORDER BY position"
            own = [rows.number(p) for p, name in self._rows(query, event.position) if name in mentions]
            told = tuple(rows.mention(self._event(position)) for position in own)
            claims = tuple(
                rows.claim(e) for position in own for e in self._events_of("claims", "t.mention = ?", position)
            )
            coding = rows.coding(event, told, claims)
            yield StoredCoding(event.position, event.recorded_at, event.id, read, coding)

    def meetings(self, article: str, after: int, upto: int) -> Sequence[int]:
        """Where after a position an article (a full id) was met again, or found to tell a story with another."""
        span = "position > ? AND position <= ?"
        found = [*self._rows(f"SELECT position FROM articles WHERE id = ? AND {span}", article, after, upto)]
        found += self._rows(f"SELECT position FROM stories WHERE article = ? AND {span}", article, after, upto)
        return sorted(rows.number(position) for (position,) in found)
