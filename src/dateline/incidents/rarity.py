"""How telling a word is: next to nothing for "police", much for a street's name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

TABLE: Final = Path(__file__).parent / "data" / "words.tsv"
"""Words with their weight; made by ``training/fit_words.py`` and the same on every machine, whatever it holds."""

MOST: Final = 8.0
"""The weight of a word that the table does not know."""

WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERS: Final = (0.0, 1.0, 3.0, 5.0)
"""The weight of a number by its length; longer ones (a house, a docket) tell more, a year little."""


def plain(word: str) -> str:
    """The word without capitals and possessive."""
    small = word.casefold()
    return small[:-2] if small.endswith(("'s", "’s")) else small


@cache
def _table() -> dict[str, float]:
    found: dict[str, float] = {}
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            weight, _, words = line.partition("\t")
            found.update(dict.fromkeys(words.split(), float(weight)))
    return found


def rarity(word: str) -> float:
    """0 to 8 for a ``plain`` word: about -ln of the share of reports that have it."""
    if word[0].isdigit():
        if _YEAR.fullmatch(word):
            return 2.0
        return _NUMBERS[len(word)] if len(word) < len(_NUMBERS) else 7.0
    return _table().get(word, MOST)
