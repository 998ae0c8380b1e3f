"""Developing or settled: each rule alone, in their order, with its reason; and when to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.incidents import (
    Knowledge,
    StoryFacts,
    closing_words,
    fold_incident,
    knowledge_of,
    next_look,
    policy_named,
)
from dateline.incidents.knowledge import QUIET_DAYS, RULES, STALE_DAYS, Rule
from dateline.model import Article, Mention, Notice, Span

DAY = date(2031, 5, 4)
TEXT = "A bridge was blown up at Kesten. {}"


def article(ending: str = "", day: date | None = DAY, outlet: str = "Kesten Radio", notice: bool = False) -> Article:
    text = TEXT.format(ending)
    notices = (Notice("developing", Span.of(text, 0, len(text))),) if notice else ()
    name = f"article-{abs(hash((text, day, outlet))):x}"
    return Article(name, "sha256:x", "sha256:y", text, None, outlet, None, day, "given", "en", notices)


def record(investigation: str | None = None):  # type: ignore[no-untyped-def]
    mention = Mention("mention-1", "article-1", "main", (Span(0, 1, "A"),))
    held = fold_incident([mention], [], policy_named("cautious"), {})
    return replace(held, investigation=investigation)


def state(*articles: Article, changed: date | None = DAY, unchanged: int = 0, on: date = DAY) -> Knowledge:
    return knowledge_of(record(), StoryFacts(articles, changed, unchanged), on)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("found", "rule", "developing"),
    [
        (state(article()), "recent", True),
        (state(article(), on=later(QUIET_DAYS - 1)), "recent", True),
        (state(article(), on=later(QUIET_DAYS)), "quiet", False),
        (state(article(notice=True), on=later(QUIET_DAYS)), "says_developing", True),
        (state(article(notice=True), on=later(STALE_DAYS)), "stale_promise", False),
        (state(article("The search has ended.")), "closing_words", False),
        (state(article("The search has ended.", notice=True)), "says_developing", True),
        (
            state(article("The death toll is final."), article(outlet="Orvish Post", notice=True)),
            "says_developing",
            True,
        ),
        (state(article(notice=True), article("All the bodies were found.", later(1))), "closing_words", False),
        (state(article(), unchanged=2), "unchanged_versions", False),
        (state(article(), unchanged=1), "recent", True),
        (state(article(day=None), changed=None), "recent", True),
        (state(article(day=None), changed=DAY, on=later(9)), "quiet", False),
        (state(article(), changed=later(5), on=later(9)), "recent", True),
    ],
)
def test_the_first_rule_that_fits_decides(found: Knowledge, rule: Rule, developing: bool) -> None:
    assert (found.rule, found.developing) == (rule, developing)
    assert found.rule in RULES
    assert found.reason
    assert found.span is None or found.span.stands_in(TEXT.format("")) or found.article is not None


def test_a_closed_inquiry_settles() -> None:
    found = knowledge_of(record("closed"), StoryFacts((article(),), DAY, 0), DAY)
    assert (found.state, found.rule) == ("settled", "closing_words")


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("Rescue operations were called off on Friday.", True),
        ("The search for survivors has ended.", True),
        ("The governor gave a final toll of nine.", True),
        ("All of the missing have been accounted for.", True),
        ("Prosecutors closed their investigation.", True),
        ("The search goes on.", False),
        ("The toll may rise.", False),
        ("Rescue workers have not ended the search.", False),
        ("An investigation was opened.", False),
    ],
)
def test_closing_words(words: str, closed: bool) -> None:
    assert (closing_words(article(words)) is not None) == closed


def test_a_story_is_looked_at_again_the_later_the_longer_it_is_quiet() -> None:
    fresh = state(article(notice=True))
    assert [next_look(fresh, later(n)) for n in (0, 1, 3, 20)] == [later(1), later(2), later(6), later(27)]
    assert next_look(state(article(), on=later(QUIET_DAYS)), DAY) is None
