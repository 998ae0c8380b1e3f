"""One phrase that gives a number of people killed, hurt, taken, held or missing."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.token import Range
from dateline.model import CountClaim, CountField


@dataclass(frozen=True, slots=True)
class Toll:
    """``span`` is the phrase that a person would underline ("at least 14 people"), ``verb`` the toll's words.

    ``clause`` is the range that shows number and toll word together: the quote of the claim. ``aggregate`` marks a
    war's, year's or series' total, ``withdrawn`` a value that the text corrects or replaces later.
    """

    field: CountField
    span: Range
    clause: Range
    claim: CountClaim
    verb: Range | None
    aggregate: bool = False
    withdrawn: bool = False
