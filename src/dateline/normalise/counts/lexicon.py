"""Nouns that numbers count, by what they are."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from dateline.normalise.counts.answer import UnitKind

_PEOPLE_ENDING = re.compile(
    r"(?:men|women|people|folk|ists?|eers?|wives|kids|goers?|makers?|sellers?|keepers?|workers?)$"
)
_KIND: dict[str, UnitKind] = {
    "generic": "people",
    "people": "people",
    "things": "things",
    "time": "time",
    "money": "money",
    "measure": "other",
}


def sections(text: str) -> dict[str, tuple[str, ...]]:
    """The word lists of a data file: ``[name]`` lines open a list, ``#`` lines are remarks."""
    lists: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.splitlines():
        line = line.strip()
        if line.startswith("["):
            current = lists.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.extend(line.split())
    return {name: tuple(words) for name, words in lists.items()}


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


@lru_cache(maxsize=1)
def _nouns() -> tuple[dict[str, UnitKind], frozenset[str], frozenset[str]]:
    lists = sections(files("dateline.normalise.counts").joinpath("data/units.txt").read_text("utf-8"))
    kinds: dict[str, UnitKind] = {}
    for name, words in reversed(lists.items()):
        for word in words:
            if name in ("people", "things"):
                kinds[plural(word)] = _KIND[name]
    for name, words in reversed(lists.items()):
        kinds.update(dict.fromkeys(words, _KIND[name]))
    return kinds, frozenset(lists["generic"]), frozenset(lists["people"])


def unit_of(noun: str) -> UnitKind | None:
    """What a noun is, None for a noun that the lists do not know."""
    noun = noun.lower()
    kinds = _nouns()[0]
    kind = kinds.get(noun)
    if kind is None and _PEOPLE_ENDING.search(noun):
        return "people"
    return kind


def is_generic(noun: str) -> bool:
    """A noun that counts people without saying whom: "people", "lives", "dead"."""
    return noun.lower() in _nouns()[1]


def is_person(noun: str) -> bool:
    """A noun for one person or a kind of people."""
    noun = noun.lower()
    return unit_of(noun) == "people" and noun not in _nouns()[1]
