"""What the gazetteer costs: to open, to ask, in memory."""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from pathlib import Path

from dateline.normalise.places import Gazetteer, document_context, find_toponyms, open_gazetteer, resolve_place

ROWS = list(csv.DictReader((Path(__file__).parent / "data" / "names.csv").open(encoding="utf-8")))
OPEN_S = 0.2
NAME_MS = 0.3
MEMORY_MB = 120
MEASURED = """
import resource
from dateline.normalise.places import PlaceContext, open_gazetteer, resolve_place
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
gazetteer = open_gazetteer()
for word in {words!r}:
    resolve_place(word, PlaceContext(), gazetteer)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - base) // 1024)
"""


def _best(times: list[float]) -> float:
    return min(times)


def test_opening_is_quick(gazetteer: Gazetteer) -> None:
    times: list[float] = []
    for _ in range(5):
        start = time.process_time()
        open_gazetteer(gazetteer.path).matches("Damascus")
        times.append(time.process_time() - start)
    assert _best(times) < OPEN_S


def test_a_name_in_its_document_is_quick(gazetteer: Gazetteer) -> None:
    names = [row["written"] for row in ROWS if row["country"] in ("SYR", "IRQ")][:80]
    text = " ".join(f"Shells fell in {name}, the governor said." for name in names)
    times: list[float] = []
    for _ in range(5):
        found = find_toponyms(text, gazetteer)
        start = time.process_time()
        context = document_context(found, text, gazetteer)
        for one in found:
            resolve_place(one, context, gazetteer)
        times.append((time.process_time() - start) / len(found) * 1000)
    assert _best(times) < NAME_MS


def test_memory_stays_small() -> None:
    words = [row["written"] for row in ROWS]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.format(words=words)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < MEMORY_MB
