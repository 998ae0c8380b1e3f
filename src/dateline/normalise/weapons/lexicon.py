"""The terms of weapons and means, by class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, cast

import yaml

from dateline.model import WeaponClass

WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’]\w+)?|\d+(?:[.,]\d+)*|[^\w\s]")
"""A word, a number or a sign; "AK47" is two."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Term:
    """What a term stands for; ``vague`` ones are a weapon only here and there."""

    weapon_class: WeaponClass
    implied: bool
    vague: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``terms`` by their words joined by one space; ``longest`` the most words of a term that starts with a word."""

    terms: dict[str, Term]
    longest: dict[str, int]
    codes: dict[WeaponClass, tuple[str, str]]
    opening: frozenset[str]
    describing: frozenset[str]
    not_before: dict[str, frozenset[str]]
    not_after: dict[str, frozenset[str]]


def _forms(term: str) -> tuple[str, ...]:
    """A term with its plural on the last word; "charge of dynamite" also on the first."""
    forms = [term]
    if term.endswith("y") and term[-2] not in "aeo":
        forms.append(term[:-1] + "ies")
    elif term.endswith(("x", "ch", "sh", "ss")):
        forms.append(term + "es")
    elif not term.endswith("s"):
        forms.append(term + "s")
    first, link, rest = term.partition(" of ")
    if not link:
        first, link, rest = term.partition(" packed ")
    if link:
        forms.append(f"{first}s{link}{rest}")
    return tuple(forms)


def _sets(table: object) -> dict[str, frozenset[str]]:
    """Lists of a mapping as sets."""
    return {str(k): frozenset(v) for k, v in cast("dict[str, list[str]]", table).items()}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once a process; hyphens divide words."""
    source = files("dateline.normalise.weapons") / "data" / "weapons.yaml"
    table = cast("dict[str, object]", yaml.load(source.read_text(encoding="utf-8"), Loader=_LOADER))
    vague = set(cast("list[str]", table["vague"]))
    terms: dict[str, Term] = {}
    longest: dict[str, int] = {}
    for implied in (False, True):
        groups = cast("dict[WeaponClass, list[str]]", table["implied" if implied else "named"])
        for weapon_class, words in groups.items():
            for word in words:
                for form in (word,) if implied else _forms(word):
                    key = " ".join(word for word in WORD.findall(form) if word != "-")
                    terms.setdefault(key, Term(weapon_class, implied, word in vague))
                    first, size = key.split()[0], key.count(" ") + 1
                    longest[first] = max(longest.get(first, 0), size)
    codes = cast("dict[WeaponClass, list[str]]", table["codes"])
    return Lexicon(
        terms,
        longest,
        {k: (v[0], v[1]) for k, v in codes.items()},
        frozenset(cast("list[str]", table["opening"])),
        frozenset(cast("list[str]", table["describing"])),
        _sets(table["not_before"]),
        _sets(table["not_after"]),
    )
