"""A toll that rises inside one article: "two were killed; one of the nine wounded died; three dead" (codebook §7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.incidents.headcount import count_in
from dateline.model import Claim

_WORDS: Final = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
_ORDINALS: Final = {word: number for number, word in enumerate(_WORDS.split(), 2)}
_ORDINAL: Final = re.compile(rf"^(?:the|an?)\s+({'|'.join(_ORDINALS)})\b", re.IGNORECASE)


def _exact(claim: Claim) -> int | None:
    value = count_in(claim)
    return value.low if value.low is not None and value.low == value.high else None


def latest(totals: Sequence[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """The totals without those that a later death explains, the last ordinal counted as the total that it is."""
    totals = _with_ordinal(totals, claims)
    added = {_exact(c) for c in claims if count_in(c).part_of_total and _exact(c)}
    numbers = {_exact(c) for c in totals}
    return [c for c in totals if not any((_exact(c) or 0) + (more or 0) in numbers for more in added if _exact(c))]


def _with_ordinal(totals: Sequence[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """ "A fifth died" after four: five."""
    told = [(number, c) for c in claims if (number := _ordinal(c)) is not None]
    if not told:
        return list(totals)
    number, claim = max(told, key=lambda pair: pair[0])
    if max((_exact(c) or 0 for c in totals), default=number - 1) != number - 1:
        return list(totals)
    whole = replace(count_in(claim), low=number, high=number, group=None, part_of_total=False)
    return [replace(claim, value=whole, written=f"{number} people")]


def _ordinal(claim: Claim) -> int | None:
    match = _ORDINAL.match(claim.written)
    return _ORDINALS[match.group(1).casefold()] if match and claim.field == "killed" else None


def remaining(injured: Sequence[Claim], killed: Sequence[Claim]) -> tuple[Claim, ...]:
    """The wounded without the number told before some of them died: nine, of whom one died, then eight."""
    died = {_exact(c) for c in killed if count_in(c).part_of_total and _exact(c)}
    numbers = {_exact(c) for c in injured if not count_in(c).part_of_total}
    return tuple(c for c in injured if not any((_exact(c) or 0) - (gone or 0) in numbers - {0} for gone in died))
