"""Windows: whole sentences, every word with its first piece, nothing lost in long ones."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.encoder.model import load_model
from dateline.coding.encoder.window import LONGEST, MOST_PIECES, is_cased, shape_of, windows

WORDS = st.lists(
    st.sampled_from(["shell", "Qamishli", "12", "\n", "“", "unprecedentedly", "U.S.", "é", "停"]), max_size=600
)


@given(words=WORDS, cuts=st.lists(st.integers(0, 600), max_size=6))
@settings(max_examples=60, deadline=None)
def test_every_word_stands_in_one_window_with_a_piece_of_its_own_window(words: list[str], cuts: list[int]) -> None:
    edges = sorted({0, len(words), *(c for c in cuts if c < len(words))})
    sentences = [(a, b) for a, b in itertools.pairwise(edges)]
    found = list(windows(words, sentences, load_model().tokenizer))
    assert [w for one in found for w in range(*one.words)] == list(range(len(words)))
    for one in found:
        size = one.words[1] - one.words[0]
        assert len(one.first) == len(one.shapes) == size
        assert all(0 < f < len(one.pieces) for f in one.first)
        assert len(one.pieces) <= max(MOST_PIECES, LONGEST) + 2
        assert one.sentences[0][0] == 0
        assert one.sentences[-1][1] == size


@pytest.mark.parametrize(
    ("word", "begins", "cased", "shape"),
    [
        ("killed", False, True, 1),
        ("Idlib", False, True, 2),
        ("NATO", False, True, 3),
        ("B52", False, True, 4),
        (",", False, True, 5),
        ("Gunmen", True, True, 6),
        ("GUNMEN", False, False, 0),
    ],
)
def test_a_words_shape(word: str, begins: bool, cased: bool, shape: int) -> None:
    assert shape_of(word, begins, cased) == shape


def test_capitals_tell_nothing_in_a_text_of_capitals_alone() -> None:
    assert is_cased(["Gunmen", "killed", "nine", "people", "in", "Kagara"])
    assert not is_cased(["GUNMEN", "KILLED", "NINE", "PEOPLE", "IN", "KAGARA"])
    assert not is_cased(["gunmen", "killed", "nine", "people", "in", "kagara"])
