"""Time expressions with their TIMEX3 values, each chained one counted from the event told before it."""

from __future__ import annotations

from benchmarks.product import Product
from benchmarks.row import Row
from dateline.model import Json, JsonObject
from dateline.normalise.dates import chain_timexes


def predict(row: Row, product: Product) -> JsonObject:
    """``{"timexes": [{"start", "end", "type", "value"}]}``."""
    reading = product.read(row)
    article = reading.article
    if article is None:
        return {"timexes": []}
    found: list[Json] = []
    for timex in chain_timexes(article.text, article.published):
        span = reading.whole((timex.start, timex.end))
        if span is not None:
            found.append({**span, "type": timex.type, "value": timex.value})
    return {"timexes": found}
