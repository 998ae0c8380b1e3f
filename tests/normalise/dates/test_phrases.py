"""The codebook's rulings on dates, phrase by phrase; each row of the table was worked out on a calendar by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from dateline.model import DateValue
from dateline.normalise.dates import answer_phrase


class Row(NamedTuple):
    """A phrase, what is known beside it, and the expected value."""

    published: date | None
    anchor: DateValue | None
    words: str
    start: date | None
    end: date | None
    precision: str


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def rows() -> list[Row]:
    """Every row of the table."""
    found = []
    path = Path(__file__).parent / "data" / "phrases.tsv"
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        published, anchor, words, start, end, precision = line.split("\t")
        day = _day(anchor)
        value = DateValue(day, day, "day", None) if day else None
        found.append(Row(_day(published), value, words, _day(start), _day(end), precision))
    return found


def test_the_table_is_large_and_crosses_months_and_years() -> None:
    table = rows()
    assert len(table) >= 500
    placed = [row for row in table if row.published and row.start]
    assert sum(row.start.year != row.published.year for row in placed if row.start and row.published) >= 50
    assert sum(row.start.month != row.published.month for row in placed if row.start and row.published) >= 100


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.published}:{row.words}")
def test_a_phrase_means_its_days(row: Row) -> None:
    answer = answer_phrase(row.words, row.published, row.anchor)
    value = answer.value
    assert (value.start, value.end, value.precision) == (row.start, row.end, row.precision), answer
    assert value.written == row.words
    assert value.status == "reported"
    if row.start is None:
        assert answer.reason
