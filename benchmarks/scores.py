"""Every development split through the product and its scorer: one table."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.figures import FIGURES, GIVEN
from benchmarks.material import ENV_MATERIAL, Material, Split
from benchmarks.pins import Measured, pin_shipped, write_pin
from benchmarks.predict import predict
from benchmarks.product import Product
from benchmarks.row import rows_of, write_rows

MISSING = f"""There is no benchmark pack here: no bench/score.py. Its texts are other people's and come apart from this
repository. Name the folder that holds bench/ with --material or in {ENV_MATERIAL}."""


def run_scores(
    folder: Path | None, tasks: Sequence[str], limit: int | None, keep: Path | None, *, pin: bool = False
) -> int:
    """Print a line a figure as each task is done; 2 where there is no material."""
    material = Material.find(folder)
    if material is None:
        print(MISSING, file=sys.stderr)
        return 2
    print(f"{'task':24} {'figure':24} {'floor':>7} {'ours':>8}")
    with tempfile.TemporaryDirectory() as scratch:
        target = keep or Path(scratch)
        target.mkdir(parents=True, exist_ok=True)
        for found in _measured(material, tasks, limit, target):
            print_figures(found)
            if pin:
                write_pin(found)
    if pin:
        pin_shipped()
    return 0


def _measured(material: Material, tasks: Sequence[str], limit: int | None, target: Path) -> Iterator[Measured]:
    product = Product()
    for task in tasks:
        given, what = GIVEN.get(task, (None, ""))
        for name, split in ((task, material.split(task)), (f"{task}, {what} given", material.split(task, given))):
            if split is None or (name != task and given is None):
                continue
            yield _score(material, name, split, limit, target, product)


def _score(material: Material, name: str, split: Split, limit: int | None, target: Path, product: Product) -> Measured:
    """Predict, then let the task's own scorer read the result."""
    stem = name.replace(", ", "-").replace(" ", "-")
    made, gold, source = (target / f"{stem}.{part}.jsonl" for part in ("pred", "gold", "input"))
    rows = predict(split.task, split.source, made, limit, split.given, product)
    write_rows(gold, rows_of(split.gold, limit))
    write_rows(source, rows_of(split.source, limit))
    files = [gold, source, made] if split.task == "dispatches" else [split.task, gold, made]
    command = [sys.executable, str(material.scorer(split.task)), *map(str, files)]
    answer = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    told = json.loads(answer)
    return Measured(name, rows, split.digest, {**told.get("scores", {}), **told})


def print_figures(found: Measured) -> None:
    """The lines of one task."""
    for figure in FIGURES[found.name]:
        value = found.figures.get(figure.name)
        floor = "" if figure.floor is None else f"{figure.floor:.3f}"
        ours = f"{value:.4f}" if isinstance(value, float) else str(value)
        print(f"{found.name:24} {figure.name:24} {floor:>7} {ours:>8}", flush=True)
