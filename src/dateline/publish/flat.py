"""``csv``: one flat row an incident, plain names, for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from dateline.incidents import is_backed
from dateline.model import COUNT_FIELDS, Claim, Incident
from dateline.publish.cells import Cell, table
from dateline.publish.corpus import Corpus

COLUMNS: Final = (
    *("incident", "role", "modality", "event_type", "sub_event_type", "plover_event", "plover_mode"),
    *("date_start", "date_end", "date_precision", "date_written"),
    *("place", "place_written", "admin1", "country", "latitude", "longitude", "place_precision", "geonameid"),
    *("perpetrators", "targets", "victims", "both_sides", "others", "weapons"),
    *(f"{name}_{part}" for name in COUNT_FIELDS for part in ("best", "low", "high", "status")),
    *("grade", "grade_rule", "origins", "policy", "killed_rule", "injured_rule"),
    *("disputed", "investigation", "articles", "outlets", "claims", "people", "first_published", "headline"),
)


def _named(incident: Incident, *roles: str) -> str:
    return "; ".join(p.name or p.written for p in incident.participants if p.role in roles)


def _people(claims: Iterable[Claim]) -> str:
    """The fields that people spoke on, with who made the value; a claim that a person accepted names its maker."""
    told = {f"{c.field} ({c.maker.name}{'' if c.by_person else ', accepted'})" for c in claims if is_backed(c)}
    return "; ".join(sorted(told))


def row(incident: Incident, corpus: Corpus) -> list[Cell]:
    """The cells of one incident in the order of COLUMNS."""
    event, when, where = incident.event, incident.date, incident.place
    articles = corpus.articles_of(incident)
    outlets = sorted({a.outlet for a in articles if a.outlet})
    first = articles[0] if articles else None
    tolls: list[Cell] = []
    for name in COUNT_FIELDS:
        count = incident.count(name)
        tolls += [count.best, count.low, count.high, count.status]
    rules = {w.field: w.rule for w in incident.weighed}
    return [
        *(incident.id, incident.role, incident.modality),
        *((event.event_type, event.sub_event_type) if event else (None, None)),
        *((event.plover_event, event.plover_mode) if event else (None, None)),
        *(when.start.isoformat() if when.start else None, when.end.isoformat() if when.end else None),
        *(when.precision, when.written),
        *(where.name, where.written, where.admin1, where.country, where.lat, where.lon),
        *(where.precision, where.geonameid),
        *(_named(incident, "perpetrator"), _named(incident, "target"), _named(incident, "victim")),
        *(_named(incident, "both_sides"), _named(incident, "demonstrator", "responder", "present")),
        "; ".join(w.weapon_class for w in incident.weapons),
        *tolls,
        *((incident.grade.name, incident.grade.rule, incident.grade.origins) if incident.grade else (None, None, None)),
        *(incident.policy, rules.get("killed"), rules.get("injured")),
        "; ".join(sorted({c.field for c in incident.conflicts})),
        incident.investigation,
        *(len(articles), "; ".join(outlets), len(incident.claims), _people(corpus.claims_of(incident))),
        first.published.isoformat() if first and first.published else None,
        first.title if first else None,
    ]


def csv_text(incidents: Sequence[Incident], corpus: Corpus) -> str:
    """The whole table."""
    return table(COLUMNS, (row(i, corpus) for i in incidents))
