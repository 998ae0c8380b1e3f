"""No pinned figure falls: the dispatches that ship with the tests, coded anew (architecture, taste)."""

from __future__ import annotations

from functools import cache

import pytest
from benchmarks.floors import SmallScores, small_scores
from benchmarks.pins import read_pins

MARGIN = 0.01
"""A change may cost one point of one figure; more needs a look and ``python -m benchmarks pin``."""
PINNED = read_pins()["shipped"]


@cache
def measured() -> SmallScores:
    return small_scores()


def test_the_data_are_those_that_were_pinned() -> None:
    assert measured().data == PINNED["data"]


@pytest.mark.parametrize("name", sorted(PINNED["figures"]))
def test_no_figure_falls(name: str) -> None:
    assert measured().figures[name] >= PINNED["figures"][name] - MARGIN


def test_every_quote_is_verbatim() -> None:
    assert measured().figures["verbatim quotes"] == 1.0
