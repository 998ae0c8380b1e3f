"""When two claims on one field say the same, in whatever words."""

from __future__ import annotations

from dateline.incidents.group_name import group_key
from dateline.incidents.party_fold import same_party
from dateline.model import (
    Claim,
    ClaimValue,
    CountClaim,
    DateValue,
    EventType,
    Participant,
    PlaceValue,
    Step,
    Weapon,
)


def same_value(one: ClaimValue, other: ClaimValue) -> bool:
    """True where the two values are one: the words that they were read from do not matter."""
    match one, other:
        case CountClaim(), CountClaim():
            return _count(one) == _count(other)
        case DateValue(), DateValue():
            return (one.start, one.end) == (other.start, other.end) and (
                one.start is not None or one.written == other.written
            )
        case PlaceValue(), PlaceValue():
            return _place(one) == _place(other)
        case Participant(), Participant():
            return same_party(one, other)
        case Weapon(), Weapon():
            return one.weapon_class == other.weapon_class
        case Step(), Step():
            return (one.act, one.actor, one.target) == (other.act, other.actor, other.target)
        case EventType(), EventType():
            return one.sub_event_type == other.sub_event_type
        case _:
            return one == other


def _count(value: CountClaim) -> tuple[object, ...]:
    group = None if value.group is None else group_key(value.group)
    return value.low, value.high, value.status, group


def _place(value: PlaceValue) -> tuple[object, ...]:
    return (value.geonameid or value.name or value.written, value.precision)


def same_claim(one: Claim, other: Claim) -> bool:
    """True where both say the same on one field with the same stance, whoever is quoted and in whatever words."""
    return (
        one.field == other.field
        and (one.attitude == "denies") == (other.attitude == "denies")
        and one.withdrawn == other.withdrawn
        and same_value(one.value, other.value)
    )
