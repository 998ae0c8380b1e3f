"""The river of facts: what one arrival changed of one incident, the words that changed beside the facts that did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Final

from dateline.ledger import LedgerReader
from dateline.publish.fact_change import FactChange
from dateline.publish.wording import Kind, Wording

AROUND: Final = 60
"""Characters of unchanged text that are shown on each side of a change."""
MOST: Final = 12
"""Changed stretches that an arrival shows; the article's own page has them all."""

Cut = tuple[Kind, str]


@dataclass(frozen=True, slots=True)
class Arrival:
    """The changes of one incident that one article, or one decision, brought; ``cuts`` are of its new wording.

    ``cuts`` is empty for what is not a later version of a story; ``more`` tells that there are others.
    """

    changes: tuple[FactChange, ...]
    cuts: tuple[Cut, ...]
    more: bool

    @property
    def first(self) -> FactChange:
        """What all of the changes share: when, by what, of which incident."""
        return self.changes[0]


def _of_one(change: FactChange) -> tuple[int, str, str, str | None]:
    return change.position, change.incident, change.article, change.decision


def arrivals(changes: Sequence[FactChange], ledger: LedgerReader, upto: int) -> Iterator[Arrival]:
    """Changes that follow each other, joined by what brought them."""
    for (_, _, article, _), group in groupby(changes, _of_one):
        cuts = _cuts(*_texts(ledger, article, upto)) if article else ()
        yield Arrival(tuple(group), cuts[:MOST], len(cuts) > MOST)


def _texts(ledger: LedgerReader, article: str, upto: int) -> tuple[str, str]:
    """The text before a version and the version's own; both empty for a first version."""
    versions = ledger.family(article, upto)
    at = next((n for n, stored in enumerate(versions) if stored.article.id == article), 0)
    return (versions[at - 1].article.text, versions[at].article.text) if at else ("", "")


@lru_cache(maxsize=128)
def _cuts(old: str, new: str) -> tuple[Cut, ...]:
    """What went and came, each with a little of what stayed beside it."""
    found: list[Cut] = []
    stretches = [] if old == new else Wording(old, new).stretches
    for n, stretch in enumerate(stretches):
        if stretch.kind != "kept":
            found.append((stretch.kind, stretch.text))
            continue
        before, after = n > 0, n + 1 < len(stretches)
        if len(stretch.text) <= 2 * AROUND:
            found.append(("kept", stretch.text))
        else:
            told = (stretch.text[:AROUND] if before else "", stretch.text[-AROUND:] if after else "")
            found.append(("kept", " … ".join(told)))
    return tuple(found)
