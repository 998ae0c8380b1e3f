"""How many people claims tell of: one person told twice is one, a group's members are in the group."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from dateline.incidents.bounds import Bounds, span_of
from dateline.incidents.group_name import group_key
from dateline.incidents.person import Person, is_another, person_of, place_of
from dateline.model import Claim, CountClaim, Status

_VICTIM: Final = re.compile(r"\b(?:second|third|fourth|fifth|sixth) victim\b", re.IGNORECASE)
REACH: Final = 40
"""Latest people that new ones are compared with, so that the cost of a long list stays in proportion."""
_ARTICLE: Final = re.compile(r"^(?:the|an?)\s+")
_OWN: Final = re.compile(r"\b(?:own|its|our)\b", re.IGNORECASE)
"""Words by which a voice counts its own side, which is in nobody else's number."""


def count_in(claim: Claim) -> CountClaim:
    """The count that a claim on a toll holds; TypeError for another value."""
    if not isinstance(claim.value, CountClaim):
        raise TypeError(f"claim {claim.id} on {claim.field} holds no count")
    return claim.value


def is_single(claim: Claim) -> bool:
    """True for exactly one person."""
    value = count_in(claim)
    return value.low == 1 == value.high


def voice_of(claim: Claim) -> tuple[str, str]:
    """Who tells, by article and by the nearest speaker's name, title or words; "" for the article's own voice."""
    if not claim.speakers:
        return claim.mention, ""
    nearest = claim.speakers[0]
    words = nearest.name or nearest.title or nearest.written
    return claim.mention, _ARTICLE.sub("", words.casefold()).strip()


def firmest(claims: Sequence[Claim]) -> list[Claim]:
    """Without loose numbers ("several", "at least two") that an exact one bears out.

    A voice that says "several" and then "five" has told five, and an article's own "several" is what it took from
    whomever it quotes with a number. Another voice's open number stands beside an exact one.
    """
    exact = [c for c in claims if (value := count_in(c)).low is not None and value.low == value.high and value.low]

    def borne_out(claim: Claim) -> bool:
        value = count_in(claim)
        if value.low is None or value.high is not None:
            return False
        same = [c for c in exact if c.mention == claim.mention and (count_in(c).low or 0) >= (value.low or 0)]
        return any(not claim.speakers or voice_of(c) == voice_of(claim) for c in same)

    return [c for c in claims if not borne_out(c)]


@dataclass(slots=True)
class Bunch:
    """Claims on the same people, with what is known of them; ``several`` for a group told with its number."""

    claims: list[Claim]
    who: Person
    several: bool
    members: list[Claim] = field(default_factory=list)

    @property
    def bounds(self) -> Bounds:
        """Every claim on all of them still standing; a lower number in one article is a part of the higher."""
        told = [Bounds(count_in(c).low, count_in(c).high) for c in firmest(self.claims)]
        exact = [b.low for b in told if b.low is not None and b.low == b.high]
        top = max(exact, default=0)
        return span_of([b for b in told if b.low is None or b.low != b.high or b.low == top])

    @property
    def status(self) -> Status:
        """``reported`` where anybody gives a number."""
        statuses = {count_in(c).status for c in self.claims}
        return "reported" if "reported" in statuses else "vague"


def beside(one: Claim, other: Claim) -> bool:
    """True for two phrases of one breath: their evidence overlaps, so they name different people."""
    if one.mention != other.mention or (one.written == other.written and one.span == other.span):
        return False
    return one.span.start < other.span.end and other.span.start < one.span.end


def gather_people(claims: Iterable[Claim]) -> list[Bunch]:
    """Claims in text order put together by the people whom they can be about; each is positive and no part."""
    bunches: list[Bunch] = []
    for claim in sorted(claims, key=is_single):
        who = person_of(claim)
        found = _enumerated(claim, who, bunches) if _is_another(claim, bunches) else _same(claim, who, bunches)
        if found is None:
            bunches.append(Bunch([claim], who, not is_single(claim)))
        elif is_single(claim) and found.several:
            found.members.append(claim)
        else:
            found.claims.append(claim)
            found.who = found.who.joined(who)
    return _absorbed(bunches)


def _is_another(claim: Claim, bunches: Sequence[Bunch]) -> bool:
    """True where the words add somebody: "the fourth" does after three, and after one is the fourth of those hit."""
    if not is_another(claim.written):
        return False
    place = place_of(claim.written)
    if place is None:
        return True
    if claim.field == "killed" and _VICTIM.search(claim.written):
        return False
    known = sum(b.bounds.low or 0 for b in bunches)
    definite = claim.written[:4].casefold() == "the "
    return known < place and (known == place - 1 or not definite)


def _enumerated(claim: Claim, who: Person, bunches: Sequence[Bunch]) -> Bunch | None:
    """The group whose members are being told one by one: "three boys ... a boy ... another boy"."""
    if not is_single(claim):
        return None
    return next((b for b in reversed(bunches) if b.several and b.members and b.who.may_be(who)), None)


def _same(claim: Claim, who: Person, bunches: Sequence[Bunch]) -> Bunch | None:
    for bunch in reversed(bunches[-REACH:]):
        if bunch.several and _OWN.search(claim.written):
            continue
        if any(beside(claim, other) for other in bunch.claims[-REACH:]):
            continue
        if _may_hold(bunch, claim, who):
            return bunch
    return None


def _absorbed(bunches: list[Bunch]) -> list[Bunch]:
    """Without those whom a group of people at large, told apart from them, has room for: "five family members"."""
    for large in bunches if len(bunches) <= REACH else ():
        most = large.bounds.low or 0
        if not large.several or not (large.who.anybody or _comes_to(large, bunches)):
            continue
        inner = [b for b in bunches if b is not large and not any(beside(c, d) for c in b.claims for d in large.claims)]
        inner = [b for b in inner if not any(is_another(c.written) for c in (*b.claims, *large.claims))]
        if inner and sum(b.bounds.low or 0 for b in inner) <= most:
            return _absorbed([b for b in bunches if b not in inner])
    return bunches


def _comes_to(large: Bunch, bunches: list[Bunch]) -> bool:
    """True where a group's number is exactly what several others come to: they are its members told one by one."""
    rest = [b for b in bunches if b is not large]
    return len(rest) > 1 and large.bounds.low == large.bounds.high == sum(b.bounds.low or 0 for b in rest)


def _may_hold(bunch: Bunch, claim: Claim, who: Person) -> bool:
    """True where a claim can be about a bunch's people, or about one of them."""
    if not bunch.who.may_be(who):
        return False
    if is_single(claim) or not bunch.several:
        return is_single(claim)
    mine, theirs = count_in(claim), bunch.bounds
    same = group_key(mine.group or "") == group_key(count_in(bunch.claims[0]).group or "")
    return (mine.low, mine.high) == (theirs.low, theirs.high) or same
