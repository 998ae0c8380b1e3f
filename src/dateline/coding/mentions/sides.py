"""Parties that an event's tolls and its kind imply: the dead and hurt are its victims, a side that bled was struck."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.coding.draft import Proposal
from dateline.coding.mentions.standing import ATTACKERS, BANDS, STATE
from dateline.coding.token import Range
from dateline.model import CountClaim, Participant, PartyRole
from dateline.normalise.actors import describe_actor

_HARMED = frozenset({"killed", "injured", "abducted", "missing"})
_BARE = re.compile(
    r"^(?:(?:at least|about|some|nearly|another|the|all|more than|up to|only|over|around|almost) )*"
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|several|dozens|scores|many|others?|a third|a fourth)"
    r"(?: (?:others?|more|of (?:them|those|these|whom)|of the \w+))*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A phrase in a role, ``evidence`` the words that show it, ``kind`` that of the act it was found around."""

    span: Range
    role: PartyRole
    evidence: Range
    weight: float
    maker: str
    kind: str = ""


def is_bare(written: str) -> bool:
    """True for a number without a noun ("five", "two others"), which counts those named just before."""
    return _BARE.match(written.strip()) is not None


def harmed(text: str, losses: Sequence[Proposal], arrests: bool) -> Iterator[Told]:
    """The people of an event's tolls as its victims; whom it arrests, where that is the event, are its targets."""
    for loss in losses:
        if not isinstance(loss.value, CountClaim) or loss.withdrawn or not _somebody(loss.value):
            continue
        at = text.find(loss.written, *loss.span)
        if at < 0 or "\n" in loss.written:
            continue
        role: PartyRole = "victim" if loss.field in _HARMED else "target"
        known = describe_actor(loss.written, None, "victim").kind
        if known is None or is_bare(loss.written) or (role == "target" and not arrests):
            continue
        if ATTACKERS.search(loss.written):
            role = "perpetrator"
        yield Told((at, at + len(loss.written)), role, loss.span, 0.7, "mentions.harmed")


def _somebody(count: CountClaim) -> bool:
    """True for a count of people who are there: not none, not unknown."""
    return count.status in ("reported", "vague") and count.high != 0


def opposing(told: Sequence[Proposal], clash: bool) -> Iterator[Proposal]:
    """A role for a side that so far only bled, where the other side is told: struck by it, or the one that struck.

    Only armed sides; nothing is added where a target or both sides are told. Of a ``clash`` without a first shooter the
    dead on either side are a side.
    """
    rows = [(p, p.value) for p in told if isinstance(p.value, Participant)]
    roles = {v.role for _, v in rows}
    if clash and not roles & {"perpetrator", "target"}:
        yield from _sides(rows)
        return
    if roles & {"both_sides", "demonstrator"} or any(v.role == "victim" and v.kind == "civilians" for _, v in rows):
        return
    doers = {v.kind for _, v in rows if v.role == "perpetrator"}
    struck = {v.kind for _, v in rows if v.role == "target"}
    for proposal, value in rows:
        if value.role != "victim" or value.kind not in STATE | BANDS:
            continue
        own = STATE if value.kind in STATE else BANDS
        if not struck and not doers & own and (doers or own is STATE):
            yield _again(proposal, value, "target")
            return
        if not doers and own is BANDS and struck & STATE:
            yield _again(proposal, value, "perpetrator")
            return


def _sides(rows: Sequence[tuple[Proposal, Participant]]) -> Iterator[Proposal]:
    """The sides of a clash of which only the losses are told."""
    seen = {v.kind for _, v in rows if v.role == "both_sides"}
    for proposal, value in rows:
        if value.role == "victim" and value.kind in STATE | BANDS | {"communal"} and value.kind not in seen:
            seen.add(value.kind)
            yield _again(proposal, value, "both_sides")


def _again(proposal: Proposal, value: Participant, role: PartyRole) -> Proposal:
    """The same words as evidence for a further role."""
    party = Participant(value.written, value.name, value.kind, role, value.country, value.status, value.actor)
    return Proposal("participants", party, proposal.span, proposal.written, "mentions.sides", 0.5)
