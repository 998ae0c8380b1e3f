"""What a person writes for a field's value, as the value that the field holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, cast

from dateline.errors import UsageError
from dateline.model import (
    COUNT_FIELDS,
    MODALITIES,
    PARTY_KINDS,
    PARTY_ROLES,
    TYPE_OF,
    WEAPON_CLASSES,
    ClaimField,
    ClaimValue,
    CountClaim,
    DatePrecision,
    DateValue,
    EventType,
    Participant,
    PartyKind,
    PartyRole,
    PlaceValue,
    Step,
    Weapon,
    WeaponClass,
)
from dateline.normalise.actors import describe_actor
from dateline.normalise.counts import parse_count
from dateline.normalise.dates import answer_phrase
from dateline.normalise.places import PlaceContext, default_gazetteer_path, open_gazetteer, resolve_place

_PLOVER: Final = {
    "Peaceful protest": "PROTEST",
    "Protest with intervention": "COERCE",
    "Violent demonstration": "PROTEST",
    "Agreement": "AGREE",
    "Change to group/activity": "CONCEDE",
    "Headquarters or base established": "MOBILIZE",
    "Non-violent transfer of territory": "RETREAT",
    "Other": "CONSULT",
    "Arrests": "COERCE",
    "Disrupted weapons use": "COERCE",
    "Looting/property destruction": "COERCE",
}
"""The PLOVER category of each sub-type; the others, all violent, are ASSAULT."""

_DAYS: Final = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))?")
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")


def typed_value(field: ClaimField, text: str, quote: str, published: date | None, country: str | None) -> ClaimValue:
    """The value; UsageError where the text is none for the field.

    ``quote`` are the words that carry it, ``published`` their article's day, ``country`` where its incident happened.
    """
    written = text.strip()
    if field in COUNT_FIELDS:
        return _count(written)
    if field == "date":
        return _date(written, quote, published)
    if field == "place":
        return _place(written, quote, country)
    return _WORDS[field](written, quote)


def _one_of(kind: str, text: str, known: tuple[str, ...]) -> str:
    """The word of a vocabulary that is meant, whatever its letter case."""
    found = next((word for word in known if word.casefold() == text.casefold()), None)
    if found is None:
        raise UsageError(f"{text!r} is no {kind}; choose one of: {', '.join(known)}.")
    return found


def _count(text: str) -> CountClaim:
    if text.casefold() in ("unknown", "unclear"):
        return CountClaim(None, None, "unknown_to_source")
    found = parse_count(text)
    if found is None or found.unit != "people":
        raise UsageError(f"{text!r} is no number of people; write 12, 9-14, 12+, '3 soldiers', 0 or unknown.")
    return CountClaim(found.low, found.high, found.status, found.group)


def _date(text: str, quote: str, published: date | None) -> DateValue:
    try:
        days = _DAYS.fullmatch(text)
        if days is not None:
            start, end = date.fromisoformat(days[1]), date.fromisoformat(days[2] or days[1])
            if end < start:
                raise ValueError("the last day lies before the first")
            return DateValue(start, end, _precision(start, end), quote)
        month = _MONTH.fullmatch(text)
        if month is not None:
            start = date(int(month[1]), int(month[2]), 1)
            return DateValue(start, (start + timedelta(days=31)).replace(day=1) - timedelta(days=1), "month", quote)
    except ValueError as error:
        raise UsageError(f"{text!r} is no date: {error}.") from error
    found = answer_phrase(text, published).value
    if found.start is None:
        raise UsageError(f"{text!r} is no date; write 2024-05-03, 2024-05-03..2024-05-05 or 2024-05.")
    return replace(found, written=quote)


def _precision(start: date, end: date) -> DatePrecision:
    """How precise a stretch of days is: two are still a day, as a night is (codebook §7)."""
    length = (end - start).days
    return "day" if length < 2 else "week" if length < 7 else "month" if length < 31 else "year"


def _place(text: str, quote: str, country: str | None) -> PlaceValue:
    context = PlaceContext() if country is None else PlaceContext.of_country(country)
    found = resolve_place(text, context, open_gazetteer(default_gazetteer_path())).value
    if found.precision == "none":
        raise UsageError(
            f"no place {text!r} is known; write its name as the gazetteer has it: dateline place {text!r}."
        )
    return replace(found, written=quote)


def _event_type(text: str, quote: str) -> EventType:
    name = _one_of("sub-type", text, tuple(TYPE_OF))
    return EventType(name, _PLOVER.get(name, "ASSAULT"), None)


def _modality(text: str, quote: str) -> str:
    return _one_of("modality", text, MODALITIES)


def _investigation(text: str, quote: str) -> str:
    return _one_of("state of an investigation", text, ("open", "closed"))


def _weapon(text: str, quote: str) -> Weapon:
    return Weapon(quote, cast(WeaponClass, _one_of("class of weapon", text, WEAPON_CLASSES)))


def _participant(text: str, quote: str) -> Participant:
    """``ROLE``, ``ROLE/KIND`` or either with ``: NAME`` behind."""
    head, _, name = (part.strip() for part in text.partition(":"))
    role, _, kind = (part.strip() for part in head.partition("/"))
    told = describe_actor(name or quote, None)
    return Participant(
        quote,
        name or told.name,
        cast(PartyKind, _one_of("kind of party", kind, PARTY_KINDS)) if kind else told.kind or "unidentified",
        cast(PartyRole, _one_of("role", role, PARTY_ROLES)),
        told.country,
        told.status,
        told.actor,
    )


def _step(text: str, quote: str) -> Step:
    order, _, act = text.partition(" ")
    if not order.isdigit() or not act.strip() or int(order) < 1:
        raise UsageError(f"{text!r} is no step; write its number and the act, as in '2 withdrew'.")
    return Step(int(order), act.strip(), None, None, quote)


_WORDS: Final[dict[ClaimField, Callable[[str, str], ClaimValue]]] = {
    "event_type": _event_type,
    "modality": _modality,
    "investigation": _investigation,
    "weapons": _weapon,
    "participants": _participant,
    "steps": _step,
}
