"""How well an act fits an event that is already open."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.family import AFTERMATH, EFFECTS, closeness
from dateline.coding.mentions.nearness import same_place, same_time
from dateline.coding.mentions.view import ActView

Value = TypeVar("Value")


def _agree(one: Value, others: Iterable[Value], same: Callable[[Value, Value], bool | None]) -> bool | None:
    """True where one agrees, False where all that say anything disagree, None where nothing is said."""
    verdicts = [v for v in (same(one, other) for other in others) if v is not None]
    return None if not verdicts else any(verdicts)


def when_fits(view: ActView, cluster: Cluster) -> bool | None:
    """Whether the act's time can be the event's."""
    return None if view.time is None else _agree(view.time.value, cluster.times, same_time)


def where_fits(view: ActView, cluster: Cluster) -> bool | None:
    """Whether the act's place can be the event's."""
    return None if view.place is None else _agree(view.place.value, cluster.places, same_place)


def _kind_score(view: ActView, cluster: Cluster) -> float:
    best = max(closeness(view.kind, kind) for kind in cluster.kinds)
    if view.kind in AFTERMATH and best < 1:
        best = max(best, 0)
    return {2: 1.0, 1: 0.6, 0: -0.2, -1: -1.2}[best]


def affinity(view: ActView, cluster: Cluster, recent: bool) -> float:
    """Above zero the act joins the event. ``recent`` is the event that was told last."""
    last = cluster.last
    score = 0.4 + _kind_score(view, cluster)
    same_segment = any(v.segment is view.segment for v in cluster.views)
    if same_segment:
        score += 2.0 if view.kind in EFFECTS or last.kind in EFFECTS else 1.2
    elif any(v.segment.sentence == view.segment.sentence for v in cluster.views):
        score -= 1.0
    elif view.segment.line == last.segment.line:
        score += 0.5
    score += 0.4 if recent else -0.3
    score += 0.9 if view.definite else 0.0
    score += {True: 1.0, False: -2.4, None: 0.0}[when_fits(view, cluster)]
    score += {True: 1.0, False: -2.0, None: 0.0}[where_fits(view, cluster)]
    if not same_segment:
        score -= 2.2 if view.segment.separate and not view.definite else 0.0
        score -= 1.6 if view.segment.item else 0.0
        if view.segment.earlier != cluster.earlier:
            score -= 1.0 if view.definite or view.segment.title else 2.6
    return score
