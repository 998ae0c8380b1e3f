"""Who told an incident: its articles by origin, on a time axis, and the claims of each origin side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.model import Article, Claim, Incident
from dateline.publish import Corpus

WIDTH: Final = 420.0
_EDGE: Final = 16.0
LANE: Final = 20.0
"""Pixels of an axis: its width, its margin, and the height of one row of marks."""


@dataclass(frozen=True, slots=True)
class Source:
    """One article. ``number`` is its origin's, counted by first publication; a copy has that of what it repeats.

    ``x`` and ``y`` are pixels on the axis, None for an article without a day.
    """

    article: Article
    number: int
    copy: bool
    x: float | None
    y: float


@dataclass(frozen=True, slots=True)
class Axis:
    """The sources by day, undated last; ``first`` and ``last`` are days as text, empty where none is known."""

    sources: tuple[Source, ...]
    width: float
    height: float
    first: str
    last: str

    def number_of(self, article: str) -> int:
        """The number of an article's origin; 0 for one that is not among the sources."""
        return next((s.number for s in self.sources if s.article.id == article), 0)


def axis_of(incident: Incident, corpus: Corpus) -> Axis:
    """The articles that tell an incident, each under its origin's number, at its day."""
    articles = corpus.articles_of(incident)
    origin = {name: same[0] for same in incident.copies for name in same}
    numbers: dict[str, int] = {}
    for article in articles:
        numbers.setdefault(origin.get(article.id, article.id), len(numbers) + 1)
    days = [a.published.toordinal() for a in articles if a.published is not None]
    scale = (WIDTH - 2 * _EDGE) / max(1, max(days, default=0) - min(days, default=0))
    lanes: dict[int, float] = {}
    found = []
    for article in articles:
        name = origin.get(article.id, article.id)
        x, y = None, 0.0
        if article.published is not None:
            x = round(_EDGE + (article.published.toordinal() - min(days)) * scale, 1)
            x = WIDTH / 2 if len(set(days)) == 1 else x
            y = _free_lane(lanes, x)
        found.append(Source(article, numbers[name], name != article.id, x, y))
    dated = sorted(str(a.published) for a in articles if a.published is not None)
    height = LANE * (max(lanes, default=0) + 1)
    return Axis(tuple(found), WIDTH, height, *((dated[0], dated[-1]) if dated else ("", "")))


def _free_lane(taken: dict[int, float], x: float) -> float:
    """The middle of the first row in which the mark before is far enough to the left."""
    lane = next((n for n in range(len(taken)) if taken[n] + LANE <= x), len(taken))
    taken[lane] = x
    return LANE * lane + LANE / 2


def by_origin(claims: Iterable[Claim], numbers: Mapping[str, int]) -> Sequence[tuple[int, Sequence[Claim]]]:
    """Claims under their origins' numbers, in the order of those; ``numbers`` has them by mention."""
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        found.setdefault(numbers.get(claim.mention, 0), []).append(claim)
    return sorted(found.items())
