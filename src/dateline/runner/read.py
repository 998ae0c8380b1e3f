"""How a run reads a snapshot: the reading room with the date lines of the normalise room."""

from __future__ import annotations

from dateline.model import Article, SetAside, Snapshot
from dateline.normalise.dates import printed_date
from dateline.reading import read_article


def read_snapshot(snapshot: Snapshot) -> Article | SetAside:
    """The article in a snapshot, or why there is none to code."""
    return read_article(snapshot, printed_date=printed_date)
