"""Rows of parties without those that say less of a party that another row names better."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.model import Claim, Participant

Row = tuple[Participant, Claim]
"""A party with the claim that first names it."""

_WORD: Final = re.compile(r"\w+")
_BARE_WORDS: Final = (
    "a an the at least most up to more than about around some nearly almost over only another other others further "
    "people persons person dead killed wounded injured hurt bodies body victims victim casualties of them those "
    "one two three four five six seven eight nine ten eleven twelve dozen dozens scores several hundreds"
)
_BARE: Final = frozenset(_BARE_WORDS.split())


def _tokens(written: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(written))


def is_bare(written: str) -> bool:
    """True for a number of people without a word for who they are: "three dead", "at least 20 others"."""
    return all(word in _BARE or word.isdecimal() for word in _tokens(written))


def _inside(part: Sequence[str], whole: Sequence[str]) -> bool:
    size = len(part)
    return size < len(whole) and any(tuple(whole[n : n + size]) == tuple(part) for n in range(len(whole) - size + 1))


def _says_less(row: Participant, other: Participant) -> bool:
    """True where the other row names the same party in the same role with more words."""
    if row is other or row.role != other.role:
        return False
    if is_bare(row.written):
        return not is_bare(other.written)
    same_kind = row.kind == other.kind and row.actor in (None, other.actor) and row.status == other.status
    return same_kind and _inside(_tokens(row.written), _tokens(other.written))


def tidy(rows: Sequence[Row]) -> list[Row]:
    """The rows in their order, without those that another one says more fully; of bare numbers the first stays."""
    kept: list[Row] = []
    bare_roles: set[str] = set()
    for party, claim in rows:
        if any(_says_less(party, other) for other, _ in rows):
            continue
        if is_bare(party.written):
            if party.role in bare_roles:
                continue
            bare_roles.add(party.role)
        kept.append((party, claim))
    return kept
