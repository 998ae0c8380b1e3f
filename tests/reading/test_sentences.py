"""Sentences: what ends one and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cost import least_seconds
from dateline.reading import split_sentences


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


ONE = [
    "Lt. Col. Myles B. Caggins III of the U.S. Army spoke.",
    "The blast hit at 3 a.m. Sunday near Main St. Hospital.",
    "Gen. A. R. Musa met Sen. J.-P. Kabila in Washington, D.C. on Friday.",
    "BAGHDAD, Aug. 3. — Two men were held.",
    "He read communique No. 45 on Jan. 5 at noon.",
    "They took $1.5 million... and left.",
    "“Who fired?” asked the mayor.",
    '"They shot at us!" the driver shouted.',
    "A .303 rifle and 5.56 mm rounds were found at 3.20 am, e.g. in a shed.",
    "Michael C. Stone, Ald. P. Reyes and U.S. officials met near Rt. 33 and gave Rs. 11 million.",
    "COL. RAMIREZ OF THE U.S. EMBASSY LEFT AT 9 P.M. FRIDAY.",
]
TWO = [
    ("It was 5 p.m.", "The men left."),
    ("He lives in the U.S.", "He was not hurt."),
    ("“We count. ", "We bury,” she said."),
    ('"It was a bomb."', "Police disagree."),
    ("He fell ill.", "Officials denied it."),
    ("He said no.", "“Nobody knows.”"),
    ("They were gone…", "Nobody followed."),
    ("Was it a shell?", "Nobody knows."),
    ("Three men died.", "2 were hurt."),
    ("The count was 5.", "Then it rose."),
    ("(Two men fled.)", "One stayed."),
    ("It was plan B.", "The army left."),
    ("THE BOMB FAILED.", "NO ONE DIED."),
]


@pytest.mark.parametrize("text", ONE)
def test_a_full_stop_inside_a_sentence(text: str) -> None:
    assert parts(text) == [text]


@pytest.mark.parametrize(("first", "second"), TWO)
def test_a_sentence_ends(first: str, second: str) -> None:
    assert parts(f"{first} {second}") == [first.strip(), second.strip()]
    assert parts(f"{first}\u00a0{second}") == [first.strip(), second.strip()]


def test_blocks_end_sentences() -> None:
    text = "Two killed in raid\n\nTARA, Nov. 3 – Two men died\n• One in Bako\n• One in Sule\n1. A list\n2. goes on\n"
    text += "Town\tDead"
    assert parts(text) == [
        "Two killed in raid",
        "TARA, Nov. 3 – Two men died",
        "• One in Bako",
        "• One in Sule",
        "1. A list",
        "2. goes on",
        "Town\tDead",
    ]


def test_a_line_end_inside_a_wrapped_paragraph_is_a_space() -> None:
    text = (
        "   THE WATCHMEN SAW A MAN AND A WOMAN LEAVE A SMALL SUITCASE NEAR THE\n"
        "FENCE OF THE PLANT IN THE NORTH OF THE TOWN. THE WATCHMEN THEN FIRED AT\n"
        "BOTH OF THEM FROM THE GATE, AND THE TWO FLED ON A MOTORCYCLE INTO THE\n"
        "HILLS.\n"
        "   NOBODY WAS HURT.\n"
    )
    assert [part.split()[0] + " " + part.split()[-1] for part in parts(text)] == [
        "THE TOWN.",
        "THE HILLS.",
        "NOBODY HURT.",
    ]


def test_one_line_per_paragraph() -> None:
    assert parts("Raid on market\nTwo men died\nPolice came.") == ["Raid on market", "Two men died", "Police came."]


def test_lower_case_copy() -> None:
    assert parts("the men left. nobody was hurt. they came at 3 a.m. on monday.") == [
        "the men left.",
        "nobody was hurt.",
        "they came at 3 a.m. on monday.",
    ]


def test_a_missing_space_after_a_full_stop() -> None:
    assert parts("The men left.Nobody was hurt. See news.example.org for more.") == [
        "The men left.",
        "Nobody was hurt.",
        "See news.example.org for more.",
    ]


@given(st.text(alphabet=st.sampled_from("aB. \n\t\u00a0\"'”“!?…•-1,)(\r\u2028é"), max_size=200) | st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_sentences_cover_everything_but_white_space(text: str) -> None:
    last = 0
    for start, end in split_sentences(text):
        assert last <= start < end <= len(text)
        assert not text[last:start].strip()
        assert text[start:end] == text[start:end].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize("unit", ["Two men died in U.S. custody. ", "a.", ". ", "A. ", "x\n", '"', ". . ", "word "])
def test_time_grows_with_length(unit: str) -> None:
    assert least_seconds(lambda: split_sentences(unit * (400_000 // len(unit))), tries=1) < 5
