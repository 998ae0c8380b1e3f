"""The corpus of a ledger as of a position."""

from __future__ import annotations

from dateline.incidents import Policy
from dateline.ledger import LedgerReader
from dateline.publish.corpus import Corpus, fold_corpus
from dateline.publish.export import Origin


def corpus_of(ledger: LedgerReader, policy: Policy, upto: int | None = None) -> Corpus:
    """Every incident of the latest coding of each article, folded under ``policy``."""
    stored = list(ledger.codings(upto))
    return fold_corpus(
        [s.article for s in stored],
        [m for s in stored for m in s.coding.mentions],
        (c for s in stored for c in s.coding.claims),
        ledger.judgements(upto),
        policy,
    )


def origin_of(ledger: LedgerReader, policy: Policy, version: str, upto: int | None = None) -> Origin:
    """What an export of the ledger says of itself."""
    coders = sorted({s.coding.coder for s in ledger.codings(upto)}, key=lambda c: (c.name, c.version, c.config))
    head = ledger.head(upto)
    return Origin(version, tuple(coders), head.position, ledger.content_hash(upto), f"{policy.name}/{policy.version}")
