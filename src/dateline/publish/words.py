"""Values in words: what is silent, unknown, zero or disputed is said, never left blank."""

from __future__ import annotations

from dateline.model import Claim, Count, DateValue, Incident, PlaceValue, Speaker, Status
from dateline.model.codec import value_json
from dateline.model.json_value import canonical

BADGES: dict[Status, str] = {
    "reported": "",
    "explicit_zero": "zero stated",
    "vague": "vague",
    "unknown_to_source": "source doesn't know",
    "disputed": "disputed",
    "not_reported": "not reported",
}
"""The words for each status; a value without a badge is plainly reported."""


def bounds_text(low: int | None, high: int | None) -> str:
    """``3``, ``3 to 4``, ``at least 3``, ``up to 4``, or ``—``."""
    match low, high:
        case None, None:
            return "—"
        case _, None:
            return f"at least {low}" if low else "0 or more"
        case None, _:
            return f"up to {high}"
        case _:
            return str(low) if low == high else f"{low} to {high}"


def total_text(count: Count) -> str:
    """A toll's total with its badge; a toll that is told of groups only says so."""
    if count.status == "not_reported":
        return "not reported" if not count.groups else "some groups only"
    badge = BADGES[count.status]
    return bounds_text(count.low, count.high) + (f" ({badge})" if badge else "")


def toll_text(count: Count) -> str:
    """A toll with its badge and its groups."""
    told = count.status != "not_reported" or not count.groups
    return "; ".join(part for part in (total_text(count) if told else "", groups_text(count)) if part)


def groups_text(count: Count) -> str:
    """The groups of a toll, each with its badge and its cause where that is not hostile."""
    parts = []
    for g in count.groups:
        extra = ", ".join(x for x in (BADGES[g.status], g.cause if g.cause != "hostile" else None) if x)
        parts.append(f"{g.group}: {bounds_text(g.low, g.high)}" + (f" ({extra})" if extra else ""))
    return "; ".join(parts)


def date_text(value: DateValue) -> str:
    """Days, or the words that could not be resolved."""
    if value.start is None or value.end is None:
        return f"“{value.written}” (unresolved)" if value.written else "not reported"
    day = value.start.isoformat() if value.start == value.end else f"{value.start} to {value.end}"
    return day if value.precision == "day" else f"{day} ({value.precision})"


def place_text(value: PlaceValue) -> str:
    """Name, country and precision, or the words that could not be resolved."""
    if value.status == "not_reported":
        return "not reported"
    if value.lat is None:
        name = value.name or value.written or "—"
        return f"{name}, {value.country}" if value.country else f"“{name}” (unresolved)"
    rough = "" if value.precision == "exact" else f" ({value.precision})"
    return f"{value.name}, {value.country or 'no country'}{rough}"


def type_text(incident: Incident) -> str:
    """Sub-type, with what else it is than an event that occurred."""
    name = incident.event.sub_event_type if incident.event else "no type"
    return name if incident.modality == "occurred" else f"{name} ({incident.modality})"


def speaker_text(speaker: Speaker) -> str:
    """A voice as a reader would name it."""
    name = speaker.name or speaker.written
    extra = [x for x in (speaker.title, speaker.organisation) if x and x not in name]
    return name + (f" ({', '.join(extra[:1])})" if extra else "") + (f" ‹ {speaker.channel}" if speaker.channel else "")


def voice_text(claim: Claim, hedged: bool = True) -> str:
    """Who says it, from the nearest voice outwards, with attitude and hedge, unless the caller shows the hedge."""
    chain = " ‹ ".join(map(speaker_text, claim.speakers)) or "the article"
    notes = [
        claim.attitude.replace("_", " ") if claim.attitude != "asserts" else "",
        f"“{claim.hedge}”" if claim.hedge and hedged else "",
    ]
    notes += ["withdrawn" if claim.withdrawn else ""]
    said = ", ".join(n for n in notes if n)
    return f"{chain} [{said}]" if said else chain


def value_text(claim: Claim) -> str:
    """A claim's value in few words."""
    value = claim.value
    match value:
        case str():
            return value
        case DateValue():
            return date_text(value)
        case PlaceValue():
            return place_text(value)
        case _:
            held = value_json(value)
            if isinstance(held, dict):
                kept = {k: v for k, v in held.items() if v not in (None, False, "reported")}
                return ", ".join(f"{k} {v if isinstance(v, str | int) else canonical(v)}" for k, v in kept.items())
            return canonical(held)


def people_text(claim: Claim, is_heard: bool) -> str:
    """What people have to do with a claim, as a few words behind it; empty where nothing."""
    parts = [f"read by {claim.maker.name}"] if claim.by_person else []
    if claim.ruling is not None:
        parts.append(claim.ruling.replace("_", " "))
    elif not is_heard:
        parts.append("a person's word stands instead")
    return "".join(f" · {part}" for part in parts)
