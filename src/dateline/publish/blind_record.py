"""What the program reads in one article, as a blind coder would answer."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.incidents import Policy
from dateline.model import COUNT_FIELDS, Article, Coding, Count, Incident, Status
from dateline.model.blind_field import Answers
from dateline.publish.record import incidents_of

_SILENT: dict[Status, str] = {
    "explicit_zero": "zero",
    "vague": "vague",
    "unknown_to_source": "unknown",
    "not_reported": "not_reported",
}


def machine_answers(article: Article, coding: Coding, policy: Policy) -> Sequence[Answers]:
    """Its main incidents in the order of the text; a count is the lowest that is stated."""
    return [_answers(i) for i in incidents_of(article, coding, policy) if i.role == "main"]


def _answers(incident: Incident) -> Answers:
    day, place = incident.date, incident.place
    found: dict[str, str] = {
        "event_type": "unknown" if incident.event is None else incident.event.sub_event_type,
        "date": day.start.isoformat() if day.start is not None else _silent(day.status),
        "country": place.country or _silent(place.status),
        "place": place.name or _silent(place.status),
        "perpetrator": _perpetrator(incident),
        "disputed": "yes" if incident.conflicts else "no",
    }
    found |= {name: _count(incident.count(name)) for name in COUNT_FIELDS}
    if day.start is not None:
        found["date_precision"] = "day" if day.precision == "none" else day.precision
    return found


def _silent(status: Status) -> str:
    """Where no value could be made of what is said, nobody says one."""
    return "unknown" if status == "unknown_to_source" else "not_reported"


def _count(count: Count) -> str:
    if count.status in _SILENT:
        return _SILENT[count.status]
    number = count.low if count.low is not None else count.high
    return "vague" if number is None else str(number) if number else "zero"


def _perpetrator(incident: Incident) -> str:
    """The kind of who acts; the first in the text where there are several."""
    for role in ("perpetrator", "both_sides"):
        for party in incident.participants:
            if party.role == role:
                unknown = party.status == "unknown_to_source"
                return "unknown" if unknown else "both_sides" if role == "both_sides" else party.kind
    return "not_reported"
