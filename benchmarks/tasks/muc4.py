"""MUC-4 templates: every incident of the record that the task's guidelines call terrorist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from benchmarks.tasks.capitals import small
from benchmarks.tasks.muc4_slots import SLOTS, Phrase, distinct, name_of, nearest, phrases
from benchmarks.tasks.muc4_words import fill_of
from benchmarks.tasks.places import entities_of
from dateline.coding.act import Act
from dateline.coding.acts import find_acts
from dateline.coding.token import Parse
from dateline.model import Incident, Json, JsonObject
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
FLOORS: Final = {"slot_person": 0.825, "slot_group": 0.8, "slot_thing": 0.85, "slot_human": 0.75, "slot_means": 0.8}
REACH: Final = {"slot_person": 0, "slot_group": 3, "slot_thing": 3, "slot_human": 3, "slot_means": 0}
"""Sentences from an incident's acts within which a phrase is still of it."""
LOOSE: Final = 0.6
FAR: Final = 1
"""A chance and a distance for people and things of an incident that has none nearer."""
TARGETS: Final = ("slot_human", "slot_thing")
ACTS: Final = {
    "abduct": "KIDNAPPING", "explode": "BOMBING", "suicide": "BOMBING", "grenade": "BOMBING", "air": "BOMBING",
    "arson": "ARSON", "kill": "ATTACK", "attack": "ATTACK", "shoot": "ATTACK", "execute": "ATTACK", "ambush": "ATTACK",
    "clash": "ATTACK", "shell": "ATTACK", "blade": "ATTACK", "beat": "ATTACK", "injure": "ATTACK",
}  # fmt: skip
EXTRA: Final = ("KIDNAPPING", "BOMBING", "ARSON", "ATTACK")
MOST: Final = 0.5
"""Share of an attack's acts from which they, not its type, say what it was."""
Fills = dict[str, list[Json]]


@dataclass(frozen=True)
class Told:
    """An attack with the phrases of each slot that are its own; ``incident`` None where acts alone tell it."""

    kind: str
    incident: Incident | None
    sentences: frozenset[int]
    own: dict[str, list[Phrase]]


def predict(row: Row, product: Product) -> JsonObject:
    """``{"templates": [...]}``; the copy's capitals are written small before it is coded."""
    text = row["text"]
    assert isinstance(text, str)
    reading = product.code({**row, "text": small(text, product.gazetteer)})
    return {"templates": templates(reading, product)}


def templates(reading: Reading, product: Product) -> list[Json]:
    """The templates of one coded article."""
    country = _country(reading, product)
    made = (_template(reading, one, country) for one in _told(reading))
    return [template for template in made if template is not None]


def _country(reading: Reading, product: Product) -> str | None:
    if not reading.incidents or reading.article is None:
        return None
    text = reading.article.text
    names = find_toponyms(text, product.gazetteer, entities_of(reading.parsed))
    return next(iter(document_context(names, text, product.gazetteer).countries), None)


def _told(reading: Reading) -> list[Told]:
    """The attacks of an article with their phrases: each phrase goes to the attack told nearest to it."""
    told = list(_attacks(reading))
    where = [one.sentences for one in told]
    if not told:
        return []
    loose: dict[str, list[tuple[Phrase, int, int]]] = {slot: [] for slot in SLOTS}
    for slot in SLOTS:
        for phrase in phrases(reading.parsed, slot, LOOSE):
            number, gap = nearest(phrase, where)
            loose[slot].append((phrase, number, gap))
            if gap <= REACH[slot] and phrase.chance >= FLOORS[slot]:
                told[number].own[slot].append(phrase)
    for number, one in enumerate(told):
        if one.incident is not None and not any(one.own[s] for s in TARGETS):
            for slot in TARGETS:
                one.own[slot].extend(p for p, n, gap in loose[slot] if n == number and gap <= FAR)
    return told


def _attacks(reading: Reading) -> Iterator[Told]:
    """The incidents that are attacks, then what acts outside them tell, one a type."""
    acts = [act for act in find_acts(reading.parsed) if act.nonevent is None]
    used: set[int] = set()
    kinds: set[str] = set()
    for incident in reading.incidents:
        spans = reading.mention(incident).acts
        mine = [a for a in acts if any(s.start < a.span[1] and a.span[0] < s.end for s in spans)]
        used |= {a.token for a in mine}
        kind = _type(incident, mine)
        if kind is None or incident.modality not in STAGES:
            continue
        kinds.add(kind)
        tokens = (reading.parsed.at(span.start) for span in spans)
        yield _empty(kind, incident, frozenset(t.sentence for t in tokens if t is not None))
    for kind in EXTRA:
        sentences = frozenset(a.sentence for a in acts if a.token not in used and ACTS.get(a.kind) == kind)
        if sentences and kind not in kinds:
            yield _empty(kind, None, sentences)


