"""Judgements on new mentions: the step of a run after its articles are in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from dateline.incidents import LINKER, Telling, candidate_pairs, judge, keys_of, probes_of, telling_of
from dateline.ledger import Blocks, Ledger, StoredCoding

LINKER_NAME: Final = f"{LINKER.name}/{LINKER.version}"

_MOST_HELD: Final = 20_000
"""Tellings kept at hand while linking; the oldest goes first."""


def judge_new(ledger: Ledger, now: Callable[[], datetime]) -> int:
    """Judge the mentions of codings that have not been compared yet; the number of judgements that were new.

    Gives what ``candidate_pairs`` over all mentions would give, whatever came first, at a cost of the new mentions
    times those that share a block with them. One transaction a coding: an interrupted step goes on where it was.
    """
    held: dict[int, Telling] = {}
    return sum(_link(ledger, stored, held, now) for stored in ledger.unlinked(LINKER_NAME))


def _link(ledger: Ledger, stored: StoredCoding, held: dict[int, Telling], now: Callable[[], datetime]) -> int:
    coding = stored.coding
    own = [telling_of(mention, coding.claims, stored.article.published) for mention in coding.mentions]
    blocks = [_blocks(telling) for telling in own]
    judgements = [judge(one, other) for one, other in candidate_pairs(own)]
    for telling, where in zip(own, blocks, strict=True):
        near = ledger.neighbours(where, stored.article.id, LINKER_NAME)
        judgements += [judge(telling, _telling(ledger, position, held)) for position in near]
    return ledger.link(stored.id, LINKER_NAME, blocks, judgements, now())


def _telling(ledger: Ledger, position: int, held: dict[int, Telling]) -> Telling:
    """The telling of the mention at a position, from the store or from hand."""
    known = held.get(position)
    if known is None:
        found = ledger.stored_mention(position)
        known = held[position] = telling_of(found.mention, found.claims, found.published)
        if len(held) > _MOST_HELD:
            held.pop(next(iter(held)))
    return known


def _blocks(telling: Telling) -> Blocks:
    def named(keys: Iterable[tuple[str, str]]) -> frozenset[str]:
        return frozenset(f"{day} {country}".rstrip() for day, country in keys)

    return Blocks(telling.mention.id, named(keys_of(telling)), named(probes_of(telling)))
