"""One phrase through one normaliser: what the words mean on their own, with the reason where they mean nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dateline.model import JsonObject
from dateline.model.codec import date_json, place_json
from dateline.normalise.actors import describe_actor, load_registry
from dateline.normalise.counts import parse_count
from dateline.normalise.dates import answer_phrase
from dateline.normalise.places import PlaceContext, default_gazetteer_path, open_gazetteer, resolve_place
from dateline.normalise.weapons import classify_weapon

SHOWN = 5
"""Candidates that a place's answer lists."""


def look_up_place(written: str, country: str | None, places: Path | None = None) -> JsonObject:
    """Where a name lies; ``country`` (ISO 3166 alpha-3) is what its document is about, ``places`` the user's CSV."""
    context = PlaceContext() if country is None else PlaceContext.of_country(country)
    answer = resolve_place(written, context, open_gazetteer(default_gazetteer_path(), places))
    found = [
        {"name": c.place.name, "country": c.place.country, "lat": c.place.lat, "lon": c.place.lon, "score": c.score}
        for c in answer.candidates[:SHOWN]
    ]
    return {**place_json(answer.value), "candidates": found, "reason": answer.reason}


def look_up_date(written: str, published: date | None) -> JsonObject:
    """When a time expression says, as of a publication day."""
    answer = answer_phrase(written, published)
    return {**date_json(answer.value), "needs_anchor": answer.needs_anchor, "reason": answer.reason}


def look_up_count(written: str) -> JsonObject:
    """How many people a phrase says."""
    answer = parse_count(written)
    if answer is None:
        return {"low": None, "high": None, "status": "not_reported", "reason": "no number of people in the words"}
    return {
        "low": answer.low,
        "high": answer.high,
        "status": answer.status,
        "group": answer.group,
        "unit": answer.unit,
        "part_of_total": answer.part_of_total,
        "reason": answer.reason,
    }


def look_up_actor(written: str, country: str | None, actors: Path | None = None) -> JsonObject:
    """Who a noun phrase names; ``country`` (ISO 3166 alpha-3) is where it happened, ``actors`` the user's file."""
    registry = load_registry([actors] if actors else [])
    answer = describe_actor(written, country, registry=registry)
    party = answer.of or answer
    entry = registry.get(party.actor) if party.actor else None
    return {
        "written": answer.written,
        "kind": answer.kind,
        "name": answer.name,
        "country": answer.country,
        "actor": answer.actor,
        "cameo": answer.cameo,
        "backer": answer.backer,
        "affiliation": answer.of.actor if answer.of else None,
        "active": entry.active if entry else None,
        "part_of": entry.part_of if entry else None,
        "status": answer.status,
        "sure": answer.sure,
        "reason": answer.reason,
    }


def look_up_weapon(written: str) -> JsonObject:
    """What class of weapon or means a phrase names."""
    answer = classify_weapon(written)
    return {
        "written": answer.written,
        "class": answer.weapon_class,
        "plover_mode": answer.mode,
        "cameo": answer.cameo,
        "sure": answer.sure,
        "reason": answer.reason,
    }
