"""Is it about a political-violence event?"""

from __future__ import annotations

from benchmarks.product import Product
from benchmarks.row import Row
from dateline.coding.encoder.reading import chance_relevant
from dateline.model import JsonObject


def predict(row: Row, product: Product) -> JsonObject:
    """``{"relevant", "score"}``; the score is the encoder's chance for the whole text."""
    reading = product.code(row)
    relevant = reading.coding is not None and reading.coding.relevant
    read = reading.parsed.reading
    return {"relevant": relevant, "score": round(chance_relevant(read.parts) if read else 0.0, 4)}
