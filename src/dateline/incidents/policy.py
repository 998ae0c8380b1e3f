"""Named, versioned ways to hold one value where the claims leave several standing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Final

from dateline.errors import UsageError
from dateline.incidents.bounds import Bounds, span_of
from dateline.incidents.sources import Sources
from dateline.model import Claim, Count, CountClaim, GroupCount, Status

Chooser = Callable[[Bounds, Status, Sequence[Claim], Sources], int | None]


@dataclass(frozen=True, slots=True)
class Policy:
    """``choose`` gives the held number (``best``) from the bounds, the status and the claims on the total.

    ``sources`` says when and by whom the claims were made; the fold sets it for the incident in hand.
    """

    name: str
    version: str
    rule: str
    choose: Chooser
    sources: Sources = field(default_factory=Sources)

    def among(self, sources: Sources) -> Policy:
        """The policy for claims of these sources."""
        return replace(self, sources=sources)

    def count(self, bounds: Bounds, status: Status, claims: Sequence[Claim], groups: tuple[GroupCount, ...]) -> Count:
        """A toll with the held value filled in."""
        best = self.choose(bounds, status, claims, self.sources)
        return Count(best, bounds.low, bounds.high, status, groups)


def _cautious(bounds: Bounds, status: Status, claims: Sequence[Claim], sources: Sources) -> int | None:
    """Undisputed and stated as a number: that number, or the stated floor ("at least 14" holds 14). Else nothing."""
    return bounds.low if status in ("reported", "explicit_zero") else None


def _lowest(bounds: Bounds, status: Status, claims: Sequence[Claim], sources: Sources) -> int | None:
    """The lowest number that anybody states."""
    return bounds.low


def _highest(bounds: Bounds, status: Status, claims: Sequence[Claim], sources: Sources) -> int | None:
    """The highest number that anybody states; with an open ceiling the highest floor."""
    if bounds.high is not None:
        return bounds.high
    lows = [c.value.low for c in claims if isinstance(c.value, CountClaim) and c.value.low is not None]
    return max(lows, default=bounds.low)


def _stated(claims: Sequence[Claim]) -> list[tuple[Claim, Bounds]]:
    """The claims that give a number, not a vague quantity."""
    return [
        (c, Bounds(c.value.low, c.value.high))
        for c in claims
        if isinstance(c.value, CountClaim) and c.value.status in ("reported", "explicit_zero")
    ]


def _latest(bounds: Bounds, status: Status, claims: Sequence[Claim], sources: Sources) -> int | None:
    """The number told on the last day of publication; nothing where the claims of that day clash."""
    stated = _stated(claims)
    days = [day for c, _ in stated if (day := sources.day(c)) is not None]
    last = [b for c, b in stated if not days or sources.day(c) == max(days)]
    if any(not one.meets(other) for one, other in combinations(last, 2)):
        return None
    return _within(span_of(last).low if last else None, bounds, status, claims, sources)


def _most_independent(bounds: Bounds, status: Status, claims: Sequence[Claim], sources: Sources) -> int | None:
    """The number that most independent origins give; nothing where two numbers have equally many."""
    behind: dict[Bounds, list[Claim]] = {}
    for claim, told in _stated(claims):
        behind.setdefault(told, []).append(claim)
    support = {told: len(sources.origins_of(own)) for told, own in behind.items()}
    first = [told.low for told, origins in support.items() if origins == max(support.values())]
    if len(first) > 1:
        return None
    return _within(first[0] if first else None, bounds, status, claims, sources)


def _within(best: int | None, bounds: Bounds, *rest: *tuple[Status, Sequence[Claim], Sources]) -> int | None:
    """The number, where the claims speak of everybody; where people are added up, what nobody disputes."""
    floor, ceiling = bounds.low or 0, bounds.high
    if best is None or best < floor or (ceiling is not None and best > ceiling):
        return _cautious(bounds, *rest)
    return best


POLICIES: Final[dict[str, Policy]] = {
    policy.name: policy
    for policy in (
        Policy("cautious", "1", "an undisputed number or its stated floor; nothing where sources clash", _cautious),
        Policy("lowest", "1", "the lowest number that a source states", _lowest),
        Policy("highest", "1", "the highest number that a source states", _highest),
        Policy("latest", "1", "the number of the last day of publication; nothing where that day's clash", _latest),
        Policy(
            "most-independent",
            "1",
            "the number that most independent origins give; nothing where two have equally many",
            _most_independent,
        ),
    )
}

DEFAULT_POLICY: Final = "cautious"


def policy_named(name: str) -> Policy:
    """The policy of that name; UsageError lists the known ones."""
    if name not in POLICIES:
        raise UsageError(f"no policy {name!r}; choose one of {', '.join(POLICIES)}")
    return POLICIES[name]
