"""Patterns that are searched only where words stand without which they cannot match.

An expression that begins with a choice, or that ignores case, is tried at every character of a text; to look for a few
letters that each of its matches must hold takes a twentieth of that time. Matches are those of the plain expression.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from dateline.coding.needed import needed

_FEW = 6
"""Alternatives that may match, up to which each is searched by itself; the whole is no slower on more."""
_GROUP = re.compile(r"(?<!\\)\((?!\?)|\(\?P<")
"""A part of an expression that a match gives by number or name, so that matches of the whole are wanted."""
_LONG = 600
"""Characters from which a text's small letters are kept for the next pattern."""


class Screened:
    """Alternatives as one pattern, with what must stand ``before`` and ``after`` each."""

    __slots__ = ("_always", "_compiled", "_expressions", "_flags", "_needed", "_of", "_whole", "_words")

    def __init__(
        self, parts: Sequence[str], flags: re.RegexFlag = re.NOFLAG, before: str = "", after: str = ""
    ) -> None:
        self._flags = flags
        self._whole = f"{before}(?:{'|'.join(f'(?:{part})' for part in parts)}){after}"
        split = len(parts) > 1 and not any(_GROUP.search(part) for part in (before, *parts, after))
        self._expressions = [f"{before}(?:{part}){after}" for part in parts] if split else [self._whole]
        self._needed = [needed(one, flags) for one in self._expressions]
        self._always = frozenset(at for at, words in enumerate(self._needed) if "" in words)
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._words: AhoCorasick | None = None
        self._of: list[int] = []

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The first match, as ``re.Pattern.search`` gives it."""
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at ``start``, as ``re.Pattern.match`` gives it."""
        return self._pattern(self._whole).match(text, start, end) if self._live(text, start, end) else None

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches, as ``re.Pattern.finditer`` gives them."""
        live = self._live(text, start, end)
        if len(live) == 1:
            return self._pattern(live[0]).finditer(text, start, end)
        if len(live) > _FEW:
            return self._pattern(self._whole).finditer(text, start, end)
        return _merged([self._pattern(one) for one in live], text, start, end)

    def _pattern(self, expression: str) -> re.Pattern[str]:
        found = self._compiled.get(expression)
        if found is None:
            found = self._compiled[expression] = re.compile(expression, self._flags)
        return found

    def _live(self, text: str, start: int, end: int) -> list[str]:
        """The alternatives that may match between two offsets."""
        small = small_letters(text)
        if len(small) == len(text) and (start > 0 or end < len(text)):
            small = small[start:end]
        if self._words is None:
            told = sorted({(word, at) for at, words in enumerate(self._needed) for word in words})
            self._words = AhoCorasick([word for word, _ in told if word])
            self._of = [at for word, at in told if word]
        found = {self._of[row[0]] for row in self._words.find_matches_as_indexes(small, overlapping=True)}
        return [self._expressions[at] for at in sorted(found | self._always)]


def screened(expression: str, flags: re.RegexFlag = re.NOFLAG) -> Screened:
    """One expression, in place of ``re.compile``."""
    return Screened([expression], flags)


def _merged(live: Sequence[re.Pattern[str]], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches of alternatives in text order; of two at one place that of the first."""
    found = [one.search(text, start, end) for one in live]
    while True:
        first = min((match.start() for match in found if match), default=-1)
        if first < 0:
            return
        best = next(match for match in found if match and match.start() == first)
        yield best
        at = best.end() + (best.end() == first)
        found = [
            one.search(text, at, end) if match and match.start() < at else match
            for one, match in zip(live, found, strict=True)
        ]


def small_letters(text: str) -> str:
    """A text in small letters, with those put plain that an expression without regard to case takes for plain ones."""
    return _kept(text) if len(text) > _LONG else _small(text)


def _small(text: str) -> str:
    small = text.lower()
    if not small.isascii():
        small = small.replace("i\u0307", "i").replace("\u0131", "i").replace("\u017f", "s")
    return small


_kept = lru_cache(maxsize=4)(_small)
