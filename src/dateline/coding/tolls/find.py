"""A toll on its way: a count phrase that a toll word has claimed."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.token import Range
from dateline.coding.tolls.candidate import Candidate
from dateline.model import CountField


@dataclass(frozen=True, slots=True)
class Find:
    """``verb`` is the toll word's range; ``bounds`` marks "casualties", whose number bounds a field and sets none."""

    field: CountField
    candidate: Candidate
    verb: Range
    sentence: int
    trigger: int
    part: bool = False
    zero: bool = False
    bounds: bool = False
    group: str | None = None
    withdrawn: bool = False
    aggregate: bool = False
