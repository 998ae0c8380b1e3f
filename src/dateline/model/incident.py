"""The incident's fields, reconciled from its claims under a named policy, with the dissent kept."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.codebook import EventType
from dateline.model.count import Count
from dateline.model.date_value import DateValue
from dateline.model.party import Participant, Step, Weapon
from dateline.model.place_value import PlaceValue
from dateline.model.words import CountField, GradeName, Investigation, Modality, Role


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims on one field that cannot both hold; ``claims`` are their ids."""

    field: str
    claims: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Weighing:
    """How one field's value was come to: the rule that decided, and the ids of the claims for and against it.

    Where no value is held, ``claims_for`` is empty and ``claims_against`` has every claim that clashes.
    """

    field: str
    rule: str
    claims_for: tuple[str, ...]
    claims_against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """How well an incident is attested, after Airwars' grades; ``rule`` says by what. ``origins`` are independent."""

    name: GradeName
    rule: str
    origins: int


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as the claims stand. ``mentions``, ``articles`` and ``claims`` are ids, sorted.

    ``event`` is None where no claim on the type stands. ``weighed`` has an entry for every field that a claim speaks of
    and that holds one value. ``copies`` are those of the articles that repeat one text: an origin each, which the first
    gives its name.
    """

    id: str
    role: Role
    modality: Modality
    event: EventType | None
    date: DateValue
    place: PlaceValue
    participants: tuple[Participant, ...]
    weapons: tuple[Weapon, ...]
    killed: Count
    injured: Count
    abducted: Count
    arrested: Count
    missing: Count
    steps: tuple[Step, ...]
    investigation: Investigation | None
    conflicts: tuple[Conflict, ...]
    claims: tuple[str, ...]
    mentions: tuple[str, ...]
    articles: tuple[str, ...]
    policy: str
    weighed: tuple[Weighing, ...] = ()
    grade: Grade | None = None
    copies: tuple[tuple[str, ...], ...] = ()

    def count(self, name: CountField) -> Count:
        """The toll of one count field by name."""
        value: Count = getattr(self, name)
        return value
