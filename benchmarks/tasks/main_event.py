"""Who, what, where and when of the main event."""

from __future__ import annotations

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from benchmarks.tasks.clause import first_clause
from benchmarks.tasks.places import entities_of
from dateline.coding.coder import headline_end
from dateline.model import Json, JsonObject
from dateline.normalise.dates import chain_times
from dateline.normalise.places import find_toponyms


def predict(row: Row, product: Product) -> JsonObject:
    """``{"who", "what", "where", "when", "date"}``: the first incident's, else the first sentence's."""
    reading = product.code(product.headed(row))
    if reading.article is None:
        return {}
    return {**_told(reading, product), **_recorded(reading)}


def _recorded(reading: Reading) -> dict[str, Json]:
    """What the first main incident says."""
    incident = next(iter(reading.main), None)
    if incident is None:
        return {}
    found: dict[str, Json] = {}
    doers = [p for p in incident.participants if p.role in ("perpetrator", "both_sides", "demonstrator", "victim")]
    if doers:
        found["who"] = doers[0].written
    if incident.place.written:
        found["where"] = incident.place.written
    if incident.date.written:
        found["when"] = incident.date.written
    if incident.date.start:
        found["date"] = incident.date.start.isoformat()
    return found


def _told(reading: Reading, product: Product) -> dict[str, Json]:
    """Subject and predicate of the headline, the first place, the first time."""
    article = reading.article
    assert article is not None
    text = article.text
    times = [(x, a.value) for x, a in chain_times(text, article.published) if x.kind in ("date", "time")]
    names = find_toponyms(text, product.gazetteer, entities_of(reading.parsed))
    clause = first_clause(reading.parsed, (0, headline_end(article))) or first_clause(reading.parsed)
    day = next((v.start for _, v in times if v.precision == "day" and v.start), article.published)
    return {
        "who": text[slice(*clause.subject)] if clause and clause.subject else None,
        "what": text[clause.verb[0] : clause.end].rstrip(". \n") if clause else article.title,
        "where": next((n.written for n in names if not n.dateline and not n.embedded), None),
        "when": next((x.words for x, _ in times), None),
        "date": day.isoformat() if day else None,
    }
