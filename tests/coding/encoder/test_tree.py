"""Governors from scores: one root, no circles, whatever the scores."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.coding.encoder.tree import tree_of


@given(st.integers(1, 12).flatmap(lambda n: arrays(np.float32, (n, n + 1), elements=st.floats(-9, 9, width=32))))
@settings(max_examples=200, deadline=None)
def test_every_word_leads_to_the_one_root(scores: np.ndarray) -> None:
    heads = tree_of(scores)
    roots = [i for i, h in enumerate(heads) if h == i]
    assert len(roots) == 1
    for word in range(len(heads)):
        seen = 0
        while word != roots[0]:
            word, seen = heads[word], seen + 1
            assert seen <= len(heads)


def test_the_best_governors_stand_where_they_make_a_tree() -> None:
    # "gunmen(0) killed(1) people(2)": both nouns under the verb, the verb under nothing.
    scores = np.array([[0, 5, 1, 0], [0, 0, 0, 6], [1, 4, 0, 0]], np.float32)
    assert tree_of(scores) == [1, 1, 1]


def test_a_circle_is_opened_where_least_is_lost() -> None:
    scores = np.array([[0, 0, 0, 9], [1, 0, 5, 0], [3, 5, 0, 0]], np.float32)
    assert tree_of(scores) == [0, 2, 0]
