"""Whether a claim agrees with the annotated record: mentions set against annotated incidents, claim by claim."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dateline.model import (
    COUNT_FIELDS,
    Claim,
    CountClaim,
    DateValue,
    EventType,
    Mention,
    Participant,
    PlaceValue,
    Step,
    Weapon,
)

Json = dict[str, Any]

FLOOR: Final = 0.35
"""A mention and an incident that agree in less than this share of what is annotated are two things."""
RADIUS_KM: Final = 25.0
_SMALL: Final = frozenset(
    {"the", "a", "an", "of", "and", "his", "for", "in", "by", "two", "four", "three", "forces", "army"}
)


def agreeing(
    mentions: Sequence[Mention], claims: Sequence[Claim], incidents: Sequence[Json], spans: Sequence[Json]
) -> dict[str, bool]:
    """By claim id: right or wrong; a claim that the annotation does not speak of is left out.

    A claim of a mention that is no annotated incident is wrong. Withdrawn claims and denials say nothing of their own.
    """
    of = {
        m.id: [c for c in claims if c.mention == m.id and not c.withdrawn and c.attitude != "denies"] for m in mentions
    }
    pairs = _pairs(mentions, of, incidents, spans)
    found: dict[str, bool] = {}
    for mention, own in of.items():
        gold = pairs.get(mention)
        for claim in own:
            right = False if gold is None else _agrees(claim, gold, spans)
            if right is not None:
                found[claim.id] = right
    return found


def _pairs(
    mentions: Sequence[Mention],
    claims: Mapping[str, Sequence[Claim]],
    incidents: Sequence[Json],
    spans: Sequence[Json],
) -> dict[str, Json]:
    """The best pairs first, each side once."""
    scores = [
        (_likeness(m, claims[m.id], gold, spans), -i, -j)
        for i, m in enumerate(mentions)
        for j, gold in enumerate(incidents)
    ]
    taken: dict[str, Json] = {}
    used: set[int] = set()
    for score, i, j in sorted(scores, reverse=True):
        mention = mentions[-i].id
        if score >= FLOOR and mention not in taken and -j not in used:
            taken[mention] = incidents[-j]
            used.add(-j)
    return taken


def _likeness(mention: Mention, claims: Sequence[Claim], gold: Json, spans: Sequence[Json]) -> float:
    """The share of the annotated points that a mention earns: its acts' words, type, day, place and tolls."""
    points = [(1.0, mention.role == gold["role"])]
    acts = [s for s in spans if s["owner"] == gold["key"] and s["field"] == "act"]
    if acts:
        points.append((3.0, any(a.start < s["end"] and s["start"] < a.end for a in mention.acts for s in acts)))
    for field, weight in (("event_type", 3.0), ("date", 2.0), ("place", 2.0), *((n, 2.0) for n in COUNT_FIELDS)):
        told = [_agrees(c, gold, spans) for c in claims if c.field == field]
        if gold.get(field) is not None:
            points.append((weight, any(told)))
    return sum(w for w, hit in points if hit) / sum(w for w, _ in points)


def _agrees(claim: Claim, gold: Json, spans: Sequence[Json]) -> bool | None:
    own = [s for s in spans if s["owner"] == gold["key"]]
    match claim.value:
        case EventType(event_type=kind, sub_event_type=sub):
            wanted = gold.get("sub_event_type")
            return sub == wanted if wanted else kind == gold.get("event_type")
        case DateValue() as value:
            return _date(value, gold.get("date"))
        case PlaceValue() as value:
            return _place(value, gold.get("place"))
        case CountClaim() as value:
            return _count(claim, value, gold, own)
        case Participant() as value:
            return _party(claim, value, gold, own)
        case Weapon(weapon_class=name):
            rows = gold.get("weapons")
            return None if rows is None else any(name in _allowed(r, "class") for r in rows)
        case Step():
            marked = [s for s in own if s["field"].startswith("step")]
            return any(_meets(claim, s) for s in marked) if marked else None
        case str() as value:
            return value == gold[claim.field] if claim.field in gold else None
    return None


def _meets(claim: Claim, span: Json) -> bool:
    at = claim.span.quote.find(claim.written)
    start = claim.span.start + max(at, 0)
    end = start + len(claim.written) if at >= 0 else claim.span.end
    return bool(span["start"] < end and start < span["end"])


def _date(value: DateValue, gold: Json | None) -> bool | None:
    if value.start is None or value.end is None or gold is None or gold.get("start") is None:
        return None
    return value.start.isoformat() == gold["start"] and value.end.isoformat() == gold.get("end", gold["start"])


def _place(value: PlaceValue, gold: Json | None) -> bool | None:
    if gold is None or (value.country is None and value.lat is None):
        return None
    if value.lat is None or value.lon is None or gold.get("lat") is None:
        return bool(value.country == gold.get("country"))
    return _km(value.lat, value.lon, gold["lat"], gold["lon"]) <= float(gold.get("tolerance_km", RADIUS_KM))


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a, b, c, d = map(math.radians, (lat1, lon1, lat2, lon2))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(min(1.0, h)))


def _count(claim: Claim, value: CountClaim, gold: Json, own: Sequence[Json]) -> bool | None:
    """Right where the bounds are the record's, one of its groups', one speaker's, or those marked at these words."""
    if value.low is None and value.high is None:
        return None
    total = gold.get(claim.field)
    marked = [s for s in own if s["field"] == claim.field]
    if total is None and not marked:
        return None
    rows = [total, *total.get("groups", [])] if total else []
    rows += [s.get("value", {}) for s in gold.get("speakers", []) if s.get("field") == claim.field]
    known = {(r.get("low"), r.get("high")) for r in rows if isinstance(r, dict)}
    known |= {bounds for s in marked if _meets(claim, s) and (bounds := _bounds(s["value"])) is not None}
    return (value.low, value.high) in known


def _bounds(written: str | None) -> tuple[int | None, int | None] | None:
    low, dots, high = (written or "").split(";")[0].partition("..")
    return (int(low) if low.isdigit() else None, int(high) if high.isdigit() else None) if dots else None


def _allowed(row: Json, key: str) -> list[Any]:
    return [row.get(key), *row.get(f"{key}_also", [])]


def _party(claim: Claim, value: Participant, gold: Json, own: Sequence[Json]) -> bool:
    """Right where the record has the party in this role, or its words are marked so; else wrong."""
    rows = gold.get("participants", [])
    if any(_same(r["written"], value) and value.role in _allowed(r, "role") for r in rows):
        return True
    if any(s["field"] == value.role and _meets(claim, s) for s in own):
        return True
    return value.role == "victim" and any(s["field"] in COUNT_FIELDS and _meets(claim, s) for s in own)


def _same(written: str, value: Participant) -> bool:
    wanted = " ".join(written.casefold().split())
    names = [" ".join(n.casefold().split()) for n in (value.written, value.name) if n]
    if any(n in wanted or wanted in n for n in names):
        return True
    words = set(re.findall(r"\w+", wanted)) & {w for n in names for w in re.findall(r"\w+", n)}
    return bool(words - _SMALL)
