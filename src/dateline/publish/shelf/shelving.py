"""Bringing the shelf up to the end of the log: only the stories that new events bear on are told again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Final

from dateline.incidents import DEFAULT_POLICY, Policy, policy_named
from dateline.ledger import Ledger, LedgerReader, ShelfChange, ShelfWriter
from dateline.publish.fact_log import Step
from dateline.publish.shelf.line import kept_from
from dateline.publish.shelf.reach import Reach, Reaches
from dateline.publish.shelf.retelling import Begun, Ended, Listed, Outcome, Retelling

AT_ONCE: Final = 500
"""Outcomes that are written in one transaction at least; what needs no more is written in one."""

Watcher = Callable[[int, int], None]
"""Told how many mentions are done, and of how many."""

_TURNS: Final = 2
"""What was begun is ended first, then comes what was recorded since."""

_PARTS: Final = {
    "incidents": "",
    "incidents/data": "",
    "model": "",
    "publish": "acled corpus fact_change fact_log fact_state knowledge lineage record record_from words",
    "publish/shelf": "line reach retelling shelving",
}
"""What decides how records come out and are kept, by folder; "" is every file of it."""


@cache
def made_by() -> str:
    """A mark of how this program folds and keeps records: what another one kept is thrown away."""
    seal = hashlib.sha256(f"{DEFAULT_POLICY}/{policy_named(DEFAULT_POLICY).version}".encode())
    for folder, names in _PARTS.items():
        for path in sorted(files("dateline").joinpath(folder).iterdir(), key=lambda one: one.name):
            if path.is_file() and (not names or path.name.partition(".")[0] in names.split()):
                seal.update(path.name.encode() + path.read_bytes())
    return seal.hexdigest()[:24]


class OvertakenError(Exception):
    """Another process has begun to do the same; it goes on with what this one has not written."""


def is_shelved(ledger: LedgerReader) -> bool:
    """True where the shelf goes up to the end of the log and was made as this program makes it."""
    return ledger.shelf.position == ledger.head().position and ledger.shelf.is_of(made_by())


def shelve(ledger: Ledger, progress: Watcher | None = None) -> int:
    """Bring the shelf to the end of the log; the position reached. Readers go on at the last one meanwhile.

    Costs what the stories cost that new events bear on. Stories are written whole, and an interrupted making goes on
    with those that are missing. LedgerLocked where another process writes for long.
    """
    with suppress(OvertakenError):
        for _ in range(_TURNS):
            if is_shelved(ledger):
                break
            with ledger.shelving() as shelf:
                after, goal = shelf.begin(made_by())
                turn = shelf.turn
            _shelve(ledger, _Stretch(after, goal or ledger.head().position, goal is not None), turn, progress)
    return ledger.shelf.position


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The events after a position up to another; ``begun``: some of their stories are on the shelf already."""

    after: int
    upto: int
    begun: bool


def _shelve(ledger: Ledger, stretch: _Stretch, turn: int, progress: Watcher | None) -> None:
    held: list[Outcome] = []
    for outcomes in _stories(ledger, policy_named(DEFAULT_POLICY), stretch, progress or _nobody):
        held += outcomes
        if len(held) >= AT_ONCE:
            _write(ledger, held, turn, stretch.upto)
            held = []
    _write(ledger, held, turn, stretch.upto, whole=True)


def _nobody(done: int, of: int) -> None:
    """Nobody is told."""


def _stories(ledger: Ledger, policy: Policy, stretch: _Stretch, tell: Watcher) -> Iterator[list[Outcome]]:
    """What every story comes to that events of a stretch bear on, those left out that are on the shelf already."""
    after, upto = stretch.after, stretch.upto
    turns = _turns(ledger, after, upto)
    everything = turns or not after
    names = list(ledger.all_mentions(upto) if everything else sorted(ledger.touched(after, upto)))
    reaches, seen = Reaches(ledger, upto), set[str]()
    left = set(names)
    for name in names:
        if name in seen:
            continue
        reach = reaches.of(name)
        seen |= reach.mentions
        own = len(left & reach.mentions)
        left -= reach.mentions
        done = len(names) - len(left) - own
        if not (stretch.begun and ledger.shelf.tells(sorted(reach.mentions), after)):
            known = _known(ledger, reach, after) if after else ()
            told = Retelling(ledger, policy, reach, after, upto, known, turns)
            yield list(told.outcomes(partial(_tell_part, tell, done, own, len(names))))
        tell(done + own, len(names))


def _tell_part(tell: Watcher, done: int, own: int, total: int, part: float) -> None:
    """A story is done in part."""
    tell(done + int(own * part), total)


def _turns(ledger: LedgerReader, after: int, upto: int) -> list[Step]:
    """The steps at which another coding of any article may have begun to count."""
    by = {choice.position: choice.by for choice in ledger.choices(upto)}
    events = (next(ledger.events(position - 1, position)) for position in ledger.turns(after, upto))
    return [Step(e.position, e.recorded_at, e.kind, by=by.get(e.position)) for e in events]


def _known(ledger: LedgerReader, reach: Reach, after: int) -> list[Listed]:
    """The incidents of a story, as far as the shelf goes."""
    shelf = ledger.shelf
    lines = sorted({place.line for place in shelf.of_mentions(sorted(reach.mentions), after).values()})
    members = shelf.members(lines)
    kept = map(kept_from, shelf.records(lines), lines)
    return [Listed(one.incident, tuple(members[one.line]), one.changed) for one in kept]


def _write(ledger: Ledger, outcomes: Iterable[Outcome], turn: int, upto: int, whole: bool = False) -> None:
    with ledger.shelving() as shelf:
        if shelf.turn != turn:
            raise OvertakenError
        shelf.unfinished(upto)
        for one in outcomes:
            _put(shelf, one)
        if whole:
            shelf.reach(upto)


def _put(shelf: ShelfWriter, one: Outcome) -> None:
    match one:
        case Ended(position, name):
            line = shelf.open_line(name)
            if line is not None:
                shelf.end(line, position)
        case Begun(position, new):
            shelf.add(new, position)
        case ShelfChange():
            shelf.tell(one)
