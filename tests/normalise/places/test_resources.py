"""What the gazetteer costs: to open, to ask, in memory."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

from cost import least_seconds
from dateline.normalise.places import Gazetteer, document_context, find_toponyms, open_gazetteer, resolve_place

ROWS = list(csv.DictReader((Path(__file__).parent / "data" / "names.csv").open(encoding="utf-8")))
OPEN_S = 0.2
NAME_MS = 0.9
"""Three times what the benchmark of the normalisers holds; this machine may be slow."""
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


def test_opening_is_quick(gazetteer: Gazetteer) -> None:
    assert least_seconds(lambda: open_gazetteer(gazetteer.path).matches("Damascus"), tries=5) < OPEN_S


def test_a_name_in_its_document_is_quick(gazetteer: Gazetteer) -> None:
    names = [row["written"] for row in ROWS if row["country"] in ("SYR", "IRQ")][:80]
    text = " ".join(f"Shells fell in {name}, the governor said." for name in names)
    found = find_toponyms(text, gazetteer)

    def resolve_all() -> None:
        context = document_context(found, text, gazetteer)
        for one in found:
            resolve_place(one, context, gazetteer)

    assert least_seconds(resolve_all, tries=5) / len(found) * 1000 < NAME_MS


def test_memory_stays_small() -> None:
    words = [row["written"] for row in ROWS]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED.format(words=words)], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < MEMORY_MB
