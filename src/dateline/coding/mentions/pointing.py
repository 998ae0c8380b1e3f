"""Tellings that point back: "the attack on the commander", "the strike", "Wednesday's confrontation"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.nearness import same_place, same_time
from dateline.coding.mentions.view import ActView

_GENERAL = frozenset({"attack", "incident", "kill", "shoot", "injure", "clash", "arrest"})
"""Kinds whose words fit almost any violence and so point to nothing by themselves."""


def _by_words(view: ActView, clusters: Sequence[Cluster]) -> Cluster | None:
    """The one event that shares most of the words for those who acted or were acted on."""
    shared = sorted(((len(view.words & c.words), -c.order, c) for c in clusters), key=lambda s: s[:2], reverse=True)
    if not shared or shared[0][0] == 0 or (len(shared) > 1 and shared[1][0] == shared[0][0]):
        return None
    return shared[0][2]


def _by_time(view: ActView, clusters: Sequence[Cluster]) -> Cluster | None:
    if view.time is None:
        return None
    value = view.time.value
    found = [c for c in clusters if any(v.time is not None and same_time(value, v.time.value) for v in c.latest)]
    return found[0] if len(found) == 1 else None


def _by_kind(view: ActView, clusters: Sequence[Cluster]) -> Cluster | None:
    if view.kind in _GENERAL:
        return None
    found = [c for c in clusters if view.kind in c.kinds_told]
    return found[0] if len(found) == 1 else None


def _by_answer(clusters: Sequence[Cluster]) -> Cluster | None:
    """The one event that was told as an answer to another ("prompting them to fire on the base")."""
    found = [c for c in clusters if c.views[0].segment.turned]
    return found[0] if len(found) == 1 else None


def _tells_period(view: ActView) -> bool:
    """True for an act of a month or a year ("the fighting of March 2015")."""
    return view.time is not None and view.time.value.precision in ("month", "year")


def _elsewhere(view: ActView, cluster: Cluster) -> bool:
    """True for an event whose places are all others than the telling's own, or that is no news as the telling is."""
    if view.segment.earlier and not cluster.earlier and _tells_period(view):
        return True
    if view.place is None:
        return False
    verdicts = [same_place(view.place.value, place) for place in cluster.places]
    return bool(verdicts) and all(verdict is False for verdict in verdicts)


def pointed_at(view: ActView, clusters: Sequence[Cluster]) -> Cluster | None:
    """The event that a telling points back to by its words, its time or its kind; None where that stays open."""
    if view.kind == "retaliate":
        return _by_answer(clusters)
    clusters = [c for c in clusters if not _elsewhere(view, c)]
    if view.definite:
        return _by_words(view, clusters) or _by_time(view, clusters) or _by_kind(view, clusters)
    return _by_words(view, clusters) if view.segment.turned and view.kind in _GENERAL else None
