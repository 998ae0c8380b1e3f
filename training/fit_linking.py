"""The weights of linking: how much each level of each feature speaks for two tellings being one incident.

    python -m training.fit_linking --material DIR [--dry-run] [--tellings FILE]

``DIR`` holds ``bench/data/linking``: the gun-violence batches of its development split are coded by the product (about
ten minutes) and every candidate pair of a batch is a row. A pair is one incident where both articles lead with it and
are in one cluster of the gold; what else an article tells is another event, and of two such tellings nothing is known.

The model is logistic regression with L2 = 2, fitted by cyclic coordinate Newton steps from zero, so without
randomness, inside bounds that the codebook sets (§5): likeness never speaks against, another day never for. Five folds
over the batches measure the model; the table is fitted on all of them. ECB+ is only measured.
"""

from __future__ import annotations

import argparse
import math
import os
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from benchmarks.product import Product
from benchmarks.row import rows_of
from benchmarks.tasks.linking import told_by

from dateline.incidents import Telling, candidate_pairs, clusters, compare
from dateline.incidents.judge import FLOOR, LINKER, NEVER
from dateline.incidents.two_days import are_two_days
from dateline.incidents.weights import TABLE
from dateline.model import Judgement
from training.fit_mentions import BESIDE

Floats = npt.NDArray[np.float64]
Batch = Mapping[str, Sequence[Telling]]

L2: Final = 2.0
SWEEPS: Final = 60
FOLDS: Final = 5
LENIENCE: Final = 1.0
"""Added to the fitted prior, so that *same* begins at 0: averages over a cluster want less than even odds."""

KNOTS: Final = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7)
RAMPS: Final = tuple(pairwise(KNOTS))

LEVELS: Final[dict[str, dict[str, tuple[float, float]]]] = {
    "part": {"one leads": (-6, 0), "neither leads": (-1, -1)},
    "names": {"none": (-9, 0), "one": (0, 9), "two": (0, 9), "three or more": (0, 9)},
    "ages": {"none": (-9, 0), "one": (0, 9), "two": (0, 9), "three or more": (0, 9)},
    "published": dict.fromkeys(("one day", "next day", "three days", "a week", "a month", "longer"), (-9, 9)),
    "date": {
        "one day": (0, 9),
        "can be one day": (0, 9),
        "next day": (-9, -3.5),
        "three days": (-9, -4.5),
        "longer": (-9, -5.5),
    },
    "place": {
        "one place": (0, 9),
        "near": (-9, 0.3),
        "far": (-9, -2),
        "two countries": (-9, -3),
        "one region": (0, 9),
        "two regions": (-9, -0.7),
    },
    "type": {"one": (0.2, 9), "related": (0, 0.2), "another": (-9, -0.4)},
    **{
        toll: {
            "one": (0, 9),
            "two": (0, 9),
            "three or more": (0, 9),
            "off by one": (-9, 0.2),
            "apart": (-9, -0.3),
        }
        for toll in ("killed", "injured")
    },
}
"""Every level with its bounds. A toll that differs is a weak reason only: tolls rise."""

COLUMNS: Final = (
    "prior",
    *(f"words {low}" for low, _ in RAMPS),
    *(f"{feature}: {level}" for feature, levels in LEVELS.items() for level in levels),
)
_AT: Final = {name: n for n, name in enumerate(COLUMNS)}


@dataclass(frozen=True, slots=True)
class Pairs:
    """The candidate pairs of one batch: features, whether they are one incident (-1: not known), whether their days
    alone tell them apart, and the ids."""

    rows: Floats
    same: npt.NDArray[np.int8]
    apart: npt.NDArray[np.bool_]
    ids: Sequence[tuple[str, str]]


def tellings(path: Path) -> dict[str, dict[str, list[Telling]]]:
    """What every article of the split tells, by batch and article."""
    product, found = Product(), dict[str, dict[str, list[Telling]]]()
    for row in rows_of(path):
        found.setdefault(str(row["batch"]), {})[str(row["id"])] = told_by(product.code(product.headed(row)))
    return found


def row_of(one: Telling, other: Telling) -> Floats:
    """The features of a pair as numbers."""
    row = np.zeros(len(COLUMNS))
    row[0] = 1
    for level in compare(one, other):
        if level.value is None:
            row[_AT[f"{level.feature}: {level.level}"]] = 1
        else:
            for low, high in RAMPS:
                row[_AT[f"words {low}"]] = min(1.0, max(0.0, (level.value - low) / (high - low)))
    return row


def pairs_of(batch: Batch, gold: Mapping[str, str]) -> Pairs:
    """Every candidate pair of two articles."""
    of = {telling.id: gold[name] for name, told in batch.items() for telling in told}
    every = [telling for told in batch.values() for telling in told]
    rows, same, apart, ids = [], [], [], []
    for one, other in candidate_pairs(every):
        if one.article == other.article:
            continue
        alike = of[one.id] == of[other.id]
        rows.append(row_of(one, other))
        same.append(int(alike) if one.leads and other.leads else -1 if not one.leads and not other.leads else 0)
        apart.append(are_two_days(one, other))
        ids.append((one.id, other.id))
    return Pairs(np.array(rows), np.array(same, dtype=np.int8), np.array(apart, dtype=np.bool_), ids)


def bounds() -> tuple[Floats, Floats]:
    """The least and the greatest weight of every column."""
    low, high = np.full(len(COLUMNS), 0.0), np.full(len(COLUMNS), 9.0)
    low[0] = -9.0
    for feature, levels in LEVELS.items():
        for level, (least, most) in levels.items():
            low[_AT[f"{feature}: {level}"]], high[_AT[f"{feature}: {level}"]] = least, most
    return low, high


