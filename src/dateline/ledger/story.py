"""When two articles of one outlet are one story at two moments: versions, though their addresses do not say so.

The rule, first published here: the same outlet as written, and either

- the same headline (words, letter case ignored), published at most ``HEADLINE_DAYS`` apart, with at least
  ``HEADLINE_SHARE`` of the shorter text's runs of words in the other: a standing headline over another story is none;
- or whatever the headlines, published at most ``TEXT_DAYS`` apart, with at least ``TEXT_SHARE`` of them in the other.

Two undated articles count as published together, a dated and an undated one do not. Runs are of ``RUN`` words
(shingles; Broder 1997, whose containment is the share); a text of fewer than ``FEWEST`` runs is too short to tell.
"""

from __future__ import annotations

import hashlib
import heapq
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from dateline.model import Article, JsonObject, digest, make_id

RUN: Final = 5
FEWEST: Final = 10
HEADLINE_DAYS: Final = 3
HEADLINE_SHARE: Final = 0.2
TEXT_DAYS: Final = 1
TEXT_SHARE: Final = 0.75
KEYS: Final = 8
"""Runs with the lowest hashes under which an article is looked for: two texts that share most share one of them."""

StoryRule = Literal["headline", "text"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class StoryLink:
    """Two articles, ``left`` < ``right`` by id, that tell one story; ``share`` of the shorter text is in the other."""

    left: str
    right: str
    rule: StoryRule
    share: float

    @property
    def id(self) -> str:
        """The id of the ``version`` event."""
        return make_id("version", self.left, self.right)


def link_json(link: StoryLink) -> JsonObject:
    """The body of a ``version`` event."""
    return {"left": link.left, "right": link.right, "rule": link.rule, "share": link.share}


def _runs(text: str) -> frozenset[bytes]:
    """A hash for every run of words of the text."""
    words = _WORD.findall(text.casefold())
    return frozenset(
        hashlib.blake2b(" ".join(words[n : n + RUN]).encode(), digest_size=8).digest()
        for n in range(len(words) - RUN + 1)
    )


def _headline(title: str | None) -> str:
    return " ".join(_WORD.findall((title or "").casefold()))


def story_keys(title: str | None, outlet: str | None, text: str) -> tuple[str, ...]:
    """Where to look for other versions: the outlet with the headline, and with some runs of the text; sorted."""
    if not outlet:
        return ()
    runs = _runs(text)
    if len(runs) < FEWEST:
        return ()
    named = [_headline(title)] if _headline(title) else []
    found = [digest("story", outlet, word)[:16] for word in named]
    found += [digest("story", outlet, run)[:16] for run in heapq.nsmallest(KEYS, runs)]
    return tuple(sorted(set(found)))


def days_around(published: date | None) -> tuple[str, str]:
    """The first and last publication day, as text, of an article that may tell the same story."""
    if published is None:
        return "", ""
    reach = timedelta(days=HEADLINE_DAYS)
    return (published - reach).isoformat(), (published + reach).isoformat()


def _apart(one: Article, other: Article) -> int | None:
    """Days between two publications; None where only one is dated."""
    if one.published is None or other.published is None:
        return 0 if one.published is other.published else None
    return abs((one.published - other.published).days)


def link_of(one: Article, other: Article) -> StoryLink | None:
    """How two articles are one story, or None; symmetric in its arguments."""
    days = _apart(one, other)
    if one.id == other.id or one.outlet is None or one.outlet != other.outlet or days is None or days > HEADLINE_DAYS:
        return None
    left, right = _runs(one.text), _runs(other.text)
    if min(len(left), len(right)) < FEWEST:
        return None
    share = round(len(left & right) / min(len(left), len(right)), 4)
    rule: StoryRule | None = None
    if share >= TEXT_SHARE and days <= TEXT_DAYS:
        rule = "text"
    elif share >= HEADLINE_SHARE and _headline(one.title) == _headline(other.title) != "":
        rule = "headline"
    return None if rule is None else StoryLink(min(one.id, other.id), max(one.id, other.id), rule, share)


def links_of(article: Article, others: Iterator[Article]) -> Iterator[StoryLink]:
    """The links of an article with those that it may share a story with."""
    return (link for other in others if (link := link_of(article, other)) is not None)
