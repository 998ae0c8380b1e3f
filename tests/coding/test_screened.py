"""Patterns that look for their words first find what the plain ones find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.needed import needed
from dateline.coding.screened import Screened, screened

PARTS = (
    r"\b(?:no|not one) (?:shot|round)s?\b",
    r"claim\w*\s+(?:credit|it)\b",
    r"n['’]t\b|\bnever",
    r"(?:north|south)?east(?!ern)",
    r"\bso\b",
    r"x?y+z",
)
WORDS = ("No", "not one", "shot", "rounds", "CLAIMED", "credit", "it", "didn’t", "Never", "northeast", "eastern", "so")
TEXTS = st.lists(st.sampled_from((*WORDS, "yyz", "xyz", "İ", "ſo", "kılo", " ", ".", "\n")), max_size=30).map(" ".join)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        (r"\b(?:not|no)\s+dead", ("dead",)),
        (r"n['’]t\b|\bnever", ("n't", "never", "n’t")),
        (r"(?:claim|took)\b[^.;]{0,40}responsib\w+", ("responsib",)),
        (r"x?yz", ("xyz", "yz")),
        (r"(?:ab){2,}c*", ("ab",)),
        (r"\w+ (?=dead)", ("",)),
        (r"(?:dead|\d+)", ("",)),
    ],
)
def test_words_without_which_nothing_matches(expression: str, words: tuple[str, ...]) -> None:
    found = needed(expression, re.I)

    assert found == words or (words == ("",) and min(found, key=len).strip() == "")


@given(TEXTS, st.integers(0, 40), st.integers(0, 120), st.sampled_from([re.I, re.NOFLAG]))
def test_matches_are_those_of_the_plain_expression(text: str, start: int, end: int, flags: re.RegexFlag) -> None:
    plain = re.compile(f"(?:{'|'.join(f'(?:{part})' for part in PARTS)})(?!q)", flags)
    quick = Screened(PARTS, flags, after="(?!q)")

    assert [m.span() for m in quick.finditer(text)] == [m.span() for m in plain.finditer(text)]
    assert [m.span() for m in quick.finditer(text, start, end)] == [m.span() for m in plain.finditer(text, start, end)]
    for ours, theirs in (
        (quick.search(text, start), plain.search(text, start)),
        (quick.match(text), plain.match(text)),
    ):
        assert (ours and ours.span()) == (theirs and theirs.span())


@given(TEXTS)
def test_groups_have_their_names(text: str) -> None:
    expression = r"(?P<deed>claim\w*) (?P<what>credit|it)|(?P<none>never)"
    plain, quick = re.compile(expression, re.I), screened(expression, re.I)
    several = Screened([r"(?P<deed>claim\w*) (?P<what>credit|it)", "(?P<none>never)"], re.I)

    assert [m.groupdict() for m in quick.finditer(text)] == [m.groupdict() for m in plain.finditer(text)]
    assert [m.groupdict() for m in several.finditer(text)] == [m.groupdict() for m in plain.finditer(text)]
