"""Time expressions with their TIMEX3 values, each chained one counted from the event told before it."""

from __future__ import annotations

from benchmarks.product import Product
from benchmarks.row import Row
from dateline.model import DateValue, Json, JsonObject
from dateline.normalise.dates import chain_times, timex_type, timex_value


def predict(row: Row, product: Product) -> JsonObject:
    """``{"timexes": [{"start", "end", "type", "value"}]}``."""
    reading = product.read(row)
    article = reading.article
    if article is None:
        return {"timexes": []}
    anchor: DateValue | None = None
    found: list[Json] = []
    for expression, answer in chain_times(article.text, article.published):
        span = reading.whole((expression.start, expression.end))
        if span is not None:
            value = timex_value(expression, article.published, anchor)
            found.append({**span, "type": timex_type(expression), "value": value})
        if answer.value.start is not None and answer.value.precision == "day" and expression.kind in ("date", "time"):
            anchor = answer.value
    return {"timexes": found}
