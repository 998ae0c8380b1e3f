"""From the claims on one count field to the toll of the record (codebook §3 "count" and §7 "Counts")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from dateline.incidents.bounds import Bounds, span_of, sum_of
from dateline.incidents.group_name import group_key, row_name
from dateline.incidents.headcount import Bunch, count_in, firmest, gather_people, is_single, voice_of
from dateline.incidents.person import is_another, is_share, person_of
from dateline.incidents.policy import Policy
from dateline.incidents.rising import latest
from dateline.model import Claim, Conflict, Count, GroupCount, Status

_COUNTED = re.compile(r"\b(?:one|1|single|first|only|a (?:death|fatality|casualty|body))\b", re.IGNORECASE)

_NO_MORE = re.compile(r"^(?:only|just|merely|no more than)\b", re.IGNORECASE)

_CASUALTIES = re.compile(r"\bcasualt(?:y|ies)\b", re.IGNORECASE)
"""A number of casualties bounds the dead and the hurt and sets neither (codebook §3)."""

_ONLY = re.compile(r"\b(?:single|only|just|person|people|death|fatality|casualty)\b", re.IGNORECASE)

_OWN = re.compile(r"\b(?:our|its|their|my|own)\b", re.IGNORECASE)
"""Words by which a voice counts its own people: "none of our men"."""

_KIN = re.compile(
    r"^(?:[\w-]+ )?(?:children|sons|daughters|wives|husbands|(?:grand)?parents|(?:grand)?(?:mothers|fathers)|brothers"
    r"|sisters|siblings|relatives|cousins|uncles|aunts|nephews|nieces|neighbours|neighbors)\b",
    re.I,
)
"""Whose they are is another victim's, not the speaker's: "a trader and his two sons"."""

_ANYBODY = frozenset(("man", "boy", "people", "personnel", "member", "force"))
"""Nouns that tell a voice's own people from others by nothing but "our"."""

_SERVICES = (
    (
        re.compile(r"\b(?:army|armed forces|defen[cs]e ministry|ministry of defen[cs]e|troops|battalion)\b", re.I),
        "soldiers",
    ),
    (re.compile(r"\bpolice\b", re.I), "police officers"),
)
"""What a service calls its men."""

_BREATH = 250
"""Characters in which people named and "three others" are told together."""

_LOUDEST: tuple[Status, ...] = ("disputed", "reported", "vague")


def _bounds(claim: Claim) -> Bounds:
    value = count_in(claim)
    return Bounds(value.low, value.high)


def _numbered(claims: Iterable[Claim]) -> list[Claim]:
    """Claims that give a bound or a vague quantity, not those that say that nobody knows."""
    return [c for c in claims if count_in(c).status in ("reported", "explicit_zero", "vague")]


def _clashes(field: str, claims: Sequence[Claim]) -> tuple[Conflict, ...]:
    """Every pair of claims of two voices that cannot both hold; one pair per two distinct values."""
    seen: set[frozenset[Bounds]] = set()
    found: list[Conflict] = []
    first: dict[tuple[Bounds, tuple[str, str]], Claim] = {}
    for claim in claims:
        first.setdefault((_bounds(claim), voice_of(claim)), claim)
    for one, other in combinations(first.values(), 2):
        left, right = _bounds(one), _bounds(other)
        pair = frozenset((left, right))
        if pair in seen or left.meets(right) or voice_of(one) == voice_of(other):
            continue
        seen.add(pair)
        found.append(Conflict(field, (one.id, other.id)))
    return tuple(found)


def _status(claims: Sequence[Claim], disputed: bool) -> Status:
    """The status that the standing claims on one number leave."""
    if disputed:
        return "disputed"
    statuses = {count_in(c).status for c in claims}
    if "reported" in statuses:
        return "reported"
    if "explicit_zero" in statuses:
        return "explicit_zero"
    return "vague" if "vague" in statuses else "unknown_to_source"


def _row(field: str, rows: Sequence[Claim]) -> tuple[GroupCount, tuple[Conflict, ...]]:
    """The row of one group over all claims on it."""
    numbered = _numbered(rows)
    numbered = [c for c in numbered if not count_in(c).part_of_total] or numbered
    conflicts = _clashes(field, numbered)
    bounds = span_of([_bounds(c) for c in numbered]) if numbered else Bounds(None, None)
    name = _row_name(rows)
    cause = next((count_in(c).cause for c in rows if count_in(c).cause), None)
    return GroupCount(name, bounds.low, bounds.high, _status(numbered or rows, bool(conflicts)), cause), conflicts


def _row_name(rows: Sequence[Claim]) -> str:
    """The fullest name that the claims give the group, with its class and with whose people they are."""
    fullest = max((c for c in rows), key=lambda c: len(count_in(c).group or ""))
    name = row_name(count_in(fullest).group or "")
    if any(person_of(c).under_age for c in rows) and "child" not in name and "minor" not in name:
        name = f"{name} (children)"
    kin = _KIN.search(name) is not None
    owner = next((c.speakers[0] for c in rows if c.speakers and _OWN.search(c.written) and not kin), None)
    if owner is None:
        service = next((kind for c in rows if (kind := _service_of(c))), None) if name.endswith("personnel") else None
        return f"{name} ({service})" if service else name
    whose = owner.organisation or owner.written
    kind = _called_by(whose)
    named = name if kind is None or kind in name else f"{name} ({kind})"
    return f"{whose} {named}" if whose.isupper() and whose.isalpha() else f"{named} of {whose}"


