"""Those told as shot or stabbed: the wounded among them are those who did not die (codebook §7)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from dateline.incidents.headcount import REACH, count_in, gather_people, is_single
from dateline.incidents.person import is_another, person_of
from dateline.incidents.rising import remaining
from dateline.model import Claim

_HIT: Final = re.compile(r"\b(?:shot|shoots?|shooting|gunfire|gunshots?|stabbed|victims?)\b", re.IGNORECASE)
_STRUCK: Final = re.compile(
    r"\b(?:hit|hits|hitting|struck|strikes?|striking|rush(?:ed|es)|taken|took|brought|transported|flown|treated)\b",
    re.I,
)
_HURT: Final = re.compile(r"wound|injur|hurt|condition|surviv|recover|burn|graz|maim|stable|critical", re.IGNORECASE)
_WOUNDED: Final = re.compile(r"wound|injur|hurt", re.IGNORECASE)
_BREATH: Final = 60
"""Characters between two tolls of one breath: after "one dead" "three shot" are others."""


def is_hit(claim: Claim) -> bool:
    """True where the words do not say whether those hit lived."""
    return _HIT.search(claim.span.quote) is not None and _HURT.search(claim.span.quote) is None


def alive(injured: Sequence[Claim], killed: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims on the injured without the dead among those only told as hit."""
    injured = remaining(injured, killed)
    dead = [c for c in killed if _stands(c) and not count_in(c).part_of_total]
    if not dead:
        return tuple(injured)
    injured = _explained(injured, dead)
    hits = {c.id for c in injured if is_hit(c)}
    if not hits:
        return tuple(injured)
    exact = [c for c in dead if count_in(c).low == count_in(c).high]
    lost = max((count_in(c).low or 0 for c in exact if not is_single(c)), default=0)
    lost = max(lost, len(gather_people([c for c in exact if is_single(c) and not _acted(c)])))
    rest = [c for c in injured if c.id not in hits and _stands(c)]
    kept: list[Claim] = []
    for claim in injured:
        if claim.id not in hits or not _stands(claim):
            kept.append(claim)
        elif is_single(claim):
            kept += [] if any(_same_person(claim, d) for d in dead[:REACH]) else [claim]
        else:
            kept += _less(claim, lost, dead, rest)
    return tuple(kept)


def _explained(injured: Sequence[Claim], dead: Sequence[Claim]) -> tuple[Claim, ...]:
    """Without numbers of all who were struck, where the wounded and the dead are told apart and come to no less."""
    told = [c for c in injured if _stands(c) and _WOUNDED.search(c.span.quote) and not _is_person(c)]
    most = max((count_in(c).low or 0 for c in told if not count_in(c).part_of_total), default=0)
    lost = max(count_in(c).low or 0 for c in dead)
    if not most:
        return tuple(injured)
    return tuple(c for c in injured if not (_only_struck(c) and most < (count_in(c).low or 0) <= most + lost))


def _only_struck(claim: Claim) -> bool:
    return is_hit(claim) or (_STRUCK.search(claim.span.quote) is not None and not _HURT.search(claim.span.quote))


def _is_person(claim: Claim) -> bool:
    return is_single(claim) and not re.match(r"one\b|1\b", claim.written, re.IGNORECASE)


def _stands(claim: Claim) -> bool:
    return not claim.withdrawn and (count_in(claim).low or 0) > 0


def _acted(claim: Claim) -> bool:
    """True for an attacker's own death: nobody counts him among those hit."""
    return count_in(claim).cause == "own_action" or person_of(claim).calling == "attacker"


def _less(claim: Claim, lost: int, dead: Sequence[Claim], rest: Sequence[Claim]) -> list[Claim]:
    value = count_in(claim)
    number = value.low or 0
    after = any(
        d.mention == claim.mention and 0 <= claim.span.start - d.span.end < _BREATH and not _acted(d) for d in dead
    )
    if after or is_another(claim.written) or value.low != value.high:
        return [claim]
    if any(not is_single(c) for c in rest) or number == lost:
        return []
    return [replace(claim, value=replace(value, low=number - lost, high=number - lost))] if number > lost else [claim]


def _same_person(claim: Claim, dead: Claim) -> bool:
    """One person who was hit and died: the same name, or the same noun with nothing against it."""
    mine, theirs = person_of(claim), person_of(dead)
    if not is_single(dead) or is_another(claim.written) or is_another(dead.written) or not mine.may_be(theirs):
        return False
    if mine.names and theirs.names:
        return True
    return claim.mention == dead.mention and claim.span.end <= dead.span.start
