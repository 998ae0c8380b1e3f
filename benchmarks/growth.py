"""What adding an article costs a ledger that holds very many: 10,000 mentions against 1,000,000.

Set-up writes ``synthetic`` articles through the product's own functions, very many to a transaction, each coding with
the keys that linking gives it and without judgements. What is measured is processor time from ``record`` to the last
judgement of ``judge_new``, the product's own path, in one process and in turns: an article for the small ledger, one
for the large one, so that both meet the same machine.
"""

from __future__ import annotations

import json
import multiprocessing
import platform
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks.synthetic import CODER, entry_of
from dateline.incidents import keys_of, tellings_of
from dateline.ledger import Entry, SqliteLedger
from dateline.ledger.entry import coding_id
from dateline.model import Coding, content_hash
from dateline.runner import judge_new
from dateline.runner.link import LINKER_NAME

PINS: Final = Path(__file__).with_name("growth_pins.json")
SIZES: Final = (10_000, 1_000_000)
TIMED: Final = 100
WARM_UP: Final = 5
_AT_ONCE: Final = 50_000
_FAST: Final = ("synchronous = OFF", "journal_mode = OFF", "cache_size = -4000000")
"""Only while filling; an interrupted set-up is thrown away."""


def now() -> datetime:
    """A fixed moment; nothing here is about when."""
    return datetime(2040, 1, 1, tzinfo=UTC)


def held(ledger: SqliteLedger) -> int:
    """How many articles the ledger has coded."""
    return ledger.counts()["coding"]


def _told(number: int) -> tuple[Entry, frozenset[str]]:
    """An article and the keys that linking gives it."""
    entry = entry_of(number)
    assert entry.article is not None
    assert isinstance(entry.result, Coding)
    told = tellings_of(entry.article, entry.result.mentions, entry.result.claims)
    return entry, frozenset[str]().union(*map(keys_of, told))


def fill(ledger: SqliteLedger, stop: int) -> None:
    """Put the articles below that number into the ledger, from the first that it lacks, each with its keys, as if it
    had been compared."""
    first = held(ledger)
    with multiprocessing.get_context("spawn").Pool(1) as worker:
        told = worker.imap(_told, range(first, stop), chunksize=200)
        for _ in range(first, stop, _AT_ONCE):
            with ledger._transaction(now()) as log:
                for entry, keys in islice(told, _AT_ONCE):
                    assert entry.article is not None
                    ledger._record(log, entry)
                    ledger._link(log, coding_id(entry.article.id, CODER), LINKER_NAME, keys, 0, ())


def make_store(path: Path, size: int) -> None:
    """A ledger of that size at the path; one that was left at an earlier size is filled up."""
    with SqliteLedger.open(path) as ledger:
        for pragma in _FAST:
            ledger._db.execute(f"PRAGMA {pragma}")
        fill(ledger, size)


def add_one(ledger: SqliteLedger, number: int) -> float:
    """Add an article; milliseconds of processor time from ``record`` to its last judgement."""
    entry = entry_of(number)
    begin = time.process_time()
    ledger.record(entry, now())
    judge_new(ledger, now)
    return (time.process_time() - begin) * 1000


def timed(paths: Sequence[Path], articles: int = TIMED) -> Iterator[list[float]]:
    """For each store what each of the next articles cost it."""
    with ExitStack() as stack:
        ledgers = [stack.enter_context(SqliteLedger.open(path)) for path in paths]
        nexts = [held(ledger) for ledger in ledgers]
        turns = range(WARM_UP + articles)
        found = [[add_one(ledger, first + n) for ledger, first in zip(ledgers, nexts, strict=True)] for n in turns]
    yield from (list(samples) for samples in zip(*found[WARM_UP:], strict=True))


def measure(
    sizes: Sequence[int] = SIZES, stores: Path | None = None, articles: int = TIMED, pin: bool = False
) -> Iterator[str]:
    """A line for each size, then the ratio of the last to the first; ``stores`` keeps the filled ledgers."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [(stores or Path(folder)) / f"held-{size}" for size in sizes]
        for path, size in zip(paths, sizes, strict=True):
            filling = multiprocessing.get_context("spawn").Process(target=make_store, args=(path, size))
            filling.start()
            filling.join()
        samples = list(timed(paths, articles))
    means = {size: round(statistics.fmean(cost), 2) for size, cost in zip(sizes, samples, strict=True)}
    for size, cost in zip(sizes, samples, strict=True):
        high, median = sorted(cost)[int(0.95 * (len(cost) - 1))], statistics.median(cost)
        yield f"{size:>9} mentions   mean {means[size]:6.1f} ms   median {median:6.1f} ms   p95 {high:6.1f} ms"
    peak = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    ratio = round(means[sizes[-1]] / means[sizes[0]], 3)
    yield f"peak memory {peak} MB"
    yield f"ratio {ratio}"
    if pin:
        _pin(means, peak, articles)


def _pin(means: Mapping[int, float], peak: int, articles: int) -> None:
    """Keep the figures, with the hash of the first thousand texts, beside this module."""
    texts = "\n".join(entry_of(number).snapshot.content.decode() for number in range(1000))
    sizes = list(means)
    costs = {f"mean_ms_at_{size}": cost for size, cost in means.items()}
    pin = {
        "command": f"python -m benchmarks growth --sizes {' '.join(map(str, sizes))} --pin",
        "data": content_hash(texts.encode()),
        "date": date.today().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
        "articles": articles,
        "figures": {"ratio": round(means[sizes[-1]] / means[sizes[0]], 3), "peak_memory_mb": peak, **costs},
    }
    PINS.write_text(json.dumps(pin, indent=1) + "\n", encoding="utf-8")
