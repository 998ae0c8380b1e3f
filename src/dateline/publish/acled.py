"""``acled``: ACLED-style rows, 31 columns in their order, with sidecar columns so that the zero is not lost.

Rules (design of the export): actor1 and actor2 carry no direction; an unidentified party is "Unidentified Armed
Group (Country)"; where sources differ the lowest toll stands; nothing reported is 0 here and its true status stands in
the sidecar.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.model import Incident, Participant, PartyKind
from dateline.model.country import Country, countries
from dateline.publish.cells import Cell, table
from dateline.publish.corpus import Corpus

COLUMNS: Final = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude"),
    *("geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp"),
    *("fatalities_status", "fatalities_low", "fatalities_high", "injured_low", "injured_high", "injured_status"),
)

_INTER: Final[dict[PartyKind, str]] = {
    "state_forces": "State forces",
    "police": "State forces",
    "rebel": "Rebel group",
    "militia": "Political militia",
    "unidentified": "Political militia",
    "communal": "Identity militia",
    "rioters": "Rioters",
    "protesters": "Protesters",
    "civilians": "Civilians",
    "person": "Civilians",
    "organisation": "Civilians",
    "external_forces": "External/Other forces",
}
_DEMONSTRATIONS: Final = ("Protests", "Violent demonstration")
_FIRST: Final = ("perpetrator", "both_sides", "demonstrator")
_SECOND: Final = ("target", "both_sides", "victim", "demonstrator")
_TIME: Final = {"day": 1, "week": 2, "month": 3}
_GEO: Final = {"exact": 1, "near": 2, "admin2": 2, "admin1": 3}


def left_out(incident: Incident) -> str | None:
    """Why an incident has no row, or None."""
    if incident.event is None:
        return "no type of event stands"
    if incident.modality not in ("occurred", "attempted", "foiled"):
        return f"modality {incident.modality}"
    if incident.date.start is None or incident.date.precision not in _TIME:
        return "no date, or one vaguer than a month"
    if incident.place.precision not in _GEO or incident.place.country is None:
        return "no place finer than a country"
    return None


def disorder_type(event_type: str, sub_event_type: str) -> str:
    """ACLED's widest grouping of a type."""
    if sub_event_type == "Excessive force against protesters":
        return "Political violence; Demonstrations"
    if event_type in _DEMONSTRATIONS or sub_event_type in _DEMONSTRATIONS:
        return "Demonstrations"
    return "Strategic developments" if event_type == "Strategic developments" else "Political violence"


def actor_name(party: Participant, country: Country) -> str:
    """The party in ACLED's manner of naming."""
    if party.kind == "unidentified":
        return f"Unidentified Armed Group ({country.name})"
    if party.name is None and party.kind in ("civilians", "protesters", "rioters"):
        return f"{_INTER[party.kind]} ({country.name})"
    return party.name or party.written


def sides(incident: Incident) -> tuple[list[Participant], list[Participant]]:
    """The parties of actor1 and of actor2, in the order told; a party stands on one side only."""
    first = [p for role in _FIRST for p in incident.participants if p.role == role]
    if incident.participants and first and first[0].role == "both_sides":
        first = first[:1]
    second = [p for role in _SECOND for p in incident.participants if p.role == role and p not in first]
    return first, second


def _names(parties: Sequence[Participant], country: Country) -> tuple[str, str, str]:
    """Main actor, the others joined, and the main actor's inter label."""
    if not parties:
        return "", "", ""
    named = list(dict.fromkeys(actor_name(p, country) for p in parties))
    return named[0], "; ".join(named[1:]), _INTER[parties[0].kind]


def row(incident: Incident, corpus: Corpus) -> list[Cell]:
    """The cells of one incident that is not left out, in the order of COLUMNS."""
    event, when, where = incident.event, incident.date, incident.place
    if event is None or when.start is None or where.country is None:
        raise ValueError(f"{incident.id} has no row: {left_out(incident)}")
    country = countries().get(where.country) or Country(where.country, "", "", "", where.country, "")
    first, second = sides(incident)
    actor1, others1, inter1 = _names(first, country)
    actor2, others2, inter2 = _names(second, country)
    civilians = any(p.kind in ("civilians", "person") and p.role in ("victim", "target") for p in incident.participants)
    outlets = sorted({a.outlet for a in corpus.articles_of(incident) if a.outlet})
    quotes = dict.fromkeys(c.span.quote for c in corpus.claims_of(incident) if c.field == "event_type")
    killed, injured = incident.killed, incident.injured
    return [
        f"{where.country}{incident.id.partition('-')[2][:8]}",
        *(when.start.isoformat(), when.start.year, _TIME[when.precision]),
        *(disorder_type(event.event_type, event.sub_event_type), event.event_type, event.sub_event_type),
        *(actor1, others1, inter1, actor2, others2, inter2),
        "-".join(name for name in (inter1, inter2) if name),
        "Civilian targeting" if civilians else "",
        *(country.numeric, country.region, country.name, where.admin1, None, None),
        *(where.name, where.lat, where.lon, _GEO[where.precision]),
        *("; ".join(outlets), None, " … ".join(list(quotes)[:3])),
        *(killed.low or 0, "; ".join(sorted({f"disputed {c.field}" for c in incident.conflicts})), None),
        *(killed.status, killed.low, killed.high, injured.low, injured.high, injured.status),
    ]


def acled_text(incidents: Sequence[Incident], corpus: Corpus) -> str:
    """The whole table, without the incidents that are left out."""
    return table(COLUMNS, (row(i, corpus) for i in incidents if left_out(i) is None))
