"""Persons, parties, places, times, quantities and weapons as spans: the encoder's, or without one the rooms' own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from benchmarks.tasks.places import entities_of
from dateline.coding.entities import find_entities
from dateline.coding.parties.noun_phrase import NounPhrase, noun_phrase
from dateline.coding.token import Range
from dateline.model import Json, JsonObject
from dateline.normalise.dates import find_times
from dateline.normalise.places import find_toponyms
from dateline.normalise.weapons import find_weapons

PLATFORMS: Final = ("air", "drone", "vehicle")
"""Weapon classes that re3d calls military platforms."""
PARSED: Final = {
    "PERSON": "Person", "ORG": "Organisation", "NORP": "Nationality", "GPE": "Location", "LOC": "Location",
    "FAC": "Location", "MONEY": "Money", "CARDINAL": "Quantity", "QUANTITY": "Quantity", "PERCENT": "Quantity",
    "LAW": "DocumentReference",
}  # fmt: skip
"""re3d's type of each label of the parser."""
Found = tuple[Range, str]


def predict(row: Row, product: Product) -> JsonObject:
    """``{"entities": [{"start", "end", "type"}]}``, none of which overlap: what is told first in `_found` stays."""
    reading = product.read(row)
    if reading.parsed.reading is not None:
        named = ((e.span, e.kind) for e in find_entities(reading.parsed))
        return {"entities": [{**at, "type": kind} for span, kind in named if (at := reading.whole(span))]}
    taken: list[Found] = []
    for span, kind in _found(reading, product) if reading.article else ():
        if not any(a < span[1] and span[0] < b for (a, b), _ in taken):
            taken.append((span, kind))
    found: list[Json] = [{**at, "type": kind} for span, kind in sorted(taken) if (at := reading.whole(span))]
    return {"entities": found}


def _found(reading: Reading, product: Product) -> Iterator[Found]:
    """Times, weapons, parties, then names by the gazetteer and the parser."""
    parsed, text = reading.parsed, reading.parsed.text
    yield from (((x.start, x.end), "Temporal") for x in find_times(text) if x.kind != "set")
    for weapon in find_weapons(text):
        if not weapon.implied and weapon.sure:
            yield weapon.core, "MilitaryPlatform" if weapon.weapon_class in PLATFORMS else "Weapon"
    yield from _parties(reading)
    entities = entities_of(parsed)
    names = find_toponyms(text, product.gazetteer, entities, demonyms=True)
    for name in names:
        if name.demonym is not None:
            yield (name.start, name.end), "Nationality"
        elif not name.embedded:
            yield (name.start, name.end), "Location"
    yield from (((start, end), PARSED[label]) for start, end, label in entities if label in PARSED)


def _parties(reading: Reading) -> Iterator[Found]:
    """Noun phrases that name a party; a country's name is one where it acts."""
    parsed = reading.parsed
    for token in parsed.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep in ("compound", "nmod", "amod"):
            continue
        phrase = noun_phrase(parsed, token.index)
        if phrase.state and token.dep not in ("nsubj", "nsubjpass"):
            continue
        kind = _kind(phrase)
        if kind is not None and not (phrase.place or phrase.weapon or phrase.thing or phrase.number):
            begin = next((t.start for t in parsed.between(*phrase.span) if t.dep != "nummod"), phrase.span[0])
            yield (begin, phrase.span[1]), kind


def _kind(phrase: NounPhrase) -> str | None:
    if phrase.kind == "person":
        return "Person"
    return "Organisation" if phrase.kind is not None else None
