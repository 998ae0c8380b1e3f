"""One benchmark file in, one file of predictions out."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.product import Product
from benchmarks.row import rows_of, write_rows
from benchmarks.tasks import predictions


def predict(
    task: str,
    source: Path,
    target: Path,
    limit: int | None = None,
    given: Path | None = None,
    product: Product | None = None,
) -> int:
    """Write the predictions for a file; how many there are."""
    beside = {str(row["id"]): row for row in rows_of(given)} if given else {}
    product = product or Product()
    number = write_rows(target, predictions(task, rows_of(source, limit), product, beside))
    for line in product.refused[:5]:
        print(f"refused: {line}", file=sys.stderr)
    if product.refused:
        print(f"{len(product.refused)} of {number} inputs of {task} refused", file=sys.stderr)
    product.refused.clear()
    return number
