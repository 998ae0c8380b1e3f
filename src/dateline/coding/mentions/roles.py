"""Main or background: what the article was written to report, and what it tells as context (codebook §7)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.coding.mentions.chain import date_of
from dateline.coding.mentions.cluster import Cluster
from dateline.model import Role

FRESH_DAYS = 10


def _stale(cluster: Cluster, published: date | None, news: date | None) -> bool:
    """True where the event's date lies well before publication, or before the event that the article reports."""
    when = date_of(cluster)
    if when is None or when.end is None:
        return False
    if news is not None and when.precision != "day" and when.end < news:
        return True
    if published is not None:
        return (published - when.end).days > FRESH_DAYS and (news is None or (news - when.end).days > 2)
    return news is not None and (news - when.end).days > FRESH_DAYS


def roles_of(clusters: Sequence[Cluster], published: date | None) -> list[Role]:
    """The role of each event, in the same order."""
    fresh = [c for c in clusters if not c.earlier]
    told = [d.end for c in fresh if (d := date_of(c)) is not None and d.end is not None and d.precision == "day"]
    news = max(told, default=None)
    if news is None and published is not None:
        news = published
    return ["background" if c.earlier or _stale(c, published, news) else "main" for c in clusters]
