"""Is it about a political-violence event?"""

from __future__ import annotations

from benchmarks.product import Product
from benchmarks.row import Row
from dateline.coding.acts import find_acts
from dateline.model import JsonObject


def predict(row: Row, product: Product) -> JsonObject:
    """``{"relevant", "score"}``; the score is the weight of the acts told, over all of them."""
    reading = product.code(row)
    relevant = reading.coding is not None and reading.coding.relevant
    acts = find_acts(reading.parsed)
    live = sum(a.weight for a in acts if a.nonevent is None)
    return {"relevant": relevant, "score": round(relevant + live / (1 + live), 4)}
