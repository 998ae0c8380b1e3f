"""What a group of people is called in a record: the noun as told, in the plural, with the class it implies."""

from __future__ import annotations

import re
from typing import Final

_IRREGULAR: Final = {"man": "men", "child": "children", "person": "people", "wife": "wives", "foot": "feet"}
_UNCHANGED: Final = frozenset(
    (
        "people",
        "police",
        "personnel",
        "troops",
        "infantry",
        "clergy",
        "staff",
        "crew",
        "men",
        "children",
        "kin",
        "youth",
        "dead",
        "missing",
        "critical",
        "burnt",
        "hurt",
        "couple",
        "militaries",
    )
)

_CLASSES: Final[dict[str, tuple[str, ...]]] = {
    "children": (
        "boys",
        "girls",
        "kids",
        "pupils",
        "schoolboys",
        "schoolgirls",
        "schoolchildren",
        "toddlers",
        "minors",
    ),
    "infants": ("babies", "newborns"),
    "women": ("mothers", "grandmothers", "housewives", "widows"),
    "police officers": ("policemen", "policewomen", "constables", "cops", "patrolmen", "police", "police agents"),
    "soldiers": (
        "servicemen",
        "servicewomen",
        "service members",
        "infantrymen",
        "paratroopers",
        "conscripts",
        "troops",
        "militaries",
        "invaders",
        "occupiers",
    ),
    "firefighters": ("firemen",),
    "militants": ("terrorists", "jihadists", "extremists", "insurgents", "fighters", "gunmen"),
    "attackers": ("bombers", "assailants", "suicide bombers"),
    "protesters": ("demonstrators", "marchers"),
    "herders": ("nomads", "herdsmen", "pastoralists", "shepherds"),
    "peacekeepers": ("blue helmets",),
    "journalists": ("reporters", "cameramen", "photojournalists"),
    "prisoners": ("inmates",),
    "officers": ("majors", "captains", "lieutenants", "colonels", "generals", "brigadiers"),
}
_PEOPLE: Final = re.compile(r"[a-z](?:an|ist|ni|di)$")
"""The end of a word for one of a people or a movement: "Indian", "Maoist", "Pakistani"."""
_CLASS_OF: Final = {noun: name for name, nouns in _CLASSES.items() for noun in nouns}


def row_name(group: str) -> str:
    """The plural with the class that its noun belongs to: ``two boys`` of a toll are ``boys (children)``.

    Only classes that the noun itself implies: a constable is a police officer, a resident need be no civilian.
    """
    told = plural(group)
    words = told.casefold().split()
    kind = next(
        (_CLASS_OF[noun] for noun in (" ".join(words[-2:]), words[-1] if words else "") if noun in _CLASS_OF), None
    )
    return told if kind is None or kind in told.casefold() else f"{told} ({kind})"


def plural(group: str) -> str:
    """``a civilian`` → ``civilians``, ``policeman`` → ``policemen``; names and plurals stay as they are."""
    head, space, last = group.strip().rpartition(" ")
    if head.casefold() in ("a", "an", "one", "the", "another"):
        head, space = "", ""
    lower = last.casefold()
    if not last or not last.isalpha() or lower in _UNCHANGED or lower.endswith("ed"):
        return f"{head}{space}{last}"
    if last[0].isupper():
        return f"{head}{space}{last}{'s' if _PEOPLE.search(last) else ''}"
    for single, many in _IRREGULAR.items():
        if lower.endswith(single):
            return f"{head}{space}{last[: len(last) - len(single)]}{many}"
    if lower.endswith(("men", "children")) or (lower.endswith("s") and not lower.endswith("ss")):
        return f"{head}{space}{last}"
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return f"{head}{space}{last[:-1]}ies"
    return f"{head}{space}{last}{'es' if lower.endswith(('ss', 'x', 'ch', 'sh')) else 's'}"


def singular(noun: str) -> str:
    """``children`` → ``child``, ``policemen`` → ``policeman``, ``families`` → ``family``; others without their s."""
    for many, single in (("people", "person"), ("children", "child"), ("men", "man"), ("wives", "wife")):
        if noun.endswith(many):
            return noun[: len(noun) - len(many)] + single
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") and len(noun) > 3 else noun


_SMALL: Final = frozenset(
    ("a", "an", "the", "of", "and", "other", "more", "another", "their", "his", "its", "our", "own", "us")
)


def group_key(group: str) -> str:
    """The words that tell groups apart: the last meaningful one, singular, after any proper names before it."""
    words = [w for w in re.findall(r"\w+", group) if w.casefold() not in _SMALL]
    last = words[-1].casefold() if words else group.casefold()
    named = "".join(f"{w.casefold()} " for w in words[:-1] if w[0].isupper())
    for many, single in (("children", "child"), ("men", "man"), ("ies", "y"), ("s", "")):
        if last.endswith(many):
            return named + last[: len(last) - len(many)] + single
    return named + last
