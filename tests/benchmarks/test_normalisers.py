"""One phrase through one normaliser stays cheap; so does importing it.

The limits themselves are held on one machine by ``python -m benchmarks normalisers`` and its pins; on any machine, that
may be slow or just started, the usual phrase keeps within them, and all of them within three times as much.
"""

from __future__ import annotations

import json

import pytest
from benchmarks.normalisers import IMPORT_LIMIT, LIMITS, PINS, ROOMS, import_seconds, over, time_normalisers

from dateline.errors import ResourceError
from dateline.normalise.places import build_gazetteer, default_gazetteer_path, open_gazetteer


def test_a_phrase_is_cheap() -> None:
    try:
        open_gazetteer()
    except ResourceError:
        build_gazetteer(default_gazetteer_path())
    for timing in time_normalisers():
        assert timing.phrases >= 100, timing
        assert timing.median <= LIMITS[timing.name], timing
        assert timing.mean <= 3 * LIMITS[timing.name], timing


@pytest.mark.parametrize("room", ROOMS)
def test_an_import_is_cheap(room: str) -> None:
    assert import_seconds(f"dateline.normalise{room}") < 3 * IMPORT_LIMIT


def test_the_pinned_figures_keep_the_limits() -> None:
    assert over(json.loads(PINS.read_text(encoding="utf-8"))["figures"]) == []
