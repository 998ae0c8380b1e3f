"""From the claims on one count field to the toll of the record (codebook §3 "count" and §7 "Counts")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import combinations

from dateline.incidents.bounds import Bounds, span_of, sum_of
from dateline.incidents.group_name import row_name
from dateline.incidents.policy import Policy
from dateline.model import Claim, Conflict, Count, CountClaim, GroupCount, Status

_SMALL = frozenset(
    ("a", "an", "the", "of", "and", "other", "more", "another", "their", "his", "its", "our", "own", "us")
)

_ARTICLE = re.compile(r"^(?:the|an?)\s+")
_COUNTED = re.compile(r"\b(?:one|1|single|first|only|a (?:death|fatality|casualty|body))\b", re.IGNORECASE)

_LOUDEST: tuple[Status, ...] = ("disputed", "reported", "vague")


def group_key(group: str) -> str:
    """The words that tell groups apart: the last meaningful one, singular, after any proper names before it."""
    words = [w for w in re.findall(r"\w+", group) if w.casefold() not in _SMALL]
    last = words[-1].casefold() if words else group.casefold()
    named = "".join(f"{w.casefold()} " for w in words[:-1] if w[0].isupper())
    for many, single in (("children", "child"), ("men", "man"), ("ies", "y"), ("s", "")):
        if last.endswith(many):
            return named + last[: len(last) - len(many)] + single
    return named + last


def _value(claim: Claim) -> CountClaim:
    if not isinstance(claim.value, CountClaim):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no count")
    return claim.value


def _bounds(claim: Claim) -> Bounds:
    value = _value(claim)
    return Bounds(value.low, value.high)


def _numbered(claims: Iterable[Claim]) -> list[Claim]:
    """Claims that give a bound or a vague quantity, not those that say that nobody knows."""
    return [c for c in claims if _value(c).status in ("reported", "explicit_zero", "vague")]


def _voice(claim: Claim) -> tuple[str, str]:
    """Who tells, by article and by the nearest speaker's name, title or words; "" for the article's own voice."""
    if not claim.speakers:
        return claim.mention, ""
    nearest = claim.speakers[0]
    words = nearest.name or nearest.title or nearest.written
    return claim.mention, _ARTICLE.sub("", words.casefold()).strip()


def _clashes(field: str, claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """Every pair of claims of two voices that cannot both hold; one pair per two distinct values."""
    seen: set[frozenset[Bounds]] = set()
    found: list[Conflict] = []
    for one, other in combinations(claims, 2):
        left, right = _bounds(one), _bounds(other)
        pair = frozenset((left, right))
        if pair in seen or left.meets(right) or _voice(one) == _voice(other):
            continue
        seen.add(pair)
        found.append(Conflict(field, (one.id, other.id)))
    return tuple(found)


def _status(claims: Sequence[Claim], disputed: bool) -> Status:
    """The status that the standing claims on one number leave."""
    if disputed:
        return "disputed"
    statuses = {_value(c).status for c in claims}
    if "reported" in statuses:
        return "reported"
    if "explicit_zero" in statuses:
        return "explicit_zero"
    return "vague" if "vague" in statuses else "unknown_to_source"


def _row(field: str, rows: Sequence[Claim]) -> tuple[GroupCount, tuple[Conflict, ...]]:
    """The row of one group over all claims on it."""
    numbered = _numbered(rows)
    numbered = [c for c in numbered if not _value(c).part_of_total] or numbered
    conflicts = _clashes(field, numbered)
    bounds = span_of([_bounds(c) for c in numbered]) if numbered else Bounds(None, None)
    name = row_name(_value(rows[0]).group or "")
    cause = next((_value(c).cause for c in rows if _value(c).cause), None)
    return GroupCount(name, bounds.low, bounds.high, _status(numbered or rows, bool(conflicts)), cause), conflicts


def _by_group(claims: Iterable[Claim]) -> dict[tuple[str, str | None], list[Claim]]:
    """Claims by the group that they cover and the cause that they name, in the order of first mention."""
    groups: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in claims:
        value = _value(claim)
        if value.group:
            groups.setdefault((group_key(value.group), value.cause), []).append(claim)
    return groups


def _whole(totals: Sequence[Claim], standing: Sequence[Claim]) -> list[Claim]:
    """The claims on everybody, without those that are told as part of a larger number.

    A voice that says "twelve were killed" and "three died on the way" in one text does not contradict itself, and an
    article's own "nobody was hurt" is not about those whom it counts elsewhere. A person told of without a number
    ("a boy of nine died") is no count of all.
    """

    def is_part(claim: Claim) -> bool:
        value = _value(claim)
        if value.low is None or value.low != value.high:
            return False
        single = value.low == 1 and not _COUNTED.search(claim.written)
        aside = (single or value.low == 0) and not claim.speakers
        return any(
            other.mention == claim.mention
            and (_value(other).low or 0) > value.low
            and (_voice(other) == _voice(claim) or aside or (single and _value(other).group is None))
            for other in standing
        )

    return [c for c in totals if not is_part(c)]


def _beyond(totals: Sequence[Claim], standing: Sequence[Claim]) -> list[Claim]:
    """Claims on one group that exceed every total: a part cannot be more than the whole, so they dispute it."""
    ceilings = [_value(c).high for c in totals]
    if any(high is None for high in ceilings):
        return []
    top = max(high for high in ceilings if high is not None)
    return [c for c in _numbered(standing) if _value(c).group is not None and (_value(c).low or 0) > top]


def _lone(totals: Sequence[Claim], standing: Sequence[Claim]) -> list[Claim]:
    """Claims on the only group that anybody counts, by voices that give no total: they set the total (codebook §7)."""
    counted = [c for c in _numbered(standing) if _value(c).group and _value(c).low != 0 and not _value(c).part_of_total]
    told = {_voice(c) for c in totals}
    keys = {group_key(_value(c).group or "") for c in counted}
    return [c for c in counted if _voice(c) not in told] if len(keys) == 1 else []


def _total_from_groups(rows: Sequence[GroupCount]) -> tuple[Bounds, Status] | None:
    """Disjoint groups are summed and a single group's count is the total; zeros alone set no total (codebook §3)."""
    counted = [r for r in rows if r.status != "unknown_to_source"]
    if not any(r.status != "explicit_zero" for r in counted):
        return None
    bounds = sum_of([Bounds(r.low, r.high) for r in counted])
    statuses = {r.status for r in counted}
    return bounds, next((s for s in _LOUDEST if s in statuses), "vague")


