"""Who took part, with what, and in which order things happened."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.words import PartyKind, PartyRole, Status, WeaponClass


@dataclass(frozen=True, slots=True)
class Participant:
    """One party in one role. ``written`` are the article's words, ``name`` the canonical name where one is known.

    ``actor`` is the id of the actor registry, None for generic actors; ``country`` ISO 3166 alpha-3.
    """

    written: str
    name: str | None
    kind: PartyKind
    role: PartyRole
    country: str | None = None
    status: Status = "reported"
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon or means, as written and as a class."""

    written: str
    weapon_class: WeaponClass


@dataclass(frozen=True, slots=True)
class Step:
    """One act of the sequence inside an incident; ``order`` starts at 1."""

    order: int
    act: str
    actor: str | None
    target: str | None
    written: str
