"""Counts in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.normalise.counts import find_counts, parse_count

_WORDS = """at least|more than|up to|between|and|or|to|nearly|3|12|1,200|1.5|million|hundred|a|dozen|dozens|of|them
people|soldiers|no|one|none|killed|wounded|,|.|-|–|(|)|aged|44|year|old|the|fourth|half|several|others|from|$|%|9:30|é"""
_PIECES = st.sampled_from([*_WORDS.replace("\n", "|").split("|"), "\n", "\u00a0"])


def _found(text: str) -> list[tuple[str, int | None, int | None]]:
    return [(text[p.start : p.end], p.answer.low, p.answer.high) for p in find_counts(text)]


def test_a_sentence_of_counts() -> None:
    text = "At least 14 people, including four women, were killed and a driver was hurt; 3 vehicles burned."
    assert _found(text) == [
        ("At least 14 people", 14, None),
        ("four women", 4, 4),
        ("a driver", 1, 1),
        ("3 vehicles", 3, 3),
    ]


def test_a_day_behind_people_is_no_noun_of_theirs() -> None:
    text = "It killed eight people last week, three men Monday and two women early Sunday."
    assert _found(text) == [("eight people", 8, 8), ("three men", 3, 3), ("two women", 2, 2)]


def test_ages_dates_and_names_are_left_out() -> None:
    text = "On 3 May 2021 Ana Perez, 44, and a boy of 13 left Route 7 at 9:30 with women of 38, 44 and 71."
    assert [words for words, _, _ in _found(text)] == ["a boy"]


def test_included_groups_are_shares() -> None:
    phrases = find_counts("Nine died, among them two children and, of whom three, guards.")
    assert [p.answer.part_of_total for p in phrases] == [False, True, True]


def test_a_change_is_two_counts() -> None:
    assert [low for _, low, _ in _found("The toll was revised from 12 to 9.")] == [12, 9]


def test_a_line_break_ends_a_phrase() -> None:
    assert _found("official says 11\n\nOfficers left")[0] == ("11", 11, 11)


@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_never_raises_and_bounds_are_ordered(text: str) -> None:
    last = 0
    for phrase in find_counts(text):
        assert last <= phrase.start < phrase.end <= len(text)
        assert phrase.start < phrase.number_end <= phrase.end
        last = phrase.end
        low, high = phrase.answer.low, phrase.answer.high
        assert low is None or high is None or 0 <= low <= high
        assert (phrase.answer.status == "explicit_zero") <= (low == high == 0)
    answer = parse_count(text)
    assert answer is None or answer.low is None or answer.high is None or answer.low <= answer.high


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(text[p.start : p.end].strip() for p in find_counts(text))
    parse_count(text)


@pytest.mark.parametrize(
    "text", ["killed, both", "both", "both of", "nobody of", "none of the", "some 20 to", "a", "the"]
)
def test_a_text_that_ends_in_the_middle_of_a_phrase_is_read_as_far_as_it_goes(text: str) -> None:
    for phrase in find_counts(text):
        assert 0 <= phrase.start < phrase.end <= len(text)
