"""Which party of an act stands where in the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Frame = Mapping[str, str]
"""Party role by relation: subject, object, passive, by, owner, or a preposition; "-" is a relation that names no party."""


@dataclass(frozen=True, slots=True)
class Frames:
    """``verbs`` and ``nouns`` give a frame's name by lemma, ``kinds`` by the kind of an act."""

    frames: Mapping[str, Frame]
    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    kinds: Mapping[str, str]
    light_active: frozenset[str]
    light_passive: frozenset[str]
    responder: frozenset[str]
    present: frozenset[str]

    def of_verb(self, lemma: str, kind: str = "") -> tuple[str, Frame] | None:
        """The frame of a verb; an act's kind decides where the lemma is not listed."""
        name = self.verbs.get(lemma) or self.kinds.get(kind)
        return (name, self.frames[name]) if name else None

    def of_noun(self, lemma: str, kind: str = "") -> tuple[str, Frame] | None:
        """The frame of a noun."""
        name = self.nouns.get(lemma) or self.kinds.get(kind)
        return (name, self.frames[name]) if name else None


def _by_lemma(table: dict[str, list[str]]) -> dict[str, str]:
    """Lemma to frame; the first frame that lists a lemma has it."""
    found: dict[str, str] = {}
    for name, lemmas in table.items():
        for lemma in lemmas:
            found.setdefault(lemma, name)
    return found


@lru_cache(maxsize=1)
def load_frames() -> Frames:
    """The frames, read once a process."""
    text = (files("dateline.coding.parties") / "data" / "frames.yaml").read_text(encoding="utf-8")
    table = cast("dict[str, object]", yaml.load(text, Loader=_LOADER))
    light = cast("dict[str, list[str]]", table["light"])
    return Frames(
        cast("dict[str, dict[str, str]]", table["frames"]),
        _by_lemma(cast("dict[str, list[str]]", table["verbs"])),
        _by_lemma(cast("dict[str, list[str]]", table["nouns"])),
        cast("dict[str, str]", table["kinds"]),
        frozenset(light["active"]),
        frozenset(light["passive"]),
        frozenset(cast("list[str]", table["responder"])),
        frozenset(cast("list[str]", table["present"])),
    )
