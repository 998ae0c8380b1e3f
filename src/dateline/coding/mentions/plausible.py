"""Whether a group of acts is an event at all, or stray words: a state, a figure, an aside.

A sum of weights over named features, fitted on the project's own annotated articles; a group below the floor makes
no mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

import yaml

from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.family import family
from dateline.coding.mentions.scene import Scene

FLOOR = -0.1
"""A group of acts whose weights sum to less makes no mention."""


def features(scene: Scene, cluster: Cluster, number: int, of: int, tolls: int) -> Iterator[str]:
    """What holds of a group of acts; ``tolls`` is how many tolls belong to it."""
    views = cluster.views
    yield "always"
    yield f"acts_{min(len(views), 3)}"
    yield f"family_{family(views[0].kind)}"
    own = {view.index for view in views}
    parties = {p.role for p in scene.parties if p.act in own}
    for name, holds in (
        ("headline", any(v.segment.title for v in views)),
        ("day", any(d.precision == "day" for d in cluster.times)),
        ("dated", bool(cluster.times)),
        ("point", any(p.precision in ("exact", "near") for p in cluster.places)),
        ("placed", bool(cluster.places)),
        ("toll", tolls > 0),
        ("only", of == 1),
        ("first", number == 0),
        ("item", any(v.segment.item for v in views)),
        ("earlier", cluster.earlier),
        ("unsure", all(v.act.weight < 0.6 for v in views)),
        ("plural", all(v.plural for v in views)),
        ("definite", all(v.definite for v in views)),
        ("noun", all(scene.parse.tokens[v.act.token].pos in ("NOUN", "PROPN") for v in views)),
        ("actor", bool(parties & {"perpetrator", "both_sides", "demonstrator"})),
        ("acted_on", bool(parties & {"victim", "target"})),
        ("present_tense", all(scene.parse.tokens[v.act.token].tag in ("VBZ", "VBP") for v in views)),
    ):
        if holds:
            yield name


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    text = files("dateline.coding.mentions").joinpath("data", "plausible.yaml").read_text(encoding="utf-8")
    table: dict[str, float] = yaml.safe_load(text)
    return table


def plausible(scene: Scene, cluster: Cluster, number: int, of: int, tolls: int) -> bool:
    """True where the group tells an event."""
    table = _weights()
    return sum(table.get(name, 0.0) for name in features(scene, cluster, number, of, tolls)) >= FLOOR
