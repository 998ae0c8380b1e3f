"""Articles that tell no act are set aside on their words alone, or on the few sentences that might tell one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.coding.acts import Glance, glance
from dateline.coding.encoder.grammar import words_of
from dateline.coding.encoder.model import ReaderModel
from dateline.coding.encoder.reading import chance_relevant, read_windows
from dateline.coding.encoder.window import windows
from dateline.coding.token import Range
from dateline.model import Article, Rejection, Span

SHORT: Final = 80
"""A text of at most so many words is read whole: that costs little more than a look at it."""
PROBED: Final = 3
"""Sentences that are read first where little speaks for an act."""
HOPELESS: Final = 0.15
"""Chance below which none of these sentences gives a reason to read on: of 300 articles with an event (the project's
own, FA-KES, Gun Violence Archive, MUC-4) it sets none aside."""
_FEW_ARMED: Final = 1
_FEW_TELLING: Final = 2


def set_aside(article: Article, model: ReaderModel, title_end: int) -> tuple[Rejection, ...] | None:
    """None for an article that is to be read whole; else it is irrelevant, and these are the words that looked else.

    In order: a foreign topic (sport, fiction, a drill ...) that the words alone give away; no word of any act; where
    few words speak for an act, the sentences that hold them, then the first ones, read without the rest.
    """
    words, sentences = words_of(article.text, article.sentences)
    lowered = [word.lower() for _, word in words]
    seen = glance(lowered, sentences, sum(start < title_end for start, _ in words))
    if seen.topic is not None:
        return tuple(_rejections(article, words, seen, seen.topic))
    if len(words) <= SHORT:
        return None
    if not seen.telling:
        return ()
    if seen.armed > _FEW_ARMED and len(seen.telling) > _FEW_TELLING:
        return None
    probed = [*seen.telling, *(n for n in range(len(sentences)) if n not in seen.telling)][:PROBED]
    if _best_chance(model, [word for _, word in words], [sentences[n] for n in probed]) >= HOPELESS:
        return None
    return tuple(_rejections(article, words, seen, "no act likely"))


def _best_chance(model: ReaderModel, words: Sequence[str], ranges: Sequence[Range]) -> float:
    """The highest chance among sentences, each read by itself until one gives a reason."""
    best = 0.0
    for first, end in ranges:
        parts = read_windows(model, list(windows(words[first:end], [(0, end - first)], model.tokenizer)))
        best = max(best, chance_relevant(parts))
        if best >= HOPELESS:
            break
    return best


def _rejections(article: Article, words: Sequence[tuple[int, str]], seen: Glance, reason: str) -> Iterator[Rejection]:
    for index in seen.found:
        start, word = words[index]
        yield Rejection("not_an_event", reason, Span.of(article.text, start, start + len(word)))
