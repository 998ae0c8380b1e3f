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


def test_the_opening_words_of_a_line_place_what_follows() -> None:
    text = (
        "One week, two towns\n\nIn Mora the day began badly. Gunmen killed six farmers on Monday.\n\n"
        "In Maroua, the same evening, 200 traders sat down on the bridge. Police fired tear gas at them.\n"
    )
    found, _ = drafts(text)
    spots = [{p.value.name for p in d.proposals if isinstance(p.value, PlaceValue)} for d in found]
    assert spots == [{"Mora"}, {"Maroua"}]


def test_a_telling_in_another_town_is_another_event() -> None:
    text = (
        "One day, two cities\n\nMORA. Police opened fire on a march on Monday in Mora, killing two men.\n\n"
        "MAROUA. Monday's march in Maroua drew 4,000 people and ended with speeches.\n"
    )
    assert len(drafts(text)[0]) == 2


def test_clocks_of_a_running_report_date_nothing() -> None:
    text = (
        "Rolling coverage\n\n16:40\nThe road is open again.\n\n13:05\nThe governor counts four wounded in Mora.\n\n"
        "07:30\nGunmen raided Mora on Monday, killing two farmers.\n"
    )
    days = told(text, "date")
    assert {d.start for d in days if isinstance(d, DateValue)} == {date(2021, 6, 14)}


def test_the_day_before_counts_from_the_day_told_in_its_sentence() -> None:
    text = (
        "Nurse dies of wounds\n\nA nurse died on Tuesday of injuries suffered the day before, when three rockets hit "
        "Mora.\n\nThe town was last shelled on 1 June.\n"
    )
    days = told(text, "date")
    assert date(2021, 6, 14) in {d.start for d in days if isinstance(d, DateValue)}


def test_the_day_of_a_new_count_is_not_the_day_of_the_event() -> None:
    text = (
        "Toll climbs to 11\n\nThe death toll from a suicide attack in Mora rose to 11 on Tuesday.\n\n"
        "A man detonated a vest at a market stall on Monday.\n"
    )
    days = [p for d in drafts(text)[0] for p in d.proposals if isinstance(p.value, DateValue) and p.confidence >= 0.5]
    assert {p.value.start for p in days if isinstance(p.value, DateValue)} == {date(2021, 6, 14)}


def test_an_event_without_a_place_lies_in_the_country_of_all_others() -> None:
    text = (
        "Raid in Mora\n\nGunmen killed six farmers in Mora on Saturday.\n\n"
        "The following day a smaller band shot several people on the far bank.\n"
    )
    found, _ = drafts(text)
    places = [p.value for p in found[-1].proposals if isinstance(p.value, PlaceValue)]
    assert len(found) == 2
    assert [(p.country, p.precision) for p in places] == [("CMR", "country")]


def test_the_end_of_a_partys_name_is_no_place() -> None:
    text = "Islamic State in the Greater Sahara staged an attack in Menaka on Monday in which nine soldiers died."
    assert {value.written for value in told(text, "place")} == {"Menaka"}
