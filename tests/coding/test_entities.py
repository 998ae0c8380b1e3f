"""What a text names, and who acts on whom, as whole phrases."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from dateline.coding.entities import find_entities
from dateline.coding.parser import parse
from dateline.coding.sides import find_sides
from dateline.coding.token import Parse
from dateline.reading import split_sentences

TEXT = "On Monday the Northern Army shelled Tarmuwa with howitzers. Governor Ilan Morad said 40 families had fled."


def read(text: str) -> Parse:
    return parse(text, split_sentences(text))


def test_entities_are_whole_phrases_with_their_kind() -> None:
    named = {TEXT[slice(*e.span)]: e.kind for e in find_entities(read(TEXT))}
    assert named["the Northern Army"] == "Organisation"
    assert named["Tarmuwa"] == "Location"
    assert named["Governor Ilan Morad"] == "Person"


def test_entities_stand_in_order_and_apart() -> None:
    spans = [e.span for e in find_entities(read(TEXT))]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_sides_are_who_acts_and_who_is_reached() -> None:
    text = "The Northern Army attacked a group of rebels near Tarmuwa."
    sides = {side.role: text[slice(*side.span)] for side in find_sides(read(text))}
    assert sides["actor"] == "The Northern Army"
    assert "rebels" in sides["target"]


def test_a_mutual_side_has_a_partner() -> None:
    text = "President Vera Lund met Prime Minister Jonas Bell on Friday."
    roles = [side.role for side in find_sides(read(text))]
    assert roles.count("mutual") != 1


def test_another_parser_marks_nothing() -> None:
    alone = replace(read(TEXT), reading=None)
    assert find_entities(alone) == ()
    assert find_sides(alone) == ()


def test_no_text_no_entities() -> None:
    assert find_entities(read("")) == ()
