"""One phrase through one normaliser stays cheap; so does importing it."""

from __future__ import annotations

import pytest
from benchmarks.normalisers import IMPORT_LIMIT, LIMITS, ROOMS, import_seconds, time_normalisers

from dateline.errors import ResourceError
from dateline.normalise.places import build_gazetteer, default_gazetteer_path, open_gazetteer


def test_a_phrase_is_cheap() -> None:
    try:
        open_gazetteer()
    except ResourceError:
        build_gazetteer(default_gazetteer_path())
    for timing in time_normalisers():
        assert timing.phrases >= 100, timing
        assert timing.mean <= LIMITS.get(timing.name, 1.0), timing


@pytest.mark.parametrize("room", ROOMS)
def test_an_import_is_cheap(room: str) -> None:
    assert import_seconds(f"dateline.normalise{room}") < IMPORT_LIMIT
