"""The tokens that one pattern matched, read by group name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.normalise.dates.lexer import Tokens
from dateline.normalise.dates.lexicon import (
    LEVANTINE,
    MONTH_SHORT,
    MONTHS,
    NUMBERS,
    ORDINALS,
    RELATIONS,
    UNITS,
    WEEKDAY_SHORT,
    WEEKDAYS,
)
from dateline.normalise.dates.meaning import Relation, Unit

_MONTH_NUMBERS: Final = MONTHS | MONTH_SHORT | LEVANTINE
_WEEKDAY_NUMBERS: Final = WEEKDAYS | WEEKDAY_SHORT
_FRACTION: Final = re.compile(r"(\d+) (\d+) / (\d+)$")


@dataclass(frozen=True, slots=True)
class Cut:
    """A match of a pattern over the class letters of ``tokens``; one letter is one token."""

    tokens: Tokens
    match: re.Match[str]

    def has(self, group: str) -> bool:
        """Whether the pattern has the group and it took part."""
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def followed_by(self, letters: str) -> bool:
        """Whether the next token has one of these class letters."""
        return self.tokens.classes[self.match.end() : self.match.end() + 1] in tuple(letters)

    @property
    def next_words(self) -> tuple[str, ...]:
        """The two words that follow."""
        return self.tokens.words[self.match.end() : self.match.end() + 2]

    @property
    def words_before(self) -> tuple[str, ...]:
        """The two words before."""
        return self.tokens.words[max(0, self.match.start() - 2) : self.match.start()]

    def words(self, group: str) -> tuple[str, ...]:
        """The lower-case words of a group; empty where it took no part."""
        if not self.has(group):
            return ()
        start, end = self.match.span(group)
        return self.tokens.words[start:end]

    def word(self, group: str) -> str:
        """The words of a group, joined by a space."""
        return " ".join(self.words(group))

    def year(self, group: str = "year") -> int | None:
        """A year in four figures, or None."""
        word = self.word(group)
        return int(word) if word else None

    def month(self, group: str = "month") -> int | None:
        """1 to 12, or None where the group took no part."""
        return _MONTH_NUMBERS.get(self.word(group))

    def weekday(self, group: str = "wd") -> int | None:
        """0 (Monday) to 6, or None where the group took no part."""
        return _WEEKDAY_NUMBERS.get(self.word(group))

    def day(self, group: str = "day") -> int | None:
        """A day of the month from figures or an ordinal; None where it is none."""
        word = self.word(group)
        value = ORDINALS.get(word) or int("".join(ch for ch in word if ch.isdecimal()) or 0)
        return value if 1 <= value <= 31 else None

    def unit(self, group: str = "unit") -> Unit | None:
        """The unit that the group names."""
        word = self.word(group).removesuffix("'s")
        if word in ("night", "morning", "evening", "nights", "mornings", "evenings", "afternoon"):
            return "day"
        return UNITS.get(word) or UNITS.get(word.removesuffix("s"))

    def number(self, group: str = "num") -> float | None:
        """The value of a number in figures or words; None where the words give none ("several")."""
        return number_of(self.words(group))

    def relation(self, group: str = "rel") -> tuple[Relation, int]:
        """How a relation word points, and how many units on; a definite "the next" counts from the event told of."""
        words = self.words(group)
        definite = words[:1] == ("the",)
        bare = " ".join(words[1:] if definite else words)
        if bare in ("same", "that same", "that", "very same"):
            return "same", 0
        name, offset = RELATIONS.get(bare) or RELATIONS.get(words[-1] if words else "", ("latest", 0))
        if definite and name == "next" and words[-1] == "next":
            name = "following"
        relation: Relation
        match name:
            case "last" | "previous" | "next" | "following" | "this":
                relation = name
            case _:
                relation = "latest"
        return relation, offset


def number_of(words: tuple[str, ...]) -> float | None:
    """ "two hundred and fifty", "24", "2 1/2", "a": the number that the words give, or None."""
    fraction = _FRACTION.match(" ".join(words))
    if fraction and fraction[3] != "0":
        return int(fraction[1]) + int(fraction[2]) / int(fraction[3])
    total, group, seen = 0.0, 0.0, False
    for word in words:
        figure = word.replace(",", "")
        if figure.replace(".", "", 1).isdecimal() and figure.isascii():
            group += float(figure)
        elif word in ("a", "an"):
            group += 1
        elif word in ("hundred", "dozen"):
            group = max(group, 1) * NUMBERS[word]
        elif word == "thousand":
            total, group = total + max(group, 1) * 1000, 0
        elif word in NUMBERS:
            group += NUMBERS[word]
        elif word in ("and", "-"):
            continue
        else:
            return None
        seen = True
    return total + group if seen else None
