"""Spans from chances of outside, first and inside, word by word."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.encoder.reading import runs

OUT, FIRST, INSIDE = (0.96, 0.02, 0.02), (0.05, 0.9, 0.05), (0.05, 0.05, 0.9)
WEAK, EITHER = (0.6, 0.05, 0.35), (0.1, 0.46, 0.44)


@pytest.mark.parametrize(
    ("words", "spans"),
    [
        ((OUT, OUT), []),
        ((OUT, FIRST, INSIDE, OUT), [(1, 3)]),
        ((FIRST, INSIDE, FIRST, INSIDE), [(0, 2), (2, 4)]),
        ((FIRST, WEAK, INSIDE), [(0, 3)]),
        ((FIRST, EITHER, INSIDE), [(0, 3)]),
        ((OUT, INSIDE, INSIDE), [(1, 3)]),
        ((WEAK, OUT), []),
    ],
)
def test_spans(words: tuple[tuple[float, float, float], ...], spans: list[tuple[int, int]]) -> None:
    assert [(a, b) for a, b, _ in runs(np.array(words, np.float32), 0.5)] == spans


@given(st.lists(st.tuples(st.floats(0.01, 1), st.floats(0.01, 1), st.floats(0.01, 1)), min_size=1, max_size=30))
def test_spans_stand_in_order_and_apart(weights: list[tuple[float, float, float]]) -> None:
    chances = np.array(weights, np.float32)
    chances /= chances.sum(1, keepdims=True)
    end = 0
    for a, b, chance in runs(chances, 0.5):
        assert end <= a < b <= len(weights)
        assert 0.0 <= chance <= 1.0
        end = b


def test_a_higher_floor_marks_no_more_words() -> None:
    words = np.array([WEAK, EITHER, INSIDE, WEAK, OUT, FIRST], np.float32)
    count = [sum(b - a for a, b, _ in runs(words, floor)) for floor in (0.2, 0.5, 0.8)]
    assert count == sorted(count, reverse=True)
