"""Judgements on new mentions: the step of a run after its articles are in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from dateline.incidents import Telling, candidate_pairs, judge, telling_of
from dateline.ledger import Ledger


def judge_new(ledger: Ledger, now: Callable[[], datetime]) -> int:
    """Judge every pair of mentions that may be the same incident; the number of judgements that were new."""
    tellings = list(_tellings(ledger))
    return ledger.judge((judge(one, other) for one, other in candidate_pairs(tellings)), now())


def _tellings(ledger: Ledger) -> Iterator[Telling]:
    for stored in ledger.codings():
        for mention in stored.coding.mentions:
            yield telling_of(mention, stored.coding.claims, stored.article.published)
