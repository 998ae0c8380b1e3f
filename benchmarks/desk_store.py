"""A ledger of very many incidents, written through the product's own functions, many to a transaction."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from benchmarks.desk_data import CODER, Told, event_of
from dateline.ledger import SqliteLedger
from dateline.ledger.entry import coding_id
from dateline.publish.shelf import shelve
from dateline.runner.link import LINKER_NAME

_AT_ONCE: Final = 1500
_FAST: Final = ("synchronous = OFF", "journal_mode = OFF", "cache_size = -400000")
"""Only while filling; an interrupted set-up is thrown away."""


def moment_of(told: Told) -> datetime:
    """When an article came in: at noon of the day after it was published."""
    assert told.entry.article is not None
    assert told.entry.article.published is not None
    return datetime.combine(told.entry.article.published + timedelta(days=1), time(12), UTC)


def _event(asked: tuple[int, int]) -> tuple[Told, ...]:
    return event_of(*asked)


def fill(ledger: SqliteLedger, events: int) -> None:
    """Record the articles of so many events, each with its keys and its judgements, a run for each tenth."""
    with get_context("spawn").Pool(2) as worker:
        found = worker.imap(_event, ((number, events) for number in range(events)), chunksize=200)
        for _ in range(10):
            part = [one for told in islice(found, events // 10) for one in told]
            first = moment_of(part[0])
            run = ledger.start_run(["desk benchmark"], CODER, first)
            last = first
            for start in range(0, len(part), _AT_ONCE):
                last = max(last, *map(moment_of, part[start : start + _AT_ONCE]))
                _record(ledger, part[start : start + _AT_ONCE], last)
            ledger.finish_run(run, {"coded": len(part)}, last)


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
    partial.unlink(missing_ok=True)
    with SqliteLedger.open(partial) as ledger:
        for pragma in _FAST:
            ledger._db.execute(f"PRAGMA {pragma}")
        fill(ledger, events)
        yield f"{ledger.counts()['coding']} articles recorded"
        shelve(ledger)
    partial.rename(path)
