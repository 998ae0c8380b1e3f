"""Spellings that must meet, and small parts of the arithmetic."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.normalise.places import country_of_demonym
from dateline.normalise.places.distance import bearing_of, kilometres, middle, offset_point
from dateline.normalise.places.divisions import bare_division
from dateline.normalise.places.fold import fold, skeleton, without_articles
from dateline.normalise.places.offset import read_number


@pytest.mark.parametrize(
    ("one", "other"),
    [("Al-Qāmishlī", "al qamishli"), ("Deir ez-Zor", "deir ez zor"), ("St. Louis", "Saint Louis"), ("Ma’rib", "Marib"),
     ("Łódź", "Lodz"), ("Fort Worth", "Ft. Worth"), ("Sa'ada", "Saada")],
)  # fmt: skip
def test_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Tall Tamr", "Tal Tamr"), ("Deir Ezzor", "Dayr Ezzor"), ("Qamishli", "Kamishly"), ("Raqqa", "ar-Raqqah"),
     ("Khan Younis", "Khan Yunis"), ("Mosul", "Moosul"), ("Hodeidah", "Hudaida")],
)  # fmt: skip
def test_one_skeleton(one: str, other: str) -> None:
    assert skeleton(fold(one)) == skeleton(fold(other)) != ""


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)
    assert without_articles(fold(name)).strip() == without_articles(fold(name))


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Zamfara State", "Zamfara"),
        ("Governorate of Idlib", "Idlib"),
        ("Province de l'Ituri", "Ituri"),
        ("Idlib", None),
    ],
)
def test_class_words_come_off(written: str, bare: str | None) -> None:
    assert bare_division(written) == bare


@pytest.mark.parametrize(
    ("written", "number"),
    [("20", 20), ("1,200", 1200), ("thirty", 30), ("some thirty-five", 35), ("a few", 3), ("x", None)],
)
def test_small_numbers(written: str, number: float | None) -> None:
    assert read_number(written) == number


@pytest.mark.parametrize(("way", "degrees"), [("south", 180), ("north-west", 315), ("northeastern", 45), ("up", None)])
def test_bearings(way: str, degrees: float | None) -> None:
    assert bearing_of(way) == degrees


@given(st.floats(-80, 80), st.floats(-179, 179), st.floats(1, 200), st.floats(0, 360))
def test_an_offset_is_as_far_as_it_says(lat: float, lon: float, km: float, bearing: float) -> None:
    there = offset_point(lat, lon, km, bearing)
    assert kilometres(lat, lon, *there) == pytest.approx(km, rel=0.12)


def test_middle_over_the_date_line() -> None:
    lat, lon = middle([(0.0, 179.0), (0.0, -179.0)])
    assert abs(lat) < 1e-6
    assert abs(abs(lon) - 180) < 1e-6


@pytest.mark.parametrize(
    ("word", "code"), [("Syrian", "SYR"), ("Burkinabè", "BFA"), ("Nigeriens", "NER"), ("Kyiv", None)]
)
def test_demonyms(word: str, code: str | None) -> None:
    assert country_of_demonym(word) == code
