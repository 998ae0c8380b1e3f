"""Figures kept in the repository, with the hash of the data that they were measured on."""

from __future__ import annotations

import json
import platform
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.figures import FIGURES
from benchmarks.floors import small_scores
from dateline.model import Json

PINS: Final = Path(__file__).with_name("pins.json")


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of one task on ``rows`` lines of the split with this digest."""

    name: str
    rows: int
    data: str
    figures: dict[str, Json]


def read_pins() -> dict[str, dict[str, Json]]:
    """What is pinned, by task."""
    held: dict[str, dict[str, Json]] = json.loads(PINS.read_text(encoding="utf-8")) if PINS.exists() else {}
    return held


def write_pin(found: Measured) -> None:
    """Replace the pin of one task; the others stay."""
    names = [f.name for f in FIGURES.get(found.name, ())] or list(found.figures)
    pin: dict[str, Json] = {
        "figures": {name: found.figures.get(name) for name in names},
        "rows": found.rows,
        "data": found.data,
        "date": date.today().isoformat(),
        "machine": f"{platform.system()} {platform.machine()}, Python {platform.python_version()}",
    }
    PINS.write_text(json.dumps({**read_pins(), found.name: pin}, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def pin_shipped() -> None:
    """Pin the figures of the articles that are shipped with the tests."""
    own = small_scores()
    write_pin(Measured("shipped", own.articles, own.data, dict(own.figures)))
