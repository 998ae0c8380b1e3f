"""Which articles of a batch tell of the same incident: mentions, candidate pairs, judgements, clusters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from dateline.incidents import Telling, candidate_pairs, clusters, judge, telling_of
from dateline.model import JsonObject


def tellings_of(reading: Reading) -> list[Telling]:
    """The main mentions of an article in text order, those of the background where there is none else."""
    article, coding = reading.article, reading.coding
    if article is None or coding is None:
        return []
    mentions = [m for m in coding.mentions if m.role == "main"] or list(coding.mentions)
    return [telling_of(m, coding.claims, article.published) for m in mentions]


def predict_all(rows: Iterable[Row], product: Product) -> Iterator[JsonObject]:
    """``{"id", "cluster"}`` of every row; the cluster is that of the first main mention, else the row's own."""
    batches: dict[str, dict[str, list[Telling]]] = {}
    for row in rows:
        batch = batches.setdefault(str(row["batch"]), {})
        batch[str(row["id"])] = tellings_of(product.code(product.headed(row)))
    for batch in batches.values():
        yield from linked(batch)


def linked(batch: dict[str, list[Telling]]) -> Iterator[JsonObject]:
    """The clusters of one batch, which is a ledger of its own."""
    tellings = [t for told in batch.values() for t in told]
    judgements = [judge(one, other) for one, other in candidate_pairs(tellings)]
    name_of = {m: group[0] for group in clusters([t.mention.id for t in tellings], judgements) for m in group}
    for row, told in batch.items():
        yield {"id": row, "cluster": name_of[told[0].mention.id] if told else row}
