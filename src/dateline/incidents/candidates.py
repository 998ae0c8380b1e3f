"""Which tellings are worth comparing: those of one time that share a telling word, a name, or a place and day, and
those of any time that share two.

A key is a period and a word, ``"92263 bowser"``. Periods are eight days of publication, or of the event where an
article has no day, counted from year 1; 0 stands for no day. A name is found at any time: a trial comes years later.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations
from typing import Final

from dateline.incidents.rarity import rarity
from dateline.incidents.telling import Telling

PERIOD_DAYS: Final = 8
MOST_WORDS: Final = 12
"""Telling words of a text that are keys, the most telling first."""

MOST_NAMES: Final = 8
_SPOT_DAYS: Final = 3
"""A date no wider than this is a key together with the place."""

NO_PERIOD: Final = 0
"""The period of what has no day; it is near to nothing."""

_FINE: Final = ("exact", "near")


def _names(telling: Telling) -> Iterator[str]:
    """The rarest names, in a fixed order."""
    yield from sorted(telling.names, key=lambda name: (-sum(map(rarity, name.split())), name))[:MOST_NAMES]


def _spots(telling: Telling) -> Iterator[str]:
    """Place and day of a record that knows both well; a day stands for the next one, too."""
    if telling.record is None:
        return
    place, when = telling.record.place, telling.record.date
    if when.start is None or when.end is None or place.precision not in _FINE or place.geonameid is None:
        return
    if (when.end - when.start).days < _SPOT_DAYS:
        for n in range((when.end - when.start).days + 2):
            yield f"{when.start + timedelta(days=n)}@{place.geonameid}"


def period_of(telling: Telling) -> int:
    """The period of a telling; NO_PERIOD for none."""
    day = telling.published or (None if telling.record is None else telling.record.date.start)
    return NO_PERIOD if day is None else day.toordinal() // PERIOD_DAYS


def keys_of(telling: Telling) -> frozenset[str]:
    """The keys of a telling."""
    period, words = period_of(telling), list(telling.gist.terms)[:MOST_WORDS]
    return frozenset(f"{period} {word}" for word in (*words, *_names(telling), *_spots(telling)))


def are_candidates(one: frozenset[str], other: frozenset[str]) -> bool:
    """True where two tellings with these keys are worth comparing."""
    left, right = _by_word(one), _by_word(other)
    shared = left.keys() & right.keys()
    return len(shared) > 1 or any(_is_near(left[word], right[word]) for word in shared)


def _by_word(keys: frozenset[str]) -> dict[str, int]:
    split = (key.partition(" ") for key in keys)
    return {word: int(period) for period, _, word in split}


def _is_near(one: int, other: int) -> bool:
    return NO_PERIOD not in (one, other) and abs(one - other) <= 1


def candidate_pairs(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Every pair worth comparing, once, in a fixed order; the set does not depend on the input's order."""
    by_id = {t.id: t for t in tellings}
    by_word: dict[str, list[str]] = {}
    for telling in by_id.values():
        for word in _by_word(keys_of(telling)):
            by_word.setdefault(word, []).append(telling.id)
    shared: Counter[tuple[str, str]] = Counter()
    for block in by_word.values():
        shared.update(combinations(sorted(block), 2))
    period = {name: period_of(telling) for name, telling in by_id.items()}
    pairs = sorted(p for p, n in shared.items() if n > 1 or _is_near(period[p[0]], period[p[1]]))
    return ((by_id[left], by_id[right]) for left, right in pairs)