def _empty(kind: str, incident: Incident | None, sentences: frozenset[int]) -> Told:
    return Told(kind, incident, sentences, {slot: [] for slot in SLOTS})


def _type(incident: Incident, acts: Sequence[Act]) -> str | None:
    told = [kind for act in acts if (kind := ACTS.get(act.kind)) is not None]
    name = incident.event.sub_event_type if incident.event else None
    settled = "ATTACK" if name is None else TYPES.get(name)
    if name == "Looting/property destruction":
        return "ARSON" if "ARSON" in told else "ATTACK"
    if settled == "ATTACK" and told:
        most = max(sorted(set(told)), key=lambda k: (told.count(k), k != "ATTACK"))
        return most if told.count(most) >= MOST * len(acts) else settled
    return settled


def _template(reading: Reading, told: Told, country: str | None) -> JsonObject | None:
    incident, parsed = told.incident, reading.parsed
    kind, stage = told.kind, STAGES[incident.modality] if incident else "ACCOMPLISHED"
    if not any(told.own[s] for s in ("slot_human", "slot_thing")):
        return None
    return {
        "type": kind,
        "stage": stage,
        "date": _date(reading, incident),
        "location": _location(incident, country),
        **_weapons(told),
        **_doers(parsed, told),
        **_things(parsed, told),
        **_people(parsed, told, kind, stage),
    }


def _date(reading: Reading, incident: Incident | None) -> Json:
    """The day or days; without any, a day on or before that of the dispatch."""
    when, published = incident.date if incident else None, reading.article.published if reading.article else None
    if when and when.start and when.end:
        return [when.start.isoformat(), when.end.isoformat()]
    return [None, published.isoformat()] if published else None


def _location(incident: Incident | None, country: str | None) -> Json:
    """Country and place; where the record has no country, the one that the dispatch speaks of most."""
    names = {c.iso3: c.name for c in countries().values()}
    if incident is None:
        return [names[country].upper()] if country in names else None
    place = incident.place
    chain = [names.get(place.country or country or "", ""), place.name if place.precision != "country" else ""]
    return [name.upper() for name in chain if name] or None


def _weapons(told: Told) -> JsonObject:
    means = [p.words for p in distinct(told.own["slot_means"]) if fill_of("instrument", p.words)]
    return {
        "instrument_id": list[Json](means),
        "instrument_type": [{"value": fill_of("instrument", words), "of": words} for words in means],
    }


def _doers(parsed: Parse, told: Told) -> JsonObject:
    persons = list(distinct(told.own["slot_person"]))
    orgs = list(_parties(told.own["slot_group"]))
    doers = [*persons, *orgs]
    state = bool(doers) and all(describe_actor(p.words.title(), None, "perpetrator").kind in STATE for p in doers)
    return {
        "perp_category": "STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT",
        "perp_individual": [p.words for p in persons],
        "perp_org": [p.words for p in orgs],
        "perp_org_confidence": [{"value": _surety(parsed, p), "of": p.words} for p in orgs],
    }


def _parties(found: Sequence[Phrase]) -> list[Phrase]:
    """Organisations once each, also where a name and its short form stand for one."""
    kept: list[Phrase] = []
    seen: set[str] = set()
    for one in distinct(found):
        initials = "".join(w[0] for w in one.words.split() if w not in ("OF", "THE", "AND", "FOR"))
        actor = describe_actor(one.words.title(), None, "perpetrator").actor
        keys = {initials if " " in one.words else one.words, *((str(actor),) if actor else ())}
        if not keys & seen:
            kept.append(one)
        seen |= keys
    return kept


CLAIMED: Final = frozenset({"claim", "admit"})
ACCUSED: Final = frozenset({"accuse", "suspect", "blame", "attribute", "allege", "allegedly", "presumably", "believe"})
OFFICE: Final = frozenset({"police", "army", "minister", "authority", "official", "colonel", "general", "government"})


