"""The ledger as requests meet it: one position a request, the records of a position folded once and kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from threading import Lock
from typing import Final

from dateline.ledger import Ledger, LedgerReader, open_ledger, open_reader
from dateline.model import Coder
from dateline.publish import Corpus, Knowledge, Policy, policy_named
from dateline.publish.fact_change import FactChange, LogSpan
from dateline.publish.fact_log import fact_log
from dateline.publish.knowledge import knowledge_by_incident
from dateline.publish.reading_room import corpus_of
from dateline.runner.coder import make_coder
from dateline.settings import Place, Settings

KEPT: Final = 4
"""Folded positions that are kept; a desk reads the newest one and seldom a few older ones."""


class _Folded:
    """What is worked out of one position under one policy, each part when first asked for."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.corpus: Corpus | None = None
        self.knowledge: Mapping[str, Knowledge] | None = None
        self.log: tuple[FactChange, ...] | None = None


@dataclass(frozen=True, slots=True)
class View:
    """The ledger as of ``upto``; ``head`` is the newest position, so ``upto < head`` is a look at the past."""

    ledger: LedgerReader
    upto: int
    head: int
    seal: str
    policy: Policy
    folded: _Folded

    @property
    def corpus(self) -> Corpus:
        """Every incident at this position."""
        with self.folded.lock:
            return self._corpus()

    def _corpus(self) -> Corpus:
        if self.folded.corpus is None:
            self.folded.corpus = corpus_of(self.ledger, self.policy, self.upto)
        return self.folded.corpus

    @property
    def knowledge(self) -> Mapping[str, Knowledge]:
        """Whether the story of each incident is developing or settled."""
        with self.folded.lock:
            if self.folded.knowledge is None:
                self.folded.knowledge = knowledge_by_incident(self.ledger, self._corpus(), self.policy, self.upto)
            return self.folded.knowledge

    @property
    def log(self) -> tuple[FactChange, ...]:
        """Every change of a fact up to this position, oldest first."""
        with self.folded.lock:
            if self.folded.log is None:
                self.folded.log = tuple(fact_log(self.ledger, self.policy, self.upto, LogSpan()))
            return self.folded.log


class Library:
    """Readers for questions, one writer at a time for what people say and add.

    ``db`` is made where it does not exist yet. ``now`` is the clock, ``coder`` is loaded when first needed.
    """

    def __init__(
        self, db: Place, now: Callable[[], datetime] | None = None, coder: Callable[[], Coder] | None = None
    ) -> None:
        self.db = db
        self.now = now or (lambda: datetime.now(UTC))
        self._make_coder = coder or (lambda: make_coder(Settings.read()))
        self._coder: Coder | None = None
        self._writer, self._shelf = Lock(), Lock()
        self._folded: OrderedDict[tuple[str, int, str], _Folded] = OrderedDict()
        if isinstance(db, Path):
            db.parent.mkdir(parents=True, exist_ok=True)
        open_ledger(db).close()

    @contextmanager
    def reading(self, as_of: date | int | None, policy: str) -> Iterator[View]:
        """The ledger at the end of a day, at a moment, at a position, or now: fixed for the whole request."""
        chosen = policy_named(policy)
        with open_reader(self.db) as ledger:
            head = ledger.head().position
            match as_of:
                case None:
                    upto = head
                case int():
                    upto = min(max(as_of, 0), head)
                case _:
                    upto = ledger.position_at(_end_of(as_of))
            seal = ledger.head(upto).seal
            yield View(ledger, upto, head, seal, chosen, self._folded_at((seal, upto, f"{policy}/{chosen.version}")))

    def _folded_at(self, key: tuple[str, int, str]) -> _Folded:
        with self._shelf:
            folded = self._folded.setdefault(key, _Folded())
            self._folded.move_to_end(key)
            while len(self._folded) > KEPT:
                self._folded.popitem(last=False)
            return folded

    @contextmanager
    def writing(self) -> Iterator[Ledger]:
        """The ledger for one write; others of this process wait, those of other processes a while."""
        with self._writer, open_ledger(self.db) as ledger:
            yield ledger

    @property
    def coder(self) -> Coder:
        """The program's coder; only to be used while writing."""
        if self._coder is None:
            self._coder = self._make_coder()
        return self._coder


def _end_of(day: date) -> datetime:
    """The last moment of a day in UTC; a moment itself."""
    return day if isinstance(day, datetime) else datetime.combine(day, time.max, UTC)
