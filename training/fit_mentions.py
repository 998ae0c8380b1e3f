"""``python -m training.fit_mentions --material DIR``: fit how acts gather into events, and which groups are events.

Rewrites ``weights.yaml`` and ``plausible.yaml`` of the package. Nothing is drawn at random: both fits start at zero
and take the whole split at every step, so the same code and articles give the same tables.
"""

from __future__ import annotations

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from dateline.coding import ParserCoder
from dateline.coding.mentions import affinity, plausible
from dateline.coding.mentions.chain import placed_in_time
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.clusters import gather
from dateline.coding.mentions.losses import owner_of
from dateline.coding.mentions.territory import share_out
from dateline.runner.coder import make_coder
from dateline.settings import Settings
from training.dispatches import Dispatch, read_dispatches

Floats = npt.NDArray[np.float64]
Features = frozenset[str]

BESIDE: Final = Path(__file__).resolve().parents[2] / "shared"
CHOICE_L2: Final = 6.0
CHOICE_STEPS: Final = 400
EVENT_L2: Final = 3.0
EVENT_STEPS: Final = 3000
DATA: Final = Path(str(files("dateline.coding.mentions").joinpath("data")))
CHOICE_HEAD: Final = f"""\
# Weights of the choice between joining an event and opening one; a larger sum wins. Fitted by conditional maximum
# likelihood (L2 = {CHOICE_L2:g}) on the annotated dispatches' training articles (training/README.md).
"""
EVENT_HEAD: Final = f"""\
# Weights of the features that make a group of acts an event;
# a sum below {plausible.FLOOR:g} makes no mention. Fitted by logistic regression (L2 = {EVENT_L2:g}) on the
# annotated dispatches' training articles (training/README.md).
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One act before several answers: a new event first, then every open one; ``right`` is the annotated answer."""

    answers: tuple[Features, ...]
    right: int
    weight: float


@dataclass(frozen=True, slots=True)
class Group:
    """One group of acts, and whether an annotated event has one of them."""

    features: Features
    event: bool


def choices_of(dispatch: Dispatch) -> Iterator[Choice]:
    """The choices met while reading, every earlier one answered as annotated."""
    open_events: dict[str, Cluster] = {}
    recent: Cluster | None = None
    for view in dispatch.views:
        if view.segment.title:
            continue
        view = placed_in_time(view, recent, list(open_events.values()), None)
        owner, weight = dispatch.owner(view.act.span), 1.0
        if owner is None:
            owner, weight = dispatch.owner_near(view.act.span), 0.5
        if owner is None:
            continue
        if open_events:
            joins = (frozenset(affinity.join_features(view, c, c is recent)) for c in open_events.values())
            names = ["", *open_events]
            right = names.index(owner) if owner in open_events else 0
            yield Choice((frozenset(affinity.new_features(view)), *joins), right, weight)
        if owner not in open_events:
            open_events[owner] = Cluster(earlier=view.segment.earlier, order=len(open_events))
        open_events[owner].add(view)
        recent = open_events[owner]


def groups_of(dispatch: Dispatch) -> Iterator[Group]:
    """The groups that the coder makes of the article's acts, with the weights in the package."""
    scene = dispatch.scene
    clusters = gather(dispatch.views, scene.article.published)
    around = share_out(scene.segments, clusters)
    tolls = Counter(owner_of(scene, toll, clusters, around) for toll in scene.tolls if not toll.aggregate)
    for number, cluster in enumerate(clusters):
        found = plausible.features(scene, cluster, number, len(clusters), tolls[number])
        yield Group(frozenset(found), dispatch.is_event(cluster.views))


def _table(rows: Sequence[Features], names: Sequence[str]) -> Floats:
    return np.array([[float(name in row) for name in names] for row in rows])


def fit_choices(choices: Sequence[Choice]) -> dict[str, float]:
    """Conditional logit by Adam, step 0.05, with an L2 penalty."""
    names = sorted({name for choice in choices for row in choice.answers for name in row})
    tables = [(choice.weight, _table(choice.answers, names), choice.right) for choice in choices]
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, CHOICE_STEPS + 1):
        slope = -CHOICE_L2 * weights
        for weight, table, right in tables:
            score = table @ weights
            share = np.exp(score - score.max())
            slope += weight * (table[right] - (share / share.sum()) @ table)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope * slope
        weights += 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def fit_groups(groups: Sequence[Group]) -> dict[str, float]:
    """Logistic regression by plain ascent, step 0.01, with an L2 penalty."""
    names = sorted({name for group in groups for name in group.features})
    table = _table([group.features for group in groups], names)
    event = np.array([float(group.event) for group in groups])
    weights = np.zeros(len(names))
    for _ in range(EVENT_STEPS):
        weights += 0.01 * (table.T @ (event - 1 / (1 + np.exp(-table @ weights))) - EVENT_L2 * weights)
    return dict(zip(names, weights.tolist(), strict=True))


def _sum(weights: Mapping[str, float], row: Features) -> float:
    return sum(weights.get(name, 0.0) for name in sorted(row))


def right_choices(choices: Sequence[Choice], weights: Mapping[str, float]) -> float:
    """The share of the choices, by weight, that the table answers as annotated."""
    right = sum(
        c.weight for c in choices if max(range(len(c.answers)), key=lambda k: _sum(weights, c.answers[k])) == c.right
    )
    return right / sum(c.weight for c in choices)


def right_groups(groups: Sequence[Group], weights: Mapping[str, float]) -> float:
    """The share of the groups that the table judges as annotated."""
    return sum((_sum(weights, g.features) >= plausible.FLOOR) == g.event for g in groups) / len(groups)


def _write(path: Path, head: str, weights: Mapping[str, float]) -> None:
    lines = (f"{name}: {round(value, 2) + 0.0}\n" for name, value in sorted(weights.items()))
    path.write_text(head + "".join(lines), encoding="utf-8")


def main() -> int:
    """Entry point."""
    options = argparse.ArgumentParser(prog="python -m training.fit_mentions", description=__doc__)
    options.add_argument("--material", type=Path, default=Path(os.environ.get("DATELINE_MATERIAL") or BESIDE))
    options.add_argument("--dry-run", action="store_true", help="print the scores, write nothing")
    given = options.parse_args()
    folder = given.material / "bench" / "data" / "dispatches"
    if not (folder / "train.spans.jsonl").is_file():
        options.error(f"{folder} holds no annotated dispatches; name the folder with --material or DATELINE_MATERIAL")
    coder = make_coder(Settings.read())
    assert isinstance(coder, ParserCoder)
    splits = {split: list(read_dispatches(folder, split, coder.gazetteer)) for split in ("train", "dev")}
    choices = {split: [c for d in found if d.told for c in choices_of(d)] for split, found in splits.items()}
    chosen = fit_choices(choices["train"])
    for split, rows in choices.items():
        print(f"choices, {split}: {right_choices(rows, chosen):.3f} of {len(rows)}")
    if not given.dry_run:
        _write(DATA / "weights.yaml", CHOICE_HEAD, chosen)
        affinity.weights.cache_clear()
    groups = {split: [g for d in found if d.coded for g in groups_of(d)] for split, found in splits.items()}
    judged = fit_groups(groups["train"])
    for split, made in groups.items():
        print(f"groups, {split}: {right_groups(made, judged):.3f} of {len(made)}")
    if not given.dry_run:
        _write(DATA / "plausible.yaml", EVENT_HEAD, judged)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
