"""Which of an article's places and times belong to the event."""

from __future__ import annotations

from datetime import date

import pytest
from mention_samples import drafts

from dateline.model import DateValue, PlaceValue


def told(text: str, field: str) -> list[DateValue | PlaceValue]:
    found, _ = drafts(text)
    return [p.value for p in found[0].proposals if p.field == field and isinstance(p.value, DateValue | PlaceValue)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen killed six farmers near Maiduguri on Monday, police said.",
        "Police said on Tuesday that gunmen killed six farmers near Maiduguri on Monday.",
        "Gunmen killed six farmers near Maiduguri on Monday, the governor told reporters on Tuesday.",
    ],
)
def test_the_day_of_the_speech_is_not_the_day_of_the_event(sentence: str) -> None:
    days = told(f"Six killed in raid\n\n{sentence}\n", "date")
    assert {d.start for d in days if isinstance(d, DateValue)} == {date(2021, 6, 14)}


@pytest.mark.parametrize(
    "sentence",
    [
        "A bomb killed four people in Mora on Monday. The wounded were taken to Maroua.",
        "A bomb killed four people in Mora on Monday. Three of the wounded were flown to Maroua, a nurse said.",
        "In Mora, police said, a bomb killed four people on Monday.",
    ],
)
def test_where_the_wounded_were_taken_is_not_the_scene(sentence: str) -> None:
    places = told(f"Bomb kills four\n\n{sentence}\n", "place")
    assert {p.name for p in places if isinstance(p, PlaceValue)} == {"Mora"}


def test_nothing_is_counted_from_a_month() -> None:
    text = (
        "Fighters take town\n\nTwo days later fighters attacked a convoy near Mora, killing three soldiers.\n\n"
        "Last October an ambush near Maroua killed nine.\n"
    )
    days = told(text, "date")
    assert [d.start for d in days if isinstance(d, DateValue)] == [None]


def test_a_plan_dates_no_event() -> None:
    text = "Elders sign truce\n\nElders signed a truce in Mora on Monday. The next talks are due on 2 March.\n"
    days = told(text, "date")
    assert {d.start for d in days if isinstance(d, DateValue)} == {date(2021, 6, 14)}
