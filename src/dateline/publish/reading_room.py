"""The corpus of a ledger as of a position."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.incidents import Policy
from dateline.ledger import LedgerReader, StoredCoding
from dateline.publish.corpus import Corpus, fold_corpus
from dateline.publish.export import Origin


def _mentions(codings: Iterable[StoredCoding]) -> dict[str, None]:
    return {m.id: None for stored in codings for m in stored.coding.mentions}


def corpus_of(ledger: LedgerReader, policy: Policy, upto: int | None = None) -> Corpus:
    """Every incident that the articles standing at ``upto`` tell, folded under ``policy``."""
    stored = list(ledger.standing(upto))
    replaced = () if ledger.counts(upto)["coding"] == len(stored) else _mentions(ledger.codings(upto))
    told = _mentions(stored)
    return fold_corpus(
        [s.article for s in stored],
        [m for s in stored for m in s.coding.mentions],
        (c for s in stored for c in s.coding.claims),
        ledger.judgements(upto),
        policy,
        [m for m in replaced if m not in told],
    )


def origin_of(ledger: LedgerReader, policy: Policy, version: str, upto: int | None = None) -> Origin:
    """What an export of the ledger says of itself."""
    coders = sorted({s.coding.coder for s in ledger.standing(upto)}, key=lambda c: (c.name, c.version, c.config))
    head = ledger.head(upto)
    return Origin(version, tuple(coders), head.position, ledger.content_hash(upto), f"{policy.name}/{policy.version}")
