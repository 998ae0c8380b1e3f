"""Which claims a record hears: a person's word beats a machine's, and both stay (architecture, law 3).

A *rejected* claim is not heard. A claim that a person made or accepted silences the machine's claims on the same thing;
a claim that a person made also silences what people said of it before. The same thing is: the field, where it has one
value; the total with all groups that are counted beside it, or one group; one party.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.incidents.group_name import group_key
from dateline.incidents.party_fold import same_party
from dateline.model import Claim, CountClaim, Participant, Step, Weapon

_SPOKEN = ("asserts", "claims_responsibility", "accuses")


def is_backed(claim: Claim) -> bool:
    """True where a person stands behind the claim."""
    return (claim.by_person or claim.ruling == "accepted") and claim.ruling not in ("rejected", "cannot_tell")


def heard(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims in their order; those not heard are marked as withdrawn, which is how the folds leave them out."""
    backed = [c for c in claims if is_backed(c) and c.attitude in _SPOKEN]
    silent = {c.id for c in claims if c.ruling == "rejected"} | set(_silenced(claims, backed))
    return tuple(replace(c, withdrawn=True) if c.id in silent else c for c in claims) if silent else tuple(claims)


def _silenced(claims: Iterable[Claim], backed: Sequence[Claim]) -> Iterator[str]:
    """The ids of the claims that a person's word overrules."""
    if not backed:
        return
    for claim in claims:
        for other in backed:
            if other.id == claim.id or other.field != claim.field or not _one_thing(other, claim):
                continue
            if not is_backed(claim) or (other.by_person and (other.said_at or "") > (claim.said_at or "")):
                yield claim.id
                break


def _one_thing(word: Claim, claim: Claim) -> bool:
    """True where a person's ``word`` settles what the claim speaks of."""
    match word.value, claim.value:
        case CountClaim() as said, CountClaim() as told:
            return _settles(said, told)
        case Participant() as said, Participant() as told:
            return said != told and same_party(replace(said, role=told.role), told)
        case (Weapon(), _) | (Step(), _):
            return False
        case _:
            return True


def _settles(said: CountClaim, told: CountClaim) -> bool:
    if said.group is not None:
        return told.group is not None and group_key(said.group) == group_key(told.group)
    within = said.high is None or (told.low or 0) <= said.high
    return not (told.part_of_total and within)
