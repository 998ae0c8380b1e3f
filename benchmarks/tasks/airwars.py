"""A record end to end: the main incidents' tolls, day and point."""

from __future__ import annotations

from benchmarks.product import Product
from benchmarks.row import Row
from dateline.model import Count, Incident, Json, JsonObject


def predict(row: Row, product: Product) -> JsonObject:
    """``{"incidents": [{"killed", "injured", "date", "lat", "lon"}]}``; a range is [low, high], high open as null."""
    reading = product.code(row)
    return {"incidents": [_incident(one) for one in reading.main or reading.incidents]}


def _incident(one: Incident) -> JsonObject:
    day = one.date.start.isoformat() if one.date.start else None
    where: JsonObject = {"lat": one.place.lat, "lon": one.place.lon}
    return {"killed": _range(one.killed), "injured": _range(one.injured), "date": day, **where}


def _range(count: Count) -> Json:
    return None if count.low is None and count.high is None else [count.low or 0, count.high]
