"""PLOVER event and mode of a sentence."""

from __future__ import annotations

from typing import Final

from benchmarks.product import Product
from benchmarks.row import Row
from benchmarks.tasks.event_of import event_of
from dateline.coding.speech import find_speech
from dateline.model import JsonObject

SAID: Final = {"denies": "REJECT", "accuses": "ACCUSE"}
"""What somebody's words are where no act is told."""


def predict(row: Row, product: Product) -> JsonObject:
    """``{"event", "mode"}``, null where neither an act nor a stand is told."""
    reading = product.code(row)
    event = event_of(reading)
    if event is not None:
        return {"event": event.plover_event, "mode": event.plover_mode}
    stands = (SAID[f.attitude] for f in find_speech(reading.parsed, stances=True) if f.attitude in SAID)
    return {"event": next(stands, None), "mode": None}
