"""Why a record holds what it holds: for each field the rule that decided, and the claims for and against."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from dateline.incidents.bounds import Bounds
from dateline.incidents.date_fold import meet
from dateline.incidents.heard import is_backed
from dateline.incidents.place_fold import supports
from dateline.incidents.policy import Policy
from dateline.model import (
    COUNT_FIELDS,
    Claim,
    ClaimValue,
    Count,
    CountClaim,
    DateValue,
    EventType,
    Incident,
    PlaceValue,
    Weighing,
)

_UNSAID: Final = ("denies", "doubts")
_RULES: Final = {
    "event_type": "the type that the claims support most; in a tie the more violent one, then the one told first",
    "modality": "what the claims support most",
    "date": "the most precise day, then the best supported, then the one told first",
    "place": "the most precise place, then the one that most claims are around, then the one told first",
    "participants": "every party told is a row; one that is denied, or blamed beside its rival, is disputed",
    "investigation": "what is said last",
}
Pair = tuple[str, str]
Agrees = Callable[[Claim], bool | None]

PERSON: Final = "a person's word beats the program's"


def weigh(record: Incident, by_field: Mapping[str, Sequence[Claim]], policy: Policy) -> tuple[Weighing, ...]:
    """One for every field that holds one value and that a claim speaks of; withdrawn claims are no part of any."""
    return tuple(_weighings(record, by_field, policy))


def _weighings(record: Incident, by_field: Mapping[str, Sequence[Claim]], policy: Policy) -> Iterator[Weighing]:
    for name, agrees in _agreements(record).items():
        claims = [c for c in by_field.get(name, ()) if not c.withdrawn]
        if claims:
            yield _one_value(name, claims, agrees)
    for name in COUNT_FIELDS:
        claims = [c for c in by_field.get(name, ()) if not c.withdrawn]
        if claims and (count := record.count(name)).status != "not_reported":
            pairs = [conflict.claims for conflict in record.conflicts if conflict.field == name]
            yield _toll(name, count, claims, pairs, policy)


def _agreements(record: Incident) -> dict[str, Agrees]:
    """For each field that is no toll: whether a claim speaks for what the record holds; None where it does neither."""
    return {
        "event_type": lambda c: isinstance(c.value, EventType) and c.value == record.event,
        "modality": lambda c: c.value == record.modality,
        "date": lambda c: _same_day(c.value, record.date),
        "place": lambda c: _around(c.value, record.place),
        "participants": lambda c: True,
        "investigation": lambda c: c.value == record.investigation,
    }


def _same_day(told: ClaimValue, held: DateValue) -> bool | None:
    if not isinstance(told, DateValue) or told.start is None or held.start is None:
        return None
    return meet(told, held)


def _around(told: ClaimValue, held: PlaceValue) -> bool | None:
    """True where one of two places is, or lies in, the other; nothing is said by an unresolved place."""
    if not isinstance(told, PlaceValue) or told.country is None or held.country is None:
        return None
    if told.geonameid is None or held.geonameid is None:
        return None if told.country == held.country else False
    return supports(told, held) or supports(held, told)


def _one_value(name: str, claims: Sequence[Claim], agrees: Agrees) -> Weighing:
    said = [(c, False if c.attitude in _UNSAID else agrees(c)) for c in claims]
    behind = [c for c, ours in said if ours]
    rule = PERSON if any(map(is_backed, behind)) else _RULES[name]
    return _weighing(name, rule, behind, [c for c, ours in said if ours is False])


def _weighing(name: str, rule: str, behind: Sequence[Claim], against: Sequence[Claim]) -> Weighing:
    ours = {c.id for c in behind}
    return Weighing(name, rule, tuple(c.id for c in behind), tuple(c.id for c in against if c.id not in ours))


def _value(claim: Claim) -> CountClaim:
    if not isinstance(claim.value, CountClaim):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no count")
    return claim.value


def _toll(name: str, count: Count, claims: Sequence[Claim], pairs: Sequence[Pair], policy: Policy) -> Weighing:
    """A toll: the claims on everybody and those on a group that clash with one; else the groups that are added up."""
    told = [c for c in claims if not _value(c).part_of_total]
    totals = [c for c in told if _value(c).group is None and c.attitude not in _UNSAID]
    whole = {c.id for c in totals}
    clashing = {c for pair in pairs if whole.intersection(pair) for c in pair} - whole
    beside = [c for c in told if c.id in clashing]
    weighed = [c for c in ([*totals, *beside] if totals else told) if c.attitude not in _UNSAID]
    unsaid = [c for c in told if c.attitude in _UNSAID]
    if count.best is None:
        clash = count.status == "disputed"
        return _weighing(name, _unheld(count, policy), () if clash else weighed, [*weighed, *unsaid])
    held = count.best
    behind = [c for c in weighed if not totals or _admits(c, held)]
    if not behind:
        return _weighing(name, "different people are added up", weighed, [*weighed, *unsaid])
    return _weighing(name, _rule(behind, weighed, bool(totals), policy), behind, [*weighed, *unsaid])


def _admits(claim: Claim, number: int) -> bool:
    value = _value(claim)
    return Bounds(value.low, value.high).meets(Bounds(number, number))


def _unheld(count: Count, policy: Policy) -> str:
    match count.status:
        case "unknown_to_source":
            return "the sources say that they do not know"
        case "vague":
            return "a quantity is told and no number"
        case _:
            return f"{policy.name}: {policy.rule}"


def _rule(behind: Sequence[Claim], weighed: Sequence[Claim], totals: bool, policy: Policy) -> str:
    if any(map(is_backed, behind)):
        return PERSON
    if not totals:
        return "nobody gives a total; the groups that are counted apart are added up"
    if len({(_value(c).low, _value(c).high) for c in weighed}) == 1:
        return "the only number told" if len(weighed) == 1 else "every claim gives this number"
    return f"{policy.name}: {policy.rule}"
