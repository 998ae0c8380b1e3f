"""PLOVER event and mode of a sentence."""

from __future__ import annotations

from benchmarks.product import Product
from benchmarks.row import Row
from benchmarks.tasks.event_of import event_of
from dateline.coding.acts import find_acts
from dateline.coding.deeds import main_deed
from dateline.model import JsonObject


def predict(row: Row, product: Product) -> JsonObject:
    """``{"event", "mode"}``: the first sentence's main deed, else the type of its act; null where neither is told."""
    reading = product.code(row)
    acts = find_acts(reading.parsed)
    deeds = (main_deed(reading.parsed, number, acts) for number in range(len(reading.parsed.sentences)))
    deed = next((one for one in deeds if one is not None), None)
    event = event_of(reading)
    if deed is None:
        return {"event": event.plover_event if event else None, "mode": event.plover_mode if event else None}
    same = event is not None and event.plover_event == deed.category
    return {"event": deed.category, "mode": deed.mode or (event.plover_mode if event and same else None)}
