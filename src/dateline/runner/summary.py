"""What became of the inputs of a run, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Became = Literal["coded", "set_aside", "refused", "known"]


@dataclass(frozen=True, slots=True)
class Progress:
    """One input is done. ``total`` is None where it cannot be known; ``kind`` and ``reason`` say why where not coded.

    A note (a date that is no date) comes with ``became`` None: its article follows.
    """

    done: int
    total: int | None
    origin: str
    became: Became | None
    kind: str | None = None
    reason: str | None = None


@dataclass(slots=True)
class Tally:
    """Counts while a run goes on."""

    became: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    noted: Counter[str] = field(default_factory=Counter)
    relevant: int = 0
    mentions: int = 0
    claims: int = 0
    rejected: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> int:
        """Inputs that are finished with."""
        return self.became.total()


@dataclass(frozen=True, slots=True)
class RunSummary:
    """``run`` is the run's id. ``coded + set_aside + refused + known`` is the number of inputs, ``done``.

    ``relevant`` counts the coded articles that report incidents or may; ``rejected`` the proposed values that were
    not taken, by kind. ``interrupted`` is True where inputs are left: the same command goes on from there.
    """

    run: str
    done: int
    total: int | None
    coded: int
    known: int
    set_aside: Mapping[str, int]
    refused: Mapping[str, int]
    noted: Mapping[str, int]
    relevant: int
    mentions: int
    claims: int
    rejected: Mapping[str, int]
    judgements: int
    interrupted: bool

    @classmethod
    def of(cls, run: str, total: int | None, tally: Tally, judgements: int, interrupted: bool) -> RunSummary:
        """The tally at the end of a run."""
        return cls(
            run,
            tally.done,
            total,
            tally.became["coded"],
            tally.became["known"],
            dict(tally.set_aside),
            dict(tally.refused),
            dict(tally.noted),
            tally.relevant,
            tally.mentions,
            tally.claims,
            dict(tally.rejected),
            judgements,
            interrupted,
        )
