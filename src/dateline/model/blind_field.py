"""What a coder answers on one incident without seeing anybody else's answers: fields, and the words for silence.

Unknown, not reported, zero and vague are answers of their own (codebook §2): never blank, never a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.model.codebook import TYPE_OF
from dateline.model.country import countries
from dateline.model.words import COUNT_FIELDS, PARTY_KINDS

Answers = Mapping[str, str]
"""By the field's name: a value as text, or one of the words of SILENCES."""

SILENCES: Final[dict[str, str]] = {
    "not_reported": "nobody says",
    "unknown": "a source says it does not know",
    "zero": "a source says none",
    "vague": "a number without a figure: several, dozens",
}
"""Answers that are no value, with their meaning."""

PRECISIONS: Final = ("day", "week", "month", "year")
"""How precise a date is, from the most to the least."""

LONGEST_PLACE: Final = 200
MOST_INCIDENTS: Final = 20
"""Of one article."""

_LARGEST: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class BlindField:
    """``choices`` are the values, empty where they are written; ``silences`` the answers beside them."""

    name: str
    label: str
    choices: tuple[str, ...]
    silences: tuple[str, ...]


_TWO: Final = ("not_reported", "unknown")
BLIND_FIELDS: Final = (
    BlindField("event_type", "Type", tuple(TYPE_OF), ("unknown",)),
    BlindField("date", "Date", (), _TWO),
    BlindField("date_precision", "Date is precise to", PRECISIONS, ()),
    BlindField("country", "Country", (), _TWO),
    BlindField("place", "Place", (), _TWO),
    *(BlindField(name, name.capitalize(), (), tuple(SILENCES)) for name in COUNT_FIELDS),
    BlindField("perpetrator", "By", (*PARTY_KINDS, "both_sides"), _TWO),
    BlindField("disputed", "Disputed", ("no", "yes"), ()),
)
"""In the order in which they are asked."""


def checked_answers(given: Answers) -> dict[str, str]:
    """The answers on one incident in their one form; ValueError that names the first that is missing or makes no sense.

    ``date_precision`` is asked of dates alone.
    """
    known = {field.name for field in BLIND_FIELDS}
    odd = sorted(given.keys() - known)
    if odd:
        raise ValueError(f"{odd[0]}: there is no such field")
    found: dict[str, str] = {}
    for field in BLIND_FIELDS:
        answer = given.get(field.name, "").strip()
        if field.name == "date_precision":
            if found["date"] in field.silences or found["date"] in _TWO:
                continue
            answer = answer or PRECISIONS[0]
        if not answer:
            raise ValueError(f"{field.name}: not answered; where nobody says, say so")
        found[field.name] = answer if answer in field.silences else _value(field, answer)
    return found


def _value(field: BlindField, answer: str) -> str:
    if field.choices:
        if answer not in field.choices:
            raise ValueError(f"{field.name}: {answer!r} is none of the choices")
        return answer
    if field.name == "date":
        try:
            return date.fromisoformat(answer).isoformat()
        except ValueError:
            raise ValueError(f"date: {answer!r} is no day; write 2024-05-03") from None
    if field.name == "country":
        if answer.upper() not in countries():
            raise ValueError(f"country: {answer!r} is no ISO 3166 alpha-3 code, such as SYR")
        return answer.upper()
    if field.name == "place":
        if len(answer) > LONGEST_PLACE:
            raise ValueError("place: too long for a name")
        return " ".join(answer.split())
    return _number(field, answer)


def _number(field: BlindField, answer: str) -> str:
    if not (answer.isascii() and answer.isdigit()) or int(answer[:9]) > _LARGEST or len(answer) > len(str(_LARGEST)):
        raise ValueError(f"{field.name}: {answer!r} is no number of people, nor {', '.join(field.silences)}")
    return str(int(answer)) if int(answer) else "zero"
