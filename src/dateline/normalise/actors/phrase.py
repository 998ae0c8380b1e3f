"""The words of a party's noun phrase, folded for look-up and divided at its prepositions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from typing import NamedTuple

_BOND = r"backed|led|allied|aligned|linked|affiliated|inspired|supported|controlled|held|run|trained|funded|sponsored"
_WORD = re.compile(rf"[\w.&]+(?:['’][\w]+)*(?:-(?:{_BOND})\b)?|[,;:()/]", re.IGNORECASE)
_DOTTED = re.compile(r"(?:\w\.)+")
_OWNER = re.compile(r"['’]s?$")


def _set(words: str) -> frozenset[str]:
    """The words of a line."""
    return frozenset(words.split())


_CUTS = _set(
    "of from in on at with by for near outside inside who which that whose where when while wearing carrying riding "
    "loyal belonging accompanied armed dressed calling presenting including among aged born believed suspected under "
    "about after before during to as into over across along against between behind , ; : ( )"
)
_BINDING = _set("loyal belonging")
_OPENERS = _set("suspected armed among under about over near believed dressed")
_DETERMINERS = _set(
    "the a an its his her their our my this that these those same such own some about around nearly almost at least "
    "more than over up between one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred "
    "thousand several heavily"
)

_MAKES = _set("su mig mi ka tu f mq ac")
"""Letters after which a number names an aircraft, and counts nobody: "Su-34"."""


class Folded(NamedTuple):
    """``words`` lower-cased without marks, accents and possessive endings; ``shapes`` the same words as they stood."""

    words: tuple[str, ...]
    shapes: tuple[str, ...]


class Segment(NamedTuple):
    """A stretch between prepositions; ``link`` is the word before it ("of"), "" for the first; ``places`` are the
    positions of its words in the phrase."""

    link: str
    places: tuple[int, ...]


def _plain(text: str) -> str:
    """Lower case, accents off."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def fold(written: str) -> Folded:
    """Words for look-up: hyphens divide words except in "Iran-backed", which names no Iranian."""
    shapes: list[str] = []
    for match in _WORD.finditer(written):
        shape = match.group()
        if shape.isalnum():
            pass  # the usual word has neither full stops nor an owner's ending
        elif _DOTTED.fullmatch(shape):
            shape = shape.replace(".", "")
        elif len(shape) > 1:
            shape = _OWNER.sub("", shape).rstrip(".")
        if shape:
            shapes.append(shape)
    return Folded(tuple(_plain(s).replace("’", "'") for s in shapes), tuple(shapes))


def _divides(words: tuple[str, ...], place: int) -> bool:
    """True for a word that ends a stretch; "armed" does before its arms alone ("rival armed groups")."""
    word = words[place]
    return word in _CUTS and (word != "armed" or words[place + 1 : place + 2] == ("with",))


def segments(words: tuple[str, ...], whole: Container[int]) -> tuple[Segment, ...]:
    """The phrase divided at prepositions, relatives and commas, determiners and numbers left out.

    ``whole`` are the positions of names, which are never divided ("the Front for Liberation").
    """
    found: list[Segment] = []
    link, places = "", []  # type: str, list[int]
    for place, word in enumerate(words):
        if place in whole:
            places.append(place)
        elif _divides(words, place) and not (word in _OPENERS and not places):
            found.append(Segment(link, tuple(places)))
            link, places = (link if link in _BINDING and not places else word), []
        elif (places or word not in _DETERMINERS) and (not word.isdigit() or (places and words[place - 1] in _MAKES)):
            places.append(place)
    found.append(Segment(link, tuple(places)))
    return tuple(s for s in found if s.places) or (Segment("", tuple(range(len(words)))),)
