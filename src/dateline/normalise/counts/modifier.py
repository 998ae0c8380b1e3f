"""Words around a number that move its bounds: "at least", "nearly", "or more"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dateline.normalise.counts.word import Word

Move = Literal["least", "above", "most", "below", "about", "exact", "rest", "between"]

_BEFORE_TEXT: dict[Move, str] = {
    "least": (
        "at least|at the very least|at a minimum|no fewer than|no less than|not less than|not fewer than|a minimum of|"
        "minimum|at minimum|not under|at least some"
    ),
    "above": (
        "more than|over|above|in excess of|upwards of|upward of|well over|just over|a little over|slightly more than|"
        "greater than|north of|exceeding|better than|well above|far more than|well more than|just above|many more than|"
        "at least more than|way over|higher than"
    ),
    "most": (
        "up to|as many as|at most|no more than|not more than|a maximum of|maximum|at the most|as much as|anything up to"
    ),
    "below": (
        "nearly|almost|close to|just under|under|fewer than|less than|approaching|virtually|just short of|not quite|"
        "below|near|nearing|just below|well under|just shy of|verging on"
    ),
    "about": (
        "about|around|some|approximately|roughly|an estimated|estimated|circa|ca|ca .|approx|approx .|~|perhaps|maybe|"
        "probably|an approximate|in the region of|somewhere around|or so|possibly|reportedly|an average of"
    ),
    "exact": (
        "exactly|just|only|precisely|a total of|total of|in total|a combined|a confirmed|"
        "confirmed|the|all|both|these|those|"
        "all of|all the|his|her|its|their|our|your|my|every one of|what appears to be|a record|a reported|reported|"
        "as few as|merely|fully|no other than|even|a total|the only"
    ),
    "rest": (
        "another|a further|further|an additional|additional|the other|other|the remaining|remaining|the rest of the|"
        "an extra|extra|the last|yet another|also another|his other|her other|their other|"
        "all the other|all the remaining"
    ),
    "between": "between|anywhere between|anywhere from|somewhere between|from between",
}
_AFTER_TEXT: dict[Move, str] = {
    "least": (
        "or more|or even more|+|plus|at least|at the least|maybe more|if not more|"
        "and counting|or above|- plus|and more|at minimum"
    ),
    "most": "or fewer|or less|at most|at the most|maximum|at the maximum",
    "about": "or so|- odd|odd|- some",
}


def _table(text: dict[Move, str]) -> dict[str, list[tuple[tuple[str, ...], Move]]]:
    table: dict[str, list[tuple[tuple[str, ...], Move]]] = {}
    for move, phrases in text.items():
        for phrase in phrases.split("|"):
            parts = tuple(phrase.split())
            table.setdefault(parts[0], []).append((parts, move))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_BEFORE = _table(_BEFORE_TEXT)
_AFTER = _table(_AFTER_TEXT)
STARTS = frozenset(_BEFORE)
"""Words that can begin a modifier."""


def _match(
    table: dict[str, list[tuple[tuple[str, ...], Move]]], words: Sequence[Word], at: int
) -> tuple[Move, int] | None:
    if at >= len(words):
        return None
    for parts, move in table.get(words[at].lower, ()):
        if _begins(words, at, parts):
            return move, at + len(parts)
    return None


def _begins(words: Sequence[Word], at: int, parts: tuple[str, ...]) -> bool:
    if at + len(parts) > len(words):
        return False
    for offset in range(1, len(parts)):  # noqa: SIM110 - a plain loop is twice as fast here
        if words[at + offset].lower != parts[offset]:
            return False
    return True


def before(words: Sequence[Word], at: int) -> tuple[Move, int] | None:
    """The modifier that begins at a word and the index after it."""
    return _match(_BEFORE, words, at)


def after(words: Sequence[Word], at: int) -> tuple[Move, int] | None:
    """The modifier that follows a number."""
    return _match(_AFTER, words, at)
