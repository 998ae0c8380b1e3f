"""What the registry's sorts of actors are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

from dateline.model import PartyKind
from dateline.normalise.actors.source import read_yaml


@dataclass(frozen=True, slots=True)
class Sort:
    """``sector`` is the CAMEO agent; ``source`` the sort of public source that its facts come from."""

    kind: PartyKind
    sector: str
    source: str


@lru_cache(maxsize=1)
def sorts() -> dict[str, Sort]:
    """Sort by its word in the registry's files."""
    text = (files("dateline.normalise.actors") / "data" / "sorts.yaml").read_text(encoding="utf-8")
    return {
        k: Sort(cast("PartyKind", v[0]), v[1], v[2]) for k, v in cast("dict[str, list[str]]", read_yaml(text)).items()
    }
