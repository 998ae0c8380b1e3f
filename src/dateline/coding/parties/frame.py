"""Which party of an act stands where in the sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_LISTS = (
    *(
        "firm",
        "transitive",
        "doers",
        "responder",
        "present",
        "stand_by",
        "crowd",
        "scenes",
        "speech",
        "voices",
        "humans",
    ),
    *("light_active", "light_passive", "hurt", "lost", "bear", "befall", "moved", "care", "states", "taking", "sends"),
    *("begins", "inquiries", "harmless", "rescuers", "gathers", "counts", "hostile"),
)
Frame = Mapping[str, str]
"""Party role by relation: subject, object, passive, by, owner, or a preposition; "-" where it names no party."""


@dataclass(frozen=True, slots=True)
class Blame:
    """``verbs`` whose argument in one of ``relations`` did it as people say, where a word of ``beside`` stands by."""

    verbs: frozenset[str]
    relations: frozenset[str]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frames:
    """``verbs`` and ``nouns`` give a frame's name by lemma, ``kinds`` by the kind of an act.

    ``words`` holds the lists of lemmas by name.
    """

    frames: Mapping[str, Frame]
    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    kinds: Mapping[str, str]
    blame: tuple[Blame, ...]
    words: Mapping[str, frozenset[str]]

    def name(self, lemma: str, kind: str, verbal: bool) -> str | None:
        """The frame of a word that tells an act: a firm kind decides, else the lemma, else the kind."""
        if kind in self.words["firm"]:
            return self.kinds[kind]
        return (self.verbs if verbal else self.nouns).get(lemma) or self.kinds.get(kind)


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
    words = {name: frozenset(cast("list[str]", table[name])) for name in _LISTS}
    blame = tuple(
        Blame(frozenset(row["verbs"]), frozenset(row["relations"]), frozenset(row.get("beside", ())))
        for row in cast("list[dict[str, list[str]]]", table["blame"])
    )
    return Frames(
        cast("dict[str, dict[str, str]]", table["frames"]),
        _by_lemma(cast("dict[str, list[str]]", table["verbs"])),
        _by_lemma(cast("dict[str, list[str]]", table["nouns"])),
        cast("dict[str, str]", table["kinds"]),
        blame,
        words,
    )
