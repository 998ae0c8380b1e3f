"""The corpus of a ledger as of a position."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents import Policy
from dateline.ledger import LedgerReader, StoredCoding
from dateline.publish.corpus import Corpus, fold_corpus
from dateline.publish.export import Origin
from dateline.publish.traces import with_former


def _corpus(ledger: LedgerReader, stored: Sequence[StoredCoding], policy: Policy, upto: int | None) -> Corpus:
    own = {s.position for s in stored}
    whole = ledger.counts(upto)["coding"] == len(stored)
    replaced = [] if whole else [s for s in ledger.codings(upto) if s.position not in own]
    return fold_corpus(
        [s.article for s in (*replaced, *stored)],
        [m for s in stored for m in s.coding.mentions],
        (c for s in stored for c in s.coding.claims),
        ledger.judgements(upto),
        policy,
        [m for s in replaced for m in s.coding.mentions],
        ledger.amendments(upto),
    )


def corpus_of(ledger: LedgerReader, policy: Policy, upto: int | None = None) -> Corpus:
    """Every incident that the articles standing at ``upto`` tell, folded under ``policy``."""
    return _corpus(ledger, list(ledger.standing(upto)), policy, upto)


def origin_of(ledger: LedgerReader, policy: Policy, version: str, upto: int | None = None) -> Origin:
    """What an export made from a ledger says of itself."""
    coders = sorted(ledger.standing_coders(upto), key=lambda c: (c.name, c.version, c.config))
    name = f"{policy.name}/{policy.version}"
    return Origin(version, tuple(coders), ledger.head(upto).position, ledger.content_hash(upto), name)


def corpus_with_origin(
    ledger: LedgerReader, policy: Policy, version: str, upto: int | None = None
) -> tuple[Corpus, Origin]:
    """The corpus with its former claims, and what an export made from it says of itself; codings are read once."""
    corpus = _corpus(ledger, list(ledger.standing(upto)), policy, upto)
    return with_former(ledger, corpus, upto), origin_of(ledger, policy, version, upto)
