"""What a call costs: processor time, which no other load on the machine adds to, the least of several tries."""

from __future__ import annotations

import time
from collections.abc import Callable


def least_seconds(call: Callable[[], object], tries: int = 3) -> float:
    """Seconds of processor time of this process for one call; the first try finds cold caches, the least none."""
    times = []
    for _ in range(tries):
        begin = time.process_time()
        call()
        times.append(time.process_time() - begin)
    return min(times)
