"""Times that count from another event ("two days later", "came nine days after")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.cue import TimeCue
from dateline.coding.mentions.view import ActView
from dateline.model import DateValue


def date_of(cluster: Cluster) -> DateValue | None:
    """The most precise day told of an event so far."""
    ranks = {"day": 0, "week": 1, "month": 2, "year": 3, "none": 4}
    return min(cluster.times, key=lambda d: ranks[d.precision], default=None)


def anchor_among(clusters: Iterable[Cluster]) -> DateValue | None:
    """The first day among the events' dates; nothing is counted from a month or a year."""
    told = (when for cluster in clusters if (when := date_of(cluster)) is not None)
    return next((when for when in told if when.precision == "day"), None)


def day_before_it(cue: TimeCue, told: Sequence[TimeCue]) -> DateValue | None:
    """The day told just before a chained time in its own stretch ("died on Friday, hurt the day before")."""
    days = [c for c in told if c.span[1] <= cue.span[0] and c.value.start is not None and c.value.precision == "day"]
    return days[-1].value if days else None


def placed_in_time(
    view: ActView, recent: Cluster | None, clusters: Sequence[Cluster], published: date | None
) -> ActView:
    """The view with a chained time counted from the event told last, or from the last that has a day.

    Inside one sentence it counts from that sentence's event. A day after publication is no answer.
    """
    cue = view.time
    if cue is None or cue.anchored is None or cue.value.start is not None:
        return view
    same = recent is not None and recent.last.segment.sentence == view.segment.sentence
    candidates = [recent] if recent is not None else []
    anchor = day_before_it(cue, view.segment.times) or anchor_among(
        candidates if same else [*candidates, *reversed(clusters)]
    )
    if anchor is None:
        return view
    counted = cue.anchored(anchor)
    if published is not None and counted.start is not None and counted.start > published:
        return view
    return replace(view, time=replace(cue, value=counted, anchored=None, turned=None))
