"""Whether an article is about political violence, protest or a step of a conflict at all (codebook §7)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dateline.coding.act import Act
from dateline.coding.acts.lexicon import load_lexicon, word_lists
from dateline.coding.token import Parse


@lru_cache(maxsize=1)
def _topics() -> dict[str, frozenset[str]]:
    return {topic: frozenset(words) for topic, words in word_lists("topics.yaml").items()}


def topic_scores(parse: Parse, title_end: int = 0) -> dict[str, int]:
    """Distinct words of each foreign topic that the article uses; a word of the headline counts three times."""
    seen = {form for token in parse.tokens for form in (token.lemma, token.lower)}
    title = {t.lower for t in parse.tokens if t.start < title_end} | {
        t.lemma for t in parse.tokens if t.start < title_end
    }
    return {topic: len(words & seen) + 2 * len(words & title) for topic, words in _topics().items()}


_FLOOR = {
    "sport": 3,
    "fiction": 3,
    "history": 5,
    "politics": 6,
    "market": 5,
    "accident": 5,
    "obituary": 4,
    "labour": 6,
    "drill": 4,
}
_PULL = {"sport": 0.6, "fiction": 0.6}


_ALSO_PEACEFUL = frozenset({"agree", "air", "surrender", "withdraw", "base", "intercept", "deploy", "loot", "retake"})
_ARMS = frozenset({"drone", "missile", "rocket", "bomb", "grenade", "mine", "explosive", "shell", "warplane", "mortar"})
"""Kinds whose words business, sport and labour news use as well ("strike", "signed a deal", "seized")."""


def _armed_words(parse: Parse) -> int:
    """Distinct words for people and things of armed conflict."""
    seen = {token.lower for token in parse.tokens}
    return len(load_lexicon().sets["armed"] & seen)


def _names_arms(parse: Parse) -> bool:
    """True where a weapon is named that no sport or market has."""
    return any(token.lemma in _ARMS or token.lower.rstrip("s") in _ARMS for token in parse.tokens)


def is_relevant(parse: Parse, acts: Sequence[Act], title_end: int = 0) -> bool:
    """False for storms, accidents, disease, sport, film, fiction, drills, history, whatever their words and tolls."""
    live = [act for act in acts if act.nonevent is None]
    if not live:
        return False
    scores = topic_scores(parse, title_end)
    armed = _armed_words(parse)
    if not armed and all(act.kind in _ALSO_PEACEFUL for act in live) and not _names_arms(parse):
        return False
    for topic, score in scores.items():
        if score >= _FLOOR.get(topic, 4) and score > armed * _PULL.get(topic, 0.7):
            return False
    return True
