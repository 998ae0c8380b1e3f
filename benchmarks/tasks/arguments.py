"""The arguments of a gold trigger by WikiEvents' types: grammar around the word, and the encoder's roles for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from dateline.coding.entities import phrase_range, whole_end
from dateline.coding.parties.clause import arguments
from dateline.coding.parties.noun_phrase import noun_phrase
from dateline.coding.token import Parse, Range, Token

Argument = tuple[str, Range]
Sides = tuple[str, str]

SIDES: Final[dict[str, Sides]] = {
    "Conflict.Attack": ("Attacker", "Target"),
    "Conflict.Demonstrate": ("Demonstrator", "Target"),
    "Life.Die": ("Killer", "Victim"),
    "Life.Injure": ("Injurer", "Victim"),
    "Life.Infect": ("", "Victim"),
    "Disaster.DiseaseOutbreak": ("", "Victim"),
    "Contact.Contact.Broadcast": ("Communicator", ""),
    "Contact.Contact": ("Participant", ""),
    "Contact.RequestCommand": ("Communicator", "Recipient"),
    "Contact.ThreatenCoerce": ("Communicator", "Recipient"),
    "Movement.Transportation": ("Transporter", "PassengerArtifact"),
    "Justice.ArrestJailDetain": ("Jailer", "Detainee"),
    "Justice.ChargeIndict": ("Prosecutor", "Defendant"),
    "Justice.Convict": ("JudgeCourt", "Defendant"),
    "Justice.Sentence": ("JudgeCourt", "Defendant"),
    "Justice.ReleaseParole": ("JudgeCourt", "Defendant"),
    "Justice.TrialHearing": ("", "Defendant"),
    "Justice.InvestigateCrime": ("Investigator", ""),
    "GenericCrime.GenericCrime": ("Perpetrator", ""),
    "ArtifactExistence.DamageDestroyDisableDismantle": ("", "Artifact"),
    "ArtifactExistence.ManufactureAssemble": ("ManufacturerAssembler", "Artifact"),
    "Transaction.ExchangeBuySell": ("Recipient", "AcquiredEntity"),
    "Control.ImpedeInterfereWith": ("Impeder", ""),
    "Personnel.EndPosition": ("", "Employee"),
    "Personnel.StartPosition": ("", "Employee"),
    "Medical.Intervention": ("Treater", "Patient"),
}
"""Who acts and whom it reaches, by the longest beginning of an event's type."""
ACTING: Final = frozenset({"subject", "by"})
REACHED: Final = frozenset({"object", "passive", "of", "on", "against", "targeting", "to", "with"})
UNERGATIVE: Final = frozenset({"Life.Die", "Life.Infect", "Disaster.DiseaseOutbreak", "Personnel.EndPosition"})
"""Types whose subject, without an object, is the one reached: "two men died"."""
WHERE: Final = frozenset({"in", "at", "near", "outside", "inside", "across"})
HEARD: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "Conflict.Attack": (("perpetrator", "both_sides"), ("target", "victim")),
    "Conflict.Demonstrate": (("demonstrator",), ()),
    "Life.Die": (("perpetrator",), ("killed", "victim")),
    "Life.Injure": (("perpetrator",), ("injured", "victim")),
    "Justice.ArrestJailDetain": (("responder",), ("arrested",)),
}
"""The encoder's roles for those who act and those reached."""
FLOOR: Final = 0.5
PLACES: Final = frozenset({"GPE", "LOC", "FAC"})


def find_arguments(parse: Parse, trigger: Range, kind: str) -> list[Argument]:
    """The arguments of an event told in some words of a text, without repeats."""
    head = parse.head_of(*trigger) or parse.at(trigger[0])
    if head is None:
        return []
    sides = max((name for name in SIDES if kind.startswith(name)), key=len, default="")
    found = list(_by_grammar(parse, head, sides, kind))
    heard = list(_heard(parse, head, sides, kind))
    filled = {role for role, _ in found}
    found += [(role, span) for role, span in heard if role not in filled]
    return list(dict.fromkeys((role, span) for role, span in found if role))


def _by_grammar(parse: Parse, head: Token, sides: str, kind: str) -> Iterator[Argument]:
    agent, patient = SIDES.get(sides, ("", ""))
    told = arguments(parse, head.index)
    relations = {relation for relation, _ in told}
    moved = sides in UNERGATIVE and not relations & {"object", "passive"}
    for relation, noun in told:
        phrase = noun_phrase(parse, noun)
        token = parse.tokens[noun]
        if token.entity in ("DATE", "TIME"):
            continue
        if relation in WHERE:
            if phrase.place or token.entity in PLACES:
                yield "Place", phrase.span
        elif relation in ("to", "from", "into") and sides == "Movement.Transportation":
            yield ("Origin" if relation == "from" else "Destination"), phrase.span
        elif relation in ACTING and not moved:
            if phrase.people or phrase.pronoun or not sides.startswith(("Conflict", "Life")):
                yield agent, phrase.span
        elif relation in ACTING or (relation == "owner" and sides.startswith(("Justice", "Life"))):
            yield patient, phrase.span
        elif relation == "owner" and phrase.people:
            yield agent, phrase.span
        elif relation in REACHED and (relation not in ("of", "on", "to", "with") or head.pos == "NOUN"):
            yield patient, phrase.span


def _heard(parse: Parse, head: Token, sides: str, kind: str) -> Iterator[Argument]:
    """What the encoder gives the word of a violent act, in its own sentence."""
    for roles, name in zip(HEARD.get(sides, ()), SIDES.get(sides, ()), strict=False):
        for role in roles:
            yield from ((name, span) for span in _spans(parse, head, role))
    if sides.startswith("Conflict"):
        yield from (("Place", span) for span in _spans(parse, head, "place")[:1])
    if sides == "Conflict.Attack":
        means = "ExplosiveDevice" if kind.endswith("DetonateExplode") else "Instrument"
        yield from ((means, span) for span in _spans(parse, head, "weapon")[:1])


def _spans(parse: Parse, head: Token, role: str) -> list[Range]:
    """The encoder's spans of a role in the word's sentence, likeliest first."""
    if parse.reading is None:
        return []
    tokens = parse.tokens
    found = [s for s in parse.reading.role_spans(head.index, role, FLOOR) if tokens[s.first].sentence == head.sentence]
    found.sort(key=lambda s: -s.chance)
    whole = (phrase_range(parse, s.first, whole_end(parse, s.first, s.end)) for s in found)
    return [span for span in whole if span is not None]
