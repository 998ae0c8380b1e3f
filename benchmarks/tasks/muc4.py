"""MUC-4 templates: every incident of the record that the task's guidelines call terrorist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from benchmarks.tasks.capitals import small
from benchmarks.tasks.muc4_words import fill_of, name_in, plain
from benchmarks.tasks.places import entities_of
from dateline.model import CountField, Incident, Json, JsonObject, Participant
from dateline.normalise.actors import countries, describe_actor
from dateline.normalise.places import document_context, find_toponyms

TYPES: Final = {
    "Remote explosive/landmine/IED": "BOMBING", "Suicide bomb": "BOMBING", "Grenade": "BOMBING",
    "Air/drone strike": "BOMBING", "Abduction/forced disappearance": "KIDNAPPING", "Attack": "ATTACK",
    "Armed clash": "ATTACK", "Shelling/artillery/missile attack": "ATTACK", "Mob violence": "ATTACK",
    "Sexual violence": "ATTACK", "Excessive force against protesters": "ATTACK", "Chemical weapon": "ATTACK",
}  # fmt: skip
STAGES: Final = {
    "occurred": "ACCOMPLISHED", "denied": "ACCOMPLISHED", "attempted": "ATTEMPTED", "foiled": "ATTEMPTED",
    "threatened": "THREATENED",
}  # fmt: skip
STATE: Final = ("state_forces", "police", "external_forces")
HUMAN: Final = {"state_forces": "ACTIVE MILITARY", "external_forces": "ACTIVE MILITARY", "police": "LAW ENFORCEMENT"}
ATTITUDES: Final = {"accuses": "SUSPECTED OR ACCUSED", "claims_responsibility": "CLAIMED OR ADMITTED"}
EFFECTS: Final[dict[CountField, str]] = {"killed": "DEATH", "injured": "INJURY"}


def predict(row: Row, product: Product) -> JsonObject:
    """``{"templates": [...]}``; the copy's capitals are written small before it is coded."""
    text = row["text"]
    assert isinstance(text, str)
    reading = product.code({**row, "text": small(text, product.gazetteer)})
    country = _country(reading, product)
    return {"templates": [t for one in reading.incidents if (t := _template(reading, one, country)) is not None]}


def _country(reading: Reading, product: Product) -> str | None:
    if not reading.incidents or reading.article is None:
        return None
    text = reading.article.text
    names = find_toponyms(text, product.gazetteer, entities_of(reading.parsed))
    return next(iter(document_context(names, text, product.gazetteer).countries), None)


def _type(incident: Incident) -> str | None:
    if incident.event is None:
        return "ATTACK" if any(p.role == "victim" for p in incident.participants) else None
    name = incident.event.sub_event_type
    if name == "Looting/property destruction":
        return "ARSON" if any(w.weapon_class == "fire" for w in incident.weapons) else "ATTACK"
    if name == "Armed clash" and not any(_civilian(p) for p in incident.participants):
        return None
    return TYPES.get(name)


def _civilian(party: Participant) -> bool:
    return party.role in ("victim", "target") and party.kind not in ("state_forces", "rebel", "militia")


def _template(reading: Reading, incident: Incident, country: str | None) -> JsonObject | None:
    kind, stage = _type(incident), STAGES.get(incident.modality)
    if kind is None or stage is None:
        return None
    template: JsonObject = {"type": kind, "stage": stage, "date": _date(reading, incident)}
    about = {**_weapons(incident), **_doers(reading, incident)}
    people = [p for p in incident.participants if p.role in ("victim", "target") and not _is_thing(p)]
    things = [p for p in incident.participants if p.role == "target" and _is_thing(p)]
    return {
        **template,
        "location": _location(incident, country),
        **about,
        **_things(things),
        **_people(people, incident, kind),
    }


def _date(reading: Reading, incident: Incident) -> Json:
    """The day or days; without any, a day on or before that of the dispatch."""
    when, published = incident.date, reading.article.published if reading.article else None
    if when.start and when.end:
        return [when.start.isoformat(), when.end.isoformat()]
    return [None, published.isoformat()] if published else None


