"""Articles that tell no act cost little; those that tell one are always read."""

from __future__ import annotations

import pytest

from dateline.coding import triage
from dateline.coding.acts import glance
from dateline.coding.encoder.model import load_model
from dateline.coding.triage import set_aside
from dateline.model import Article, Given, Snapshot, content_hash
from dateline.reading import read_article

MATCH = (
    "the striker scored twice in the cup final as the visitors attacked from the first whistle. "
    "the goalkeeper saved a shot from the midfielder and the defender headed over the bar. "
    "the coach said the team had shot itself in the foot in the league match, and the referee was right. "
)
BAKERY = (
    "The bakery on the corner of the square has sold bread for thirty years. Its owner rises at three every morning "
    "and mixes the dough by hand. Neighbours come for the rye loaves, which are gone by nine. A new oven was bought "
    "in spring, and the old one stands in the yard under a roof of tin. The daughter of the owner learns the trade "
    "and hopes to open a second shop by the river next year. The flour comes from a mill two valleys away. "
)
RAID = (
    "Gunmen shot dead four farmers in the village of Tarma on Tuesday, police said. The attackers burned two houses "
    "and fled before soldiers arrived. "
)


def _article(text: str) -> Article:
    content = text.encode()
    found = read_article(Snapshot(content_hash(content), content, "text/plain", "test", Given()))
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("text", [RAID, RAID + BAKERY, BAKERY + RAID, RAID * 8])
def test_an_article_that_tells_an_act_is_read(text: str) -> None:
    assert set_aside(_article(text), load_model(), 0) is None


def test_words_of_a_match_set_an_article_aside_each_with_its_reason() -> None:
    aside = set_aside(_article(MATCH), load_model(), 0)
    assert aside
    assert {one.reason for one in aside} == {"sport"}
    assert all(MATCH[one.span.start : one.span.end] == one.span.quote for one in aside)


def test_without_a_word_of_an_act_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triage, "read_windows", lambda *_: pytest.fail("the encoder was asked"))
    assert set_aside(_article(BAKERY), load_model(), 0) == ()


def test_a_short_text_is_read_whole() -> None:
    assert set_aside(_article("The bakery on the corner of the square is closed on Monday."), load_model(), 0) is None


def test_a_trigger_needs_the_words_that_go_with_it() -> None:
    words = ["they", "opened", "the", "door", "and", "then", "the", "shop"]
    assert glance(words, [(0, len(words))]).found == ()
    words = ["they", "opened", "fire", "on", "the", "crowd"]
    assert glance(words, [(0, len(words))]).telling == (0,)
