"""Words of a phrase as the number grammar reads them."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(
    r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?!\d)|[1-9]\d{0,2}(?: \d{3})+(?= [a-z])|\d+(?:\.\d+)?"
    r"|[^\W\d_]+(?:['’](?:[^\W\d_]+))*|\n+|\S"
)


def wordset(words: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(words.split())


class Word(NamedTuple):
    """A word, a numeral or a single mark, at its place; ``glued`` where no space parts it from the word before."""

    start: int
    end: int
    text: str
    lower: str
    glued: bool

    @property
    def numeral(self) -> bool:
        """Written in digits."""
        return self.text[0].isdecimal()

    @property
    def alphabetic(self) -> bool:
        """A word of letters."""
        return self.text[0].isalpha()


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in order."""
    found: list[Word] = []
    previous = -1
    for match in _WORD.finditer(text):
        start, end = match.span()
        piece = match.group()
        found.append(Word(start, end, piece, piece.lower(), start == previous))
        previous = end
    return tuple(found)
