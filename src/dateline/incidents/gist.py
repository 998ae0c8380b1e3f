"""What a text is about, as linking sees it: its most telling words, the names and the ages in it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dateline.incidents.rarity import WORD, plain, rarity

MOST_TERMS: Final = 100
LEAST_LENGTH: Final = 30.0
"""The length of a short text's vector at least: a sentence of common words is like many others and tells little."""

_NAME_FROM: Final = 3.5
"""How telling the first word of a name has to be: "Police Chief Ann Lee" is Ann Lee."""

_CAPITAL: Final = r"[A-Z][a-z'’-]+[a-zA-Z]*"
_NAME = re.compile(rf"\b{_CAPITAL}(?: (?:[A-Z]\.|{_CAPITAL})){{1,3}}")
_AGE = re.compile(r"\b(\d{1,2})[- ]years?[- ]old|, (\d{1,2})(?=,| of\b)")


@dataclass(frozen=True, slots=True)
class Gist:
    """``terms`` are plain words, the most telling first, with weights that make a vector of length 1, or less for a
    short text; ``names`` are "first last" in small letters, also of places with two words."""

    terms: Mapping[str, float]
    names: frozenset[str]
    ages: frozenset[int]


SILENT: Final = Gist({}, frozenset(), frozenset())
"""What is known of a text that is not at hand."""


def gist_of(text: str) -> Gist:
    """The gist of a text; a word counts by how telling it is and, less than in proportion, by how often it comes."""
    tellings = Counter(map(plain, WORD.findall(text)))
    weights = ((word, round((1 + math.log(n)) * rarity(word), 4)) for word, n in tellings.items())
    kept = sorted((pair for pair in weights if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))[:MOST_TERMS]
    length = max(LEAST_LENGTH, math.sqrt(math.fsum(weight * weight for _, weight in kept)))
    terms = {word: weight / length for word, weight in kept}
    ages = frozenset(int(one or other) for one, other in _AGE.findall(text))
    return Gist(terms, frozenset(filter(None, map(short_name, _NAME.findall(text)))), ages)


def short_name(written: str) -> str | None:
    """First and last word of a name without titles and initials; None for a single word."""
    words = [plain(word) for word in written.split() if not word.endswith(".")]
    while words and rarity(words[0]) < _NAME_FROM:
        words.pop(0)
    return f"{words[0]} {words[-1]}" if len(words) > 1 else None


def likeness(one: Gist, other: Gist) -> float:
    """The cosine of the two term vectors, 0 to 1; exactly symmetric."""
    return math.fsum(weight * other.terms[word] for word, weight in one.terms.items() if word in other.terms)
