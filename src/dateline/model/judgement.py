"""These two mentions are, or are not, the same incident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.claim import Maker

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of the comparison with its weight; positive speaks for *same*."""

    feature: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """``left`` < ``right`` are mention ids. A person's judgement beats a machine's (architecture, law 3).

    ``at`` is when a person said so, and ``decision`` the id of the decision it is a part of; None for a machine's.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    score: float
    reasons: tuple[Reason, ...]
    maker: Maker
    at: str | None = None
    decision: str | None = None
