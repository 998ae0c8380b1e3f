"""Sub-groups behind ages and predicates, second zeros, and groups by how their people died."""

from __future__ import annotations

import pytest

from dateline.coding.parser import parse
from dateline.coding.tolls import find_tolls
from dateline.reading import split_sentences


def rows(text: str) -> set[tuple[str, int | None, str | None]]:
    tolls = find_tolls(parse(text, split_sentences(text)))
    return {(t.field, t.claim.low, t.claim.group) for t in tolls}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The league says five people were killed, of whom three were its wardens and two fishermen.",
            ("killed", 2, "fishermen"),
        ),
        ("Five men were killed at the ford, three of them beheaded.", ("killed", 3, "beheaded")),
        ("Neither a woman nor a child had died, both sides agreed.", ("killed", 0, "child")),
        ("Three people died: two men of 31 and 44 and a boy of 17.", ("killed", 1, "boy")),
    ],
)
def test_a_sub_group_is_found(text: str, row: tuple[str, int, str]) -> None:
    assert row in rows(text)


def test_the_words_of_a_zero_hold_the_one_that_denies() -> None:
    text = "All were fighting men: neither a woman nor a child had died."
    zeros = [t for t in find_tolls(parse(text, split_sentences(text))) if t.claim.low == 0]
    assert {t.claim.group for t in zeros} == {"woman", "child"}
    assert all("nor " in text[slice(*t.clause)] for t in zeros)
