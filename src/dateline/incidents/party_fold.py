"""From the claims on parties and weapons to the rows of the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.incidents.toll_fold import group_key
from dateline.model import Claim, Conflict, Participant, Weapon

_PLAIN = re.compile(r"\W+")


def _party(claim: Claim) -> Participant:
    if not isinstance(claim.value, Participant):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no participant")
    return claim.value


def _words(text: str) -> str:
    return _PLAIN.sub(" ", text.casefold()).strip()


def same_party(one: Participant, other: Participant) -> bool:
    """True where two rows name one party in one role: the same registry entry, name, or words around the same noun."""
    if one.role != other.role:
        return False
    if one.actor is not None or other.actor is not None:
        return one.actor == other.actor
    left, right = _words(one.written), _words(other.written)
    if left == right or (one.name is not None and one.name == other.name):
        return True
    return group_key(left) == group_key(right) and one.kind == other.kind and (left in right or right in left)


def fold_parties(claims: Sequence[Claim]) -> tuple[tuple[Participant, ...], tuple[Conflict, ...]]:
    """One row a party and role, in the order told; an accusation that somebody denies makes the row disputed."""
    standing = [c for c in claims if not c.withdrawn]
    rows: list[tuple[Participant, Claim]] = []
    for claim in standing:
        party = _party(claim)
        if claim.attitude in ("denies", "doubts") or any(same_party(party, row) for row, _ in rows):
            continue
        rows.append((party, claim))
    conflicts: list[Conflict] = []
    for claim in (c for c in standing if c.attitude in ("denies", "doubts")):
        for number, (row, first) in enumerate(rows):
            if row.role == "perpetrator" and same_party(_party(claim), row):
                rows[number] = (replace(row, status="disputed"), first)
                conflicts.append(Conflict("participants", (first.id, claim.id)))
    return tuple(row for row, _ in rows), tuple(conflicts)


def fold_weapons(claims: Iterable[Claim]) -> tuple[Weapon, ...]:
    """One row a class, in the order told."""
    rows: dict[str, Weapon] = {}
    for claim in claims:
        if isinstance(claim.value, Weapon) and not claim.withdrawn and claim.attitude not in ("denies", "doubts"):
            rows.setdefault(claim.value.weapon_class, claim.value)
    return tuple(rows.values())
