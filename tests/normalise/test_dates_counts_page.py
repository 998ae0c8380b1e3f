"""The tables of docs/normalise-dates-counts.md say what the normalisers say, and its calls run."""

from __future__ import annotations

import re
from datetime import date
from itertools import takewhile
from pathlib import Path

import pytest

from dateline.normalise import counts, dates
from dateline.normalise.counts import parse_count
from dateline.normalise.dates import answer_phrase

PAGE = (Path(__file__).parent.parent.parent / "docs" / "normalise-dates-counts.md").read_text(encoding="utf-8")


def _table(head: str) -> list[list[str]]:
    """The cells of each row under a heading row."""
    lines = PAGE[PAGE.index(f"| {head} |") :].splitlines()[2:]
    rows = takewhile(lambda line: line.startswith("|"), lines)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in rows]


def _day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


@pytest.mark.parametrize("row", _table("words | published | first day | last day | precision"), ids=" ".join)
def test_a_date_is_what_the_page_says(row: list[str]) -> None:
    value = answer_phrase(row[0], _day(row[1])).value
    assert [value.start, value.end, value.precision] == [_day(row[2]), _day(row[3]), row[4]]


@pytest.mark.parametrize("row", _table("words | published | reason"), ids=" ".join)
def test_a_silence_has_the_reason_of_the_page(row: list[str]) -> None:
    answer = answer_phrase(row[0], _day(row[1]))
    assert answer.value.start is None
    assert answer.reason == row[2]


@pytest.mark.parametrize("row", _table("words | low | high | status"), ids=" ".join)
def test_a_count_is_what_the_page_says(row: list[str]) -> None:
    answer = parse_count(row[0])
    assert answer is not None
    bounds = ["" if bound is None else str(bound) for bound in (answer.low, answer.high)]
    assert [*bounds, answer.status] == row[1:]


@pytest.mark.parametrize("row", _table("words | unit"), ids=" ".join)
def test_what_is_counted_is_what_the_page_says(row: list[str]) -> None:
    answer = parse_count(row[0])
    assert answer is not None
    assert answer.unit == row[1]


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL))
def test_the_calls_run(code: str) -> None:
    exec(compile(code, "page", "exec"), {})


@pytest.mark.parametrize("name", sorted({*re.findall(r"`(\w+_\w+)`", PAGE)} - {"not_reported"}))
def test_names_on_the_page_exist(name: str) -> None:
    known = {*dates.__all__, *counts.__all__, *dates.DateAnswer.__slots__, *counts.CountAnswer.__slots__}
    words = {"PAST_REF", "PRESENT_REF", "FUTURE_REF", "unknown_to_source", "explicit_zero"}
    assert name in known | words
