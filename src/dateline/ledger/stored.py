"""What the store gives back: domain objects with the position and the time of their recording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.ledger.capture import Capture
from dateline.model import Article, Claim, CoderId, Coding, Decision, Mention
from dateline.model.double_coding import Worked


@dataclass(frozen=True, slots=True)
class Head:
    """The last position of the store and the seal over everything up to it: quoted by a release, checked later."""

    position: int
    seal: str


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with the capture it was read from."""

    position: int
    recorded_at: str
    article: Article
    capture: Capture


@dataclass(frozen=True, slots=True)
class StoredCoding:
    """One coder's coding of one article, whole; ``id`` is the coding's id."""

    position: int
    recorded_at: str
    id: str
    article: Article
    coding: Coding


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with what it rests on: its mention, and the coder and article of its coding."""

    position: int
    recorded_at: str
    claim: Claim
    mention: Mention
    article: str
    coder: CoderId


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a coder's run made of a capture; ``kind`` is ``coded`` or the typed reason of a set-aside."""

    position: int
    recorded_at: str
    capture: str
    coder: CoderId
    article: str | None
    kind: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Observation:
    """Captured bytes were met at ``origin``, first at ``recorded_at`` on that day (UTC)."""

    position: int
    recorded_at: str
    capture: str
    origin: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run over inputs; ``finished_at`` and ``counts`` are missing while it goes on or where it was cut off.

    ``beside``: its codings stand beside the others and count only when they are chosen.
    """

    id: str
    started_at: str
    coder: CoderId
    inputs: tuple[str, ...]
    finished_at: str | None
    counts: Mapping[str, int]
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """From ``position`` on the codings of ``run``'s coder count; ``by`` chose it."""

    position: int
    recorded_at: str
    run: str
    coder: CoderId
    by: str
    because: str | None


@dataclass(frozen=True, slots=True)
class RunShare:
    """How many codings a run made, and how many of them count."""

    codings: int
    counting: int


@dataclass(frozen=True, slots=True)
class StoredDecision:
    """What a person decided, with its place in the log."""

    position: int
    decision: Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of an attempt to decide: ``known`` is a repetition, and names the decision that it repeats."""

    position: int
    kept: Literal["new", "known"]
    decision: Decision


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the store that does not hold. ``kind`` is a word to count by, ``id`` what it is about."""

    kind: str
    id: str
    detail: str


@dataclass(frozen=True, slots=True)
class KeptWork:
    """A piece of double coding as it stands in the log, and whether it was new."""

    kept: Literal["new", "known"]
    worked: Worked
