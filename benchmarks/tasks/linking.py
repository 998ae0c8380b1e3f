"""Which articles of a batch tell of the same incident: tellings, candidate pairs, judgements, clusters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from dateline.incidents import Telling, candidate_pairs, clusters, is_telling, judge, tellings_of
from dateline.model import JsonObject


def told_by(reading: Reading) -> list[Telling]:
    """What an article tells, its first main event first, as ``dateline add`` compares it."""
    if reading.article is None or reading.coding is None:
        return []
    mentions, claims = reading.coding.mentions, reading.coding.claims
    ordered = sorted(mentions, key=lambda m: (m.role != "main", m.acts[0].start, m.id))
    return list(tellings_of(reading.article, ordered, claims))


def predict_all(rows: Iterable[Row], product: Product) -> Iterator[JsonObject]:
    """``{"id", "cluster"}`` of every row; the cluster is that of its first main event, or of the article itself."""
    batches: dict[str, dict[str, list[Telling]]] = {}
    for row in rows:
        batch = batches.setdefault(str(row["batch"]), {})
        batch[str(row["id"])] = told_by(product.code(product.headed(row)))
    for batch in batches.values():
        yield from linked(batch)


def linked(batch: dict[str, list[Telling]]) -> Iterator[JsonObject]:
    """The clusters of one batch, which is a ledger of its own."""
    tellings = [telling for told in batch.values() for telling in told]
    within = chain.from_iterable(combinations(told, 2) for told in batch.values())
    pairs = chain(within, (p for p in candidate_pairs(tellings) if p[0].article != p[1].article))
    judgements = [found for one, other in pairs if is_telling(found := judge(one, other))]
    name_of = {m: group[0] for group in clusters([t.id for t in tellings], judgements) for m in group}
    for row, told in batch.items():
        yield {"id": row, "cluster": name_of[told[0].id] if told else row}
