"""The pattern files hold together."""

from __future__ import annotations

import pytest

from dateline.coding.mentions.affinity import weights
from dateline.coding.mentions.family import closeness
from dateline.coding.mentions.patterns import pattern
from dateline.coding.mentions.signals import opens_another, speaks_of_earlier, turn


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("another", "In a separate incident, two men were hurt."),
        ("looks_back", "Ex-officer sentenced over village killings"),
        ("inquiry_open", "The shooting is under investigation."),
        ("inquiry_closed", "The inquiry was closed in May."),
        ("never_happened", "There was no such attack, the ministry said."),
        ("never_happened", "It did not happen."),
    ],
)
def test_patterns(name: str, words: str) -> None:
    assert pattern(name).search(words)


def test_turning_to_another_event() -> None:
    assert opens_another("Separately, a bomb went off.")
    assert not opens_another("The bomb went off.")
    assert speaks_of_earlier("A similar attack killed two.")
    match = turn().search("The raid came nine days after gunmen killed a trader.")
    assert match is not None
    assert match["chain"] == "nine days after"


def test_weights_are_numbers_and_closeness_is_symmetric() -> None:
    assert all(isinstance(value, float) for value in weights().values())
    assert closeness("kill", "shoot") == closeness("shoot", "kill") == 1
    assert closeness("agree", "air") == -1
