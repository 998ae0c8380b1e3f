"""A toll that rises over days replaces the earlier one; the earlier claim stays in the ledger (codebook §7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dateline.incidents.group_name import group_key
from dateline.model import Claim, CountClaim


def _floor(claim: Claim, one_group: bool) -> int | None:
    """The floor of a claim on everybody; the only group that anybody counts stands for everybody."""
    value = claim.value
    if not isinstance(value, CountClaim) or value.part_of_total or (value.group is not None and not one_group):
        return None
    return value.low


def _is_one_group(claims: Sequence[Claim]) -> bool:
    """True where no two groups are counted beside each other."""
    values = [c.value for c in claims if isinstance(c.value, CountClaim) and not c.value.part_of_total]
    return len({group_key(v.group) for v in values if v.group}) <= 1


def standing_tolls(
    claims: Sequence[Claim], article_of: Mapping[str, str], published: Mapping[str, date | None]
) -> tuple[Claim, ...]:
    """The claims that no later report has overtaken.

    A positive total is overtaken by a higher total in an article of a later day. A zero is never overtaken: "no
    casualties" against a number is a dispute. Undated articles overtake nothing.
    """

    def day(claim: Claim) -> date | None:
        return published.get(article_of[claim.mention])

    one_group = _is_one_group(claims)
    dated = [(d, floor) for c in claims if (d := day(c)) and (floor := _floor(c, one_group)) and not c.withdrawn]

    def overtaken(claim: Claim) -> bool:
        mine, when = _floor(claim, one_group), day(claim)
        return bool(mine) and when is not None and any(d > when and floor > (mine or 0) for d, floor in dated)

    return tuple(c for c in claims if not overtaken(c))
