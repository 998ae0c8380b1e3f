"""What a phrase says about a number: bounds, kind of statement, whom it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model import Status

UnitKind = Literal["people", "things", "time", "money", "other"]


@dataclass(frozen=True, slots=True)
class CountAnswer:
    """Inclusive bounds, None where open. ``group`` is the counted noun as written, None for people at large or no noun.

    ``unit`` says what is counted; a bare number is ``people`` with ``group`` None and ``bare`` True, for the reader of
    the context to settle. ``part_of_total`` marks a share of a wider count ("two of them", "including four women"),
    ``remainder`` people beside those already counted ("three others"). ``reason`` names the rule that gave the bounds.
    """

    low: int | None
    high: int | None
    status: Status
    group: str | None = None
    unit: UnitKind = "people"
    part_of_total: bool = False
    remainder: bool = False
    approximate: bool = False
    bare: bool = False
    reason: str = "exact"


@dataclass(frozen=True, slots=True)
class CountPhrase:
    """A count at its place in a text; ``text[start:end]`` is the phrase from its first modifier to the counted noun.

    ``number_end`` is where the number's own words end, before the noun.
    """

    start: int
    end: int
    number_end: int
    answer: CountAnswer
