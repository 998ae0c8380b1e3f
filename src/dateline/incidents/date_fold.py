"""From the claims on the date to the date of the record."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from dateline.model import Claim, Conflict, DatePrecision, DateValue

_RANK: Final[dict[DatePrecision, int]] = {"day": 0, "week": 1, "month": 2, "year": 3, "none": 4}


def _value(claim: Claim) -> DateValue:
    if not isinstance(claim.value, DateValue):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no date")
    return claim.value


def meet(one: DateValue, other: DateValue) -> bool:
    """True where one day can satisfy both; an unresolved date clashes with nothing."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start <= other.end and other.start <= one.end


def fold_date(claims: Sequence[Claim]) -> tuple[DateValue, tuple[Conflict, ...]]:
    """The most precise resolved date, then the best supported, then the first told; unresolved words are kept.

    Support is compared in tenths: a confidence is no finer than that (docs/confidence.md).
    """
    standing = [c for c in claims if not c.withdrawn and c.attitude not in ("denies", "doubts")]
    if not standing:
        return DateValue.silent(), ()
    support: dict[tuple[object, object], float] = {}
    for claim in standing:
        key = (_value(claim).start, _value(claim).end)
        support[key] = support.get(key, 0.0) + claim.confidence

    def better(claim: Claim) -> tuple[int, float, int]:
        value = _value(claim)
        return _RANK[value.precision], -round(support[(value.start, value.end)], 1), standing.index(claim)

    held = min(standing, key=better)
    voiced = [c for c in standing if c.speakers]
    clashes = tuple(
        Conflict("date", (a.id, b.id))
        for a, b in combinations(voiced, 2)
        if a.speakers != b.speakers and not meet(_value(a), _value(b))
    )
    return _value(held), clashes[:1]
