"""What kinds of act go together in one incident, and which of them can begin one."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Final, cast

import yaml

VIOLENCE: Final = frozenset(
    [
        "shoot",
        "clash",
        "ambush",
        "attack",
        "kill",
        "execute",
        "blade",
        "beat",
        "rape",
        "abduct",
        "explode",
        "suicide",
        "grenade",
        "shell",
        "air",
        "chemical",
        "injure",
    ]
)
CROWD: Final = frozenset(["protest", "disperse", "force", "riot", "mob"])
TERRITORY: Final = frozenset(["retake", "capture", "withdraw", "base"])
POLITICS: Final = frozenset(["agree", "surrender", "deploy"])
PROPERTY: Final = frozenset(["arson", "loot"])
STOPPED: Final = frozenset({"intercept"})
EFFECTS: Final = frozenset({"injure", "kill"})
"""Kinds that tell what an act did; they join the act of their sentence before anything else."""

FOLLOWS: Final = frozenset({"injure", "incident", "deploy", "retaliate"})
"""Kinds that never begin an incident of their own."""

AFTERMATH: Final = frozenset({"arrest", "arson", "loot", "withdraw", "disperse"})
"""Kinds that are steps or results of violence told just before (codebook §7)."""

BEGINNERS: Final = TERRITORY | POLITICS | CROWD
"""Kinds that tell an event of another sort than the fighting around it."""

BLAST: Final = frozenset(["explode", "suicide", "grenade", "shell", "air", "chemical"])

_FAMILIES: Final = (VIOLENCE, CROWD, TERRITORY, POLITICS, PROPERTY, STOPPED, frozenset({"arrest"}))


def family(kind: str) -> int:
    """Number of the family that a kind belongs to; -1 for a kind without one."""
    return next((i for i, group in enumerate(_FAMILIES) if kind in group), -1)


@lru_cache(maxsize=1)
def _close() -> frozenset[frozenset[str]]:
    text = files("dateline.coding.mentions").joinpath("data", "families.yaml").read_text(encoding="utf-8")
    table = cast(dict[str, list[str]], yaml.safe_load(text))
    return frozenset(frozenset((one, other)) for one, others in table.items() for other in others)


def closeness(one: str, other: str) -> int:
    """2 for the same kind, 1 for kinds that tell one act together, 0 within a family, -1 otherwise."""
    if one == other:
        return 2
    if frozenset((one, other)) in _close() or {one, other} & FOLLOWS:
        return 1
    return 0 if family(one) == family(other) else -1
