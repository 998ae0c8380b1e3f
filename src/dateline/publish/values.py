"""Values of a record in one line, as the log, the feed and a comparison say them."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import Json, canonical
from dateline.publish.fact_change import FactChange
from dateline.publish.words import bounds_text


def short(value: Json) -> str:
    """A count by its bounds, a date by its days, a place by its name, a list by its parts; "nothing" for silence."""
    return " ".join(_short(value).split())


def _short(value: Json) -> str:
    if isinstance(value, Mapping):
        return _object(value)
    if isinstance(value, list | tuple):
        return "; ".join(map(short, value)) or "nothing"
    return "nothing" if value is None else str(value)


def _object(value: Mapping[str, Json]) -> str:
    status = value.get("status")
    said = "" if status in ("reported", None) else str(status).replace("_", " ")
    if "low" in value:
        return _count(value, said)
    if "precision" in value and "start" in value:
        return _date(value, said)
    for key in ("name", "written", "class", "field", "act"):
        if value.get(key):
            role = f"{value['role']} " if "role" in value else ""
            return f"{role}{value[key]}" + (f" ({said})" if said else "")
    return said or canonical(value)


def _count(value: Mapping[str, Json], said: str) -> str:
    low, high = value["low"], value["high"]
    bounds = bounds_text(low if isinstance(low, int) else None, high if isinstance(high, int) else None)
    groups = value.get("groups")
    rows = groups if isinstance(groups, list | tuple) else ()
    parts = "; ".join(f"{row['group']}: {_object(row)}" for row in rows if isinstance(row, Mapping))
    silent = (low, high) == (None, None)
    told = said if silent else f"{bounds} ({said})" if said else bounds
    return f"{told} [{parts}]" if parts else told or "nothing"


def _date(value: Mapping[str, Json], said: str) -> str:
    start, end = value["start"], value["end"]
    if start is None:
        return f"“{value['written']}” (unresolved)" if value.get("written") else said or "nothing"
    return str(start) if start == end else f"{start} to {end}"


def because_text(change: FactChange) -> str:
    """Why a value changed: claims of a snapshot, claims no longer made, or a person's act."""
    if not change.article:
        said = f": {change.because}" if change.because else ""
        return change.cause.replace("_", " ") + (f" by {change.by}" if change.by else "") + said
    parts = [f"because of {', '.join(c[:14] for c in change.claims[:3])}"] if change.claims else []
    if change.withdrawn:
        parts.append(f"{', '.join(c[:14] for c in change.withdrawn[:3])} no longer said")
    return f"{'; '.join(parts) or 'by the fold'} of {change.snapshot[:19]}"


def change_text(change: FactChange) -> str:
    """``killed: 2 → 3  because of claim-… of sha256:…``."""
    return f"{change.field}: {short(change.old)} → {short(change.new)}  {because_text(change)}"
