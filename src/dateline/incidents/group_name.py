"""What a group of people is called in a record: the noun as told, in the plural, so that rows compare."""

from __future__ import annotations

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
    )
)


def plural(group: str) -> str:
    """``a civilian`` → ``civilians``, ``policeman`` → ``policemen``; names and plurals stay as they are."""
    head, space, last = group.strip().rpartition(" ")
    if head.casefold() in ("a", "an", "one", "the", "another"):
        head, space = "", ""
    lower = last.casefold()
    if not last or last[0].isupper() or not last.isalpha() or lower in _UNCHANGED:
        return f"{head}{space}{last}"
    for single, many in _IRREGULAR.items():
        if lower.endswith(single):
            return f"{head}{space}{last[: len(last) - len(single)]}{many}"
    if lower.endswith(("men", "children")) or (lower.endswith("s") and not lower.endswith("ss")):
        return f"{head}{space}{last}"
    if lower.endswith("y") and lower[-2:-1] not in "aeiou":
        return f"{head}{space}{last[:-1]}ies"
    return f"{head}{space}{last}{'es' if lower.endswith(('ss', 'x', 'ch', 'sh')) else 's'}"
