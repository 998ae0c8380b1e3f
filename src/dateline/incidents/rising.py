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


_DIED: Final = re.compile(
    r"\b(?:dies|died|succumb\w*|not (?:survive|live)|expired|passed away|breathed|lost (?:his|her|their) li\w+|dead)\b"
    r"(?!,? (?:one|two|three|four|five|\d+) of (?:them|whom))",
    re.IGNORECASE,
)
_SHARED: Final = re.compile(r"\b(?:of (?:them|whom)|among|includ\w+)\b", re.IGNORECASE)


def _exact(claim: Claim) -> int | None:
    value = count_in(claim)
    return value.low if value.low is not None and value.low == value.high else None


def _died_later(claim: Claim) -> bool:
    """A death told for itself, that of one of the wounded; "three, one of them a boy" tells no later death."""
    return count_in(claim).part_of_total and bool(_exact(claim)) and _tells_death(claim.span.quote)


def _tells_death(quote: str) -> bool:
    return _DIED.search(quote) is not None and _SHARED.search(quote) is None


def latest(totals: Sequence[Claim], claims: Sequence[Claim]) -> list[Claim]:
    """The totals without those that a later death explains, the last ordinal counted as the total that it is."""
    totals = _with_ordinal(totals, claims)
    added = {_exact(c) for c in claims if _died_later(c)}
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
    died = {_exact(c) for c in killed if _died_later(c)}
    numbers = {_exact(c) for c in injured if not count_in(c).part_of_total}
    return tuple(c for c in injured if not any((_exact(c) or 0) - (gone or 0) in numbers - {0} for gone in died))
