"""One article says one thing about one field of one mention, with the exact words and who says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.codebook import EventType
from dateline.model.count import CountClaim
from dateline.model.date_value import DateValue
from dateline.model.party import Participant, Step, Weapon
from dateline.model.place_value import PlaceValue
from dateline.model.span import Span
from dateline.model.words import Attitude, Channel, ClaimField, MakerKind

ClaimValue = EventType | DateValue | PlaceValue | CountClaim | Participant | Weapon | Step | str
"""``str`` for modality and investigation; the other fields have a type of their own."""

RulingVerdict = Literal["accepted", "rejected", "cannot_tell"]
"""What a person says of a claim."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """One voice of a chain. ``written`` are the article's words; the rest is read off them."""

    written: str
    name: str | None = None
    title: str | None = None
    organisation: str | None = None
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made a claim or a judgement: a rule, a model, a language model or a person."""

    kind: MakerKind
    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Claim:
    """Never edited once stored (codebook §6).

    ``speakers`` runs from the nearest voice outwards; empty is the article's own voice.
    ``withdrawn`` marks a value that the same text corrects or replaces by a later one: kept, and out of the fold.
    ``confidence`` is between 0 and 1. ``ruling`` is a person's last verdict on the claim, ``said_at`` when
    that, or a person's own claim, was said; both are read from people's decisions, not stored with the claim.
    """

    id: str
    mention: str
    field: ClaimField
    value: ClaimValue
    written: str
    span: Span
    speakers: tuple[Speaker, ...]
    attitude: Attitude
    hedge: str | None
    quoted: bool
    maker: Maker
    confidence: float
    withdrawn: bool = False
    ruling: RulingVerdict | None = None
    said_at: str | None = None

    @property
    def by_person(self) -> bool:
        """True where a person made the claim."""
        return self.maker.kind == "person"
