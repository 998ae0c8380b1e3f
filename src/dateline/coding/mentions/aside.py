"""Times and places that the encoder reads as those of something else than an event."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, TypeVar

from dateline.coding.mentions.cue import PlaceCue, TimeCue
from dateline.coding.token import Parse

Cue = TypeVar("Cue", TimeCue, PlaceCue)

SURE: Final = 0.5
"""Chance of an aside from which a name or time is one, where it can hardly date or place an event."""
HARDLY: Final = 0.3

_COUNT: Final = re.compile(r"\b(?:rose|rises|risen|climb(?:s|ed)|jump(?:s|ed)|revised|raised) to (?:\w+ ){0,3}$")
"""Before the day of a new count."""
_INSIDE: Final = frozenset({"nummod", "amod", "compound", "nmod"})
_ITEM: Final = re.compile(r"\s*(?:[-*\u2022\u2013\u00b7]|\d{1,2}[.)])\s*")
"""Before what opens a list's item: its day is that of what the item tells."""


def _names_an_act(parse: Parse, cue: Cue) -> bool:
    """True inside a name of what happened then: "the 2017 arena bombing", "the October 7 attack"."""
    word = parse.head_of(*cue.span)
    above = parse.tokens[word.head] if word is not None and word.dep in _INSIDE else None
    return above is not None and above.start > cue.span[0] and above.pos in ("NOUN", "PROPN")


def _line_start(text: str, cue: Cue) -> int:
    return text.rfind("\n", 0, cue.span[0]) + 1


def read_asides(parse: Parse, cues: tuple[Cue, ...], label: str) -> tuple[Cue, ...]:
    """The cues with ``aside`` set; ``label`` is "date" or "place". As they were where there is no encoder."""
    reading = parse.reading
    if reading is None:
        return cues

    def marked(cue: Cue) -> Cue:
        if _COUNT.search(parse.text, max(0, cue.span[0] - 40), cue.span[0]):
            return replace(cue, aside=True)
        words = [token.index for token in parse.between(*cue.span)]
        own = max((reading.chance(word, label) for word in words), default=1.0)
        other = max((reading.chance(word, f"other{label}") for word in words), default=0.0)
        if other < SURE or own >= HARDLY or _ITEM.fullmatch(parse.text, _line_start(parse.text, cue), cue.span[0]):
            return cue
        return cue if label == "date" and _names_an_act(parse, cue) else replace(cue, aside=True)

    return tuple(marked(cue) for cue in cues)