def fold_toll(field: str, claims: Sequence[Claim], policy: Policy) -> tuple[Count, tuple[Conflict, ...]]:
    """The toll over ``claims`` on ``field`` in text order, with every pair that cannot both hold."""
    standing = [c for c in claims if not c.withdrawn and c.attitude not in ("denies", "doubts")]
    totals = _whole([c for c in standing if _value(c).group is None and not _value(c).part_of_total], standing)
    rows: list[GroupCount] = []
    whole: list[GroupCount] = []
    group_conflicts: list[Conflict] = []
    for members in _by_group(standing).values():
        row, conflicts = _row(field, members)
        rows.append(row)
        group_conflicts.extend(conflicts)
        if not all(_value(c).part_of_total for c in members):
            whole.append(row)
    numbered = _numbered(totals)
    if numbered:
        more = (*_beyond(numbered, standing), *_lone(numbered, standing))
        numbered += [c for n, c in enumerate(more) if c not in more[:n]]
        conflicts = _clashes(field, numbered)
        bounds, status = span_of([_bounds(c) for c in numbered]), _status(numbered, bool(conflicts))
        return policy.count(bounds, status, numbered, tuple(rows)), (*conflicts, *group_conflicts)
    summed = _total_from_groups(whole)
    if summed is not None:
        return policy.count(summed[0], summed[1], (), tuple(rows)), tuple(group_conflicts)
    known: Status = "unknown_to_source" if totals else "not_reported"
    return Count(None, None, None, known, tuple(rows)), tuple(group_conflicts)
