"""How many: the toll of a record and the single statement it rests on (codebook §3, §7)."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.words import Cause, Status


@dataclass(frozen=True, slots=True)
class CountClaim:
    """One statement of a number of people. Bounds are inclusive; None is an open bound.

    ``group`` names whom it covers where it does not cover everybody; ``part_of_total`` is True for a sub-group that
    a wider count already holds ("among them two children").
    """

    low: int | None
    high: int | None
    status: Status
    group: str | None = None
    part_of_total: bool = False
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class GroupCount:
    """The row of one group inside a toll."""

    group: str
    low: int | None
    high: int | None
    status: Status
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """The toll of one field: bounds over every claim still standing, and the value that the policy holds."""

    best: int | None
    low: int | None
    high: int | None
    status: Status
    groups: tuple[GroupCount, ...] = ()

    @classmethod
    def silent(cls) -> Count:
        """Nobody says. Not zero."""
        return cls(None, None, None, "not_reported")
