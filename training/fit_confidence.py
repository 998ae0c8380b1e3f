"""``python -m training.fit_confidence ANSWERS --fold 0/4 --material DIR``: fit how far a claim is to be believed.

Rewrites ``confidence.yaml`` of the package from articles that neither the encoder of ``ANSWERS`` nor this fit has seen
twice, measures the curves on the development split, and pins what it finds. Nothing is drawn at random.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from dateline.coding.acts import find_acts, is_relevant
from dateline.coding.claims import prove_drafts
from dateline.coding.coder import headline_end
from dateline.coding.confidence import Curve, log_odds, supports
from dateline.coding.encoder.grammar import read_grammar
from dateline.coding.encoder.model import ReaderModel, load_model
from dateline.coding.mentions import draft_mentions
from dateline.coding.parser import LEMMAS
from dateline.coding.parties import find_parties
from dateline.coding.speech import find_speech
from dateline.coding.tolls import find_tolls
from dateline.model import CLAIM_FIELDS, Article, CoderId
from dateline.normalise.places import Gazetteer, default_gazetteer_path, open_gazetteer
from training.agreement import agreeing
from training.dispatches import read_articles
from training.held_out import HeldOut, in_fold

Floats = npt.NDArray[np.float64]

BESIDE: Final = Path(__file__).resolve().parents[2] / "shared"
TABLE: Final = Path(str(files("dateline.coding").joinpath("data/confidence.yaml")))
PIN: Final = Path(__file__).resolve().parents[1] / "benchmarks" / "confidence_pins.json"
POOLED_L2: Final = 1.0
FIELD_L2: Final = 20.0
"""How strongly a field's curve is held to the one of all fields: as much as some eighty claims say."""
STEPS: Final = 25
BINS: Final = 10
FLOORS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)
HEAD: Final = """\
# How far a claim of a field is to be believed: base, weight of the rule's own log odds, weight of the words' (Curve in
# confidence.py). `read`: where the encoder has read the words; `unread`: by the rule alone. Fitted by logistic
# regression, each field held to the curve of all (training/README.md).
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One claim: what its rule says, what its words say, and whether it is right."""

    field: str
    rule: float
    words: float
    right: bool


def rows_of(
    folder: Path, split: str, gazetteer: Gazetteer, model: ReaderModel, fold: tuple[int, int] | None
) -> Iterator[Row]:
    """The claims of a split, or of one part of it, that the annotation speaks of."""
    read = {kind: _lines(folder, split, kind) for kind in ("gold", "spans")}
    for name, article in read_articles(folder, split):
        if fold is not None and not in_fold(name, *fold):
            continue
        before = getattr(model, "missed", 0)
        rows = list(_claims(article, gazetteer, model, read["gold"][name], read["spans"][name]))
        if getattr(model, "missed", 0) == before:
            yield from rows


def _lines(folder: Path, split: str, kind: str) -> dict[str, dict[str, Any]]:
    lines = (folder / f"{split}.{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def _claims(
    article: Article, gazetteer: Gazetteer, model: ReaderModel, gold: dict[str, Any], spans: dict[str, Any]
) -> Iterator[Row]:
    parsed = read_grammar(article.text, article.sentences, model, LEMMAS)
    end = headline_end(article)
    acts = find_acts(parsed, end)
    if not is_relevant(parsed, acts, end):
        return
    frames = find_speech(parsed)
    drafts, left = draft_mentions(
        article, parsed, acts, find_parties(parsed, acts), find_tolls(parsed), frames, gazetteer
    )
    proved = prove_drafts(article, drafts, left, frames, CoderId("fit", "1", "-"))
    told = supports(proved.claims, proved.mentions, parsed)
    right = agreeing(proved.mentions, proved.claims, gold["incidents"], spans["spans"])
    for claim in proved.claims:
        words = told[claim.id]
        if claim.id in right and words is not None:
            yield Row(claim.field, claim.confidence, words, right[claim.id])


def fit(rows: Sequence[Row], read: bool) -> dict[str, Curve]:
    """A curve for every claim field: one of all claims first, then each field's, held to it."""
    pooled = _climb(rows, np.array([0.0, 0.5, 0.5 if read else 0.0]), POOLED_L2, read)
    curves = {}
    for field in CLAIM_FIELDS:
        own = [r for r in rows if r.field == field]
        curves[field] = Curve(*(round(w, 3) for w in _climb(own, pooled, FIELD_L2, read).tolist()))
    return curves


