"""Snapshots for the tests of this room."""

from __future__ import annotations

from dateline.model import Article, Given, SetAside, Snapshot, content_hash
from dateline.reading import ReadingLimits, read_article

BODY = (
    "Two men died on Monday when gunmen opened fire on a market in the town of Tara, police said. "
    "The attackers fled on motorcycles before soldiers from the base at Bako reached the place."
)


def snapshot(content: str | bytes, media_type: str = "text/plain", given: Given | None = None) -> Snapshot:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return Snapshot(content_hash(raw), raw, media_type, "test", given or Given())


def article(content: str | bytes, media_type: str = "text/plain", given: Given | None = None) -> Article:
    found = read_article(snapshot(content, media_type, given))
    assert isinstance(found, Article), found
    return found


def set_aside(content: str | bytes, media_type: str = "text/plain", limits: ReadingLimits | None = None) -> SetAside:
    found = read_article(snapshot(content, media_type), limits or ReadingLimits())
    assert isinstance(found, SetAside), found
    return found
