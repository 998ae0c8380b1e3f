"""Words whose full stop does not end a sentence, and words that begin one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The word classes of ``data/abbreviations.txt``; every word lower case, without its last full stop."""

    title: frozenset[str]
    number: frozenset[str]
    month: frozenset[str]
    name: frozenset[str]
    small: frozenset[str]
    clock: frozenset[str]
    follows: frozenset[str]
    starter: frozenset[str]
    firm: frozenset[str]


@cache
def abbreviations() -> Abbreviations:
    """The lists as shipped, read once."""
    words: dict[str, set[str]] = {}
    text = (files(__package__) / "data" / "abbreviations.txt").read_text("utf-8")
    for line in text.splitlines():
        kind, colon, rest = line.partition(":")
        if colon and not line.startswith("#"):
            words.setdefault(kind, set()).update(rest.split())
    return Abbreviations(**{kind: frozenset(found) for kind, found in words.items()})
