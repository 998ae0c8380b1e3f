"""Who says what: the frames of the speech room, with the stances that PolNeAR annotates too."""

from __future__ import annotations

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from dateline.coding.speech import find_speech
from dateline.coding.token import Range
from dateline.model import Json, JsonObject


def predict(row: Row, product: Product) -> JsonObject:
    """``{"attributions": [{"source", "cue", "content"}]}``; a part that is not told is empty."""
    reading = product.read(row)
    found: list[Json] = []
    for frame in find_speech(reading.parsed, stances=True):
        if frame.hedge and frame.source is None:  # a word of doubt alone gives nobody's words
            continue
        found.append(
            {
                "content": [r for part in frame.content for r in _ranges(reading, part)],
                "source": _ranges(reading, frame.source),
                "cue": _ranges(reading, frame.cue),
            }
        )
    return {"attributions": found}


def _ranges(reading: Reading, span: Range | None) -> list[Json]:
    return [] if span is None else [[start, end] for start, end in reading.back(span)]
