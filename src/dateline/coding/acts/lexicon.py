"""The lexicon of acts: triggers, the word sets that they need, and what each kind says about the type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast, get_args

import yaml

from dateline.coding.acts.forms import form_table, plurals
from dateline.coding.acts.trigger import Part, Trigger, read_trigger
from dateline.model import EventType


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``triggers`` by first lemma; ``sets`` hold every form of their words; ``forms`` map form to lemma."""

    triggers: Mapping[str, tuple[Trigger, ...]]
    sets: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]
    types: Mapping[str, EventType | None]

    def event(self, kind: str) -> EventType | None:
        """The type that a kind's words settle, or None."""
        return self.types.get(kind)


def read_data(name: str) -> object:
    """A data file of this package as plain values."""
    text = files("dateline.coding.acts").joinpath("data", name).read_text(encoding="utf-8")
    return cast(object, yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))


def word_lists(name: str) -> dict[str, tuple[str, ...]]:
    """A data file that maps names to lists of words."""
    table = cast(dict[str, list[object]], read_data(name))
    return {key: tuple(str(value) for value in values) for key, values in table.items()}


def _triggers() -> list[Trigger]:
    table = cast(dict[str, dict[str, list[str]]], read_data("triggers.yaml"))
    return [
        read_trigger(kind, part, entry)
        for kind, parts in table.items()
        for part in cast(tuple[Part, ...], get_args(Part))
        for entry in parts.get(part, [])
    ]


def _types() -> dict[str, EventType | None]:
    table = cast(dict[str, dict[str, str | None]], read_data("kinds.yaml"))
    return {
        kind: EventType(row["sub"], row["event"] or "ASSAULT", row["mode"]) if row["sub"] else None
        for kind, row in table.items()
    }


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon, once a process."""
    triggers = _triggers()
    irregular = {str(k): str(v) for k, v in cast(dict[str, str], read_data("irregular.yaml")).items()}
    words = {word for trigger in triggers for group in trigger.words for word in group}
    forms = form_table(words, irregular)
    index: dict[str, list[Trigger]] = {}
    for trigger in triggers:
        for word in trigger.words[0]:
            index.setdefault(word, []).append(trigger)
    sets = {
        name: frozenset(form for word in values for form in plurals(word))
        for name, values in word_lists("sets.yaml").items()
    }
    return Lexicon(
        MappingProxyType({word: tuple(found) for word, found in index.items()}),
        MappingProxyType(sets),
        MappingProxyType(forms),
        MappingProxyType(_types()),
    )


def event_of_kind(kind: str) -> EventType | None:
    """The type that a kind of act settles; None for "attack", "kill" and others that need the whole story."""
    return load_lexicon().event(kind)
