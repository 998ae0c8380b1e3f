"""The corpus of a ledger as of a position."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.incidents import Policy
from dateline.ledger import LedgerReader, StoredCoding
from dateline.publish.corpus import Corpus, fold_corpus
from dateline.publish.export import Origin


def _mentions(codings: Iterable[StoredCoding]) -> dict[str, None]:
    return {m.id: None for stored in codings for m in stored.coding.mentions}


def _corpus(ledger: LedgerReader, stored: Sequence[StoredCoding], policy: Policy, upto: int | None) -> Corpus:
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


def corpus_of(ledger: LedgerReader, policy: Policy, upto: int | None = None) -> Corpus:
    """Every incident that the articles standing at ``upto`` tell, folded under ``policy``."""
    return _corpus(ledger, list(ledger.standing(upto)), policy, upto)


def corpus_with_origin(
    ledger: LedgerReader, policy: Policy, version: str, upto: int | None = None
) -> tuple[Corpus, Origin]:
    """The corpus, and what an export made from it says of itself; the codings are read once for both."""
    stored = list(ledger.standing(upto))
    coders = sorted({s.coding.coder for s in stored}, key=lambda c: (c.name, c.version, c.config))
    name = f"{policy.name}/{policy.version}"
    origin = Origin(version, tuple(coders), ledger.head(upto).position, ledger.content_hash(upto), name)
    return _corpus(ledger, stored, policy, upto), origin
