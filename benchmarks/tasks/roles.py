"""Who did it to whom: CAMEO's source and target, WikiEvents' arguments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from benchmarks.product import Product, Reading
from benchmarks.row import Row
from benchmarks.tasks.clause import first_clause
from benchmarks.tasks.places import entities_of
from dateline.coding.act import Act, PartyMention
from dateline.coding.acts import find_acts
from dateline.coding.parties import find_parties
from dateline.coding.token import Range
from dateline.model import Json, JsonObject
from dateline.normalise.places import find_toponyms
from dateline.normalise.weapons import find_weapons

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
ROLES: Final = {
    "Conflict.Attack": {"perpetrator": "Attacker", "both_sides": "Attacker", "target": "Target", "victim": "Target"},
    "Life.Die": {"perpetrator": "Killer", "victim": "Victim", "target": "Victim"},
    "Life.Injure": {"perpetrator": "Injurer", "victim": "Victim", "target": "Victim"},
    "Justice.ArrestJailDetain": {"perpetrator": "Jailer", "target": "Detainee", "victim": "Detainee"},
    "Conflict.Demonstrate": {"demonstrator": "Demonstrator", "target": "Target", "perpetrator": "Regulator"},
}  # fmt: skip


def predict(row: Row, product: Product) -> JsonObject:
    """``{"spans"}`` of a CAMEO sentence, ``{"events"}`` of a WikiEvents document."""
    reading = product.read(row)
    if str(row["id"]).startswith("wikievents"):
        return {"events": _events(reading, product, None)}
    return {"spans": _sides(reading)}


def predict_given(row: Row, product: Product, given: Row) -> JsonObject:
    """Arguments of gold triggers."""
    events = given["events"]
    assert isinstance(events, list)
    return {"events": _events(product.read(row), product, events)}


def _sides(reading: Reading) -> list[Json]:
    """The parties of the first act that has any, else subject and object of the sentence."""
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


def _events(reading: Reading, product: Product, given: Sequence[Json] | None) -> list[Json]:
    acts = find_acts(reading.parsed)
    parties = find_parties(reading.parsed, acts)
    found: list[Json] = []
    for number, act in enumerate(acts):
        kind = TYPES.get(act.kind)
        token = reading.parsed.tokens[act.token]
        trigger = reading.whole((token.start, token.end))
        if given is None and kind and trigger and act.nonevent is None:
            args = [*_arguments(reading, kind, number, parties), *_beside(reading, product, kind, act)]
            found.append({"type": kind, "trigger": trigger, "args": args})
    for event in given or ():
        assert isinstance(event, dict)
        found.append({**event, "args": _of_trigger(reading, product, event, acts, parties)})
    return found


def _of_trigger(
    reading: Reading, product: Product, event: JsonObject, acts: Sequence[Act], parties: Sequence[PartyMention]
) -> list[Json]:
    """The parties of the act that a gold trigger stands in."""
    trigger, kind = event["trigger"], event["type"]
    assert isinstance(trigger, dict)
    assert isinstance(kind, str)
    for number, act in enumerate(acts):
        span = reading.whole(act.span)
        if span and _meets(span, trigger):
            return [*_arguments(reading, kind, number, parties), *_beside(reading, product, kind, act)]
    return []


def _meets(one: JsonObject, other: JsonObject) -> bool:
    low, high = (one["start"], one["end"]), (other["start"], other["end"])
    a, b, c, d = (n for n in (*low, *high) if isinstance(n, int))
    return a < d and c < b


def _arguments(reading: Reading, kind: str, act: int, parties: Sequence[PartyMention]) -> Iterator[Json]:
    roles = ROLES.get(kind.rsplit(".", 1)[0], {})
    for party in parties:
        span = reading.whole(party.span) if party.act == act and party.role in roles else None
        if span is not None:
            yield {**span, "role": roles[party.role]}


def _beside(reading: Reading, product: Product, kind: str, act: Act) -> Iterator[Json]:
    """Place and means told in the act's own sentence."""
    if not kind.startswith(("Conflict", "Life")):
        return
    low, high = reading.parsed.sentence_range(act.sentence)
    text = reading.parsed.text
    for name in find_toponyms(text, product.gazetteer, entities_of(reading.parsed)):
        span = reading.whole((name.start, name.end))
        if low <= name.start < high and not name.container and not name.embedded and not name.dateline and span:
            yield {**span, "role": "Place"}
            break
    means = "ExplosiveDevice" if kind.endswith("DetonateExplode") else "Instrument"
    for weapon in find_weapons(text[low:high]):
        span = reading.whole((low + weapon.core[0], low + weapon.core[1]))
        if not weapon.implied and weapon.sure and span:
            yield {**span, "role": means}
            break
