"""One change of the fact log, and which part of the log is asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from dateline.model import Json, JsonObject
from dateline.model.json_value import as_int, as_list, as_optional_text, as_text

FIELDS: Final = (
    *("incident", "role", "modality", "event_type", "sub_event_type", "date", "place", "participants", "weapons"),
    *("killed", "injured", "abducted", "arrested", "missing", "steps", "investigation", "conflicts"),
)
"""``incident`` tells of a merge or a split: the id before and the id after."""


@dataclass(frozen=True, slots=True)
class FactChange:
    """One field of one incident. ``then`` is the incident's name right after the change, ``incident`` its last one.

    ``old`` is None where the incident is new, ``new`` where nobody tells it any more. ``claims`` are the claims behind
    ``new`` in the article (named with its snapshot) that brought the change; ``withdrawn`` are those behind ``old``
    that no article makes any more. ``cause`` is ``coding``, ``run_chosen`` or a decision's act, ``by`` who chose or
    decided, ``because`` the reason given and ``decision`` the decision's id; ``article`` and ``snapshot`` are empty
    where no article brought the change.
    """

    position: int
    recorded_at: str
    incident: str
    field: str
    old: Json
    new: Json
    claims: tuple[str, ...]
    article: str
    snapshot: str
    withdrawn: tuple[str, ...]
    then: str
    cause: str
    by: str | None
    because: str | None = None
    decision: str | None = None


@dataclass(frozen=True, slots=True)
class LogSpan:
    """The part of the log that is asked for: changes after a position, of incidents one of whose names begins so.

    ``mentions`` (full ids) ask for the changes of their incidents; those of others that the same articles tell come
    along, and may not be whole.
    """

    after: int = 0
    incident: str | None = None
    mentions: Collection[str] | None = None

    def has(self, change: FactChange) -> bool:
        """True where the change is of an incident that is asked for."""
        return self.incident is None or any(n.startswith(self.incident) for n in (change.incident, change.then))


def change_json(change: FactChange) -> JsonObject:
    """One line of ``dateline log --json``."""
    return {
        "position": change.position,
        "recorded_at": change.recorded_at,
        "incident": change.incident,
        "then": change.then,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "claims": list(change.claims),
        "withdrawn": list(change.withdrawn),
        "article": change.article or None,
        "snapshot": change.snapshot or None,
        "cause": change.cause,
        "by": change.by,
        "because": change.because,
        "decision": change.decision,
    }


def change_from(o: JsonObject) -> FactChange:
    """The inverse of change_json."""
    return FactChange(
        as_int(o["position"]),
        as_text(o["recorded_at"]),
        as_text(o["incident"]),
        as_text(o["field"]),
        o["old"],
        o["new"],
        tuple(map(as_text, as_list(o["claims"]))),
        as_optional_text(o["article"]) or "",
        as_optional_text(o["snapshot"]) or "",
        tuple(map(as_text, as_list(o["withdrawn"]))),
        as_text(o["then"]),
        as_text(o["cause"]),
        as_optional_text(o["by"]),
        as_optional_text(o["because"]),
        as_optional_text(o["decision"]),
    )
