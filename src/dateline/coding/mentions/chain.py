"""Times that count from another event ("two days later", "came nine days after")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.view import ActView
from dateline.model import DateValue


def date_of(cluster: Cluster) -> DateValue | None:
    """The most precise day told of an event so far."""
    ranks = {"day": 0, "week": 1, "month": 2, "year": 3, "none": 4}
    return min(cluster.times, key=lambda d: ranks[d.precision], default=None)


def anchor_among(clusters: Iterable[Cluster]) -> DateValue | None:
    """The first day among the events' dates; a vaguer date only where there is no day."""
    told = [when for cluster in clusters if (when := date_of(cluster)) is not None]
    return next((when for when in told if when.precision == "day"), told[0] if told else None)


def placed_in_time(view: ActView, recent: Cluster | None, clusters: Sequence[Cluster]) -> ActView:
    """The view with a chained time counted from the event told last, or from the first that has a date."""
    cue = view.time
    if cue is None or cue.anchored is None or cue.value.start is not None:
        return view
    anchor = anchor_among(([recent] if recent else []) + list(reversed(clusters)))
    if anchor is None:
        return view
    return replace(view, time=replace(cue, value=cue.anchored(anchor), anchored=None, turned=None))
