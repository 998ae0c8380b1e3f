"""Letters without which an expression cannot match, read from its own parts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Final, cast

_PARSER: Final = import_module("re._parser")
_MOST: Final = 24
"""Different texts that are kept of one stretch; a longer list tells too little."""
_ZERO_WIDTH: Final = frozenset({"AT", "ASSERT", "ASSERT_NOT"})
Words = frozenset[str]
Items = Iterable[tuple[object, object]]
"""The parser's parts of an expression: an operation and what it works on."""


def needed(expression: str, flags: re.RegexFlag = re.NOFLAG) -> tuple[str, ...]:
    """Small-lettered words of which every match holds one; ``("",)``, which all texts hold, where none can be told."""
    exact, best = _read(cast(Items, _PARSER.parse(expression, flags)))
    return tuple(sorted(_better(best, exact) or {""}))


def _read(items: Items) -> tuple[Words | None, Words | None]:
    """All texts that a sequence can be, if they are few; and the best words that each of them holds."""
    run: Words = frozenset({""})
    best: Words | None = None
    whole = True
    for operation, value in items:
        exact, held = _of(str(operation), value)
        joined = None if exact is None else frozenset(a + b for a in run for b in exact)
        if joined is not None and len(joined) <= _MOST:
            run = joined
            continue
        best, whole = _better(_better(best, run), held if held is not None else exact), False
        run = frozenset({""}) if exact is None else exact
    return (run if whole else None), _better(best, run)


def _of(operation: str, value: object) -> tuple[Words | None, Words | None]:
    """One part's texts, if they are few, and the words that each of them holds."""
    if operation == "LITERAL":
        return frozenset({chr(cast(int, value)).lower()}), None
    if operation in _ZERO_WIDTH:
        return frozenset({""}), None
    if operation == "IN":
        return _of_class(cast(Items, value)), None
    if operation == "SUBPATTERN":
        return _read(cast(tuple[Items, ...], value)[3])
    if operation == "BRANCH":
        return _of_branches([_read(branch) for branch in cast(tuple[object, Iterable[Items]], value)[1]])
    if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        least, most, inner = cast(tuple[int, int, Items], value)
        exact, held = _read(inner)
        if least == 0:
            return (exact | {""} if most == 1 and exact is not None else None), None
        return (exact if most == 1 else None), _better(held, exact)
    return None, None


def _of_class(items: Items) -> Words | None:
    """The letters of a class that lists only letters, four at most."""
    listed = list(items)
    if len(listed) > 4 or any(str(operation) != "LITERAL" for operation, _ in listed):
        return None
    return frozenset(chr(cast(int, value)).lower() for _, value in listed)


def _of_branches(branches: list[tuple[Words | None, Words | None]]) -> tuple[Words | None, Words | None]:
    words = [_better(held, exact) for exact, held in branches]
    held = frozenset(w for one in words if one for w in one) if all(words) else None
    exacts = [exact for exact, _ in branches if exact is not None]
    alike = frozenset(w for exact in exacts for w in exact)
    return (alike if len(exacts) == len(branches) and len(alike) <= _MOST else None), held


def _better(one: Words | None, other: Words | None) -> Words | None:
    """Of two lists the one whose shortest word is longer, then the one of fewer; None for none that tells anything."""
    told = [words for words in (one, other) if words and "" not in words]
    return max(told, key=lambda words: (min(min(map(len, words)), 5), -len(words)), default=None)
