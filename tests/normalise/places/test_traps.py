"""Names that mean several places, each in a sentence of ours that says which."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.normalise.places import Gazetteer, document_context, find_toponyms, resolve_place

ROWS = list(csv.DictReader((Path(__file__).parent / "data" / "traps.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['name']}-{row['country']}")
def test_the_sentence_decides(row: dict[str, str], gazetteer: Gazetteer) -> None:
    text = row["text"]
    names = find_toponyms(text, gazetteer)
    named = [one for one in names if one.written == row["name"]]
    assert named, [one.written for one in names]
    answer = resolve_place(named[0], document_context(names, text, gazetteer), gazetteer)
    value = answer.value
    assert (value.country, value.precision) == (row["country"], row["precision"]), answer
    assert value.lat is not None
    if row["admin1"]:
        assert value.admin1 == row["admin1"]
