"""Whether an article is about political violence, protest or a step of a conflict at all (codebook §7)."""

from __future__ import annotations

from collections.abc import Sequence, Set
from functools import lru_cache
from typing import Final

from dateline.coding.act import Act
from dateline.coding.acts.lexicon import load_lexicon, word_lists
from dateline.coding.encoder.reading import chance_relevant
from dateline.coding.token import Parse

ARMED: Final = 0.3
"""Chance from which a text that names armed people or a weapon, or tells an arrest, is relevant."""
UNARMED: Final = 0.9
"""Chance from which another text is; both chosen on sentences about the police of Gujarat."""


@lru_cache(maxsize=1)
def _topics() -> dict[str, frozenset[str]]:
    return {topic: frozenset(words) for topic, words in word_lists("topics.yaml").items()}


def topic_scores(seen: Set[str], title: Set[str]) -> dict[str, int]:
    """Distinct words of each foreign topic among an article's; a word of the headline counts three times."""
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


def foreign_topic(seen: Set[str], title: Set[str]) -> str | None:
    """The topic that an article's words speak of more than of armed people; None where there is none."""
    return _foreign(seen, title, len(load_lexicon().sets["armed"] & seen))


def _foreign(seen: Set[str], title: Set[str], armed: int) -> str | None:
    for topic, score in topic_scores(seen, title).items():
        if score >= _FLOOR.get(topic, 4) and score > armed * _PULL.get(topic, 0.7):
            return topic
    return None


def _names_arms(parse: Parse) -> bool:
    """True where a weapon is named that no sport or market has."""
    return any(token.lemma in _ARMS or token.lower.rstrip("s") in _ARMS for token in parse.tokens)


def is_relevant(parse: Parse, acts: Sequence[Act], title_end: int = 0) -> bool:
    """False for storms, accidents, disease, sport, film, fiction, drills, history, whatever their words and tolls.

    The encoder has a word too, and is believed the sooner where somebody is armed (``ARMED``, ``UNARMED``). A text
    that tells an act is as likely as its likeliest stretch, another as the whole of it.
    """
    seen = {token.lower for token in parse.tokens}
    lemmas = {token.lemma for token in parse.tokens}
    heading = [token for token in parse.tokens if token.start < title_end]
    title = {token.lower for token in heading} | {token.lemma for token in heading}
    armed = len(load_lexicon().sets["armed"] & seen)
    return _told(parse, acts, armed) and _foreign(seen | lemmas, title, armed) is None


def _told(parse: Parse, acts: Sequence[Act], armed: int) -> bool:
    live = [act for act in acts if act.nonevent is None]
    arms = armed > 0 or _names_arms(parse)
    told = any(act.kind not in _ALSO_PEACEFUL for act in live) or bool(live and arms)
    if parse.reading is None:
        return told
    parts = parse.reading.parts
    likely = max((chance_relevant([part]) for part in parts), default=0.0) if told else chance_relevant(parts)
    return likely >= (ARMED if arms or any(act.kind == "arrest" for act in live) else UNARMED)
