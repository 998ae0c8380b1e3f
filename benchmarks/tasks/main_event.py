"""Who, what, where and when of the main event."""

from __future__ import annotations

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from benchmarks.tasks.clause import first_clause
from benchmarks.tasks.lead import Lead
from dateline.coding.coder import headline_end
from dateline.model import Incident, Json, JsonObject


def predict(row: Row, product: Product) -> JsonObject:
    """``{"who", "what", "where", "when", "date"}``: as the lead tells it, with what its incident's record knows."""
    reading = product.code(product.headed(row))
    article = reading.article
    if article is None:
        return {}
    lead = Lead(reading.parsed, headline_end(article), article.published)
    return {**_told(reading, lead), **_recorded(reading, lead)}


def _told(reading: Reading, lead: Lead) -> dict[str, Json]:
    text = reading.parsed.text
    clause = first_clause(reading.parsed, (0, lead.headline_end)) or first_clause(reading.parsed)
    words, day = lead.when()
    return {
        "who": lead.who(),
        "what": text[clause.verb[0] : clause.end].rstrip(". \n") if clause else None,
        "where": lead.where(),
        "when": words,
        "date": day.isoformat() if day else None,
    }


def _recorded(reading: Reading, lead: Lead) -> dict[str, Json]:
    """What the first main incident says, where the lead tells it."""
    incident = next((i for i in reading.main if _leads(reading, i, lead)), None)
    if incident is None:
        return {}
    found: dict[str, Json] = {}
    if incident.place.written:
        found["where"] = incident.place.written
    return found


def _leads(reading: Reading, incident: Incident, lead: Lead) -> bool:
    tokens = (reading.parsed.at(span.start) for span in reading.mention(incident).acts)
    return any(t is not None and t.sentence in lead.sentences[:2] for t in tokens)
