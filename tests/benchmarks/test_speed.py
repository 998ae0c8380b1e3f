"""What is said of speed was measured, what misses its limit is named, and nothing got much slower."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.speed import LIMITS, PINS, SHIPPED, over, snapshot, table, time_stages, time_whole

from dateline.coding import ParserCoder
from dateline.runner.coder import make_coder
from dateline.settings import Settings

DOCS = Path(__file__).resolve().parents[2] / "docs"
FIGURES: dict[str, float] = json.loads(PINS.read_text(encoding="utf-8"))["figures"]


def test_the_documents_show_the_pinned_figures() -> None:
    assert table(FIGURES) in (DOCS / "quality.md").read_text(encoding="utf-8")


def test_what_is_not_kept_is_said() -> None:
    assert table(FIGURES).count(", missed") == len({line.split()[0] for line in over(FIGURES)} - {"peak_memory_mb"})


def test_an_article_is_coded_in_time_on_any_machine() -> None:
    """The shipped articles are short; three times what a long one may take leaves room for a slow machine."""
    rows = [json.loads(line) for line in SHIPPED.read_text(encoding="utf-8").splitlines()[:8]]
    coder = make_coder(Settings.read())
    assert isinstance(coder, ParserCoder)
    assert time_whole(rows, coder).middle("whole") < 3 * LIMITS["whole_ms_median"]


def test_every_stage_is_timed() -> None:
    row = json.loads(SHIPPED.read_text(encoding="utf-8").splitlines()[0])
    coder = make_coder(Settings.read())
    assert isinstance(coder, ParserCoder)
    clock = time_stages([row], coder, rounds=1)
    assert {"encoder", "mentions", "whole"} <= set(clock.least)
    assert clock.high("whole") >= clock.middle("encoder") > 0
    assert snapshot(row) == snapshot(dict(row))
