"""Wire copy in capitals, written small: same length, so that offsets stay."""

from __future__ import annotations

import re
from typing import Final

from dateline.coding.parser import load_parser
from dateline.normalise.actors import country_words
from dateline.normalise.places import Gazetteer

_WORD: Final = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_LINE: Final = re.compile(r"(?<=\S)\n(?=\S)")
_SHORT: Final = re.compile(r"\(([A-Z]{2,6})\)")
"""A short form told in brackets stays in capitals wherever it comes."""
_CITY: Final = 50_000
_LONGEST: Final = 3


def small(text: str, gazetteer: Gazetteer) -> str:
    """The text with small letters, capitals where a sentence begins and on what the parser or the gazetteer names.

    A text that is not in capitals comes back as it is.
    """
    letters = [c for c in text if c.isalpha()]
    if sum(c.isupper() for c in letters) < 0.9 * len(letters):
        return text
    lowered = _LINE.sub(" ", "".join(c.lower() if len(c.lower()) == 1 else c for c in text))
    raised = {token.idx for token in load_parser()(lowered) if token.pos_ == "PROPN" or token.is_sent_start}
    words = list(_WORD.finditer(lowered))
    for first in range(len(words)):
        for size in range(_LONGEST, 0, -1):
            run = words[first : first + size]
            phrase = " ".join(w[0] for w in run)
            if phrase in country_words() or _is_town(phrase, gazetteer, size):
                raised.update(w.start() for w in run)
                break
    raised.update(w.start() for w in words if len(w[0]) == 1 and w[0] != "a")
    short = {found[1].lower() for found in _SHORT.finditer(text)}
    raised.update(at for w in words if w[0] in short for at in range(*w.span()))
    return "".join(c.upper() if at in raised else c for at, c in enumerate(lowered))


def _is_town(phrase: str, gazetteer: Gazetteer, size: int) -> bool:
    if len(phrase) < 4:
        return False
    great = (m.place for m in gazetteer.matches(phrase) if m.quality >= 2)
    return any(p.population >= _CITY or (size > 1 and p.kind in ("city", "admin1")) for p in great)
