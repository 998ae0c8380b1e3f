"""Killed and injured of the incident that the article reports."""

from __future__ import annotations

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from dateline.model import Count, CountField, Json, JsonObject


def predict(row: Row, product: Product) -> JsonObject:
    """``{"killed", "injured"}``; null where nobody says, zero only where somebody says none."""
    reading = product.code(product.headed(row))
    return {"killed": toll(reading, "killed"), "injured": toll(reading, "injured")}


def toll(reading: Reading, name: CountField) -> Json:
    """The first main incident that gives a number, else the first of the background."""
    for incident in (*reading.main, *reading.incidents):
        value = _number(incident.count(name))
        if value is not None:
            return value
    return None


def _number(count: Count) -> int | None:
    """The held value, else the floor that somebody states as a number."""
    if count.status == "explicit_zero":
        return 0
    if count.status == "vague":
        return None
    return count.best if count.best is not None else count.low or count.high
