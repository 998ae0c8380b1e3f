"""Judgements on what is new: the step of a run after its articles are in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Final

from dateline.incidents import (
    LINKER,
    Telling,
    are_candidates,
    is_telling,
    judge,
    keys_of,
    tellings_of,
)
from dateline.ledger import Ledger, StoredCoding

LINKER_NAME: Final = f"{LINKER.name}/{LINKER.version}"

_MOST_HELD: Final = 4_000
"""Codings whose tellings are kept at hand while linking; the oldest goes first."""


@dataclass(frozen=True, slots=True)
class _Told:
    """A telling and the keys that it lies under."""

    telling: Telling
    keys: frozenset[str]


class _Shelf:
    """The tellings of codings, made once as long as there is room for them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._held: dict[int, tuple[_Told, ...]] = {}

    def of(self, stored: StoredCoding) -> tuple[_Told, ...]:
        known = self._held.get(stored.position)
        if known is None:
            found = tellings_of(stored.article, stored.coding.mentions, stored.coding.claims)
            known = self._held[stored.position] = tuple(_Told(telling, keys_of(telling)) for telling in found)
            if len(self._held) > _MOST_HELD:
                self._held.pop(next(iter(self._held)))
        return known

    def at(self, position: int) -> tuple[_Told, ...]:
        return self._held.get(position) or self.of(self._ledger.coding_at(position))


def judge_new(ledger: Ledger, now: Callable[[], datetime]) -> int:
    """Judge what codings tell that have not been compared yet; the number of judgements that were new.

    Gives what ``candidate_pairs`` over everything would give and ``is_telling`` keeps, whatever came first, as long as
    no key is fuller than the ledger looks, at a cost of the new tellings times those that share a key with them. One
    transaction a coding: an interrupted step goes on where it was.
    """
    shelf = _Shelf(ledger)
    return sum(_link(ledger, stored, shelf, now) for stored in ledger.unlinked(LINKER_NAME))


def _link(ledger: Ledger, stored: StoredCoding, shelf: _Shelf, now: Callable[[], datetime]) -> int:
    told = shelf.of(stored)
    keys = frozenset[str]().union(*(one.keys for one in told))
    pairs = [(one.telling, other.telling) for one, other in combinations(told, 2)]
    for position in ledger.neighbours(keys, stored.article.id, LINKER_NAME):
        for other in shelf.at(position):
            pairs += [(one.telling, other.telling) for one in told if are_candidates(one.keys, other.keys)]
    judgements = [found for one, other in pairs if is_telling(found := judge(one, other))]
    return ledger.link(stored.id, LINKER_NAME, keys, len(pairs), judgements, now())
