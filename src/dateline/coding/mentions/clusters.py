"""Gather the acts of an article into events: every retelling of one act, several events kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from dateline.coding.mentions.affinity import join_score, new_score
from dateline.coding.mentions.chain import placed_in_time
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.family import EFFECTS, FOLLOWS, VIOLENCE
from dateline.coding.mentions.nearness import elsewhere, same_time
from dateline.coding.mentions.pointing import pointed_at
from dateline.coding.mentions.view import ActView

_OPENING = 3
"""Characters before a line's opening time at most (a quotation mark, a dash)."""
_DEMONSTRATES = frozenset({"protest", "riot"})
_ARMED = VIOLENCE | FOLLOWS


def gather(views: Sequence[ActView], published: date | None = None) -> list[Cluster]:
    """Events in the order of their first telling; the headline is read last, when the events are known."""
    clusters: list[Cluster] = []
    recent: Cluster | None = None
    waiting: list[ActView] = []
    for view in _effects_last([v for v in views if not v.segment.title]):
        view = placed_in_time(view, recent, clusters, published)
        chosen = _best(view, clusters, recent, new_score(view))
        if chosen is None:
            if view.kind in FOLLOWS and not (_own_item(view) or _turns_elsewhere(view)):
                waiting.append(view)
                continue
            chosen = Cluster(earlier=view.segment.earlier, order=len(clusters))
            clusters.append(chosen)
        chosen.add(view)
        recent = chosen
    _add_headline([v for v in views if v.segment.title], clusters)
    for view in waiting:
        near = [c for c in clusters if abs(c.last.segment.sentence - view.segment.sentence) <= 1]
        if near:
            near[0].add(view)
    for cluster in clusters:
        cluster.views.sort(key=lambda v: v.act.span)
    return sorted(clusters, key=lambda c: c.views[0].act.span)


def _add_headline(views: Sequence[ActView], clusters: list[Cluster]) -> None:
    """The headline tells the news: its acts join the events that are not context."""
    for view in views:
        fresh = [c for c in clusters if not c.earlier] or clusters
        chosen = _best(view, fresh, None, -9.0)
        if chosen is None:
            if view.kind in FOLLOWS:
                continue
            chosen = Cluster(order=-1)
            clusters.append(chosen)
        chosen.add(view)


def _best(view: ActView, clusters: Sequence[Cluster], recent: Cluster | None, floor: float) -> Cluster | None:
    """The event that an act fits best, or None where a new one fits better."""
    if view.segment.turned:
        clusters = [c for c in clusters if not _told_beside(view, c)]
    pointed = pointed_at(view, clusters)
    if pointed is not None:
        return pointed
    if _fronted(view):
        clusters = [c for c in clusters if not _another_day(view, c)]
    if _turns_elsewhere(view):
        clusters = [c for c in clusters if not _another_place(view, c)]
    if view.kind in _DEMONSTRATES and not view.definite:
        clusters = [c for c in clusters if _crowded(view, c)]
    scored = [(join_score(view, c, c is recent), -c.order, c) for c in clusters]
    best = max(scored, key=lambda s: s[:2], default=None)
    return best[2] if best is not None and best[0] > floor else None


def _effects_last(views: Sequence[ActView]) -> Iterator[ActView]:
    """Stretch by stretch, what an act did after the act itself, which says better what event it is."""
    for _, told in groupby(views, key=lambda v: id(v.segment)):
        yield from sorted(told, key=lambda v: v.kind in EFFECTS)


def _own_item(view: ActView) -> bool:
    """True for the first telling of a list's item that says when or where: it follows nothing told before."""
    return view.segment.item and (view.time is not None or view.place is not None)


def _fronted(view: ActView) -> bool:
    """True for the first telling of a line that begins with its day ("On Wednesday a soldier was killed ...")."""
    cue, segment = view.time, view.segment
    opening = cue is not None and not cue.aside and cue.span[0] - segment.span[0] <= _OPENING
    return segment.opens and opening and cue is not None and cue.value.precision == "day"


def _turns_elsewhere(view: ActView) -> bool:
    """True for the first telling of a line that says that it turns to another event, or begins with its place."""
    return view.place is not None and (view.there or (view.segment.opens and view.segment.separate))


def _another_place(view: ActView, cluster: Cluster) -> bool:
    """True for an event whose places are all elsewhere, or called otherwise and nobody knows where."""
    assert view.place is not None
    here = view.place.value
    verdicts = [elsewhere(here, place) or (place.lat is None and place.name != here.name) for place in cluster.places]
    return bool(verdicts) and all(verdicts)


def _crowded(view: ActView, cluster: Cluster) -> bool:
    """True for an event in which a crowd has a part: what armed men did to each other is none of it."""
    together = cluster.last.segment.sentence == view.segment.sentence
    return together or not cluster.kinds_told <= _ARMED or bool(view.words & cluster.words)


def _another_day(view: ActView, cluster: Cluster) -> bool:
    """True for an event all of whose days are others than the telling's."""
    assert view.time is not None
    verdicts = [same_time(view.time.value, time) for time in cluster.times]
    return bool(verdicts) and all(verdict is False for verdict in verdicts)


def _told_beside(view: ActView, cluster: Cluster) -> bool:
    """True for an event told in the same sentence before it turned to another one."""
    near = [v for v in cluster.latest if v.segment.sentence == view.segment.sentence]
    return bool(near) and not any(v.segment is view.segment for v in near)
