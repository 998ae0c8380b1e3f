"""ACLED-style event type of a snippet."""

from __future__ import annotations

from typing import Final

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from benchmarks.tasks.event_of import event_of
from dateline.coding.acts import find_acts
from dateline.coding.acts.lexicon import load_lexicon
from dateline.coding.acts.relevance import topic_scores
from dateline.coding.deeds import main_deed
from dateline.coding.speech import find_speech
from dateline.coding.token import Parse
from dateline.model import EventType, JsonObject

LABELS: Final = {
    "Government regains territory": "GOV_REGAINS_TERIT",
    "Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Armed clash": "ARMED_CLASH",
    "Chemical weapon": "CHEM_WEAP",
    "Air/drone strike": "AIR_STRIKE",
    "Suicide bomb": "SUIC_BOMB",
    "Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Remote explosive/landmine/IED": "REM_EXPLOS",
    "Grenade": "GRENADE",
    "Sexual violence": "SEX_VIOL",
    "Attack": "ATTACK",
    "Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Peaceful protest": "PEACE_PROTEST",
    "Protest with intervention": "PROTEST_WITH_INTER",
    "Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Violent demonstration": "VIOL_DEMONSTR",
    "Mob violence": "MOB_VIOL",
    "Agreement": "AGREEMENT",
    "Arrests": "ARREST",
    "Change to group/activity": "CHANGE_TO_GROUP_ACT",
    "Disrupted weapons use": "DISR_WEAP",
    "Headquarters or base established": "HQ_ESTABLISHED",
    "Looting/property destruction": "PROPERTY_DISTRUCT",
    "Non-violent transfer of territory": "NON_VIOL_TERRIT_TRANSFER",
    "Other": "OTHER",
}
"""The shared task's label of each sub-type."""
OTHERS: Final = {"weather": "NATURAL_DISASTER", "accident": "MAN_MADE_DISASTER"}
"""Labels of what the product knows as foreign to a conflict, by its topic."""
DIPLOMACY: Final = ("SANCTION", "REQUEST", "REJECT", "ACCUSE", "THREATEN", "CONSULT", "SUPPORT")
BLAME: Final = ("claims_responsibility", "accuses")
SURE: Final = 3
"""Distinct words that make a topic the text's where armed people are told of; two do elsewhere, one without any act."""


def predict(row: Row, product: Product) -> JsonObject:
    """``{"label", "event_type"}``, null where no act is told."""
    reading = product.code(row)
    event = event_of(reading)
    label = _other(reading, event) or (LABELS[event.sub_event_type] if event else None)
    return {"label": label, "event_type": event.event_type if event else None}


def _other(reading: Reading, event: EventType | None) -> str | None:
    """One of the labels that no sub-type has: a disaster, blame for an act, diplomacy."""
    parsed = reading.parsed
    seen = {t.lower for t in parsed.tokens} | {t.lemma for t in parsed.tokens}
    scores = topic_scores(seen, set())
    topic = max(OTHERS, key=lambda name: scores[name])
    armed = bool(load_lexicon().sets["armed"] & seen)
    if scores[topic] >= (SURE if armed else 1 if event is None else 2):
        return OTHERS[topic]
    acts = find_acts(parsed)
    deed = main_deed(parsed, 0, acts) if parsed.sentences else None
    if any(f.attitude in BLAME and f.cue and _first(parsed, f.cue[0]) for f in find_speech(parsed, stances=True)):
        return "ATTRIB"
    if deed is not None and (deed.category == "SANCTION" or (event is None and deed.category in DIPLOMACY)):
        return "DIPLO"
    return None


def _first(parsed: Parse, offset: int) -> bool:
    token = parsed.at(offset)
    return token is not None and token.sentence == 0
