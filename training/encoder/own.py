"""Our own annotated articles: marks inside the text, the record below it (guideline: the codebook)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.encoder.corpora import Row, annotated
from training.encoder.passage import Passage

HERE = Path(__file__).parent / "texts" / "own"
_PARTS = re.compile(r"^---[ \t]*$\n?", re.MULTILINE)
_BETWEEN = re.compile(r",(?=(?:-|[mbs]\d*)\.)")
_LABEL = re.compile(r"(?P<owner>-|[mbs]\d+)\.(?P<field>[a-z_]+\d*)(?:=(?P<value>.*))?", re.DOTALL)


def own(folder: Path = HERE) -> Iterator[Passage]:
    """All ``*.ann`` files of a folder, by name; ValueError names a file whose marks do not balance."""
    for path in sorted(folder.glob("*.ann")):
        header, marked, record = _PARTS.split(path.read_text(encoding="utf-8"))
        try:
            text, marks = unmarked(marked.strip("\n"))
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error
        incidents = {i["key"]: i for i in json.loads(record)["incidents"]}
        yield annotated(path.stem, text, marks, incidents, bool(json.loads(header)["relevant"]))


def unmarked(marked: str) -> tuple[str, list[Row]]:
    """The plain text and its marks (start, end, owner, field, value); marks nest."""
    out: list[str] = []
    marks: list[Row] = []
    stack: list[tuple[int, str]] = []
    at = length = 0
    while at < len(marked):
        char = marked[at]
        if char == "⟦":
            bar = marked.index("|", at)
            stack.append((length, marked[at + 1 : bar]))
            at = bar
        elif char == "⟧":
            if not stack:
                raise ValueError(f"a mark is closed that was not opened, near {''.join(out)[-40:]!r}")
            start, labels = stack.pop()
            marks += [_mark(label, start, length) for label in _BETWEEN.split(labels)]
        else:
            out.append(char)
            length += 1
        at += 1
    if stack:
        raise ValueError(f"the mark {stack[-1][1]!r} is not closed")
    return "".join(out), sorted(marks, key=lambda m: (m["start"], -m["end"], m["owner"], m["field"]))


def _mark(label: str, start: int, end: int) -> dict[str, Any]:
    found = _LABEL.fullmatch(label.strip())
    if found is None:
        raise ValueError(f"no label: {label!r}")
    return {"start": start, "end": end, **found.groupdict()}
