"""One person told twice is one; the dead among those shot are not wounded (codebook §7)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_samples import claim, mention, toll

from dateline.incidents import fold_incident, policy_named
from dateline.incidents.person import is_another, is_share, person_of
from dateline.incidents.toll_fold import fold_toll
from dateline.model import Claim, CountField, Incident, Span

STORY = mention("story")
CAUTIOUS = policy_named("cautious")
Told = tuple[str, str, int, str | None]


def told(text: str, field: CountField, *phrases: Told) -> list[Claim]:
    """Claims by ``(quote, written, number, group)`` with the offsets that the quotes have in the text."""
    made: list[Claim] = []
    start = 0
    for quote, written, number, group in phrases:
        at = text.index(quote, start)
        one = claim(STORY, field, toll(number, number, group=group))
        made.append(replace(one, id=f"{one.id}{at}", written=written, span=Span(at, at + len(quote), quote)))
    return made


SUMS: dict[str, tuple[str, tuple[Told, ...], int]] = {
    "a number that two groups come to exactly": (
        "Seven wardens died. Two scouts died at the ford. Five drivers died on the way.",
        (
            ("Seven wardens died", "Seven wardens", 7, "wardens"),
            ("Two scouts died", "Two scouts", 2, "scouts"),
            ("Five drivers died", "Five drivers", 5, "drivers"),
        ),
        7,
    ),
    "a boy told twice": (
        "A 12-year-old boy died on Monday. The boy was hit in the yard.",
        (("A 12-year-old boy died", "A 12-year-old boy", 1, "boy"), ("The boy was hit", "The boy", 1, "boy")),
        1,
    ),
    "the headline's teen is the text's boy": (
        "Teen killed in mill yard\n\nA 16-year-old boy was killed on Monday.",
        (("Teen killed", "Teen", 1, "teen"), ("A 16-year-old boy was killed", "A 16-year-old boy", 1, "boy")),
        1,
    ),
    "a mother and a grandmother": (
        "The attack left a mother and a grandmother dead.",
        (
            ("a mother and a grandmother dead", "a mother", 1, "mother"),
            ("a grandmother dead", "a grandmother", 1, "grandmother"),
        ),
        2,
    ),
    "two ages are two people": (
        "A 22-year-old man died there. A 31-year-old man died in hospital.",
        (
            ("A 22-year-old man died", "A 22-year-old man", 1, "man"),
            ("A 31-year-old man died", "A 31-year-old man", 1, "man"),
        ),
        2,
    ),
    "an age in words is the age in digits": (
        "Thirty-five-year-old Ilmar Tosk died on Monday. Tosk, 35, died at home.",
        (
            ("Thirty-five-year-old Ilmar Tosk died", "Thirty-five-year-old Ilmar Tosk", 1, "Ilmar Tosk"),
            ("Tosk, 35, died", "Tosk", 1, None),
        ),
        1,
    ),
    "a headline's capitals are no name": (
        "1 Dead In Mill Fire\n\nIlmar Miller, 23, was pronounced dead there.",
        (("1 Dead", "1 Dead", 1, None), ("Ilmar Miller, 23, was pronounced dead", "Ilmar Miller", 1, None)),
        1,
    ),
    "two names are two people": (
        "Ilmar Tosk died there. Benka Rahl died in hospital.",
        (("Ilmar Tosk died", "Ilmar Tosk", 1, None), ("Benka Rahl died", "Benka Rahl", 1, None)),
        2,
    ),
    "another man": (
        "A man was killed. Another man died later.",
        (("A man was killed", "A man", 1, "man"), ("Another man died", "Another man", 1, "man")),
        2,
    ),
    "one of five": (
        "Five teenage boys were killed. A 15-year-old boy died at once.",
        (
            ("Five teenage boys were killed", "Five teenage boys", 5, "teenage boys"),
            ("A 15-year-old boy died", "A 15-year-old boy", 1, "boy"),
        ),
        5,
    ),
    "three men by name": (
        "The three men killed on Monday have been named. Ilmar Tosk, Benka Rahl and Odo Wirn died at once.",
        (
            ("The three men killed", "The three men", 3, "men"),
            ("Ilmar Tosk, Benka Rahl and Odo Wirn died", "Ilmar Tosk", 1, None),
            ("Benka Rahl and Odo Wirn died", "Benka Rahl", 1, None),
            ("Odo Wirn died", "Odo Wirn", 1, None),
        ),
        3,
    ),
    "the same five": (
        "Five teens killed\n\nFive teenage boys were killed.",
        (
            ("Five teens killed", "Five teens", 5, "teens"),
            ("Five teenage boys were killed", "Five teenage boys", 5, "teenage boys"),
        ),
        5,
    ),
    "family members hold wife and children": (
        "He killed his wife and three children. Officers found the five family members dead.",
        (
            ("killed his wife and three children", "his wife", 1, "wife"),
            ("killed his wife and three children", "three children", 3, "children"),
            ("five family members dead", "five family members", 5, "family members"),
        ),
        5,
    ),
    "three others": (
        "A farmer and three others were killed.",
        (
            ("A farmer and three others were killed", "A farmer", 1, "farmer"),
            ("three others were killed", "three others", 3, None),
        ),
        4,
    ),
    "the fourth of those shot is the one who died": (
        "One man was killed there. The fourth man died in hospital.",
        (("One man was killed", "One man", 1, "man"), ("The fourth man died", "The fourth man", 1, "man")),
        1,
    ),
    "one at the scene, another later": (
        "One person died at the scene. Another died later.",
        (("One person died", "One person", 1, None), ("Another died", "Another", 1, None)),
        2,
    ),
}


@pytest.mark.parametrize("name", SUMS)
def test_people_are_counted_once(name: str) -> None:
    text, phrases, number = SUMS[name]
    count, _ = fold_toll("killed", told(text, "killed", *phrases), CAUTIOUS)
    assert (count.low, count.high, count.status) == (number, number, "reported")


def record(text: str, killed: tuple[Told, ...], injured: tuple[Told, ...]) -> Incident:
    claims = told(text, "killed", *killed) + told(text, "injured", *injured)
    return fold_incident([STORY], claims, CAUTIOUS, {})


def test_the_dead_among_those_shot_are_not_wounded() -> None:
    text = "Five people were shot on Mill Road. Two died."
    held = record(text, (("Two died", "Two", 2, None),), (("Five people were shot", "Five people", 5, None),))
    assert (held.killed.best, held.injured.best) == (2, 3)


def test_those_shot_beside_the_dead_are_others() -> None:
    text = "Two dead, three shot on Mill Road"
    held = record(text, (("Two dead", "Two", 2, None),), (("three shot", "three", 3, None),))
    assert (held.killed.best, held.injured.best) == (2, 3)


def test_a_man_who_was_shot_and_died_is_not_wounded() -> None:
    text = "Ilmar Tosk was shot in the chest. He was pronounced dead."
    held = record(text, (("He was pronounced dead", "He", 1, None),), (("Ilmar Tosk was shot", "Ilmar Tosk", 1, None),))
    assert (held.killed.best, held.injured.status) == (1, "not_reported")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a boy", "a teenager", True),
        ("a boy", "a grandmother", False),
        ("a 19-year-old man", "a 40-year-old man", False),
        ("an officer", "a detective", True),
        ("a gunman", "a woman", False),
        ("a driver", "a passenger", False),
        ("the victim", "a driver", True),
    ],
)
def test_words_that_tell_two_people_apart(one: str, other: str, same: bool) -> None:
    left, right = (
        replace(claim(STORY, "killed", toll(1, 1, group=words.split()[-1])), written=words) for words in (one, other)
    )
    assert person_of(left).may_be(person_of(right)) is same


def test_words_that_set_people_apart_or_take_them_out_of_a_number() -> None:
    assert [is_another(words) for words in ("two others", "a third victim", "a man")] == [True, True, False]
    assert [is_share(words) for words in ("two of them", "the two", "two people")] == [True, True, False]


def test_two_voices_that_each_count_both_sides_are_rivals() -> None:
    said = (
        ("the army", 4, "soldiers"),
        ("the army", 8, "raiders"),
        ("the league", 15, "soldiers"),
        ("the league", 1, "raiders"),
    )
    claims = [claim(STORY, "killed", toll(number, number, group=group), speaker=who) for who, number, group in said]
    count, conflicts = fold_toll("killed", claims, CAUTIOUS)
    assert (count.low, count.high, count.status) == (12, 16, "disputed")
    assert conflicts
