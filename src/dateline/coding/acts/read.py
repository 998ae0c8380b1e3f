"""Acts that the encoder reads in words of which the lexicon knows none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import numpy as np

from dateline.coding.acts.lexicon import Lexicon, load_lexicon
from dateline.coding.encoder.reading import stretches
from dateline.coding.token import Parse, Range, Token

FLOOR: Final = 0.55
"""A word tells an act from this chance on, of the news or of the background together."""
SURE_TYPE: Final = 0.5
_PARTS: Final = frozenset({"VERB", "NOUN", "PROPN"})
_KINDS: Final = {
    "Armed clash": "clash",
    "Attack": "attack",
    "Other": "incident",
    "Change to group/activity": "surrender",
}
"""The kind that stands for a sub-type which several kinds share."""


@lru_cache(maxsize=1)
def _kind_of() -> dict[str, str]:
    lexicon: Lexicon = load_lexicon()
    kinds = {event.sub_event_type: kind for kind, event in reversed(list(lexicon.types.items())) if event is not None}
    return kinds | _KINDS


def read_acts(parse: Parse, known: Sequence[Range]) -> Iterator[tuple[Token, Range, str, float]]:
    """The governing word, the span, the kind and the chance of every act outside the ``known`` spans."""
    reading = parse.reading
    if reading is None:
        return
    act, background = (reading.labels["spans"].index(name) for name in ("act", "bgact"))
    for part in reading.parts:
        spans = part.answers.spans
        chances = np.minimum(2.0 - spans[:, act, 0] - spans[:, background, 0], 1.0)
        for first, end, chance in stretches(chances, FLOOR):
            words = parse.tokens[part.start + first : part.start + end]
            span = (words[0].start, words[-1].end)
            if any(a < span[1] and span[0] < b for a, b in known):
                continue
            token = parse.head_of(*span)
            if token is None or token.pos not in _PARTS:
                continue
            best, sure = max(reading.sub_types(token.index).items(), key=lambda item: item[1])
            kind = _kind_of().get(best)
            if kind is not None and sure >= SURE_TYPE:
                yield token, span, kind, chance
