"""Krippendorff's alpha: the figures of another library, and words where there is no figure."""

from __future__ import annotations

import csv
import io

import krippendorff
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.blind_field import SILENCES, checked_answers
from dateline.publish.agreement import agreements, alpha
from dateline.publish.coding_table import VARIABLES, CodedRow, Level, table_csv

NUMBERS = st.integers(0, 6).map(str)
WORDS = st.sampled_from(["Attack", "Armed clash", "Grenade", "unknown"])


def other_library(pairs: list[tuple[str, str]], level: Level) -> float:
    rows = [list(row) for row in zip(*pairs, strict=True)]
    data = np.array(rows) if level == "nominal" else np.array(rows, float)
    return float(krippendorff.alpha(data, level_of_measurement=level))


@given(st.lists(st.tuples(WORDS, WORDS), min_size=2, max_size=30).filter(lambda p: len({x for q in p for x in q}) > 1))
def test_nominal(pairs: list[tuple[str, str]]) -> None:
    assert alpha(pairs, "nominal") == pytest.approx(other_library(pairs, "nominal"), abs=1e-9)


@pytest.mark.parametrize("level", ["interval", "ordinal"])
@given(
    pairs=st.lists(st.tuples(NUMBERS, NUMBERS), min_size=2, max_size=30).filter(
        lambda p: len({x for q in p for x in q}) > 1
    )
)
def test_numbers(level: Level, pairs: list[tuple[str, str]]) -> None:
    assert alpha(pairs, level) == pytest.approx(other_library(pairs, level), abs=1e-9)


def test_the_example_of_the_literature() -> None:
    """Two observers, twelve units (Krippendorff 2011, section A): 0.095."""
    one, other = ["0", "1", "0", "0", "0", "0", "0", "0", "1", "0"], ["1", "1", "1", "0", "0", "1", "0", "0", "0", "0"]
    assert alpha(list(zip(one, other, strict=True)), "nominal") == pytest.approx(0.095, abs=5e-4)


def rows(*answers: tuple[str, int, str, str]) -> list[CodedRow]:
    blank = {variable.name: "" for variable in VARIABLES}
    return [CodedRow(article, n, coder, blank | {"place": place}) for article, n, coder, place in answers]


def place_of(table: list[CodedRow]) -> tuple[float | None, str, int]:
    found = next(a for a in agreements(table, ("ben", "cleo")) if a.variable.name == "place")
    return found.alpha, found.why, found.units


def test_what_is_not_defined_is_said_in_words() -> None:
    assert place_of([]) == (None, "too few: no unit was answered by both", 0)
    one = [("a", 1, "ben", "arlit"), ("a", 1, "cleo", "zinder"), ("b", 1, "ben", "arlit")]
    assert place_of(rows(*one)) == (None, "too few: one unit alone was answered by both", 1)
    same = [(article, 1, coder, "arlit") for article in "abc" for coder in ("ben", "cleo")]
    assert place_of(rows(*same)) == (None, "no variation: every answer is arlit", 3)


def test_only_units_that_both_answered_count() -> None:
    told = [("a", 1, "ben", "x"), ("a", 1, "cleo", "x"), ("b", 1, "ben", "y"), ("b", 1, "cleo", "y")]
    alone = [("c", 1, "ben", "z"), ("a", 2, "cleo", "z"), ("a", 1, "as settled", "y")]
    assert place_of(rows(*told, *alone)) == (1.0, "", 2)


def test_against_what_was_settled() -> None:
    told = [("a", 1, "ben", "x"), ("a", 1, "cleo", "y"), ("a", 1, "as settled", "x"), ("a", 1, "the program", "y")]
    found = next(a for a in agreements(rows(*told), ("ben", "cleo")) if a.variable.name == "place")
    assert [(a.coder, a.same, a.units) for a in found.against] == [("ben", 1, 1), ("cleo", 0, 1), ("the program", 0, 1)]
    assert [(c.one, c.other, c.times) for c in found.confusions] == [("x", "y", 1)]


@given(st.text(max_size=40))
def test_a_table_reads_back_and_no_cell_is_a_formula(place: str) -> None:
    text = table_csv("s", rows(("a", 1, "ben", place)))
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["place"].removeprefix("'") == place.removeprefix("'")
    assert row["place"][:1] not in ("=", "+", "@", "-")


def test_silences_are_four_answers() -> None:
    assert list(SILENCES) == ["not_reported", "unknown", "zero", "vague"]
    answers = dict.fromkeys(("abducted", "arrested", "missing", "injured"), "not_reported")
    told = answers | {
        "event_type": "unknown",
        "date": "unknown",
        "country": "ner",
        "place": "  Tin   Akof ",
        "killed": "007",
        "perpetrator": "both_sides",
        "disputed": "no",
    }
    found = checked_answers(told)
    assert (found["country"], found["place"], found["killed"]) == ("NER", "Tin Akof", "7")
    assert "date_precision" not in found
    with pytest.raises(ValueError, match="colour"):
        checked_answers(told | {"colour": "red"})
