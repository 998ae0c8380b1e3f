"""Lines of the benchmark files: one JSON object each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.model import Json, JsonObject, canonical

Row = JsonObject
"""An input line: ``id``, ``title``, ``text``, ``published``, ``outlet``, and what a task adds."""


def rows_of(path: Path, limit: int | None = None) -> Iterator[Row]:
    """The objects of a JSON lines file in order, at most ``limit`` of them."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(line for line in lines if line.strip()):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def write_rows(path: Path, rows: Iterable[Row]) -> int:
    """Write objects as JSON lines; how many there were."""
    number = 0
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(canonical(row) + "\n")
            number += 1
    return number


def text_of(row: Row, name: str) -> str | None:
    """A field that is a text, else None."""
    value: Json = row.get(name)
    return value if isinstance(value, str) else None
