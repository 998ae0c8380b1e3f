"""Words that tell a place name from other names, loaded once."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True)
class Cues:
    """Sets of lower-case words; what each means stands in ``data/cues.yaml``."""

    organisation: frozenset[str]
    feature: frozenset[str]
    title: frozenset[str]
    preposition: frozenset[str]
    kind: frozenset[str]
    admin: frozenset[str]
    connector: frozenset[str]
    speech: frozenset[str]
    locative: frozenset[str]
    never: frozenset[str]


@lru_cache(maxsize=1)
def cues() -> Cues:
    """The lists of ``data/cues.yaml``."""
    text = resources.files("dateline.normalise.places").joinpath("data").joinpath("cues.yaml").read_text("utf-8")
    loaded: dict[str, list[object]] = yaml.safe_load(text)
    return Cues(**{field.name: frozenset(map(str, loaded[field.name])) for field in fields(Cues)})


@lru_cache(maxsize=1)
def class_words() -> frozenset[str]:
    """Words that say of what class a name's bearer is."""
    lists = cues()
    return lists.organisation | lists.feature | lists.kind | lists.title


@lru_cache(maxsize=1)
def no_towns() -> frozenset[str]:
    """Words that are no part of an unknown town's name."""
    lists = cues()
    return (lists.organisation - lists.feature) | lists.title | lists.kind | lists.preposition | lists.never


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Lower-case English words that are also some town's name."""
    text = resources.files("dateline.normalise.places").joinpath("data").joinpath("ordinary.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