def _climb(rows: Sequence[Row], prior: Floats, l2: float, read: bool) -> Floats:
    """Logistic regression by Newton's steps towards ``prior``; a weight that would fall below 0 is held at 0."""
    table = np.array([[1.0, log_odds(r.rule), log_odds(r.words) if read else 0.0] for r in rows]).reshape(-1, 3)
    right = np.array([float(r.right) for r in rows])
    free = np.ones(3, bool)
    while True:
        weights = np.where(free, prior, 0.0)
        for _ in range(STEPS):
            chance = 1 / (1 + np.exp(-table @ weights))
            slope = (table.T @ (right - chance) - l2 * (weights - prior))[free]
            curve = (table.T * (chance * (1 - chance))) @ table + l2 * np.eye(3)
            weights[free] += np.linalg.solve(curve[np.ix_(free, free)], slope)
        low = weights < 0
        low[0] = False
        if not low.any():
            return weights
        free &= ~low


def error(chances: Floats, right: Floats) -> float:
    """The expected calibration error: the mean distance of chance and share right, over ten bins of equal width."""
    at = np.minimum((chances * BINS).astype(int), BINS - 1)
    gaps = [abs(float(chances[at == b].sum() - right[at == b].sum())) for b in range(BINS)]
    return sum(gaps) / max(1, len(chances))


def measured(rows: Sequence[Row], curves: dict[str, Curve]) -> dict[str, Any]:
    """By field: claims, share right, and calibration error and Brier score before and after."""
    found: dict[str, Any] = {}
    for field in ("all", *CLAIM_FIELDS):
        own = [r for r in rows if field in ("all", r.field)]
        if not own:
            continue
        right = np.array([float(r.right) for r in own])
        before = np.array([r.rule for r in own])
        after = np.array([curves[r.field].at(r.rule, r.words) for r in own])
        found[field] = {
            "claims": len(own),
            "right": round(float(right.mean()), 4),
            "before": _figures(before, right),
            "after": _figures(after, right),
        }
    return found


def floors(rows: Sequence[Row], curves: dict[str, Curve]) -> list[list[float]]:
    """For some floors: the share of claims kept (types always are, and do not count), and of these right."""
    told = [(curves[r.field].at(r.rule, r.words), r.right) for r in rows if r.field != "event_type"]
    found = []
    for floor in FLOORS:
        kept = [right for chance, right in told if chance >= floor]
        found.append([floor, round(len(kept) / len(told), 4), round(sum(kept) / max(1, len(kept)), 4)])
    return found


def _figures(chances: Floats, right: Floats) -> dict[str, Any]:
    at = np.minimum((chances * BINS).astype(int), BINS - 1)
    bins = [
        [int((at == b).sum()), round(float(chances[at == b].mean()), 4), round(float(right[at == b].mean()), 4)]
        for b in range(BINS)
        if (at == b).any()
    ]
    brier = float(((chances - right) ** 2).mean())
    return {"error": round(error(chances, right), 4), "brier": round(brier, 4), "bins": bins}


def _write(read: dict[str, Curve], unread: dict[str, Curve]) -> None:
    lines = [HEAD + "read:"]
    lines += [f"  {field}: [{c.base:g}, {c.rule:g}, {c.words:g}]" for field, c in read.items()]
    lines += ["unread:", *(f"  {field}: [{c.base:g}, {c.rule:g}]" for field, c in unread.items())]
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Code, fit, measure, pin."""
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("answers", type=Path, help="what `training.encoder.fit --fold I/N` wrote")
    p.add_argument("--fold", default="0/4", help="the I/N that it was given")
    p.add_argument("--material", type=Path, default=Path(os.environ.get("DATELINE_MATERIAL") or BESIDE))
    p.add_argument("--dry-run", action="store_true", help="print the figures only")
    o = p.parse_args(arguments)
    folder = o.material / "bench" / "data" / "dispatches"
    number, parts = map(int, o.fold.split("/"))
    gazetteer = open_gazetteer(default_gazetteer_path(), None)
    model = load_model()
    seen = list(rows_of(folder, "train", gazetteer, HeldOut(model, o.answers), (number, parts)))
    fresh = list(rows_of(folder, "dev", gazetteer, model, None))
    read, unread = fit(seen, True), fit(seen, False)
    figures = measured(fresh, read)
    for field, row in figures.items():
        print(
            f"{field:14} {row['claims']:5d} right {row['right']:.3f}  error {row['before']['error']:.3f} -> "
            f"{row['after']['error']:.3f}  Brier {row['before']['brier']:.3f} -> {row['after']['brier']:.3f}"
        )
    if not o.dry_run:
        _write(read, unread)
        data = hashlib.sha256(b"".join((folder / f"dev.{k}.jsonl").read_bytes() for k in ("input", "gold"))).hexdigest()
        pin = {
            "articles": 40,
            "data": f"sha256:{data}",
            "fitted_on": len(seen),
            "floors": floors(fresh, read),
            "figures": figures,
        }
        PIN.write_text(json.dumps(pin, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