def _called_by(whose: str) -> str | None:
    """What a service's men are called; None for another voice."""
    return next((kind for words, kind in _SERVICES if words.search(whose)), None)


def _service_of(claim: Claim) -> str | None:
    """The class of the men whom a service's own voice counts: its "personnel" are soldiers, or police officers."""
    speaker = claim.speakers[0] if claim.speakers else None
    return _called_by(f"{speaker.organisation or ''} {speaker.written}") if speaker else None


def _by_group(claims: Iterable[Claim]) -> dict[tuple[str, str | None], list[Claim]]:
    """Claims by the group that they cover and the cause that they name, in the order of first mention."""
    groups: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in claims:
        value = count_in(claim)
        if value.group:
            key = group_key(value.group)
            if key in _ANYBODY and claim.speakers and _OWN.search(claim.written):
                key = f"{voice_of(claim)[1]}'s {key}"
            groups.setdefault((key, value.cause), []).append(claim)
    return groups


def _whole(totals: Sequence[Claim], standing: Sequence[Claim]) -> list[Claim]:
    """The claims on everybody, without those that are told as part of a larger number.

    A voice that says "twelve were killed" and "three died on the way" in one text does not contradict itself, and an
    article's own "nobody was hurt" is not about those whom it counts elsewhere. A person told of without a number
    ("a boy of nine died") is no count of all.
    """

    def is_part(claim: Claim) -> bool:
        value = count_in(claim)
        if value.low is None or value.low != value.high:
            return False
        single = value.low == 1 and not _COUNTED.search(claim.written)
        aside = not claim.speakers
        share = (value.low > 0 and is_share(claim.written)) or _is_one(claim)
        return any(
            other.mention == claim.mention
            and (count_in(other).low or 0) > value.low
            and (
                voice_of(other) == voice_of(claim)
                or aside
                or (single and count_in(other).group is None)
                or (share and count_in(other).status == "reported")
            )
            for other in standing
        )

    return [c for c in totals if not is_part(c)]


def _is_one(claim: Claim) -> bool:
    """ "One was grazed": told of one, and no statement that it was only one."""
    return is_single(claim) and claim.written[:3].casefold() == "one" and not _ONLY.search(claim.written)


def _beyond(totals: Sequence[Claim], standing: Sequence[Claim]) -> list[Claim]:
    """Claims on one group that exceed every total: a part cannot be more than the whole, so they dispute it."""
    ceilings = [count_in(c).high for c in totals]
    if any(high is None for high in ceilings):
        return []
    top = max(high for high in ceilings if high is not None)
    return [c for c in _numbered(standing) if count_in(c).group is not None and (count_in(c).low or 0) > top]


def _lone(totals: Sequence[Claim], standing: Sequence[Claim]) -> list[Claim]:
    """Claims on the only group that anybody counts, by voices that give no total: they set the total (codebook §7)."""
    counted = [c for c in _positive(standing) if count_in(c).group and not _is_person(c)]
    parts = {(count_in(c).low, count_in(c).high) for c in standing if count_in(c).part_of_total and count_in(c).group}
    counted = [c for c in counted if (count_in(c).low, count_in(c).high) not in parts]
    told = {voice_of(c) for c in totals}
    keys = {group_key(count_in(c).group or "") for c in counted}
    return [c for c in counted if voice_of(c) not in told] if len(keys) == 1 else []


def _summed(bunches: Sequence[Bunch]) -> tuple[Bounds, Status] | None:
    """Different people are summed, and one group's count is the total (codebook §7); nothing for nobody."""
    if not bunches:
        return None
    statuses = {b.status for b in bunches}
    return sum_of([b.bounds for b in bunches]), next((s for s in _LOUDEST if s in statuses), "vague")


def _rivals(field: str, counted: Sequence[Claim]) -> tuple[Bounds, Conflict] | None:
    """Two named voices that each count both sides: their sums are rivals and are not added (codebook §7)."""
    by_voice: dict[tuple[str, str], list[Claim]] = {}
    for claim in counted:
        if claim.speakers:
            by_voice.setdefault(voice_of(claim), []).append(claim)
    sums: list[tuple[Bounds, Claim]] = []
    for members in by_voice.values():
        bunches = gather_people(members)
        if len(bunches) > 1:
            sums.append((sum_of([b.bounds for b in bunches]), members[0]))
    if len(sums) < 2 or all(one.meets(other) for (one, _), (other, _) in combinations(sums, 2)):
        return None
    return span_of([bounds for bounds, _ in sums]), Conflict(field, (sums[0][1].id, sums[-1][1].id))


