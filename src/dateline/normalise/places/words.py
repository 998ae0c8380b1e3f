"""The words of a text as the search for place names sees them."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[A-Z]\.[A-Z][a-z]\."  # U.S., W.Va.
    r"|(?:[^\W_]+[’'‘`ʼ])*[^\W_]+"  # N'Djamena, Fu'ah; a hyphen parts words
)
_POSSESSIVE = re.compile(r"[’'][sS]?$")
_GAPS = frozenset({" ", "-", "\u00a0", "\u2011"})
_STOPS = frozenset('.!?:“"•»«(–—')


class Word(NamedTuple):
    """A word with its range; ``capital``: so it begins; ``opens``: a sentence, line or quotation begins here."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    opens: bool


def read_words(text: str) -> list[Word]:
    """The words of a text, possessive endings cut off."""
    words: list[Word] = []
    for found in _WORD.finditer(text):
        start = found.start()
        bare = found[0]
        if not bare.isalnum():  # an apostrophe, or full stops
            bare = _POSSESSIVE.sub("", bare)
        before = text[max(0, start - 3) : start]
        opens = start == 0 or "\n" in before or before.rstrip(" ")[-1:] in _STOPS
        words.append(Word(start, start + len(bare), bare, bare.lower().rstrip("."), bare[0].isupper(), opens))
    return words


def adjacent(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a space or a hyphen stands between two words."""
    return text[left.end : right.start] in _GAPS


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words can belong to one name: adjacent, or ``St. Louis``, ``Cox's Bazar``."""
    gap = text[left.end : right.start]
    return gap in _GAPS or (gap == ". " and len(left.text) <= 3 and left.capital) or gap in ("'s ", "’s ")
