"""How well an act fits an event that is already open, and how much speaks for a new one.

A conditional choice model: every open event and "a new one" get the sum of the weights of the features that hold, and
the largest sum wins. The weights were fitted on the project's own annotated articles (``data/weights.yaml``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

import yaml

from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.family import AFTERMATH, BEGINNERS, BLAST, EFFECTS, FOLLOWS, closeness
from dateline.coding.mentions.nearness import same_place, same_time
from dateline.coding.mentions.view import ActView

Value = TypeVar("Value")


def _agree(one: Value, others: Iterable[Value], same: Callable[[Value, Value], bool | None]) -> bool | None:
    """True where one agrees, False where all that say anything disagree, None where nothing is said."""
    verdicts = [v for v in (same(one, other) for other in others) if v is not None]
    return None if not verdicts else any(verdicts)


def _time(view: ActView, cluster: Cluster) -> Iterator[str]:
    if view.time is None or view.time.aside:
        return
    if any(v.time is not None and v.time.span == view.time.span for v in cluster.latest):
        yield "time_shared"
        return
    verdict = _agree(view.time.value, cluster.times, same_time)
    yield {True: "time_same", False: "time_other", None: "time_unplaced"}[verdict]


def _place(view: ActView, cluster: Cluster) -> Iterator[str]:
    if view.place is None or view.place.aside:
        return
    if any(v.place is not None and v.place.span == view.place.span for v in cluster.latest):
        yield "place_shared"
        return
    verdict = _agree(view.place.value, cluster.places, same_place)
    if verdict is None and cluster.places:
        yield "place_else"
    else:
        yield {True: "place_same", False: "place_other", None: "place_first"}[verdict]


def _distance(view: ActView, cluster: Cluster, recent: bool) -> Iterator[str]:
    if any(v.segment is view.segment for v in cluster.latest):
        yield "segment_same"
    elif any(v.segment.sentence == view.segment.sentence for v in cluster.latest):
        yield "sentence_same"
    elif any(v.segment.line == view.segment.line for v in cluster.latest):
        yield "line_same"
    else:
        yield "line_other"
    yield "recent" if recent else "older"
    if cluster.order <= 0:
        yield "first_event"


def join_features(view: ActView, cluster: Cluster, recent: bool) -> Iterator[str]:
    """What holds between an act and an event told before."""
    best = max(closeness(view.kind, kind) for kind in cluster.kinds_told)
    yield {2: "kind_same", 1: "kind_close", 0: "kind_family", -1: "kind_far"}[best]
    if best < 0 and ({view.kind} | cluster.kinds_told) & {"intercept"}:
        yield "stopped_differs"
    if best < 1 and view.kind in BEGINNERS:
        yield "step_of_politics"
    yield from _distance(view, cluster, recent)
    yield from _time(view, cluster)
    yield from _place(view, cluster)
    shared = len(view.words & cluster.words)
    if shared:
        yield "words_shared" if shared == 1 else "words_shared_more"
        if view.definite:
            yield "definite_words"
    elif view.definite and view.words:
        yield "definite_other_words"
    if view.definite:
        yield "definite_recent" if recent else "definite_older"
        if best == 2:
            yield "definite_kind"
    if view.segment.earlier != cluster.earlier:
        yield "earlier_differs"
    if view.kind in EFFECTS and recent:
        yield "effect_recent"
    if view.kind in AFTERMATH:
        yield "aftermath"


def new_features(view: ActView) -> Iterator[str]:
    """What speaks for and against a new event, whatever is open."""
    yield "new"
    yield f"new_{view.kind}"
    segment = view.segment
    for name, holds in (
        ("new_time", view.time is not None and not view.time.aside),
        ("new_day", view.time is not None and not view.time.aside and view.time.value.precision != "none"),
        ("new_place", view.place is not None and not view.place.aside),
        (
            "new_point",
            view.place is not None and not view.place.aside and view.place.value.precision in ("exact", "near"),
        ),
        ("new_separate", segment.separate),
        ("new_item", segment.item),
        ("new_earlier", segment.earlier),
        ("new_line", segment.opens),
        ("new_definite", view.definite),
        ("new_plural", view.plural),
        ("new_effect", view.kind in EFFECTS),
        ("new_aftermath", view.kind in AFTERMATH),
        ("new_blast", view.kind in BLAST),
        ("new_follows", view.kind in FOLLOWS),
    ):
        if holds:
            yield name


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The fitted weights by feature."""
    text = files("dateline.coding.mentions").joinpath("data", "weights.yaml").read_text(encoding="utf-8")
    table: dict[str, float] = yaml.safe_load(text)
    return table


def join_score(view: ActView, cluster: Cluster, recent: bool) -> float:
    """The sum for joining an event."""
    table = weights()
    return sum(table.get(name, 0.0) for name in join_features(view, cluster, recent))


def new_score(view: ActView) -> float:
    """The sum for a new event."""
    table = weights()
    return sum(table.get(name, 0.0) for name in new_features(view))