def _location(incident: Incident, country: str | None) -> Json:
    """Country and place; where the record has no country, the one that the dispatch speaks of most."""
    place = incident.place
    names = {c.iso3: c.name for c in countries().values()}
    chain = [names.get(place.country or country or "", ""), place.name if place.precision != "country" else ""]
    return [name.upper() for name in chain if name] or None


def _weapons(incident: Incident) -> JsonObject:
    named = [plain(w.written) for w in incident.weapons if w.weapon_class not in ("other", "crowd_control")]
    told = [w for w in named if fill_of("instrument", w)]
    kinds: list[Json] = [{"value": fill_of("instrument", w), "of": w} for w in told]
    return {"instrument_id": told, "instrument_type": kinds}


def _doers(reading: Reading, incident: Incident) -> JsonObject:
    doers = [p for p in incident.participants if p.role in ("perpetrator", "both_sides")]
    doers = [p for p in doers if p.role == "perpetrator"] or [p for p in doers if p.kind not in STATE]
    orgs = [p for p in doers if p.actor is not None or p.kind == "organisation"]
    said = {
        c.value.written: c.attitude
        for c in reading.claims(incident, "participants")
        if isinstance(c.value, Participant)
    }
    sure: list[Json] = [
        {"value": ATTITUDES.get(said.get(p.written, ""), "REPORTED AS FACT"), "of": plain(p.written)} for p in orgs
    ]
    state = bool(doers) and all(p.kind in STATE for p in doers)
    return {
        "perp_category": "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT",
        "perp_individual": [plain(p.written) for p in doers if p not in orgs],
        "perp_org": [plain(p.written) for p in orgs],
        "perp_org_confidence": sure,
    }


def _is_thing(party: Participant) -> bool:
    return describe_actor(party.written).thing or fill_of("thing", plain(party.written)) is not None


def _things(things: list[Participant]) -> JsonObject:
    names = list(dict.fromkeys(plain(p.written) for p in things))
    return {
        "phys_tgt_id": names,
        "phys_tgt_type": [{"value": fill_of("thing", n) or "OTHER", "of": n} for n in names],
        "phys_tgt_number": [{"value": "PLURAL" if n.split(" OF ")[0].endswith("S") else "1", "of": n} for n in names],
    }


def _people(people: list[Participant], incident: Incident, kind: str) -> JsonObject:
    names: list[Json] = []
    slots: dict[str, list[Json]] = {s: [] for s in ("description", "type", "number", "effect")}
    for written, party_kind in dict.fromkeys((p.written, p.kind) for p in people):
        words = plain(written)
        name, title = name_in(written)
        key = name or title
        if name:
            names.append(name)
        if title:
            slots["description"].append({"value": title, "of": key})
        slots["type"].append({"value": fill_of("human", words) or HUMAN.get(party_kind, "CIVILIAN"), "of": key})
        slots["number"].append({"value": _number(words, incident, name is not None), "of": key})
        slots["effect"] += [{"value": effect, "of": key} for effect in _effects(incident, kind, words)]
    return {"hum_tgt_name": names, **{f"hum_tgt_{slot}": fills for slot, fills in slots.items()}}


def _number(words: str, incident: Incident, named: bool) -> str:
    """The number told of the group, else one or many by the noun."""
    if not named:
        for field in EFFECTS:
            for group in incident.count(field).groups:
                if group.group.upper() in words and group.low:
                    return str(group.low)
    return "PLURAL" if not named and words.split(" OF ")[0].endswith(("S", "PEOPLE", "MEN", "POLICE")) else "1"


def _effects(incident: Incident, kind: str, words: str) -> Iterator[str]:
    """What befell the group: by its own row, else by the totals where one alone is told."""
    fields = [f for f in EFFECTS if any(g.low and g.group.upper() in words for g in incident.count(f).groups)]
    fields = fields or [f for f in EFFECTS if incident.count(f).low]
    if len(fields) == 1 and kind != "KIDNAPPING":
        yield EFFECTS[fields[0]]
    elif fields:
        yield "DEATH"
