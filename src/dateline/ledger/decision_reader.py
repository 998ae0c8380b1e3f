"""What people decided, read from the store: the part of a reader that needs only its plumbing."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.ledger import rows
from dateline.ledger.database import Cell
from dateline.ledger.event import Event
from dateline.ledger.stored import StoredDecision
from dateline.model import (
    Amendments,
    Claim,
    Correction,
    Decision,
    Grouping,
    Heirs,
    Marking,
    Ruling,
    heir_of,
    same_claim_of,
    sensitive_mentions,
    standing_decisions,
)
from dateline.model.double_coding import Worked


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

    @abstractmethod
    def _passed_over(self, upto: int) -> str: ...

    @abstractmethod
    def counts_now(self, mention: str, upto: int | None = None) -> bool: ...

    @abstractmethod
    def counting_of(self, articles: Iterable[str], upto: int | None = None) -> Mapping[str, tuple[int, bool]]: ...

    @abstractmethod
    def claims(self, mention: str, upto: int | None = None) -> Iterator[Claim]: ...

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
        return Amendments.of(self.people(upto))

    def sensitive(self, upto: int | None = None) -> frozenset[str]:
        if next(self._rows("SELECT 1 FROM decisions WHERE kind = 'marking' LIMIT 1"), None) is None:
            return frozenset()
        return sensitive_mentions(self.people(upto))

    def works(self, upto: int | None = None) -> Iterator[Worked]:
        query = "SELECT * FROM events WHERE kind IN ('sample', 'blind_coding', 'adjudication') AND position <= ? "
        found = self._rows(f"{query} ORDER BY position", self._until(upto))
        return (rows.worked(rows.event(row)) for row in found)

    # ---- carried over to the codings that count -----------------------------------------------------

    def people(self, upto: int | None = None, *, mention: str | None = None) -> Sequence[Decision]:
        told = self.decisions(upto) if mention is None else self.decisions_on(self._kin(mention), upto)
        standing = standing_decisions(stored.decision for stored in told)
        spoken = {m for decision in standing for m in _spoken(decision)}
        heirs = self._heirs(standing, spoken if mention is not None else spoken & self._orphans(upto), upto)
        return [heirs.carry(decision) for decision in standing] if heirs.mentions else standing

    def heir(self, mention: str, upto: int | None = None) -> str | None:
        if self.counts_now(mention, upto):
            return mention
        event = next(self._events_of("mentions", "t.id = ?", mention), None)
        if event is None:
            return None
        old = rows.mention(event)
        coding, _ = self.counting_of([old.article], upto).get(old.article, (0, False))
        found = heir_of(old, map(rows.mention, self._events_of("mentions", "t.coding = ?", coding)))
        return None if found is None else found.id

    def _kin(self, mention: str) -> Sequence[str]:
        """Every mention that any coding of the mention's article found."""
        query = (
            "SELECT DISTINCT n.id FROM mentions m JOIN codings c ON c.position = m.coding "
            "JOIN codings d ON d.article = c.article JOIN mentions n ON n.coding = d.position WHERE m.id = ?"
        )
        return sorted(rows.text(name) for (name,) in self._rows(query, mention))

    def _orphans(self, upto: int | None) -> set[str]:
        """The mentions that people speak of and that no coding which counts has, found in one question."""
        last = self._until(upto)
        counts = "SELECT 1 FROM mentions m JOIN codings t ON t.position = m.coding WHERE m.id = d.mention"
        query = f"{counts} AND t.position <= ? AND NOT {self._passed_over(last)}"
        query = f"SELECT DISTINCT d.mention FROM decided d WHERE d.position <= ? AND NOT EXISTS ({query})"
        return {rows.text(name) for (name,) in self._rows(query, last, last, last)}

    def _heirs(self, decisions: Sequence[Decision], spoken: set[str], upto: int | None) -> Heirs:
        """Who takes the place of the mentions spoken of, and of the claims on them, that no longer count."""
        moved = {m: new for m in sorted(spoken) if (new := self.heir(m, upto)) not in (m, None)}
        mentions = {m: new for m, new in moved.items() if new is not None}
        rulings = [d.matter for d in decisions if isinstance(d.matter, Ruling) and d.matter.mention in mentions]
        claims: dict[str, str] = {}
        for ruling in rulings:
            event = next(self._events_of("claims", "t.id = ?", ruling.claim), None)
            told = self.claims(mentions[ruling.mention], upto)
            same = None if event is None else same_claim_of(rows.claim(event), told)
            if same is not None:
                claims[ruling.claim] = same.id
        return Heirs(mentions, claims)


def _spoken(decision: Decision) -> Sequence[str]:
    """The mentions that a decision speaks of by itself."""
    match decision.matter:
        case Grouping() as grouping:
            return grouping.mentions
        case Correction(claim):
            return (claim.mention,)
        case Ruling(mention=mention):
            return (mention,)
        case Marking(mentions=mentions):
            return mentions
        case _:
            return ()