def _surety(parsed: Parse, phrase: Phrase) -> str:
    first, end = parsed.sentences[phrase.sentence]
    lemmas = {t.lemma for t in parsed.tokens[first:end]}
    if "responsibility" in lemmas and lemmas & CLAIMED:
        return "CLAIMED OR ADMITTED"
    if lemmas & ACCUSED:
        return "SUSPECTED OR ACCUSED BY AUTHORITIES" if lemmas & OFFICE else "SUSPECTED OR ACCUSED"
    return "REPORTED AS FACT"


def _lemmas(parsed: Parse, phrase: Phrase) -> set[str]:
    first, end = parsed.sentences[phrase.sentence]
    return {t.lemma for t in parsed.tokens[first:end]}


def _things(parsed: Parse, told: Told) -> JsonObject:
    things = list(distinct(told.own["slot_thing"]))
    effects: list[Json] = []
    for p in things:
        lemmas = _lemmas(parsed, p)
        hurt = "DESTROYED" if "destroy" in lemmas else "SOME DAMAGE" if "damage" in lemmas else None
        if hurt:
            effects.append({"value": hurt, "of": p.words})
    return {
        "phys_tgt_id": [p.words for p in things],
        "phys_tgt_type": [{"value": fill_of("thing", p.words) or "OTHER", "of": p.words} for p in things],
        "phys_tgt_number": [{"value": _number(parsed, p), "of": p.words} for p in things],
        "phys_tgt_effect": effects,
    }


def _number(parsed: Parse, phrase: Phrase) -> str:
    """The number told with the noun, else one or many by its form."""
    tokens = parsed.tokens[max(0, phrase.first - 2) : phrase.end]
    for token in tokens:
        if token.tag == "CD" and token.dep == "nummod":
            value = token.lower if token.lower.isdigit() else COUNTED.get(token.lower)
            if value:
                return value
    head = parsed.tokens[phrase.end - 1]
    many = head.tag in ("NNS", "NNPS") or phrase.words.endswith(("PEOPLE", "POLICE"))
    return "PLURAL" if many and not phrase.named else "1"


COUNTED: Final = {
    word: str(number)
    for number, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
}


def _people(parsed: Parse, told: Told, kind: str, stage: str) -> JsonObject:
    fills: Fills = {s: [] for s in ("name", "description", "type", "number", "effect")}
    found = told.own["slot_human"]
    for phrase in (*distinct([p for p in found if p.named]), *distinct([p for p in found if not p.named])):
        name, title = name_of(parsed, phrase)
        key = name or title
        if name:
            fills["name"].append(name)
        if title:
            fills["description"].append({"value": title, "of": key})
        words = f"{title or ''} {_title_near(parsed, phrase) if phrase.named else ''}"
        fills["type"].append({"value": fill_of("human", words) or "CIVILIAN", "of": key})
        fills["number"].append({"value": _number(parsed, phrase), "of": key})
        effect = _effect(parsed, phrase, kind, stage)
        if effect:
            fills["effect"].append({"value": effect, "of": key})
    return {f"hum_tgt_{slot}": told_fills for slot, told_fills in fills.items()}


def _title_near(parsed: Parse, phrase: Phrase) -> str:
    """The words right before a name and in apposition to it."""
    before = parsed.tokens[max(0, phrase.first - 4) : phrase.first]
    after = parsed.tokens[phrase.end : phrase.end + 6]
    return " ".join(t.text.upper() for t in (*before, *after))


def _effect(parsed: Parse, phrase: Phrase, kind: str, stage: str) -> str | None:
    if stage != "ACCOMPLISHED":
        return "NO INJURY OR DEATH" if stage == "ATTEMPTED" else None
    lemmas = _lemmas(parsed, phrase)
    chances = (
        {
            "DEATH": max((parsed.reading.chance(i, "killed") for i in range(phrase.first, phrase.end)), default=0),
            "INJURY": max((parsed.reading.chance(i, "injured") for i in range(phrase.first, phrase.end)), default=0),
        }
        if parsed.reading
        else {}
    )
    best = max(chances, key=lambda k: chances[k], default=None)
    if best and chances[best] > 0.4:
        return best
    if kind == "KIDNAPPING":
        return None
    if lemmas & {"injure", "wound"} and not lemmas & {"kill", "die", "murder", "death"}:
        return "INJURY"
    return "DEATH" if kind == "ATTACK" else None
