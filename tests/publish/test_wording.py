"""How one text became another, and where a quote of the one stands in the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Span
from dateline.publish.wording import Wording

OLD = "Two men died in Kesten. The road is shut. Nobody claimed it.\n\nA new line."
NEW = "Correction.\n\nThree men died in Kesten on Sunday. Nobody claimed it.\n\nA new line."
WORDS = st.lists(st.sampled_from(["two", "three", "died", "in", "Kesten.", "\n", "“no”", "ü", "."])).map(" ".join)


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span.of(text, start, start + len(quote))


@pytest.mark.parametrize(
    ("quote", "stands"),
    [
        ("Nobody claimed it.", True),
        ("A new line.", True),
        ("died in Kesten", True),
        ("Two men", False),
        ("road", False),
    ],
)
def test_a_quote_is_anchored_where_its_words_stand_or_not_at_all(quote: str, stands: bool) -> None:
    found = Wording(OLD, NEW).anchored(span(OLD, quote))
    assert (found is not None) == stands
    assert found is None or found == span(NEW, quote)


def test_words_that_moved_are_found_only_where_they_stand_once() -> None:
    old, quote = "The end came. Three died. It rained.", "Three died."
    assert Wording(old, "Three died. The end came. It rained.").anchored(span(old, quote)) == Span(0, 11, quote)
    twice = Wording(old, "Three died. The end came. It rained. Then again: Three died. So.")
    assert twice.anchored(span(old, "The end came. Three")) is None


@given(WORDS, WORDS)
def test_the_stretches_give_both_texts_and_every_anchor_its_words(old: str, new: str) -> None:
    wording = Wording(old, new)
    assert "".join(s.text for s in wording.stretches if s.kind != "added") == old
    assert "".join(s.text for s in wording.stretches if s.kind != "removed") == new
    for piece in wording.stretches:
        if piece.kind != "added":
            assert old[piece.old :].startswith(piece.text)
        if piece.kind != "removed":
            assert new[piece.new :].startswith(piece.text)
    for start in range(0, len(old), 3):
        for end in range(start + 1, len(old) + 1, 4):
            found = wording.anchored(Span.of(old, start, end))
            assert found is None or (found.quote == old[start:end] and found.stands_in(new))
