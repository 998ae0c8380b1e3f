"""How a person's decision enters the store: told twice it counts once, and on an outdated view it is refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from dateline.errors import StaleDecision, UsageError
from dateline.ledger.appender import Appender
from dateline.ledger.entry import NewEvent
from dateline.ledger.ledger import LedgerReader
from dateline.ledger.stored import Decided, StoredDecision
from dateline.model import (
    Act,
    Correction,
    Decision,
    Grouping,
    Marking,
    Matter,
    Ruling,
    Saying,
    Undo,
    canonical,
    standing_decisions,
    undone,
)
from dateline.model.decision import kind_of
from dateline.model.decision_codec import decision_json, matter_json


def decide(ledger: LedgerReader, log: Appender, act: Act, matter: Matter, saying: Saying) -> Decided:
    """Take in a decision inside an open transaction; see ``Ledger.decide``."""
    tried = None if saying.key is None else ledger.decision_with_key(saying.key)
    if tried is not None:
        if not tried.decision.says(act, matter, saying):
            raise UsageError(
                f"the key {saying.key!r} stands for another decision, {tried.decision.id}; take a new one."
            )
        return Decided(tried.position, "known", tried.decision)
    mentions = _mentions(ledger, matter)
    before = [*ledger.decisions_on(mentions)]
    said = _said(before, act, matter, saying)
    if said is not None:
        return Decided(said.position, "known", said.decision)
    later = [s for s in before if saying.seen is not None and s.position > saying.seen]
    if later:
        raise _stale(later[-1].decision)
    at = _moment(log.recorded_at, ledger.last_decision())
    decision = Decision.made(act, matter, saying, at, canonical(matter_json(matter)))
    position = log.append(NewEvent(kind_of(matter), decision.id, decision_json(decision)))
    return Decided(position, "new", decision)


def _mentions(ledger: LedgerReader, matter: Matter) -> Sequence[str]:
    """The mentions that a matter speaks of; UsageError for the undoing of something that is no decision."""
    match matter:
        case Grouping():
            return matter.mentions
        case Correction(claim):
            return (claim.mention,)
        case Ruling(mention=mention):
            return (mention,)
        case Marking(mentions=marked):
            return marked
        case Undo(undoes):
            if ledger.decision(undoes) is None:
                raise UsageError(f"no decision {undoes!r} to undo; dateline decisions lists them.")
            return ledger.decided(undoes)


def _said(before: Sequence[StoredDecision], act: Act, matter: Matter, saying: Saying) -> StoredDecision | None:
    """The decision that makes this one a repetition: the last that stands on the same thing, said by the same person
    for the same reason; or the undo that has undone it already."""
    position = {s.decision.id: s for s in before}
    if isinstance(matter, Undo):
        by = undone(s.decision for s in before).get(matter.undoes)
        return None if by is None else position[by.id]
    same = [d for d in standing_decisions(s.decision for s in before) if _on_one_thing(d.matter, matter)]
    return position[same[-1].id] if same and same[-1].says(act, matter, saying) else None


def _on_one_thing(one: Matter, other: Matter) -> bool:
    match one, other:
        case Grouping(), Grouping():
            return bool(set(one.mentions) & set(other.mentions))
        case Correction(a), Correction(b):
            return (a.mention, a.field) == (b.mention, b.field)
        case Ruling(claim=a_claim), Ruling(claim=b_claim):
            return a_claim == b_claim
        case Marking(), Marking():
            return bool(set(one.mentions) & set(other.mentions))
        case _:
            return False


def _stale(later: Decision) -> StaleDecision:
    return StaleDecision(
        f"{later.by} decided on this in the meantime ({later.act}, {later.at[:16]}: {later.because!r}); "
        "look at it again, then decide."
    )


def _moment(recorded_at: str, last: StoredDecision | None) -> str:
    """The time of recording, or just after the last decision where clocks do not tell the two apart."""
    if last is None or recorded_at > last.decision.at:
        return recorded_at
    return (datetime.fromisoformat(last.decision.at) + timedelta(microseconds=1)).isoformat(timespec="microseconds")
