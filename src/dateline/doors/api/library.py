"""The ledger as requests meet it: one position a request, and the shelf brought up to it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import Final

from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.veil import Veil, marked_now, veil_for
from dateline.doors.api.veiled_reader import veiled
from dateline.doors.people import Person, Role
from dateline.errors import LedgerLocked
from dateline.ledger import Ledger, LedgerReader, open_ledger, open_reader
from dateline.model import Coder, Incident
from dateline.publish import Policy, policy_named
from dateline.publish.knowledge import day_of
from dateline.publish.shelf import Stand, is_shelved, made_by, shelve
from dateline.runner.coder import make_coder
from dateline.settings import Place, Settings

FAR: Final = 5000
"""Events that a page does not wait for."""

AGAIN: Final = 3
"""Seconds after which to ask again for lists that are being made."""

VEILS_KEPT: Final = 64
NO_VEIL: Final = Veil()


@dataclass(frozen=True, slots=True)
class View:
    """The ledger as of ``upto``; ``head`` is the newest position, so ``upto < head`` is a look at the past.

    ``ledger`` is seen through a ``veil``: what one person may not see is not in it. ``whole`` is without.
    """

    ledger: LedgerReader
    upto: int
    head: int
    seal: str
    policy: Policy
    veil: Veil
    whole: LedgerReader
    marks: Callable[[], frozenset[str]]
    stand: Stand

    def is_sensitive(self, incident: Incident) -> bool:
        """True where an incident is marked as sensitive now, whatever moment is looked at."""
        return not self.marks().isdisjoint(incident.mentions)


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
        self._marked: tuple[str, frozenset[str]] = ("", frozenset())
        self._veils: OrderedDict[tuple[str, str, Role | None], Veil] = OrderedDict()
        self._making = Lock()
        self._shelving: Thread | None = None
        self._far_along = (0, 0)
        self._failed: Exception | None = None
        if isinstance(db, Path):
            db.parent.mkdir(parents=True, exist_ok=True)
        open_ledger(db).close()

    @contextmanager
    def reading(self, as_of: date | int | None, policy: str, person: Person | None = None) -> Iterator[View]:
        """The ledger at the end of a day, at a moment, at a position, or now: fixed for the whole request, and as the
        person may see it; None is the program itself."""
        chosen = policy_named(policy)
        with open_reader(self.db) as ledger:
            head = self._shelved(ledger)
            match as_of:
                case None:
                    upto = head
                case int():
                    upto = min(max(as_of, 0), head)
                case _:
                    upto = min(ledger.position_at(_end_of(as_of)), head)
            seal = ledger.head(upto).seal
            veil = NO_VEIL if person is None else self._veil_of(ledger, ledger.head().seal, person)
            marks = partial(self._marks_of, ledger, ledger.head().seal)
            seen = veiled(ledger, veil)
            stand = Stand(ledger.shelf, seen, chosen, upto, day_of(ledger, upto), veil.mentions, veil.articles)
            yield View(seen, upto, head, seal, chosen, veil, ledger, marks, stand)

    def _shelved(self, ledger: LedgerReader) -> int:
        """The position that lists go up to: the end of the log. Where another process adds very much, or writes for
        long, the desk goes on where it was, and the shelf is brought up to date meanwhile.

        ProblemRaised where there is very much and nothing to go on with yet: no page hangs while it is made.
        """
        if not is_shelved(ledger):
            begun = ledger.shelf.position if ledger.shelf.is_of(made_by()) else 0
            if ledger.head().position - begun <= FAR:
                self.catch_up()
            else:
                self._catch_up_aside()
            if not (begun or (ledger.shelf.position and ledger.shelf.is_of(made_by()))):
                raise ProblemRaised("preparing", self._how_far(), AGAIN)
        return ledger.shelf.position

    def catch_up(self, progress: Callable[[int, int], None] | None = None, anew: bool = False) -> None:
        """Bring the shelf to the end of the log, or make it ``anew``; left for later where another process writes.

        Whoever writes meanwhile need not wait for the end of it.
        """
        with suppress(LedgerLocked), self._making, open_ledger(self.db) as ledger:
            if anew:
                with ledger.shelving() as shelf:
                    shelf.clear()
            shelve(ledger, progress)

    def _catch_up_aside(self) -> None:
        """The same beside what is asked; what went wrong in it is told to whoever asks next."""
        with self._shelf:
            failed, self._failed = self._failed, None
            if failed is None and (self._shelving is None or not self._shelving.is_alive()):
                self._shelving = Thread(target=self._caught_up, daemon=True)
                self._shelving.start()
        if failed is not None:
            raise failed

    def _caught_up(self) -> None:
        def tell(done: int, of: int) -> None:
            self._far_along = done, of

        try:
            self.catch_up(tell)
        except Exception as error:
            self._failed = error

    def _how_far(self) -> str:
        """A sentence on the lists that are being made."""
        done, of = self._far_along
        how = f"{done:,} of {of:,} reports are done" if of else "it has just begun"
        return f"The incidents are being made ready to be listed: {how}. The articles are safe; this is done once."

    def _veil_of(self, ledger: LedgerReader, seal: str, person: Person) -> Veil:
        """What a person may not see, worked out once for each end of the log."""
        key = (seal, person.name, person.role)
        with self._shelf:
            found = self._veils.get(key)
        if found is None:
            found = veil_for(ledger, person)
            with self._shelf:
                self._veils[key] = found
                while len(self._veils) > VEILS_KEPT:
                    self._veils.popitem(last=False)
        return found

    def _marks_of(self, ledger: LedgerReader, seal: str) -> frozenset[str]:
        """The mentions of sensitive incidents, worked out once for each end of the log."""
        if self._marked[0] != seal:
            self._marked = seal, marked_now(ledger)
        return self._marked[1]

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
