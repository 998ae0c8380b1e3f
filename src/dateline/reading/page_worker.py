"""The helper process that reads pages, kept warm, with a limit on time and memory."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from dateline.errors import ReadingError, ResourceError
from dateline.reading.limits import ReadingLimits
from dateline.reading.page import Page

_SCRIPT = Path(__file__).with_name("page_process.py")
_START_SECONDS = 60.0
_CHUNK = 1 << 20


class PageWorker:
    """One helper process; it is started when first needed, again after a page that killed it, and after a fork."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._limits: ReadingLimits | None = None

    def read(self, markup: str, limits: ReadingLimits) -> Page:
        """The page's text and metadata; ReadingError: ``timeout``, ``memory``, ``too_large`` or ``malformed``.

        ResourceError where the helper cannot be started.
        """
        with self._lock:
            whole = False
            try:
                process = self._started(limits)
                answer = self._answer(process, markup, time.monotonic() + limits.seconds * limits.patience)
                whole = True
            finally:
                if not whole:  # an answer cut short, by a limit or by the user, must not be taken for the next page's
                    self._stop()
        if "error" in answer:
            raise ReadingError(str(answer.get("reason")), str(answer["error"]))
        return Page.from_answer(answer)

    def close(self) -> None:
        """End the helper process."""
        with self._lock:
            self._stop()

    def _answer(self, process: subprocess.Popen[bytes], markup: str, deadline: float) -> dict[str, object]:
        raw = markup.encode("utf-8", "replace")
        self._write(process, len(raw).to_bytes(8, "big") + raw, deadline)
        answer: dict[str, object] = json.loads(self._frame(process, deadline))
        return answer

    def _started(self, limits: ReadingLimits) -> subprocess.Popen[bytes]:
        process = self._process
        if process is not None and self._owner == os.getpid() and self._limits == limits and process.poll() is None:
            return process
        self._stop()
        command = [sys.executable, "-P", str(_SCRIPT)]
        command += [str(limits.seconds), str(limits.memory_bytes), str(limits.most_chars)]
        try:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
            )
        except OSError as error:
            raise ResourceError(f"The page reader cannot be started: {error.strerror or error}.") from error
        self._process, self._owner, self._limits = process, os.getpid(), limits
        assert process.stdin is not None
        os.set_blocking(process.stdin.fileno(), False)
        try:
            self._frame(process, time.monotonic() + _START_SECONDS)
        except ReadingError as error:
            raise ResourceError("The page reader does not start; is trafilatura installed as it should be?") from error
        return process

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                pipe.close()
        if self._owner == os.getpid():
            process.kill()
            process.wait()

    def _write(self, process: subprocess.Popen[bytes], raw: bytes, deadline: float) -> None:
        assert process.stdin is not None
        view, handle = memoryview(raw), process.stdin.fileno()
        while view:
            _, ready, _ = select.select([], [handle], [], _left(deadline))
            if not ready:
                raise _too_long()
            try:
                view = view[os.write(handle, view[:_CHUNK]) :]
            except BrokenPipeError:
                raise _died(process) from None

    def _frame(self, process: subprocess.Popen[bytes], deadline: float) -> bytes:
        size = int.from_bytes(self._take(process, 8, deadline), "big")
        return self._take(process, size, deadline)

    def _take(self, process: subprocess.Popen[bytes], size: int, deadline: float) -> bytes:
        """Exactly ``size`` bytes of the answer."""
        assert process.stdout is not None
        parts: list[bytes] = []
        while size:
            ready, _, _ = select.select([process.stdout], [], [], _left(deadline))
            if not ready:
                raise _too_long()
            part = os.read(process.stdout.fileno(), min(size, _CHUNK))
            if not part:
                raise _died(process)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)


def _died(process: subprocess.Popen[bytes]) -> ReadingError:
    """Why a helper is gone: it worked too long, or ran into its memory limit."""
    if process.wait() == -signal.SIGXCPU:
        return _too_long()
    return ReadingError("The page needs more memory than allowed.", "memory")


def _too_long() -> ReadingError:
    return ReadingError("The page took too long to read.", "timeout")


def _left(deadline: float) -> float:
    return max(0.0, deadline - time.monotonic())


_WORKER = PageWorker()
atexit.register(_WORKER.close)


def read_page(markup: str, limits: ReadingLimits) -> Page:
    """Read a page in this process's own warm helper."""
    return _WORKER.read(markup, limits)
