"""The fitted weight of every level of every feature that linking compares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from dateline.incidents.features import Level

TABLE: Final = Path(__file__).parent / "data" / "linking.yaml"


@dataclass(frozen=True, slots=True)
class Weights:
    """``ramps`` are (from, to, weight) over the likeness of words: a weight is reached evenly between the two."""

    prior: float
    ramps: tuple[tuple[float, float, float], ...]
    levels: Mapping[str, Mapping[str, float]]

    def of(self, level: Level) -> float:
        """What a level weighs, positive for *same*."""
        if level.value is None:
            return self.levels[level.feature].get(level.level, 0.0)
        value = level.value
        shares = ((min(1.0, max(0.0, (value - low) / (high - low))), weight) for low, high, weight in self.ramps)
        return round(sum(share * weight for share, weight in shares), 4)


@cache
def weights() -> Weights:
    """The packaged weights."""
    held = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
    ramps = tuple((float(low), float(high), float(weight)) for low, high, weight in held["words"])
    return Weights(float(held["prior"]), ramps, held["levels"])
