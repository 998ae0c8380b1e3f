"""An event mention before the gate: everything the article says about one event, with the words of each value."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.coding.act import Act
from dateline.coding.token import Range
from dateline.model import ClaimField, ClaimValue, Role


@dataclass(frozen=True, slots=True)
class Proposal:
    """A value proposed for one field, with ``span`` as its evidence and ``written`` as the narrow words in it.

    ``name`` and ``version`` of the rule or model that proposes; ``attitude`` overrides what the voice alone would say
    (a claim of responsibility); ``withdrawn`` as in Claim. ``frame`` is the index of the attribution whose speaker
    makes the claim by the act of speaking, where the words themselves stand outside what is said.
    """

    field: ClaimField
    value: ClaimValue
    span: Range
    written: str
    maker: str
    confidence: float
    attitude: str | None = None
    withdrawn: bool = False
    frame: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One event mention with its proposals; ``acts`` in text order, at least one."""

    role: Role
    acts: tuple[Act, ...]
    proposals: tuple[Proposal, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Leftover:
    """What was found and belongs to no draft: ``kind`` is a key of REJECTION_KINDS."""

    kind: str
    reason: str
    span: Range
