"""What people decided, read from the store: the part of a reader that needs only its plumbing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from dateline.ledger import rows
from dateline.ledger.event import Event
from dateline.ledger.stored import StoredDecision
from dateline.model import Amendments, standing_decisions

Cell = str | int | bytes | None


class DecisionReader(ABC):
    """The questions of LedgerReader on decisions, over rows and events however they are fetched."""

    @abstractmethod
    def _rows(self, query: str, *cells: Cell) -> Iterator[tuple[Cell, ...]]: ...

    @abstractmethod
    def _event(self, position: int) -> Event: ...

    @abstractmethod
    def _events_of(self, table: str, where: str, *cells: Cell) -> Iterator[Event]: ...

    @abstractmethod
    def _by_prefix(self, table: str, prefix: str, upto: int | None) -> Event | None: ...

    @abstractmethod
    def _until(self, upto: int | None) -> int: ...

    def decisions(self, upto: int | None = None) -> Iterator[StoredDecision]:
        return map(rows.decision, self._events_of("decisions", "t.position <= ?", self._until(upto)))

    def decisions_on(self, mentions: Sequence[str], upto: int | None = None) -> Iterator[StoredDecision]:
        query = "SELECT position FROM decided WHERE mention = ? AND position <= ?"
        found = {rows.number(p) for mention in mentions for (p,) in self._rows(query, mention, self._until(upto))}
        return (rows.decision(self._event(position)) for position in sorted(found))

    def decision(self, prefix: str, upto: int | None = None) -> StoredDecision | None:
        event = self._by_prefix("decisions", prefix, upto)
        return None if event is None else rows.decision(event)

    def decision_with_key(self, key: str) -> StoredDecision | None:
        event = next(self._events_of("decisions", "t.key = ?", key), None)
        return None if event is None else rows.decision(event)

    def last_decision(self) -> StoredDecision | None:
        row = next(self._rows("SELECT position FROM decisions ORDER BY position DESC LIMIT 1"), None)
        return None if row is None else rows.decision(self._event(rows.number(row[0])))

    def decided(self, decision: str) -> Sequence[str]:
        query = "SELECT mention FROM decided WHERE position = (SELECT position FROM decisions WHERE id = ?)"
        return sorted(rows.text(mention) for (mention,) in self._rows(query, decision))

    def amendments(self, upto: int | None = None) -> Amendments:
        return Amendments.of(standing_decisions(stored.decision for stored in self.decisions(upto)))
