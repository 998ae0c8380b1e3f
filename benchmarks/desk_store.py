"""A ledger of very many incidents, written through the product's own functions, many to a transaction.

Every event is recorded as `dateline add` records it: snapshot, article, coding, keys and judgements, all in the log;
the shelf is then made from the log by the product. Only the linker's search is spared: which tellings are of one event
is known, and they alone are compared. An interrupted set-up goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from benchmarks.desk_data import CODER, Told, event_of, times_told
from dateline.ledger import SqliteLedger
from dateline.ledger.entry import coding_id
from dateline.publish.shelf import shelve
from dateline.runner.link import LINKER_NAME

_AT_ONCE: Final = 1200
"""Events to a transaction."""

_RUNS: Final = 10
_FAST: Final = ("synchronous = OFF", "cache_size = -400000")
"""Only while filling: what an ended process wrote is whole all the same."""


def moment_of(told: Told) -> datetime:
    """When an article came in: at noon of the day after it was published."""
    assert told.entry.article is not None
    assert told.entry.article.published is not None
    return datetime.combine(told.entry.article.published + timedelta(days=1), time(12), UTC)


def _event(asked: tuple[int, int]) -> tuple[Told, ...]:
    return event_of(*asked)


def recorded(ledger: SqliteLedger) -> int:
    """How many events a ledger that was being filled has; they are recorded whole."""
    articles, number = ledger.counts()["coding"], 0
    while articles > 0:
        articles -= times_told(number)
        number += 1
    return number


def fill(ledger: SqliteLedger, events: int) -> Iterator[str]:
    """Record the articles of so many events, each with its keys and its judgements, a run for each tenth, after which
    the shelf follows; what is there already is left. A line after each run."""
    done, tenth = recorded(ledger), max(1, events // _RUNS)
    with get_context("spawn").Pool(2) as worker:
        found = worker.imap(_event, ((number, events) for number in range(done, events)), chunksize=200)
        while done < events:
            until = min(events, (done // tenth + 1) * tenth)
            _run(ledger, found, until - done)
            done = until
            shelve(ledger)
            yield f"{done} of {events} events recorded"


def _run(ledger: SqliteLedger, found: Iterator[tuple[Told, ...]], events: int) -> None:
    run, coded, last = None, 0, datetime.min.replace(tzinfo=UTC)
    for start in range(0, events, _AT_ONCE):
        part = list(chain.from_iterable(islice(found, min(_AT_ONCE, events - start))))
        run = run or ledger.start_run(["desk benchmark"], CODER, moment_of(part[0]))
        last = max(last, *map(moment_of, part))
        _record(ledger, part, last)
        coded += len(part)
    assert run is not None
    ledger.finish_run(run, {"coded": coded}, last)


def _record(ledger: SqliteLedger, part: list[Told], at: datetime) -> None:
    with ledger._transaction(at) as log:
        for told in part:
            ledger._record(log, told.entry)
        for told in part:
            assert told.entry.article is not None
            name = coding_id(told.entry.article.id, CODER)
            ledger._link(log, name, LINKER_NAME, told.keys, told.compared, told.judgements)


def make_store(path: Path, events: int) -> Iterator[str]:
    """A ledger of so many events at the path, with its shelf; one that is there already is taken as it is."""
    if path.exists():
        return
    partial = path.with_suffix(".partial")
    with SqliteLedger.open(partial) as ledger:
        for pragma in _FAST:
            ledger._db.execute(f"PRAGMA {pragma}")
        yield from fill(ledger, events)
        yield f"{ledger.counts()['coding']} articles recorded"
        shelve(ledger)
    partial.rename(path)
