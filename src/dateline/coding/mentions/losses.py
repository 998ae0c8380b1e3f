"""Which event a toll belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.draft import Leftover, Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.territory import Owner
from dateline.coding.mentions.view import Segment
from dateline.coding.toll import Toll


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _in_segment(toll: Toll, segment: Segment, clusters: Sequence[Cluster]) -> int | None:
    """The event of the nearest act in the toll's own stretch."""
    near = [
        (_gap(view.act.span, toll.span), number)
        for number, cluster in enumerate(clusters)
        for view in cluster.views
        if view.segment.span == segment.span
    ]
    return min(near)[1] if near else None


def _before(toll: Toll, segment: Segment, clusters: Sequence[Cluster]) -> int | None:
    """The event told last before the toll, first in its own line, then anywhere; never across to a list's next item."""
    told = [
        (view.segment.line == segment.line, view.act.span[0], number)
        for number, cluster in enumerate(clusters)
        for view in cluster.views
        if view.act.span[0] < toll.span[0] and not view.segment.title
    ]
    return max(told)[2] if told else None


def owner_of(scene: Scene, toll: Toll, clusters: Sequence[Cluster], around: Owner) -> int | None:
    """The number of the event that a toll belongs to, or None. ``around``: the stretches that go on about each."""
    segment = scene.segment_at(toll.span[0])
    if segment is None or not clusters:
        return None
    found = _in_segment(toll, segment, clusters)
    if found is None:
        found = _unless_ahead(toll, segment, clusters, around.get(segment.span))
    if found is None:
        found = _before(toll, segment, clusters)
        positive = toll.claim.status != "explicit_zero"
        if positive and segment.earlier and found is not None and _is_news_elsewhere(clusters[found], segment):
            return None
    return _lead(clusters) if found is None else found


def _unless_ahead(toll: Toll, segment: Segment, clusters: Sequence[Cluster], found: int | None) -> int | None:
    """The event, unless it is one of the past that the paragraph comes to only later: the toll is still the news's."""
    if found is None or segment.earlier or not clusters[found].earlier:
        return found
    return found if any(v.act.span[0] < toll.span[0] for v in clusters[found].views) else None


def _is_news_elsewhere(cluster: Cluster, segment: Segment) -> bool:
    """An event of the news that no line of the segment's paragraph tells: what happened before it is not its toll."""
    return not cluster.earlier and all(v.segment.line != segment.line for v in cluster.views)


def _lead(clusters: Sequence[Cluster]) -> int | None:
    """The first event of the news: a lead or a headline may give the toll before the act."""
    return next((n for n, c in enumerate(clusters) if not c.earlier), None)


def propose_tolls(
    scene: Scene, clusters: Sequence[Cluster], around: Owner
) -> tuple[list[list[Proposal]], list[Leftover]]:
    """Proposals for each event, and the tolls that belong to none."""
    proposals: list[list[Proposal]] = [[] for _ in clusters]
    left: list[Leftover] = []
    for toll in scene.tolls:
        if toll.aggregate:
            left.append(Leftover("aggregate", f"{toll.field} of a period or a war", toll.span))
            continue
        owner = owner_of(scene, toll, clusters, around)
        if owner is None:
            left.append(Leftover("unattached", f"{toll.field} told with no incident", toll.span))
            continue
        written = scene.parse.text[toll.span[0] : toll.span[1]]
        proposals[owner].append(
            Proposal(toll.field, toll.claim, toll.clause, written, "mentions.losses", 0.85, withdrawn=toll.withdrawn)
        )
    return proposals, left
