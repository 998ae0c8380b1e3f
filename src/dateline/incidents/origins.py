"""Which articles repeat one text: wire copies, reprints and near-copies are many articles and one origin.

Two articles are copies where at least ``SHARE`` of the shorter one's runs of ``RUN`` words stand in the other. The
share is estimated from each text's ``KEPT`` lowest hashes (MinHash in its bottom-k form; Broder 1997), exactly for
texts of no more runs than that; the standard error at the threshold is about .04. No library: the estimate is a few
lines over sets, and ``datasketch`` would bring SciPy for it.
"""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import Final

from dateline.model import Article

RUN: Final = 5
SHARE: Final = 0.5
KEPT: Final = 128
FEWEST: Final = 12
"""Runs that a text needs to be told from others."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Sketch:
    """``lowest`` are the lowest hashes of a text's runs, ``size`` is how many different runs it has."""

    lowest: frozenset[bytes]
    size: int


@lru_cache(maxsize=8192)
def _sketch(text: str) -> _Sketch:
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}
    hashes = {blake2b(run.encode("utf-8", "surrogatepass"), digest_size=8).digest() for run in runs}
    return _Sketch(frozenset(heapq.nsmallest(KEPT, hashes)), len(hashes))


def share(one: str, other: str) -> float:
    """How much of the shorter text stands in the other, 0 to 1; 0 for a text too short to tell."""
    left, right = _sketch(one), _sketch(other)
    fewer = min(left.size, right.size)
    if fewer < FEWEST:
        return 0.0
    lowest = heapq.nsmallest(KEPT, left.lowest | right.lowest)
    both = left.lowest & right.lowest
    alike = sum(found in both for found in lowest) / len(lowest)
    return min(1.0, alike / (1 + alike) * (left.size + right.size) / fewer)


def copies_of(articles: Iterable[str], origins: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """The articles of each origin that several of them have, its own first, then by id; in the order of origins."""
    found: dict[str, list[str]] = {}
    for article in sorted(articles):
        found.setdefault(origins.get(article, article), []).append(article)
    return tuple(
        tuple(sorted(same, key=lambda name: (name != origin, name)))
        for origin, same in sorted(found.items())
        if len(same) > 1
    )


def origins_of(articles: Sequence[Article]) -> dict[str, str]:
    """The origin of each article that repeats another or is repeated, by id: the first published of its copies.

    Copies of copies are copies. The answer does not depend on the order; an article without a day comes last.
    """
    ordered = sorted(articles, key=lambda a: (a.published is None, str(a.published or ""), a.id))
    origin = {article.id: article.id for article in ordered}
    for first, later in combinations(ordered, 2):
        one, other = origin[first.id], origin[later.id]
        if one != other and share(first.text, later.text) >= SHARE:
            origin.update({name: one for name, held in origin.items() if held == other})
    repeated = {held for name, held in origin.items() if held != name}
    return {name: held for name, held in origin.items() if held in repeated}