def fit(batches: Iterable[Pairs]) -> Floats:
    """The weights that make the known pairs likeliest, within the bounds."""
    known = [(b.rows[b.same >= 0], b.same[b.same >= 0]) for b in batches]
    rows, same = np.concatenate([r for r, _ in known]), np.concatenate([s for _, s in known]).astype(float)
    low, high = bounds()
    weights = np.clip(np.zeros(len(COLUMNS)), low, high)
    where = [np.flatnonzero(rows[:, n]) for n in range(len(COLUMNS))]
    cells = [rows[at, n] for n, at in enumerate(where)]
    sums = rows @ weights
    for _ in range(SWEEPS):
        moved = 0.0
        for n, (at, cell) in enumerate(zip(where, cells, strict=True)):
            chance = 1 / (1 + np.exp(-sums[at]))
            shrink = L2 if n else 0.0
            slope = cell @ (chance - same[at]) + shrink * weights[n]
            bend = (cell**2) @ (chance * (1 - chance)) + shrink + 1e-6
            step = min(max(weights[n] - slope / bend, low[n]), high[n]) - weights[n]
            weights[n] += step
            sums[at] += cell * step
            moved = max(moved, abs(step))
        if moved < 1e-3:
            break
    return weights


def linked(batch: Batch, pairs: Pairs, weights: Floats) -> dict[str, str]:
    """The cluster of every article."""
    scores = np.round(pairs.rows @ weights + LENIENCE, 4)
    scores[pairs.apart & (scores > FLOOR)] = NEVER
    judged = [
        _judgement(left, right, float(s))
        for (left, right), s in zip(pairs.ids, scores, strict=True)
        if s > FLOOR or s <= NEVER
    ]
    for told in batch.values():
        names = sorted(telling.id for telling in told)
        judged += [_judgement(left, right, NEVER) for n, left in enumerate(names) for right in names[n + 1 :]]
    every = [telling.id for told in batch.values() for telling in told]
    group_of = {member: group[0] for group in clusters(every, judged) for member in group}
    return {name: group_of[told[0].id] if told else name for name, told in batch.items()}


def _judgement(left: str, right: str, score: float) -> Judgement:
    return Judgement("", left, right, "same" if score >= 0 else "different", score, (), LINKER)


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float]:
    """B-cubed F1 (Bagga and Baldwin 1998) and F1 over pairs."""
    both = Counter((gold[name], found[name]) for name in found)
    true, made = Counter(gold[name] for name in found), Counter(found.values())
    precision = sum(n * n / made[c] for (_, c), n in both.items()) / len(found)
    recall = sum(n * n / true[t] for (t, _), n in both.items()) / len(found)
    right, mine, there = (sum(math.comb(n, 2) for n in counts.values()) for counts in (both, made, true))
    return 2 * precision * recall / (precision + recall), 2 * right / max(1, mine + there)


def measured(data: Mapping[str, Batch], pairs: Mapping[str, Pairs], gold: Mapping[str, str]) -> Iterator[str]:
    """A line for the five folds, each batch by weights fitted on the others, and one for ECB+."""
    names = sorted(name for name in data if name.startswith("gva"))
    found: dict[str, str] = {}
    for fold in (names[n::FOLDS] for n in range(FOLDS)):
        weights = fit(pairs[name] for name in names if name not in fold)
        for name in fold:
            found |= {a: f"{name} {c}" for a, c in linked(data[name], pairs[name], weights).items()}
    yield "gun violence, five folds: B-cubed {:.3f}, pairs {:.3f}".format(*b_cubed(gold, found))
    weights = fit(pairs[name] for name in names)
    for name in sorted(data.keys() - set(names)):
        yield "{}: B-cubed {:.3f}, pairs {:.3f}".format(name, *b_cubed(gold, linked(data[name], pairs[name], weights)))


_HEAD: Final = """\
# What each level of each feature weighs in linking; made by training/fit_linking.py, see training/README.md.
# words: [from, to, weight], a weight that is reached evenly between two likenesses.
"""


def written(weights: Floats) -> str:
    """The table as the product reads it."""

    def value(name: str) -> float:
        return round(float(weights[_AT[name]]), 2) + 0.0

    lines = [f"prior: {round(float(weights[0]) + LENIENCE, 2)}", "words:"]
    lines += [f"  - [{low}, {high}, {value(f'words {low}')}]" for low, high in RAMPS]
    lines.append("levels:")
    for feature, levels in LEVELS.items():
        told = ", ".join(f"{level}: {value(f'{feature}: {level}')}" for level in levels)
        lines.append(f"  {feature}: {{{told}}}")
    return _HEAD + "\n".join(lines) + "\n"


def main() -> int:
    """Entry point."""
    options = argparse.ArgumentParser(prog="python -m training.fit_linking", description=__doc__)
    options.add_argument("--material", type=Path, default=Path(os.environ.get("DATELINE_MATERIAL") or BESIDE))
    options.add_argument("--tellings", type=Path, help="keep what the articles tell here, and take it from here again")
    options.add_argument("--dry-run", action="store_true", help="print the scores, write nothing")
    given = options.parse_args()
    folder = given.material / "bench" / "data" / "linking"
    if given.tellings is not None and given.tellings.exists():
        data = pickle.loads(given.tellings.read_bytes())
    else:
        data = tellings(folder / "dev.input.jsonl")
        if given.tellings is not None:
            given.tellings.write_bytes(pickle.dumps(data))
    gold = {str(row["id"]): f"{row['batch']} {row['cluster']}" for row in rows_of(folder / "dev.gold.jsonl")}
    pairs = {name: pairs_of(batch, gold) for name, batch in data.items()}
    for line in measured(data, pairs, gold):
        print(line)
    if not given.dry_run:
        TABLE.write_text(written(fit(p for name, p in pairs.items() if name.startswith("gva"))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
