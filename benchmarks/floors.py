"""A small scorer for the annotated dispatches that ship with the tests."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.product import Product, Reading
from benchmarks.row import rows_of
from dateline.model import Incident, Json, JsonObject

DATA: Final = Path(__file__).parent.parent / "tests/data/dispatches"
SAME: Final = 3
"""Points from which a record is taken for a gold incident."""


@dataclass(frozen=True, slots=True)
class SmallScores:
    """Shares of right answers by name, over the gold's own chances."""

    articles: int
    data: str
    figures: dict[str, float]


def small_scores(folder: Path = DATA) -> SmallScores:
    """Code the articles and compare; a gold incident that was not found has nothing right."""
    source, gold = folder / "dev.input.jsonl", folder / "dev.gold.jsonl"
    product, hits, chances = Product(), Counter[str](), Counter[str]()
    rows = list(zip(rows_of(source), rows_of(gold), strict=True))
    for row, want in rows:
        reading = product.code(row)
        _article(reading, want, hits, chances)
    digest = hashlib.sha256(source.read_bytes() + gold.read_bytes()).hexdigest()
    figures = {name: round(hits[name] / n, 4) for name, n in sorted(chances.items())}
    return SmallScores(len(rows), f"sha256:{digest}", figures)


def _article(reading: Reading, want: JsonObject, hits: Counter[str], chances: Counter[str]) -> None:
    def mark(name: str, right: bool) -> None:
        chances[name] += 1
        hits[name] += right

    mark("relevance", (reading.coding is not None and reading.coding.relevant) == want["relevant"])
    claims = reading.coding.claims if reading.coding else ()
    for claim in claims:
        mark("verbatim quotes", reading.article is not None and claim.span.stands_in(reading.article.text))
    left = list(reading.incidents)
    golds = want["incidents"]
    assert isinstance(golds, list)
    for gold in golds:
        assert isinstance(gold, dict)
        best = max(left, key=lambda one: _points(gold, one), default=None)
        found = best if best is not None and _points(gold, best) >= SAME else None
        if found is not None:
            left.remove(found)
        if gold.get("role") == "main" and not gold.get("optional"):
            mark("main found", found is not None)
            for name, right in _right(gold, found).items():
                mark(name, right)


def _dig(value: Json, *path: str) -> Json:
    for name in path:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _right(gold: JsonObject, found: Incident | None) -> dict[str, bool]:
    """What a record says like the gold, field by field; only what the gold tells is asked."""
    told: dict[str, tuple[Json, Json]] = {}
    event = found.event if found else None
    start = found.date.start if found else None
    if "event_type" in gold or "sub_event_type" in gold:
        told["type"] = (gold.get("event_type"), event.event_type if event else None)
    if _dig(gold, "date", "start"):
        told["date"] = (_dig(gold, "date", "start"), start.isoformat() if start else None)
    if _dig(gold, "place", "country"):
        told["country"] = (_dig(gold, "place", "country"), found.place.country if found else None)
    if "killed" in gold:
        told["killed low"] = (_dig(gold, "killed", "low"), found.killed.low if found else None)
        told["killed status"] = (_dig(gold, "killed", "status"), found.killed.status if found else None)
    return {name: found is not None and a == b for name, (a, b) in told.items()}


def _points(gold: JsonObject, one: Incident) -> int:
    """Agreement that makes a record the telling of a gold incident."""
    right = _right(gold, one)
    weights = {"type": 2, "date": 2, "country": 1, "killed low": 1}
    same_role = one.role == gold.get("role")
    return sum(weights.get(name, 0) for name, hit in right.items() if hit) + same_role
