"""What people can decide, each a single event: the one door for the command line, the desk and programs.

Every function takes what a person says (``Saying``: who, why, and where given the attempt's key and the position that
the person was looking at) and the moment, and raises UsageError for words that fit nothing and StaleDecision where
somebody decided on the same mentions in the meantime.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from dateline.errors import UsageError
from dateline.ledger import Decided, Ledger, LedgerReader
from dateline.model import Act, Correction, Grouping, Marking, Ruling, RulingVerdict, Saying, Undo, Verdict
from dateline.runner.concerned import mentions_meant
from dateline.runner.correction import Reading, claim_read

_ACTS: Final[dict[RulingVerdict, Act]] = {"accepted": "accept", "rejected": "reject", "cannot_tell": "cannot_tell"}


def judge(ledger: Ledger, verdict: Verdict, one: str, other: str, saying: Saying, at: datetime) -> Decided:
    """Say that two mentions or incidents are the same, different, or that nobody can tell.

    An incident stands for all its mentions; a mention that is told apart from its own incident, for the rest of it.
    """
    left, right = mentions_meant(ledger, one), mentions_meant(ledger, other)
    if verdict != "same":
        left, right = _apart(left, right), _apart(right, left)
    return _group(ledger, "judge", verdict, [left, right], saying, at)


def _apart(own: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """An incident without the mention that is judged against it."""
    return tuple(m for m in own if m not in other) if len(own) > len(other) else own


def merge(ledger: Ledger, names: Sequence[str], saying: Saying, at: datetime) -> Decided:
    """Make several incidents or mentions one incident."""
    return _group(ledger, "merge", "same", [mentions_meant(ledger, name) for name in names], saying, at)


def split(ledger: Ledger, incident: str, mentions: Sequence[str], saying: Saying, at: datetime) -> Decided:
    """Take mentions out of their incident: they become an incident of their own, and the rest stays one."""
    whole = mentions_meant(ledger, incident)
    leaving = {m for name in mentions for m in mentions_meant(ledger, name)}
    outside = sorted(leaving - set(whole))
    if outside:
        raise UsageError(f"{outside[0]} is no mention of {incident}; dateline show --json lists its mentions.")
    staying = [m for m in whole if m not in leaving]
    if not staying or not leaving:
        raise UsageError("a split needs a mention that leaves and one that stays.")
    return _group(ledger, "split", "different", [sorted(leaving), staying], saying, at)


def _group(
    ledger: Ledger, act: Act, verdict: Verdict, groups: Sequence[Sequence[str]], saying: Saying, at: datetime
) -> Decided:
    try:
        grouping = Grouping.of(verdict, groups, tied=act == "split")
    except ValueError as error:
        raise UsageError(f"{error}.") from error
    return ledger.decide(act, grouping, _checked(saying), at)


def correct(ledger: Ledger, incident: str, reading: Reading, saying: Saying, at: datetime) -> Decided:
    """Say what a field's value is, with the words of one of the incident's articles that it is read from.

    UsageError where the words do not carry the value: the same gate as for a coder's claims.
    """
    claim = claim_read(ledger, mentions_meant(ledger, incident), reading, _checked(saying).by)
    return ledger.decide("correct", Correction(claim), saying, at)


def rule(ledger: Ledger, claim: str, verdict: RulingVerdict, saying: Saying, at: datetime) -> Decided:
    """Accept or reject a claim (its id or the beginning of it), a person's too, or say that nobody can tell."""
    name, mention = _claim(ledger, claim)
    return ledger.decide(_ACTS[verdict], Ruling(name, mention, verdict), _checked(saying), at)


def _claim(ledger: LedgerReader, prefix: str) -> tuple[str, str]:
    """The id of a claim and its mention, a coder's or a person's."""
    wanted = prefix if prefix.startswith("claim-") else f"claim-{prefix}"
    coded = ledger.claim(wanted)
    if coded is not None:
        return coded.claim.id, coded.claim.mention
    said = {c.id: c.mention for c in ledger.amendments().claims.values() if c.id.startswith(wanted)}
    if len(said) != 1:
        raise UsageError(f"{len(said) or 'no'} claims fit {prefix!r}; dateline claims INCIDENT lists them.")
    return next(iter(said.items()))


def mark(ledger: Ledger, name: str, sensitive: bool, saying: Saying, at: datetime) -> Decided:
    """Mark an incident as sensitive, or no longer: it and whatever its mentions are told in is shown to few."""
    act: Act = "mark_sensitive" if sensitive else "unmark_sensitive"
    marking = Marking(tuple(sorted(mentions_meant(ledger, name))), sensitive)
    return ledger.decide(act, marking, _checked(saying), at)


def undo(ledger: Ledger, decision: str, saying: Saying, at: datetime) -> Decided:
    """Take back a decision (its id or the beginning of it); undoing an undo lets what it took back stand again."""
    found = ledger.decision(decision)
    if found is None:
        raise UsageError(f"no decision {decision!r}; dateline decisions lists them.")
    return ledger.decide("undo", Undo(found.decision.id), _checked(saying), at)


def _checked(saying: Saying) -> Saying:
    """The saying; UsageError where nobody says it, or gives no reason."""
    if not saying.by.strip():
        raise UsageError("nobody is named; say who decides with --by NAME.")
    if not saying.because.strip():
        raise UsageError("a decision needs a reason; give it with --because TEXT.")
    return saying
