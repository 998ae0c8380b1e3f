"""What people decided, as pages show it: with who took it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.doors.api.library import View
from dateline.ledger import StoredDecision
from dateline.model import Decision, undone


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided, and who took it back."""

    stored: StoredDecision
    by: Decision | None


def decided_on(view: View, mentions: Sequence[str]) -> list[Decided]:
    """What people decided on these mentions, the newest first."""
    decisions = list(view.ledger.decisions_on(mentions, view.upto))
    gone = undone(s.decision for s in decisions)
    return [Decided(s, gone.get(s.decision.id)) for s in reversed(decisions)]


def last_by(view: View, name: str) -> Decision | None:
    """The newest decision of a person that still holds; None where there is none."""
    decisions = [stored.decision for stored in view.ledger.decisions(view.upto)]
    gone = undone(decisions)
    own = (d for d in reversed(decisions) if d.by == name and d.act != "undo" and d.id not in gone)
    return next(own, None)
