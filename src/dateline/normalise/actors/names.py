"""Names folded for look-up, thousands at a time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.normalise.actors.phrase import fold

_COMBINING = re.compile(r"[\u0300-\u036f]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}")
_OWNER = re.compile(r"['’]s?(?!\w)")
_SIGN = re.compile(r" *([,:()/]) *")
_HYPHEN = re.compile(r"-(?!(?:backed|led|allied|aligned|linked|affiliated|inspired|supported|controlled|held|run)\b)")
_OTHER = re.compile(r"[^\w\s.&'|;,:()/-]|(?<!\w)'")


@dataclass(frozen=True, slots=True)
class NameIndex:
    """``places`` are the numbers of the bearers by folded name; ``longest`` the most words of a name by its first word.

    ``acronyms`` are the folded names of up to five capitals that are no other name too, ``small`` those written small.
    """

    places: Mapping[str, tuple[int, ...]]
    longest: Mapping[str, int]
    acronyms: frozenset[str]
    small: frozenset[str]


def folded_lines(lines: Sequence[str]) -> list[str]:
    """Lines folded as ``fold`` folds a phrase, in one go; bars and semicolons stay."""
    text = _COMBINING.sub("", unicodedata.normalize("NFKD", "\n".join(lines).lower())).replace("’", "'")
    text = _DOTTED.sub(lambda m: m.group().replace(".", ""), text)
    text = _SIGN.sub(r" \1 ", _OWNER.sub("", text))
    text = re.sub(r" {2,}", " ", _OTHER.sub(" ", _HYPHEN.sub(" ", text)))
    return text.split("\n")


def index_names(names: Sequence[Sequence[str]], folded: Sequence[Sequence[str]] | None = None) -> NameIndex:
    """The index over the names of each bearer; ``folded`` are the same names folded, where that is done."""
    keys = folded if folded is not None else [[" ".join(fold(n).words) for n in mine] for mine in names]
    places: dict[str, tuple[int, ...]] = {}
    longest: dict[str, int] = {}
    acronyms: set[str] = set()
    plain: set[str] = set()
    small: set[str] = set()
    for number, mine in enumerate(names):
        for name, written in zip(mine, keys[number], strict=True):
            key = written.strip()
            if not key:
                continue
            known = places.get(key, ())
            if number not in known:
                places[key] = (*known, number)
            first, _, rest = key.partition(" ")
            size = rest.count(" ") + 2 if rest else 1
            if size > longest.get(first, 0):
                longest[first] = size
            (acronyms if len(name) <= 5 and name.isupper() else plain).add(key)
            if name.islower():
                small.add(key)
    return NameIndex(places, longest, frozenset(acronyms - plain), frozenset(small))
