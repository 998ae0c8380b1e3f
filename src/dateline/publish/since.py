"""What is different between two moments of a ledger, incident by incident, net of what went back and forth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.model import Json, JsonObject
from dateline.publish.fact_change import FIELDS, FactChange

Became = Literal["new", "gone", "changed", "merged"]


@dataclass(frozen=True, slots=True)
class FieldDiff:
    """A field's value at the first moment and at the second, and the changes that led there."""

    field: str
    old: Json
    new: Json
    changes: tuple[FactChange, ...]


@dataclass(frozen=True, slots=True)
class IncidentDiff:
    """``into`` is the incident that a merged one ended in. ``fields`` stand in the order of FIELDS."""

    incident: str
    became: Became
    into: str | None
    fields: tuple[FieldDiff, ...]


def net_changes(changes: Iterable[FactChange]) -> tuple[IncidentDiff, ...]:
    """The changes of a part of the log, summed up by incident; what is as it was before is left out."""
    by_incident: dict[str, list[FactChange]] = {}
    for change in changes:
        by_incident.setdefault(change.incident, []).append(change)
    found = (_net(name, own) for name, own in sorted(by_incident.items()))
    return tuple(diff for diff in found if diff is not None)


def _net(name: str, changes: list[FactChange]) -> IncidentDiff | None:
    by_field: dict[str, list[FactChange]] = {}
    for change in changes:
        by_field.setdefault(change.field, []).append(change)
    moved = by_field.get("incident", ())
    role = by_field.get("role", ())
    into = next((str(c.new) for c in reversed(moved) if c.old == c.then), None)
    was_there = not (role and role[0].old is None)
    is_there = not (role and role[-1].new is None) and into is None
    if not was_there and not is_there:
        return None
    fields = tuple(
        FieldDiff(f, own[0].old, own[-1].new, tuple(own))
        for f in FIELDS[1:]
        if (own := by_field.get(f)) and own[0].old != own[-1].new
    )
    if into is not None:
        return IncidentDiff(name, "merged", into, ())
    became: Became = "new" if not was_there else "changed" if is_there else "gone"
    return IncidentDiff(name, became, None, fields) if fields else None


def diff_json(diff: IncidentDiff) -> JsonObject:
    """One incident's difference as JSON."""
    fields: list[Json] = [
        {"field": f.field, "old": f.old, "new": f.new, "claims": [c for change in f.changes for c in change.claims]}
        for f in diff.fields
    ]
    return {"incident": diff.incident, "became": diff.became, "into": diff.into, "fields": fields}
