"""A first look at an article's words alone, so that little time goes into articles that tell no act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dateline.coding.acts.lexicon import Lexicon, load_lexicon
from dateline.coding.acts.relevance import foreign_topic
from dateline.coding.acts.trigger import Trigger
from dateline.coding.token import Range

_REACH: Final = 6
"""Words between two words of one trigger, at most."""


@dataclass(frozen=True, slots=True)
class Glance:
    """``topic`` is the foreign one that the words speak of, if any; ``telling`` the sentences with words of an act.

    ``found`` are the indices of those words in text order; ``armed`` how many words for armed people there are.
    """

    topic: str | None
    telling: tuple[int, ...]
    found: tuple[int, ...]
    armed: int


def glance(words: Sequence[str], sentences: Sequence[Range], title_words: int = 0) -> Glance:
    """Look at lower-case words; ``sentences`` are ranges of them, the first ``title_words`` are the headline."""
    lexicon = load_lexicon()
    armed = lexicon.sets["armed"]
    found: list[int] = []
    weights: list[tuple[int, int]] = []
    for number, (first, end) in enumerate(sentences):
        row = words[first:end]
        begins = [at for at, word in enumerate(row) if _begins(lexicon, word)]
        sentence = frozenset(row) if begins else frozenset[str]()
        own = [first + at for at in begins if _tells(lexicon, row, at, sentence)]
        found += own
        if own:
            weights.append((-2 * len(own) - sum(word in armed for word in row), number))
    told = tuple(number for _, number in sorted(weights))
    topic = foreign_topic(frozenset(words), frozenset(words[:title_words]))
    return Glance(topic, told, tuple(found), len(armed.intersection(words)))


def _begins(lexicon: Lexicon, word: str) -> bool:
    return word in lexicon.triggers or lexicon.forms.get(word, word) in lexicon.triggers


def _tells(lexicon: Lexicon, row: Sequence[str], at: int, sentence: frozenset[str]) -> bool:
    """True where a trigger may begin at a word, as far as words tell without their grammar."""
    around = _forms_of(lexicon, row[at + 1 : at + 1 + _REACH])
    for word in {row[at], lexicon.forms.get(row[at], row[at])}:
        for trigger in lexicon.triggers.get(word, ()):
            if _fits(lexicon, trigger, around, sentence):
                return True
    return False


def _forms_of(lexicon: Lexicon, words: Sequence[str]) -> frozenset[str]:
    return frozenset(words) | {lexicon.forms.get(word, word) for word in words}


def _fits(lexicon: Lexicon, trigger: Trigger, around: frozenset[str], sentence: frozenset[str]) -> bool:
    for wanted in trigger.words[1:]:
        if wanted.isdisjoint(around):
            return False
    return trigger.needs is None or not lexicon.sets.get(trigger.needs, frozenset()).isdisjoint(sentence)
