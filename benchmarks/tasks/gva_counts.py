"""Killed and injured of the incident that the article reports."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from dateline.model import Claim, Count, CountClaim, CountField, Json, JsonObject


def predict(row: Row, product: Product) -> JsonObject:
    """``{"killed", "injured"}``; null where nobody says, zero only where somebody says none."""
    reading = product.code(product.headed(row))
    return {"killed": toll(reading, "killed"), "injured": toll(reading, "injured")}


def toll(reading: Reading, name: CountField) -> Json:
    """The first main incident that gives a number, else the first of the background, else the zero of some group."""
    for incident in (*reading.main, *reading.incidents):
        value = _number(incident.count(name), reading.claims(incident, name))
        if value is not None:
            return value
    spared = any(row.status == "explicit_zero" for incident in reading.incidents for row in incident.count(name).groups)
    return 0 if spared else None


def _number(count: Count, claims: Sequence[Claim]) -> int | None:
    """The held value; where the claims dispute, what the article says first."""
    if count.status == "explicit_zero":
        return 0
    if count.status == "vague":
        return None
    if count.best is not None:
        return count.best
    told = (c.value.low for c in claims if isinstance(c.value, CountClaim) and c.value.low in (count.low, count.high))
    return next(told, None) or count.low or count.high
