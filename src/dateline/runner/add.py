"""A run: inputs in, each one coded, set aside, refused or known already, committed one by one in their order."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import chain

from dateline.intake import NOTES, InputLimits, count_inputs, read_inputs
from dateline.ledger import Entry, Ledger
from dateline.model import Coder, Coding, Given, Refusal, Snapshot
from dateline.runner.crew import Crew, WorkLimits
from dateline.runner.interruption import Interruption
from dateline.runner.link import judge_new
from dateline.runner.read import read_snapshot
from dateline.runner.summary import Became, Progress, RunSummary, Tally
from dateline.runner.work import Input, Known, Reader, Result, work_on

Clock = Callable[[], datetime]
Watcher = Callable[[Progress], None]


def add_inputs(
    ledger: Ledger,
    inputs: Sequence[str | os.PathLike[str]],
    coder: Coder,
    *,
    now: Clock,
    read: Reader = read_snapshot,
    jobs: int = 0,
    progress: Watcher | None = None,
    given: Given | None = None,
    input_limits: InputLimits | None = None,
    work_limits: WorkLimits | None = None,
) -> RunSummary:
    """Add what is behind the paths; see add_snapshots."""
    found = read_inputs(inputs, given=given or Given(), limits=input_limits or InputLimits())
    return add_snapshots(
        ledger,
        found,
        coder,
        names=[os.fspath(path) for path in inputs],
        total=count_inputs(inputs) if progress is not None else None,
        now=now,
        read=read,
        jobs=jobs,
        progress=progress,
        work_limits=work_limits,
    )


def add_snapshots(
    ledger: Ledger,
    found: Iterable[Snapshot | Refusal],
    coder: Coder,
    *,
    names: Sequence[str],
    now: Clock,
    read: Reader = read_snapshot,
    total: int | None = None,
    jobs: int = 0,
    progress: Watcher | None = None,
    work_limits: WorkLimits | None = None,
    beside: bool = False,
) -> RunSummary:
    """Read, code and record; then judge which mentions are the same incident.

    ``jobs`` 0 works in this process, otherwise in that many worker processes, where a crash costs one article; the
    coder and ``read`` must then be picklable. What an earlier run committed is not worked on again, so the same call
    after an interruption of any kind goes on where it was. ``now`` is asked once for each transaction. LedgerError is
    raised; all that was reported to ``progress`` by then is safe. ``beside``: the snapshots come from the ledger, and
    what the coder makes of them counts, and is compared, only when the run is chosen.
    """
    run = ledger.start_run(names, coder.id, now(), beside=beside)
    recorder = _Recorder(ledger, now, total, progress, met=not beside)
    judged, interrupted = 0, False
    with Interruption() as interruption:
        try:
            with closing(_results(_sorted_out(ledger, found, coder), coder, read, jobs, work_limits)) as results:
                for _, result in results:
                    with interruption.held():
                        report = recorder.take(result)
                        if progress is not None:
                            progress(report)
            judged = 0 if beside else judge_new(ledger, now)
            with interruption.held():
                ledger.finish_run(run, dict(recorder.tally.became), now())
        except KeyboardInterrupt:
            interrupted = True  # inside a transaction of linking, it has been rolled back
    return RunSummary.of(run, total, recorder.tally, judged, interrupted)


def _sorted_out(ledger: Ledger, found: Iterable[Snapshot | Refusal], coder: Coder) -> Iterator[Input]:
    for item in found:
        yield Known(item) if isinstance(item, Snapshot) and ledger.knows(item, coder.id) else item


def _results(
    items: Iterator[Input], coder: Coder, read: Reader, jobs: int, limits: WorkLimits | None
) -> Generator[tuple[Input, Result], None, None]:
    """Every input with its result, in order. Workers are hired at the first snapshot that needs one."""
    for item in items:
        if not isinstance(item, Snapshot):
            yield item, item
        elif jobs:
            with Crew(coder, read, jobs, limits or WorkLimits()) as crew:
                yield from crew.in_order(chain([item], items))
        else:
            yield item, work_on(item, coder, read)


class _Recorder:
    """Commits results and counts them."""

    def __init__(self, ledger: Ledger, now: Clock, total: int | None, progress: Watcher | None, met: bool) -> None:
        self._ledger, self._now, self._total, self._met = ledger, now, total, met
        self.tally = Tally()

    def take(self, result: Result) -> Progress:
        """Commit one result; when this returns it is on the disk."""
        match result:
            case Refusal():
                return self._refused(result)
            case Entry():
                return self._entered(result)
            case Known(snapshot):
                if self._met:
                    self._ledger.observe(snapshot, self._now())
                return self._report(snapshot.origin, "known")

    def _report(self, origin: str, became: Became, kind: str | None = None, reason: str | None = None) -> Progress:
        self.tally.became[became] += 1
        return Progress(self.tally.done, self._total, origin, became, kind, reason)

    def _refused(self, refusal: Refusal) -> Progress:
        self._ledger.refuse(refusal, self._now())
        if refusal.kind in NOTES:
            self.tally.noted[refusal.kind] += 1
            return Progress(self.tally.done, self._total, refusal.origin, None, refusal.kind, refusal.reason)
        self.tally.refused[refusal.kind] += 1
        return self._report(refusal.origin, "refused", refusal.kind, refusal.reason)

    def _entered(self, entry: Entry) -> Progress:
        origin = entry.snapshot.origin
        if self._ledger.record(entry, self._now(), met=self._met) == "known":
            return self._report(origin, "known")  # the same input twice in this run
        result = entry.result
        if isinstance(result, Coding):
            self._count(result)
            return self._report(origin, "coded")
        self.tally.set_aside[result.kind] += 1
        return self._report(origin, "set_aside", result.kind, result.reason)

    def _count(self, coding: Coding) -> None:
        self.tally.relevant += coding.relevant
        self.tally.mentions += len(coding.mentions)
        self.tally.claims += len(coding.claims)
        self.tally.rejected.update(rejection.kind for rejection in coding.rejections)
