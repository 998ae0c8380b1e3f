"""Everything in a ledger coded once more, by another coder or configuration, beside what is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.ledger import Capture, Ledger, LedgerReader, open_reader
from dateline.model import Article, Coder, SetAside, Snapshot
from dateline.runner.add import Clock, Watcher, add_snapshots
from dateline.runner.crew import WorkLimits
from dateline.runner.summary import RunSummary
from dateline.settings import Place


@cache
def _reader(place: Place) -> LedgerReader:
    """One reader a process."""
    return open_reader(place)


@dataclass(frozen=True, slots=True)
class StoredText:
    """Reader that takes the article from the ledger at ``place``; a worker opens the ledger for itself.

    Coding the stored text, not the page once more, keeps every article what it was: only the coder differs.
    """

    place: Place

    def __call__(self, snapshot: Snapshot) -> Article | SetAside:
        """The article last read from the snapshot's capture."""
        found = _reader(self.place).article_of(Capture.of(snapshot).id)
        return SetAside(snapshot.id, "no_text", "Nothing was read from it.") if found is None else found


def _snapshots(ledger: LedgerReader, captures: list[Capture]) -> Iterator[Snapshot]:
    return (ledger.snapshot(capture.id) for capture in captures)


def recode(
    ledger: Ledger,
    place: Place,
    coder: Coder,
    *,
    now: Clock,
    jobs: int = 0,
    progress: Watcher | None = None,
    work_limits: WorkLimits | None = None,
) -> RunSummary:
    """Code every article of the ledger at ``place`` with ``coder``; what it coded before is not coded again.

    Nothing that was there is changed, and what comes out counts only when the run is chosen
    (``Ledger.choose_run``). An interrupted run goes on with the same call. Inputs that were set aside stay so.
    """
    coded = {outcome.capture for outcome in ledger.outcomes() if outcome.kind == "coded"}
    captures = [capture for capture in ledger.captures() if capture.id in coded]
    return add_snapshots(
        ledger,
        _snapshots(ledger, captures),
        coder,
        names=["the ledger's articles"],
        total=len(captures),
        now=now,
        read=StoredText(place),
        jobs=jobs,
        progress=progress,
        work_limits=work_limits,
        beside=True,
    )
