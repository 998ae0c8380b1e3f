"""Which stretches of the article go on about which event."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.view import Segment

Owner = dict[tuple[int, int], int]
"""Segment's span to the number of its event."""


def _acts_in(clusters: Sequence[Cluster]) -> Owner:
    """Segments that hold acts, each given to the event of its first act."""
    owner: Owner = {}
    told = sorted((v.act.span, v.segment.span, n) for n, c in enumerate(clusters) for v in c.views)
    for _, span, number in told:
        owner.setdefault(span, number)
    return owner


def share_out(segments: Sequence[Sequence[Segment]], clusters: Sequence[Cluster]) -> Owner:
    """Give the stretches without an act to the event that their line is about, or to the one told before."""
    owner = _acts_in(clusters)
    flat = [s for row in segments for s in row]
    first_of_line: dict[int, int] = {}
    for segment in flat:
        if segment.span in owner:
            first_of_line.setdefault(segment.line, owner[segment.span])
    current: int | None = None
    seen = -1
    for segment in flat:
        if segment.span in owner:
            current = owner[segment.span]
            seen = segment.line
            continue
        if segment.title:
            continue
        if current is None or segment.line != seen:
            current = first_of_line.get(segment.line, _next(segment, first_of_line) if current is None else current)
            seen = segment.line
        if current is None or segment.separate or (segment.earlier and not clusters[current].earlier):
            continue
        owner[segment.span] = current
    return owner


def _next(segment: Segment, first_of_line: dict[int, int]) -> int | None:
    """The event of the next line that tells one: a heading or a lead without an act."""
    later = [line for line in first_of_line if line >= segment.line]
    return first_of_line[min(later)] if later else None


def told_before(scene: Scene, offset: int, clusters: Sequence[Cluster], around: Owner) -> int | None:
    """The event that the words at an offset are about: its stretch's, else the one told last before."""
    segment = scene.segment_at(offset)
    if segment is not None and segment.span in around:
        return around[segment.span]
    told = [
        (v.act.span[0], n)
        for n, c in enumerate(clusters)
        for v in c.views
        if v.act.span[0] <= offset and not v.segment.title
    ]
    return max(told)[1] if told else None
