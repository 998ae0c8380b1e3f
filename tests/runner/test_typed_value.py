"""What a person writes for a value is the value, or a clear complaint."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import UsageError
from dateline.model import ClaimField, CountClaim, DateValue, EventType, Participant, Step, Weapon
from dateline.runner.typed_value import typed_value

PUBLISHED = date(2031, 5, 7)


def value(field: ClaimField, text: str, quote: str = "words") -> object:
    return typed_value(field, text, quote, PUBLISHED, None)


@pytest.mark.parametrize(
    ("text", "low", "high", "status", "group"),
    [
        ("12", 12, 12, "reported", None),
        ("9-14", 9, 14, "reported", None),
        ("12+", 12, None, "reported", None),
        ("3 soldiers", 3, 3, "reported", "soldiers"),
        ("0", 0, 0, "explicit_zero", None),
        ("unknown", None, None, "unknown_to_source", None),
    ],
)
def test_counts(text: str, low: int | None, high: int | None, status: str, group: str | None) -> None:
    assert value("killed", text) == CountClaim(low, high, status, group)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2031-05-03", date(2031, 5, 3), date(2031, 5, 3), "day"),
        ("2031-05-03..2031-05-04", date(2031, 5, 3), date(2031, 5, 4), "day"),
        ("2031-05-03..2031-05-09", date(2031, 5, 3), date(2031, 5, 9), "week"),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28), "month"),
        ("Monday", date(2031, 5, 5), date(2031, 5, 5), "day"),
    ],
)
def test_dates(text: str, start: date, end: date, precision: str) -> None:
    assert value("date", text, "that day") == DateValue(start, end, precision, "that day")  # type: ignore[arg-type]


def test_words() -> None:
    assert value("event_type", "armed clash") == EventType("Armed clash", "ASSAULT")
    assert value("modality", "foiled") == "foiled"
    assert value("investigation", "open") == "open"
    assert value("weapons", "small_arms", "rifles") == Weapon("rifles", "small_arms")
    assert value("steps", "2 withdrew", "pulled out") == Step(2, "withdrew", None, None, "pulled out")
    party = value("participants", "perpetrator/rebel: The Front", "fighters")
    assert isinstance(party, Participant)
    assert (party.written, party.name, party.kind, party.role) == ("fighters", "The Front", "rebel", "perpetrator")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("killed", "cars"),
        ("killed", ""),
        ("date", "2031-13-01"),
        ("date", "2031-05-09..2031-05-03"),
        ("date", "whenever"),
        ("event_type", "War"),
        ("modality", "maybe"),
        ("weapons", "sword"),
        ("participants", "bystander"),
        ("participants", "perpetrator/army"),
        ("steps", "withdrew"),
        ("steps", "0 withdrew"),
    ],
)
def test_what_is_no_value(field: ClaimField, text: str) -> None:
    with pytest.raises(UsageError):
        value(field, text)
