"""Times that count from another event ("two days later", "came nine days after")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.view import ActView
from dateline.model import DateValue


def date_of(cluster: Cluster) -> DateValue | None:
    """The most precise day told of an event so far."""
    ranks = {"day": 0, "week": 1, "month": 2, "year": 3, "none": 4}
    return min(cluster.times, key=lambda d: ranks[d.precision], default=None)


def placed_in_time(view: ActView, recent: Cluster | None, clusters: Sequence[Cluster]) -> ActView:
    """The view with a chained time counted from the event told last, or from the first that has a date."""
    cue = view.time
    if cue is None or cue.anchored is None or cue.value.start is not None:
        return view
    for cluster in ([recent] if recent else []) + list(clusters):
        anchor = date_of(cluster)
        if anchor is not None:
            return replace(view, time=replace(cue, value=cue.anchored(anchor), anchored=None, turned=None))
    return view
