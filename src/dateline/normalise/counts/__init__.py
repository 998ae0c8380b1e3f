"""Numbers of people as written: phrase → bounds, and where such phrases stand in a text."""

from dateline.normalise.counts.answer import CountAnswer, CountPhrase, UnitKind
from dateline.normalise.counts.find_counts import find_counts, is_singular
from dateline.normalise.counts.lexicon import is_generic, is_person, unit_of
from dateline.normalise.counts.parse_count import parse_count
from dateline.normalise.counts.word import wordset

__all__ = [
    "CountAnswer",
    "CountPhrase",
    "UnitKind",
    "find_counts",
    "is_generic",
    "is_person",
    "is_singular",
    "parse_count",
    "unit_of",
    "wordset",
]
