"""Who did it to whom: CAMEO's source and target, WikiEvents' arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from benchmarks.tasks.arguments import find_arguments
from benchmarks.tasks.clause import first_clause
from dateline.coding.acts import find_acts
from dateline.coding.parties import find_parties
from dateline.coding.sides import find_sides
from dateline.coding.token import Range
from dateline.model import Json, JsonObject

LETTERS: Final = {"actor": "S", "target": "T", "mutual": "R"}
SIDES: Final = {
    "perpetrator": "S", "demonstrator": "S", "both_sides": "R", "target": "T", "victim": "T",
}  # fmt: skip
ATTACK: Final = "Conflict.Attack.Unspecified"
TYPES: Final = {
    "explode": "Conflict.Attack.DetonateExplode", "suicide": "Conflict.Attack.DetonateExplode",
    "grenade": "Conflict.Attack.DetonateExplode", "kill": "Life.Die.Unspecified", "execute": "Life.Die.Unspecified",
    "injure": "Life.Injure.Unspecified", "arrest": "Justice.ArrestJailDetain.Unspecified",
    "protest": "Conflict.Demonstrate.Unspecified", "riot": "Conflict.Demonstrate.DemonstrateWithViolence",
    "shoot": ATTACK, "clash": ATTACK, "ambush": ATTACK, "attack": ATTACK, "blade": ATTACK, "air": ATTACK,
    "shell": ATTACK,
}  # fmt: skip
"""WikiEvents' type of each kind of act."""


def predict(row: Row, product: Product) -> JsonObject:
    """``{"spans"}`` of a CAMEO sentence, ``{"events"}`` of a WikiEvents document."""
    reading = product.read(row)
    if str(row["id"]).startswith("wikievents"):
        return {"events": _events(reading)}
    return {"spans": _sides(reading)}


def predict_given(row: Row, product: Product, given: Row) -> JsonObject:
    """Arguments of gold triggers."""
    events = given["events"]
    assert isinstance(events, list)
    return {"events": list(_given(product.read(row), events))}


def _sides(reading: Reading) -> list[Json]:
    """The encoder's sides; without one the parties of the first act that has any, else subject and object."""
    if reading.parsed.reading is not None:
        sides = ((side.span, LETTERS[side.role]) for side in find_sides(reading.parsed))
        return [{**span, "role": role} for words, role in sides if (span := reading.whole(words))]
    acts = find_acts(reading.parsed)
    parties = find_parties(reading.parsed, acts)
    told: dict[str, Range] = {}
    first = min((p.act for p in parties if p.role in SIDES), default=None)
    for party in sorted(parties, key=lambda p: -p.weight):
        if party.act == first and party.role in SIDES:
            told.setdefault(SIDES[party.role], party.span)
    if not told:
        clause = first_clause(reading.parsed)
        found = {} if clause is None else {"S": clause.subject, "T": clause.reached}
        told = {role: span for role, span in found.items() if span is not None}
    return [{**span, "role": role} for role, words in told.items() if (span := reading.whole(words))]


def _events(reading: Reading) -> list[Json]:
    found: list[Json] = []
    for act in find_acts(reading.parsed):
        kind = TYPES.get(act.kind)
        token = reading.parsed.tokens[act.token]
        trigger = reading.whole((token.start, token.end))
        if kind and trigger and act.nonevent is None:
            args = _arguments(reading, (token.start, token.end), kind)
            found.append({"type": kind, "trigger": trigger, "args": args})
    return found


def _given(reading: Reading, events: Sequence[Json]) -> Iterator[Json]:
    """Gold triggers with their arguments; a trigger that the article does not hold has none."""
    places = _places(reading)
    for event in events:
        assert isinstance(event, dict)
        trigger, kind = event["trigger"], event["type"]
        assert isinstance(trigger, dict)
        assert isinstance(kind, str)
        first, last = trigger["start"], trigger["end"]
        assert isinstance(first, int)
        assert isinstance(last, int)
        held = [places[i] for i in range(first, last) if i in places]
        yield {**event, "args": _arguments(reading, (held[0], held[-1] + 1), kind) if held else []}


def _places(reading: Reading) -> dict[int, int]:
    """For each character of the input's text that the article holds: where it stands in the article."""
    spans = ((a, i) for i in range(len(reading.parsed.text)) for a, _ in reading.back((i, i + 1)))
    return dict(spans)


def _arguments(reading: Reading, trigger: Range, kind: str) -> list[Json]:
    told = find_arguments(reading.parsed, trigger, kind)
    return [{**span, "role": role} for role, words in told if (span := reading.whole(words))]
