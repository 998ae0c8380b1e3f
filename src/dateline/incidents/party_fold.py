"""From the claims on parties and weapons to the rows of the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from dateline.incidents.group_name import group_key
from dateline.incidents.party_rows import Row, tidy
from dateline.model import Claim, Conflict, Participant, Weapon

_PLAIN = re.compile(r"\W+")
_DOERS: Final = frozenset({"perpetrator", "both_sides"})
_STATE: Final = frozenset({"state_forces", "police", "external_forces"})
_GROUPS: Final = frozenset({"rebel", "militia", "communal"})


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


def _is_denied(denial: Participant, row: Participant) -> bool:
    """True where a denial is about the party of a row; its own words may be the speaker's, its name the party's."""
    if row.role not in _DOERS:
        return False
    named = _words(denial.name or denial.written)
    if same_party(replace(denial, role=row.role), row):
        return True
    return named in (_words(row.written), _words(row.name or ""))


def _denied(rows: list[Row], denials: Sequence[Claim]) -> tuple[list[Row], list[Conflict]]:
    """Rows with those disputed whom somebody clears, with the pairs; a denied party that nobody names is a row too."""
    conflicts: list[Conflict] = []
    for claim in denials:
        party, met = _party(claim), False
        for number, (row, first) in enumerate(rows):
            if not _is_denied(party, row) or first.speakers == claim.speakers:
                continue
            met = True
            rows[number] = (replace(row, status="disputed"), first)
            conflicts.append(Conflict("participants", (first.id, claim.id)))
        if not met and party.role in _DOERS:
            rows.append((replace(party, status="disputed"), claim))
    return rows, conflicts


def _are_rivals(one: Participant, other: Participant) -> bool:
    """True where blame on the one clears the other: a state and an armed group, two states, two named groups."""
    states = (one.kind in _STATE, other.kind in _STATE)
    if all(states):
        return None not in (one.country, other.country) and one.country != other.country
    if any(states):
        return one.kind in _GROUPS or other.kind in _GROUPS
    return one.actor is not None and other.actor is not None and one.actor != other.actor


def _blames(rows: Sequence[Row], claims: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs of rival parties each of which is blamed by voices of its own, and by nobody else."""
    voices: list[frozenset[str]] = []
    for row, _ in rows:
        about = [c for c in claims if same_party(_party(c), row)]
        blamed = all(c.speakers and c.attitude == "accuses" for c in about) and row.role == "perpetrator"
        voices.append(frozenset(_voice(c) for c in about) if blamed else frozenset())
    return [
        (one, other)
        for one, other in combinations(range(len(rows)), 2)
        if voices[one]
        and voices[other]
        and voices[one].isdisjoint(voices[other])
        and _are_rivals(rows[one][0], rows[other][0])
    ]


def _voice(claim: Claim) -> str:
    """By which one voice is known from another: the nearest speaker's name or body."""
    speaker = claim.speakers[0]
    return _words(speaker.organisation or speaker.name or speaker.written)


def fold_parties(claims: Sequence[Claim]) -> tuple[tuple[Participant, ...], tuple[Conflict, ...]]:
    """One row a party and role, in the order told.

    A perpetrator is disputed where he or another denies it, and where two voices blame different sides.
    """
    standing = [c for c in claims if not c.withdrawn]
    told = [c for c in standing if c.attitude not in ("denies", "doubts")]
    rows: list[Row] = []
    for claim in told:
        party = _party(claim)
        if not any(same_party(party, row) for row, _ in rows):
            rows.append((party, claim))
    rows = tidy(rows)
    conflicts: list[Conflict] = []
    for one, other in _blames(rows, told):
        conflicts.append(Conflict("participants", (rows[one][1].id, rows[other][1].id)))
        for number in (one, other):
            rows[number] = (replace(rows[number][0], status="disputed"), rows[number][1])
    rows, found = _denied(rows, [c for c in standing if c.attitude == "denies"])
    return tuple(row for row, _ in rows), (*conflicts, *found)


def fold_weapons(claims: Iterable[Claim]) -> tuple[Weapon, ...]:
    """One row a class, in the order told."""
    rows: dict[str, Weapon] = {}
    for claim in claims:
        if isinstance(claim.value, Weapon) and not claim.withdrawn and claim.attitude not in ("denies", "doubts"):
            rows.setdefault(claim.value.weapon_class, claim.value)
    return tuple(rows.values())
