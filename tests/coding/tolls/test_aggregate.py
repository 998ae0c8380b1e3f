"""Totals of a period or a war are no incident's toll; one act of a past year is an incident of its own."""

from __future__ import annotations

import pytest

from dateline.coding.tolls.context import is_aggregate, is_one_of_many


@pytest.mark.parametrize(
    "sentence",
    [
        "More than 300 people have been killed since January.",
        "In 2014, attacks in the region killed 120 people.",
        "In 2014, a wave of attacks in the region killed 120 people.",
        "Last year, a bombing campaign killed 80 people.",
        "So far 41 people have died in the protests that began in December.",
        "At least 400 people were killed in the area this year.",
    ],
)
def test_a_period_has_a_total(sentence: str) -> None:
    assert is_aggregate(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In July last year, a double suicide bombing at the same market left 17 dead.",
        "In 2014, a car bomb outside the same hotel killed 12 people.",
        "A suicide attack on the same mosque killed 20 people last year.",
        "Twelve people were killed on Monday.",
    ],
)
def test_one_act_has_its_own(sentence: str) -> None:
    assert not is_aggregate(sentence)


def test_one_of_many_counts_for_the_series() -> None:
    assert is_one_of_many("It was the third killing of a policeman in the city this month.")
    assert is_one_of_many("It was the second such attack in as many weeks.")
    assert not is_one_of_many("The second attack of the day killed two.")
    assert not is_one_of_many("A third person was killed this week in the attack.")
