"""The tasks by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Final

from benchmarks.product import Product
from benchmarks.row import Row
from dateline.model import JsonObject

Predict = Callable[[Row, Product], JsonObject]
TASKS: Final = (
    *("muc4", "gva_counts", "linking", "attribution", "dates", "places", "event_type", "entities"),
    *("relevance", "roles", "plover", "main_event", "airwars", "dispatches"),
)
"""Every task; each has a module of its name in ``benchmarks/tasks``."""


def predictions(task: str, rows: Iterable[Row], product: Product, beside: dict[str, Row]) -> Iterator[JsonObject]:
    """A prediction for every row, with its ``id``, in the input's order.

    ``beside`` are rows given beside the input, by id: gold spans of ``places``, gold triggers of ``roles``.
    """
    module = import_module(f"benchmarks.tasks.{task}")
    if hasattr(module, "predict_all"):
        yield from module.predict_all(rows, product)
        return
    for row in rows:
        extra = beside.get(str(row["id"]))
        found = module.predict_given(row, product, extra) if extra is not None else module.predict(row, product)
        yield {**found, "id": row["id"]}
