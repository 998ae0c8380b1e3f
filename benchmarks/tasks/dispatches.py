"""Whole records, as ``dateline code --json`` prints them, in the input's order."""

from __future__ import annotations

from benchmarks.product import Product
from benchmarks.row import Row
from dateline.model import JsonObject


def predict(row: Row, product: Product) -> JsonObject:
    """One record."""
    return product.record(row)
