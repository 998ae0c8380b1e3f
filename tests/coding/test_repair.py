"""Ranks and offices keep their names, whatever the parser makes of them."""

from __future__ import annotations

import pytest

from dateline.coding.parser import parse
from dateline.coding.repair import join_lists
from dateline.coding.speech import find_speech
from dateline.coding.token import Parse, Token


def _parsed(text: str) -> Parse:
    return parse(text, [(0, len(text))])


@pytest.mark.parametrize(
    ("text", "name", "title", "organisation"),
    [
        (
            "Two shells fell on the post, according to a statement posted on Telegram by Task Force North "
            "spokesman Capt. Ilse B. Maarten.",
            "Ilse B. Maarten",
            "Task Force North spokesman",
            "Task Force North",
        ),
        ("The road is shut, said army spokeswoman Lt. Col. Ana Lund.", "Ana Lund", "army spokeswoman", "army"),
    ],
)
def test_who_signs_a_statement_is_the_speaker(text: str, name: str, title: str, organisation: str) -> None:
    found = [f.speaker for f in find_speech(_parsed(text)) if f.speaker is not None]
    assert (name, title, organisation) in [(s.name, s.title, s.organisation) for s in found]


def test_a_rank_is_one_word() -> None:
    words = [t.text for t in _parsed("The order came from Capt. Joe Weller and Maj. Ann Poole.").tokens]
    assert {"Capt.", "Maj."} <= set(words)


def test_a_finite_verb_is_not_the_second_of_a_participle() -> None:
    text = "Soldiers entered the town after shelling the hills and raised a flag."
    parsed = parse(text, [(0, len(text))])
    raised = next(t for t in parsed.tokens if t.text == "raised")
    assert parsed.tokens[raised.head].text == "entered"


def test_a_second_hangs_on_what_stands_before_it() -> None:
    words = [("Nine", 1, "nummod"), ("guards", 5, "nsubj"), ("and", 1, "cc"), ("two", 5, "conj"), ("boys", 3, "pobj")]
    tokens = [
        Token(n, n, n + 1, word, word.lower(), word.lower(), "NOUN", "NN", dep, head, "", False, 0)
        for n, (word, head, dep) in enumerate([*words, ("died", 5, "ROOT")])
    ]
    assert [t.head for t in join_lists(tokens)] == [1, 5, 1, 1, 3, 5]
