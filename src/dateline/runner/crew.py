"""Worker processes that read and code: warm, limited in time and memory, replaced when one dies."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Final, Self

from dateline.errors import DatelineError, ResourceError
from dateline.ledger import Entry
from dateline.model import Coder, Refusal, Snapshot
from dateline.runner.work import Input, Reader, Result, work_on

Answer = Entry | Refusal | DatelineError | None
"""What a worker sends: None when it is ready, then one answer an article; an error ends the run."""

_AHEAD: Final = 4
"""Inputs in flight for each worker: enough that none waits while one article takes long, few enough to hold."""

_START_SECONDS: Final = 120.0
"""What a new worker may take to get ready."""


@dataclass(frozen=True, slots=True)
class WorkLimits:
    """What one article may cost a worker: wall-clock seconds, and MiB of private memory (not on every system)."""

    seconds: float = 120.0
    memory_mib: int = 6144


@dataclass(slots=True)
class _Slot:
    """One input's place in the order; ``result`` is None while it is being worked on."""

    item: Input
    result: Result | None


class _Worker:
    """One process and the article it has in hand."""

    def __init__(self, context: BaseContext, coder: Coder, read: Reader, limits: WorkLimits) -> None:
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, coder, read, limits), daemon=True, name="dateline-worker"
        )
        self.process.start()
        theirs.close()
        self.slot: _Slot | None = None
        self.ready = False
        self.deadline = 0.0

    def stop(self) -> None:
        """End the process at once; nothing of it is worth keeping."""
        self.pipe.close()
        self.process.kill()
        self.process.join()


class Crew:
    """``jobs`` workers with one coder; ``read`` and the coder travel to them pickled.

    Used as a context: leaving it ends the workers, whatever they are doing.
    """

    def __init__(self, coder: Coder, read: Reader, jobs: int, limits: WorkLimits) -> None:
        self._context = _context(type(coder).__module__)
        self._coder, self._read, self._limits = coder, read, limits
        self._idle: list[_Worker] = []
        self._busy: list[_Worker] = []
        self._jobs = jobs

    def _hire(self) -> _Worker:
        return _Worker(self._context, self._coder, self._read, self._limits)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in (*self._idle, *self._busy):
            worker.stop()

    def in_order(self, items: Iterable[Input]) -> Iterator[tuple[Input, Result]]:
        """Every item with its result, in the items' order; what is no snapshot passes through.

        An article whose worker dies or takes too long is a refusal. ResourceError from a worker is raised here.
        """
        source = iter(items)
        slots: deque[_Slot] = deque()
        queue: deque[_Slot] = deque()
        more = True
        while more or slots:
            while more and len(slots) < self._jobs * _AHEAD and not (slots and slots[0].result is not None):
                item = next(source, None)
                if item is None:
                    more = False
                    break
                slot = _Slot(item, None if isinstance(item, Snapshot) else item)
                slots.append(slot)
                if slot.result is None:
                    queue.append(slot)
                self._assign(queue)
            self._assign(queue)
            while slots and (result := slots[0].result) is not None:
                yield slots.popleft().item, result
            if slots:
                self._collect()

    def _assign(self, queue: deque[_Slot]) -> None:
        """Give the next articles to the workers that have none."""
        while queue and len(self._busy) < self._jobs:
            slot = queue.popleft()
            worker = self._idle.pop() if self._idle else self._hire()
            self._busy.append(worker)
            worker.slot = slot
            worker.deadline = time.monotonic() + self._limits.seconds + (0 if worker.ready else _START_SECONDS)
            try:
                worker.pipe.send(slot.item)
            except OSError:  # it died while it had nothing to do: no fault of this article
                self._busy.remove(worker)
                worker.stop()
                if not worker.ready:
                    raise _no_start(worker) from None
                queue.appendleft(slot)

    def _collect(self) -> None:
        """Wait for results, deaths and deadlines."""
        nearest = min(worker.deadline for worker in self._busy) - time.monotonic()
        wait([w.pipe for w in self._busy] + [w.process.sentinel for w in self._busy], max(0.0, nearest))
        for worker in tuple(self._busy):
            slot = worker.slot
            if slot is None or not isinstance(slot.item, Snapshot):
                continue
            lost = False
            if worker.pipe.poll():
                lost = self._take(worker, slot)
            elif not worker.process.is_alive():
                lost = True
            elif time.monotonic() >= worker.deadline:
                reason = f"Not done after {self._limits.seconds:g} seconds."
                slot.result = Refusal(slot.item.origin, "timed_out", reason)
                lost = True
            if lost or slot.result is not None:
                self._release(worker, slot, slot.item, lost)

    def _release(self, worker: _Worker, slot: _Slot, snapshot: Snapshot, lost: bool) -> None:
        """A worker is done with its article: for good, where it was lost."""
        self._busy.remove(worker)
        worker.slot = None
        if not lost:
            self._idle.append(worker)
            return
        worker.stop()
        if slot.result is None:
            if not worker.ready:
                raise _no_start(worker)
            reason = f"The worker process ended with {_death(worker.process.exitcode)}."
            slot.result = Refusal(snapshot.origin, "crashed", reason)

    def _take(self, worker: _Worker, slot: _Slot) -> bool:
        """Take a worker's answer; True where it died instead of answering."""
        try:
            answer: Answer = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            worker.process.join(5)
            return True
        if answer is None:
            worker.ready = True
            worker.deadline = time.monotonic() + self._limits.seconds
        elif isinstance(answer, DatelineError):
            raise answer
        else:
            slot.result = answer
        return False


def _no_start(worker: _Worker) -> ResourceError:
    return ResourceError(
        f"A worker process cannot start ({_death(worker.process.exitcode)}); without workers the reason shows."
    )


def _death(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"signal {signal.Signals(-exit_code).name}"
    return f"exit code {exit_code}"


def _context(module: str) -> BaseContext:
    """Processes that share nothing with this one; forked off a clean server where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def _serve(pipe: Connection, coder: Coder, read: Reader, limits: WorkLimits) -> None:
    """A worker's life: one article at a time until the pipe closes. Interrupts are the parent's business."""
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    _limit_memory(limits)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        pipe.send(None)
        while True:
            snapshot: Snapshot = pipe.recv()
            answer: Answer
            try:
                answer = work_on(snapshot, coder, read)
            except DatelineError as error:
                answer = error
            pipe.send(answer)


def _limit_memory(limits: WorkLimits) -> None:
    """A runaway article gets a MemoryError instead of taking the machine down."""
    if sys.platform == "linux":
        import resource

        size = limits.memory_mib << 20
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
