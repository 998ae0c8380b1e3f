"""Exports as files: written whole, read back, and described by a manifest."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from dateline.errors import ExportError, UsageError
from dateline.model import CODEBOOK_VERSION, CoderId, Incident, Json, JsonObject, content_hash
from dateline.model.codec import coder_json
from dateline.publish import acled
from dateline.publish.corpus import Corpus
from dateline.publish.filters import IncidentFilter, select
from dateline.publish.flat import csv_text
from dateline.publish.geojson import geojson_text
from dateline.publish.jsonl import jsonl_text

Writer = Callable[[Sequence[Incident], Corpus], str]
Excluder = Callable[[Incident], str | None]


def _nothing(incident: Incident) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: how its text is made, which incidents it cannot hold, and how many rows a text has."""

    name: str
    suffix: str
    write: Writer
    left_out: Excluder
    rows: Callable[[str], int]


def _csv_rows(text: str) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(text))) - 1


def _features(text: str) -> int:
    return len(json.loads(text)["features"])


def _lines(text: str) -> int:
    # Not splitlines: a text may hold separators that end a line elsewhere.
    return sum(1 for line in text.split("\n")[:-1] if json.loads(line) is not None)


FORMATS: Final[dict[str, Format]] = {
    f.name: f
    for f in (
        Format("jsonl", ".jsonl", jsonl_text, _nothing, _lines),
        Format("csv", ".csv", csv_text, _nothing, _csv_rows),
        Format("acled", ".acled.csv", acled.acled_text, acled.left_out, _csv_rows),
        Format("geojson", ".geojson", geojson_text, _nothing, _features),
    )
}


@dataclass(frozen=True, slots=True)
class Origin:
    """What an export was made from: the program's version, the coders, the ledger's position and content hash.

    ``withheld`` says what the one who made it was not shown; "" where that is nothing.
    """

    version: str
    coders: tuple[CoderId, ...]
    position: int
    content: str
    policy: str
    withheld: str = ""


def format_named(name: str) -> Format:
    """The format of that name; UsageError lists the known ones."""
    if name not in FORMATS:
        raise UsageError(f"no export format {name!r}; choose one of {', '.join(FORMATS)}")
    return FORMATS[name]


def manifest(origin: Origin, wanted: IncidentFilter, files: JsonObject, excluded: Sequence[Json]) -> JsonObject:
    """What a reader needs to make the same files again and to know that these are whole."""
    asked = {k: str(v) for k, v in asdict(wanted).items() if v is not None}
    withheld: JsonObject = {"withheld": origin.withheld} if origin.withheld else {}
    return {
        **withheld,
        "tool": {"name": "dateline", "version": origin.version},
        "codebook": CODEBOOK_VERSION,
        "coders": [coder_json(c) for c in origin.coders],
        "ledger": {"position": origin.position, "content": origin.content},
        "policy": origin.policy,
        "filter": asked,
        "files": files,
        "excluded": list(excluded),
    }


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    partial = path.with_name(f".{path.name}.partial")
    try:
        with partial.open("w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise ExportError(f"cannot write {path}: {error.strerror}; choose another folder with --out") from error


def export(corpus: Corpus, wanted: IncidentFilter, name: str, target: Path, origin: Origin) -> tuple[Path, Path]:
    """Write one format to ``target`` and its manifest beside it; returns both paths.

    The file is read back and its rows counted; ExportError where they are not what was written.
    """
    chosen = format_named(name)
    incidents = select(corpus, wanted)
    reasons = {i.id: reason for i in incidents if (reason := chosen.left_out(i)) is not None}
    text = chosen.write(incidents, corpus)
    write_text(target, text)
    back = target.read_bytes()
    rows = chosen.rows(back.decode("utf-8"))
    if back != text.encode("utf-8") or rows != len(incidents) - len(reasons):
        raise ExportError(f"{target} does not read back as written ({rows} rows); the disk may be failing")
    files: JsonObject = {target.name: {"format": name, "rows": rows, "sha256": content_hash(back)}}
    excluded: list[Json] = [{"incident": i, "reason": reason} for i, reason in sorted(reasons.items())]
    beside = target.with_name(f"{target.name}.manifest.json")
    described = manifest(origin, wanted, files, excluded)
    write_text(beside, json.dumps(described, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    return target, beside
