"""Workers come and go; articles stay."""

from __future__ import annotations

import os
import signal

from small_coder import SmallCoder, read, text_of

from dateline.ledger import Entry
from dateline.model import Refusal, Snapshot, content_hash
from dateline.runner import WorkLimits
from dateline.runner.crew import Crew
from dateline.runner.work import Known


def snapshot_of(number: int) -> Snapshot:
    content = text_of(number).encode()
    return Snapshot(content_hash(content), content, "text/plain", str(number))


def test_a_worker_that_dies_idle_costs_nothing() -> None:
    with Crew(SmallCoder(), read, 1, WorkLimits()) as crew:
        ((_, first),) = crew.in_order([snapshot_of(0)])
        (worker,) = crew._idle
        assert worker.process.pid is not None
        os.kill(worker.process.pid, signal.SIGKILL)
        worker.process.join()
        ((_, second),) = crew.in_order([snapshot_of(1)])
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)


def test_what_needs_no_work_keeps_its_place() -> None:
    items = [Refusal("a", "empty", "nothing"), snapshot_of(0), Known(snapshot_of(1)), snapshot_of(2), snapshot_of(4)]
    with Crew(SmallCoder(), read, 2, WorkLimits()) as crew:
        done = list(crew.in_order(items))
        assert len(crew._idle) <= 2
    assert [item for item, _ in done] == items
    assert [isinstance(result, Entry) for _, result in done] == [False, True, False, True, True]


def test_no_worker_outlives_the_crew() -> None:
    with Crew(SmallCoder(), read, 2, WorkLimits()) as crew:
        results = crew.in_order(snapshot_of(number) for number in range(20))
        next(results)
        workers = [*crew._idle, *crew._busy]
    assert workers
    assert not any(worker.process.is_alive() for worker in workers)
