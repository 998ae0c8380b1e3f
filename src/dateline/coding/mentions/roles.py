"""Main or background: what the article was written to report, and what it tells as context (codebook §7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.coding.mentions.chain import date_of
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.patterns import pattern
from dateline.model import Role

FRESH_DAYS = 9
"""An event this many days before publication can still be the news."""

CONTEXT_DAYS = 4
"""An event this many days before the one reported is context, unless it is an item of a list."""


def looks_back(title: str) -> bool:
    """True for the headline of a court or anniversary story, whose events are all background."""
    return pattern("looks_back").search(title) is not None


def lead_of(clusters: Sequence[Cluster]) -> Cluster | None:
    """The event that the article opens with: the headline's, else the first that is told as news, else the first."""
    titled = [c for c in clusters if any(v.segment.title for v in c.views)]
    fresh = [c for c in clusters if not c.earlier]
    return min((titled or fresh or list(clusters)), key=lambda c: c.views[0].act.span, default=None)


def _stale(cluster: Cluster, lead: Cluster, published: date | None) -> bool:
    """True where the event's date lies well before the one reported, or before publication."""
    when, news = date_of(cluster), date_of(lead)
    if when is None or when.end is None:
        return cluster.earlier
    if news is not None and news.start is not None:
        if cluster.earlier and when.end < news.start:
            return True
        if when.precision != "day" and news.precision == "day":
            return when.end < news.start
        listed = any(v.segment.item for v in cluster.views)
        return (news.start - when.end).days > (FRESH_DAYS if listed else CONTEXT_DAYS)
    if published is not None:
        return when.precision != "day" or (published - when.end).days > FRESH_DAYS
    return cluster.earlier


def roles_of(clusters: Sequence[Cluster], published: date | None, title: str) -> list[Role]:
    """The role of each event, in the same order."""
    lead = lead_of(clusters)
    if lead is None:
        return []
    if looks_back(title):
        return ["background" for _ in clusters]
    return [
        "background" if c is not lead and (_stale(c, lead, published) or _is_context(c)) else "main" for c in clusters
    ]


def _is_context(cluster: Cluster) -> bool:
    """True where the encoder reads the background in all that it reads an act in."""
    return any(view.context for view in cluster.views)
