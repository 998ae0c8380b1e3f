"""Weapon phrases of our own, alone and in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import WEAPON_CLASSES
from dateline.normalise.weapons import classify_weapon, find_weapons
from dateline.normalise.weapons.lexicon import lexicon


def _cases() -> Iterator[tuple[str | None, str]]:
    for line in (Path(__file__).parent / "phrases.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, phrases = line.split("|")
            yield from ((None if name.strip() == "-" else name.strip(), p.strip()) for p in phrases.split(";"))


CASES = tuple(_cases())


def test_the_table_is_large() -> None:
    assert len(CASES) >= 300
    assert {case[0] for case in CASES} == {*WEAPON_CLASSES, None}


@pytest.mark.parametrize(("weapon_class", "phrase"), CASES)
def test_class(weapon_class: str | None, phrase: str) -> None:
    answer = classify_weapon(phrase)
    assert answer.weapon_class == weapon_class
    assert (answer.mode is not None) == (weapon_class is not None)
    assert weapon_class is not None or answer.reason


@pytest.mark.parametrize(
    ("text", "words", "weapon_class", "implied"),
    [
        ("They fired five 81-mm mortar rounds at the camp.", "five 81-mm mortar rounds", "artillery", False),
        ("A bomb buried beside the road went off.", "A bomb", "ied", False),
        ("The man was shot dead at his door.", "shot dead", "small_arms", True),
        ("The teacher was stabbed on Friday.", "stabbed", "blade", True),
        ("Two 107 mm rockets landed near the base.", "Two 107 mm rockets", "artillery", False),
        ("He blew himself up at the gate.", "blew himself up", "suicide", True),
        ("A van loaded with explosives stood there.", "A van loaded with explosives", "ied", False),
        ("Police used tear gas.", "tear gas", "crowd_control", False),
        ("Houses were torched overnight.", "torched", "fire", True),
        ("The patrol came under fire at dusk.", "came under fire", "small_arms", True),
        ("A driver rammed his car into the queue.", "rammed his car", "vehicle", True),
        ("Gunmen in technicals drove in.", "technicals", "small_arms", False),
        ("Two FPV drones hit the van.", "Two FPV drones", "drone", False),
    ],
)
def test_in_running_text(text: str, words: str, weapon_class: str, implied: bool) -> None:
    found = find_weapons(text)
    assert (words, weapon_class, implied) in [(text[f.span[0] : f.span[1]], f.weapon_class, f.implied) for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "The army shot down nothing.",
        "A gold mine reopened.",
        "The bomb disposal unit left.",
        "The first round of talks.",
        "The director was fired on Monday.",
        "The anti-drone unit kept watch.",
        "The petrol station was shut.",
        "It is a ticking time bomb.",
        "The missile defence budget grew.",
    ],
)
def test_other_meanings(text: str) -> None:
    assert find_weapons(text) == ()


@given(st.text(max_size=200))
def test_offsets_lie_in_the_text(text: str) -> None:
    for phrase in find_weapons(text):
        assert 0 <= phrase.span[0] <= phrase.core[0] < phrase.core[1] == phrase.span[1] <= len(text)


def test_every_class_has_codes() -> None:
    assert set(lexicon().codes) == set(WEAPON_CLASSES)