def _is_person(claim: Claim) -> bool:
    """One person told of without a number ("a boy of nine", "Abdul Gafur"): no count of all."""
    return is_single(claim) and not _COUNTED.search(claim.written)


def _positive(claims: Sequence[Claim]) -> list[Claim]:
    """Claims that count somebody and are no part of another number."""
    return [c for c in _numbered(claims) if count_in(c).low != 0 and not count_in(c).part_of_total]


def _more_than_one(numbered: Sequence[Claim], standing: Sequence[Claim]) -> tuple[Bounds, Status] | None:
    """The sum of different people where the words for all count one ("one died at the scene, another later")."""
    if any(count_in(c).low != 1 or count_in(c).high != 1 for c in numbered):
        return None
    bunches = gather_people([c for c in _positive(standing) if is_single(c)])
    return _summed(bunches) if len(bunches) > 1 else None


def _with_others(numbered: Sequence[Claim], standing: Sequence[Claim]) -> tuple[Bounds, Status] | None:
    """The sum where the only number is that of "three others": those told beside them come to it."""
    if not numbered or any(not is_another(c.written) for c in numbered):
        return None
    named = [c for c in _positive(standing) if c not in numbered and (count_in(c).group is not None or _is_person(c))]
    near = max(c.span.end for c in numbered)
    named = [c for c in named if 0 <= near - c.span.start < _BREATH]
    most = max(numbered, key=lambda c: count_in(c).low or 0)
    bunches = gather_people(named)
    return _summed([*bunches, Bunch([most], person_of(most), True)]) if bunches else None


def _stands(claim: Claim) -> bool:
    """True unless a voice takes the number back; who denies that anybody was hit says that nobody was.

    Who admits "only two" says two, whatever more is denied.
    """
    if claim.attitude == "denies":
        return count_in(claim).status == "explicit_zero" or _NO_MORE.search(claim.written) is not None
    return claim.attitude != "doubts"


def _unparted(standing: Sequence[Claim]) -> list[Claim]:
    """People told as a part of a number that this incident does not have: they are all that is told of it."""
    parts = [c for c in _numbered(standing) if count_in(c).part_of_total and count_in(c).low]
    exact = [c for c in parts if count_in(c).low == count_in(c).high and not is_share(c.written)]
    return [replace(c, value=replace(count_in(c), part_of_total=False)) for c in exact]


def _is_bound(claim: Claim) -> bool:
    """ "Four casualties": no more than four dead and no more than four hurt."""
    value = count_in(claim)
    bounds = value.low is None and value.high is not None and value.group is None
    return bounds and _CASUALTIES.search(claim.written) is not None


def _firm(standing: list[Claim]) -> list[Claim]:
    """The claims without numbers of casualties, where something else is told of this fate."""
    firm = [c for c in standing if not _is_bound(c)]
    told = any(count_in(c).low is not None and (count_in(c).group is None or count_in(c).low) for c in firm)
    return firm if told else standing


def fold_toll(field: str, claims: Sequence[Claim], policy: Policy) -> tuple[Count, tuple[Conflict, ...]]:
    """The toll over ``claims`` on ``field`` in text order, with every pair that cannot both hold."""
    standing = _firm([c for c in claims if not c.withdrawn and _stands(c)])
    at_large = [c for c in standing if count_in(c).group is None and not count_in(c).part_of_total]
    totals = _whole([c for c in at_large if not _is_person(c)], standing)
    rows: list[GroupCount] = []
    group_conflicts: list[Conflict] = []
    for members in _by_group(standing).values():
        row, conflicts = _row(field, members)
        rows.append(row)
        group_conflicts.extend(conflicts)
    numbered = _numbered(totals)
    if numbered:
        more = (*_beyond(numbered, standing), *_lone(numbered, standing))
        numbered += [c for n, c in enumerate(more) if c not in more[:n]]
        numbered = latest(numbered, [c for c in standing if count_in(c).low])
        conflicts = _clashes(field, numbered)
        beside = None if conflicts else _more_than_one(numbered, standing) or _with_others(numbered, standing)
        bounds, status = beside or (
            span_of([_bounds(c) for c in firmest(numbered)]),
            _status(numbered, bool(conflicts)),
        )
        return policy.count(bounds, status, numbered, tuple(rows)), (*conflicts, *group_conflicts)
    shares = [c for c in at_large if not _is_person(c) and c not in totals]
    counted = [c for c in _positive(standing) if c not in shares]
    if not counted and not totals and not shares:
        counted = _unparted(standing)
    rival = _rivals(field, _positive(standing))
    if rival is not None:
        return policy.count(rival[0], "disputed", (), tuple(rows)), (rival[1], *group_conflicts)
    summed = _summed(gather_people(counted))
    if summed is not None:
        bounds, status = summed
        disputed: Status = "disputed" if any(r.status == "disputed" for r in rows) else status
        return policy.count(bounds, disputed, (), tuple(rows)), tuple(group_conflicts)
    known: Status = "unknown_to_source" if totals else "not_reported"
    return Count(None, None, None, known, tuple(rows)), tuple(group_conflicts)
