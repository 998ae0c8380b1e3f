"""Where time expressions stand, of what kind they are, and which words of an article are none."""

from __future__ import annotations

import pytest

from cost import least_seconds
from dateline.normalise.dates import find_times

FOUND = [
    ("Shells fell on Wednesday near the mill.", ["Wednesday"], ["on Wednesday"]),
    ("It began before dawn on Friday, 17 February.", ["dawn on Friday, 17 February"], None),
    (
        "They fled in the night of 14 to 15 January.",
        ["the night of 14 to 15 January"],
        ["in the night of 14 to 15 January"],
    ),
    (
        "Two men died last week and one on Monday night.",
        ["last week", "Monday night"],
        ["last week", "on Monday night"],
    ),
    ("He was held for nearly three years.", ["nearly three years"], ["for nearly three years"]),
    ("A ten-day truce ended two days later.", ["ten-day", "two days later"], None),
    ("Two days before the vote, a bomb went off.", ["Two days"], ["Two days before"]),
    ("The club meets every Friday at 18:30.", ["every Friday", "18:30"], None),
    ("AN ATTACK ON TUESDAY KILLED ONE", ["TUESDAY"], ["ON TUESDAY"]),
    ("They shot at 5 p.m. EST on Nov. 9, 1989.", ["5 p.m. EST on Nov. 9, 1989"], None),
    ("Mortars hit at 11.20 a.m. and 0430 hrs.", ["11.20 a.m.", "0430 hrs"], None),
    ("In 2019 and in the early 1990s", ["2019", "the early 1990s"], None),
    ("the third quarter of 2022", ["the third quarter of 2022"], None),
    ("a three-hour march on March 3", ["three-hour", "March 3"], None),
    ("On Sunday 7 August 2022, at around 11.20 a.m.", ["Sunday 7 August 2022, at around 11.20 a.m."], None),
    ("the evening before the raid", ["the evening"], ["the evening before"]),
]
NOTHING = [
    "They may march again, and the mayor may not fall.",
    "A 24-year-old and a man 52 years old were hurt.",
    "The sun sat low over the sea; Mar del Plata was quiet.",
    "Some 2000 people and 1999 soldiers crossed Route 55.",
    "The night watch and the day shift met in the second house.",
    "He was the first of nine, in a house of 14 rooms.",
    "The 23 March Movement met in Friday Mosque; the Arab Spring and Black September are names.",
    "THEY MAY ATTACK AGAIN",
    "",
    "…",
]


@pytest.mark.parametrize(("text", "words", "written"), FOUND, ids=[text[:30] for text, _, _ in FOUND])
def test_expressions_are_found(text: str, words: list[str], written: list[str] | None) -> None:
    found = find_times(text)
    assert [each.words for each in found] == words
    if written is not None:
        assert [each.written for each in found] == written


@pytest.mark.parametrize("text", NOTHING)
def test_look_alikes_are_left(text: str) -> None:
    assert find_times(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("on Monday", "date"),
        ("on Monday night", "time"),
        ("at 18:30", "time"),
        ("for two hours", "duration"),
        ("daily", "set"),
    ],
)
def test_each_has_a_kind(text: str, kind: str) -> None:
    assert [each.kind for each in find_times(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("The court will sit on Friday.", True),
        ("He is due to speak on Friday.", True),
        ("a curfew until Friday", True),
        ("roads closed since Friday", False),
        ("They came on Friday.", False),
        ("A blast on Friday hurt two.", None),
    ],
)
def test_the_words_around_say_what_is_to_come(text: str, ahead: bool | None) -> None:
    assert [each.ahead for each in find_times(text)] == [ahead]


@pytest.mark.parametrize(
    "piece",
    [
        "On Monday night, two days after the 14 May raid, shells fell near 12 villages for three hours. ",
        "about ",
        "two and ",
        "15, ",
        "Monday and ",
    ],
)
def test_a_long_text_takes_time_in_proportion(piece: str) -> None:
    small = least_seconds(lambda: find_times(piece * 100))
    large = least_seconds(lambda: find_times(piece * 1000))
    assert large < 40 * small + 0.05
