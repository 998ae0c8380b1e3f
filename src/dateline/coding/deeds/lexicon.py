"""The words that tell deeds between parties, by PLOVER category and mode."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

import yaml

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """``reached`` are nouns of which the verb's object side must hold one, ``doers`` of its subject; empty for any.

    ``beside`` are particles or prepositions of which the verb must have one.
    """

    category: str
    mode: str | None
    beside: Words
    reached: Words
    doers: Words

    @property
    def rank(self) -> int:
        """How much the entry asks for: one that asks for more is surer."""
        return 2 * bool(self.reached or self.doers) + bool(self.beside)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``frames`` by verb lemma, those that ask for most first; ``verbs`` are the sets that change another verb."""

    frames: Mapping[str, tuple[Frame, ...]]
    verbs: Mapping[str, Words]


def _nouns(piece: str, sets: Mapping[str, list[str]]) -> Words:
    names = (name.strip() for name in piece.split("/"))
    return frozenset(w for name in names if name for w in (sets[name[1:]] if name.startswith("@") else [name]))


def _frames(entry: str, category: str, mode: str, sets: Mapping[str, list[str]]) -> Iterator[tuple[str, Frame]]:
    """An entry of the file as one frame a verb."""
    head, _, reached = entry.partition(">")
    head, _, doers = head.partition("<")
    for piece in head.split("/"):
        verb, _, beside = piece.strip().partition("+")
        words = frozenset(beside.split("|")) if beside else frozenset[str]()
        yield verb, Frame(category, mode or None, words, _nouns(reached, sets), _nouns(doers, sets))


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """The lexicon, once a process."""
    text = files("dateline.coding.deeds").joinpath("data", "deeds.yaml").read_text(encoding="utf-8")
    loaded = cast(object, yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    data = cast(dict[str, dict[str, list[str]]], loaded)
    table = cast(dict[str, dict[str, dict[str, list[str]]]], loaded)["frames"]
    found: dict[str, list[Frame]] = {}
    for category, modes in table.items():
        for mode, entries in modes.items():
            for entry in entries:
                for verb, frame in _frames(entry, category, mode, data["sets"]):
                    found.setdefault(verb, []).append(frame)
    ranked = {verb: tuple(sorted(frames, key=lambda f: -f.rank)) for verb, frames in found.items()}
    verbs = {name: frozenset(words) for name, words in data["verbs"].items()}
    return Lexicon(MappingProxyType(ranked), MappingProxyType(verbs))
