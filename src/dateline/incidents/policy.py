"""Named, versioned ways to hold one value where the claims leave several standing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from dateline.errors import UsageError
from dateline.incidents.bounds import Bounds
from dateline.model import Claim, Count, CountClaim, GroupCount, Status

Chooser = Callable[[Bounds, Status, Sequence[Claim]], int | None]


@dataclass(frozen=True, slots=True)
class Policy:
    """``choose`` gives the held number (``best``) from the bounds, the status and the claims on the total."""

    name: str
    version: str
    rule: str
    choose: Chooser

    def count(self, bounds: Bounds, status: Status, claims: Sequence[Claim], groups: tuple[GroupCount, ...]) -> Count:
        """A toll with the held value filled in."""
        return Count(self.choose(bounds, status, claims), bounds.low, bounds.high, status, groups)


def _cautious(bounds: Bounds, status: Status, claims: Sequence[Claim]) -> int | None:
    """Undisputed and stated as a number: that number, or the stated floor ("at least 14" holds 14). Else nothing."""
    if status not in ("reported", "explicit_zero"):
        return None
    return bounds.low if bounds.low is not None else None


def _lowest(bounds: Bounds, status: Status, claims: Sequence[Claim]) -> int | None:
    """The lowest number that anybody states."""
    return bounds.low


def _highest(bounds: Bounds, status: Status, claims: Sequence[Claim]) -> int | None:
    """The highest number that anybody states; with an open ceiling the highest floor."""
    if bounds.high is not None:
        return bounds.high
    lows = [c.value.low for c in claims if isinstance(c.value, CountClaim) and c.value.low is not None]
    return max(lows, default=bounds.low)


POLICIES: Final[dict[str, Policy]] = {
    policy.name: policy
    for policy in (
        Policy("cautious", "1", "an undisputed number or its stated floor; nothing where sources clash", _cautious),
        Policy("lowest", "1", "the lowest number that a source states", _lowest),
        Policy("highest", "1", "the highest number that a source states", _highest),
    )
}

DEFAULT_POLICY: Final = "cautious"


def policy_named(name: str) -> Policy:
    """The policy of that name; UsageError lists the known ones."""
    if name not in POLICIES:
        raise UsageError(f"no policy {name!r}; choose one of {', '.join(POLICIES)}")
    return POLICIES[name]
