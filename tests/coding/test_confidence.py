"""Confidence lies between its bounds, never falls where rule or words are surer, and changes nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.confidence import LEAST, Curve, calibrated, load_curves, supports
from dateline.coding.parser import LEMMAS, parse
from dateline.model import CLAIM_FIELDS, Article, Claim, CountClaim, Maker, Mention, Span
from dateline.reading import split_sentences

CHANCE = st.floats(0, 1)
TEXT = "Gunmen killed four dockers in Orvan on Tuesday, police said. Bread now costs 12 crowns a loaf in the port."
MENTIONS = (Mention("m", "article-1", "main", (Span.of(TEXT, 0, 10),)),)


@pytest.mark.parametrize("field", CLAIM_FIELDS)
@given(rule=CHANCE, other=CHANCE, words=CHANCE)
def test_a_surer_rule_and_surer_words_never_lower_it(field: str, rule: float, other: float, words: float) -> None:
    low, high = sorted((rule, other))
    for curve in (curves[field] for curves in load_curves()):
        assert LEAST <= curve.at(low, words) <= curve.at(high, words) <= 1 - LEAST
        assert curve.at(words, low) <= curve.at(words, high)
        assert curve.at(low) <= curve.at(high)


def test_a_curve_that_falls_would_be_seen() -> None:
    falling = Curve(0.0, -1.0)
    assert falling.at(0.9) < falling.at(0.1)


def test_words_that_say_the_field_lend_it_weight_and_nothing_else_changes() -> None:
    article, (sure, odd), told = coded("encoder")
    assert (told[sure.id] or 0) > 0.5 > (told[odd.id] or 0)
    right, wrong = calibrated((sure, odd), MENTIONS, parse(article.text, article.sentences))
    assert right.confidence > wrong.confidence
    assert replace(right, confidence=0.9) == sure
    assert replace(wrong, confidence=0.9) == odd


def test_without_an_encoder_the_rule_alone_decides() -> None:
    article, claims, told = coded(LEMMAS)
    assert set(told.values()) == {None}
    after = calibrated(claims, MENTIONS, parse(article.text, article.sentences, LEMMAS))
    assert {c.confidence for c in after} == {round(load_curves()[1]["killed"].at(0.9), 4)}


def coded(model: str) -> tuple[Article, tuple[Claim, Claim], dict[str, float | None]]:
    """Two tolls of one mention, one on the words that tell it and one on a price, and what the words say of each."""
    sentences = tuple(split_sentences(TEXT))
    article = Article("article-1", "s", "t", TEXT, None, None, None, None, "none", "en", sentences=sentences)
    pair = toll("four dockers", 4), toll("12 crowns", 12)
    return article, pair, supports(pair, MENTIONS, parse(TEXT, sentences, model))


def toll(words: str, number: int) -> Claim:
    at = TEXT.index(words)
    span = Span.of(TEXT, at, at + len(words))
    maker = Maker("rule", "test", "1")
    value = CountClaim(number, number, "reported")
    return Claim(words, "m", "killed", value, words, span, (), "asserts", None, False, maker, 0.9)
