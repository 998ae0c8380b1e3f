"""The incident's fields, reconciled from its claims under a named policy, with the dissent kept."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.codebook import EventType
from dateline.model.count import Count
from dateline.model.date_value import DateValue
from dateline.model.party import Participant, Step, Weapon
from dateline.model.place_value import PlaceValue
from dateline.model.words import CountField, Investigation, Modality, Role


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two claims on one field that cannot both hold; ``claims`` are their ids."""

    field: str
    claims: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as the claims stand. ``mentions``, ``articles`` and ``claims`` are ids, sorted.

    ``event`` is None where no claim on the type stands.
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

    def count(self, name: CountField) -> Count:
        """The toll of one count field by name."""
        value: Count = getattr(self, name)
        return value
