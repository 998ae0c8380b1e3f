"""Where each party of an event stands, seen beside the others: one fight has two sides, a riot has no marchers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.draft import Proposal
from dateline.coding.screened import screened
from dateline.model import EventType, Participant, PartyKind, PartyRole

STATE = frozenset({"state_forces", "police", "external_forces"})
BANDS = frozenset({"rebel", "militia"})
ATTACKERS = screened(
    r"\b(?:attackers?|assailants?|bombers?|shooters?|raiders?|perpetrators?|gunm[ae]n|kidnappers?)$", re.IGNORECASE
)
"""The last word of a phrase for those who did it."""
_ORDER = frozenset({"disperse", "force", "arrest", "riot", "mob", "protest"})
_CROWD = frozenset({"civilians", "protesters", "communal", "rioters"})
_SURE, _WEAK = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Standing:
    """A proposal with its party, and the kind of act that it was found around ("" for a toll's people)."""

    proposal: Proposal
    party: Participant
    kind: str


def settle(rows: Sequence[Standing], event: EventType, kinds: Sequence[str]) -> Iterator[Proposal]:
    """The proposals with the roles that hold for the event as a whole.

    A weak role beside a sure one is left out, and so is who comes after where nobody is told to have done it.
    """
    rows = list(_without_arrests(rows, kinds))
    rows = [_as_doer(row) for row in rows]
    sure = {side for r in rows if r.proposal.confidence >= _SURE and (side := _doer(r.party))}
    fight = any(r.party.role == "both_sides" for r in rows)
    done = fight or any(r.party.role == "perpetrator" for r in rows)
    settled = [(r, _placed(r, event, sure, fight)) for r in rows]
    firm = {_key(p) for r, p in settled if r.proposal.confidence > _WEAK}
    for row, party in settled:
        weak = row.proposal.confidence < _WEAK and party.role in ("responder", "present")
        if not (weak and (_key(party) in firm or (party.role == "responder" and not done))):
            yield row.proposal if party is row.proposal.value else replace(row.proposal, value=party)


def _without_arrests(rows: Sequence[Standing], kinds: Sequence[str]) -> Iterator[Standing]:
    """Arrests that follow from another event: who makes them comes after, whom they take is no party of it.

    Armed men who hold somebody arrest nobody: whom they hold is their victim.
    """
    if all(kind == "arrest" for kind in kinds):
        yield from (replace(r, party=_as(r.party, "target")) if r.party.role == "victim" else r for r in rows)
        return
    captors = any(r.kind == "arrest" and r.party.role == "perpetrator" and r.party.kind not in STATE for r in rows)
    for row in rows:
        party = row.party
        if row.kind != "arrest":
            yield row
        elif party.role == "perpetrator" and party.kind in STATE:
            yield replace(row, party=_as(party, "responder"))
        elif party.role != "target":
            yield row
        elif captors:
            yield replace(row, party=_as(party, "victim"))


def _as_doer(row: Standing) -> Standing:
    """Attackers who die are still those who attacked."""
    if row.party.role != "victim" or ATTACKERS.search(row.party.written) is None:
        return row
    return replace(row, party=_as(row.party, "perpetrator"))


def _doer(party: Participant) -> str:
    """The side that did it: "state", "band", or "" for others."""
    return _side(party.kind) if party.role == "perpetrator" else ""


def _side(kind: PartyKind) -> str:
    return "state" if kind in STATE else "band" if kind in BANDS else ""


def _key(party: Participant) -> str:
    """What two mentions of one party share."""
    return party.actor or party.name or party.written.lower().removeprefix("the ")


def _placed(row: Standing, event: EventType, sure: set[str], fight: bool) -> Participant:
    """A party in the role that it has in the whole event."""
    party = row.party
    if event.event_type == "Riots":
        return _in_riot(row, event)
    if event.event_type == "Protests":
        return _in_protest(party)
    side = _side(party.kind)
    other = {"state": "band", "band": "state"}.get(side, "")
    weak = row.proposal.confidence <= _WEAK
    if party.role == "perpetrator" and weak and other in sure and side not in sure:
        return _as(party, "target")
    if party.role == "perpetrator" and weak and fight and not sure and event.event_type == "Battles":
        return _as(party, "both_sides")
    if party.role == "both_sides" and event.event_type == "Battles" and len(sure) == 1:
        return _as(party, "target" if other in sure else "perpetrator" if side in sure else "both_sides")
    return party


def _in_riot(row: Standing, event: EventType) -> Participant:
    """Those who riot are rioters, a lynch mob did it, and police who step in come after."""
    party = row.party
    if party.role == "demonstrator" and party.kind in _CROWD | {"unidentified"}:
        mob = event.sub_event_type == "Mob violence"
        return _as(party, "perpetrator" if mob else "demonstrator", "rioters")
    if party.role == "perpetrator" and party.kind in STATE and row.kind in _ORDER:
        return _as(party, "responder")
    if party.role == "perpetrator" and party.kind in ("communal", "civilians", "protesters", "unidentified"):
        return _as(party, "perpetrator", "rioters") if party.status == "reported" else party
    return party


def _in_protest(party: Participant) -> Participant:
    """Of a crowd and the police that clash at a march, the crowd marches."""
    if party.role == "both_sides" and party.kind in STATE:
        return _as(party, "perpetrator")
    if party.role in ("both_sides", "perpetrator") and party.kind in _CROWD:
        return _as(party, "demonstrator", "protesters")
    return party


def _as(party: Participant, role: PartyRole, kind: PartyKind | None = None) -> Participant:
    return replace(party, role=role, kind=kind or party.kind)
