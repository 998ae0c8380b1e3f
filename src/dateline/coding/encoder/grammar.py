"""An article's words with the grammar that the encoder reads in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from dateline.coding.encoder.lemma import lemma_of
from dateline.coding.encoder.model import ReaderModel
from dateline.coding.encoder.reading import Part, Reading, read_windows
from dateline.coding.encoder.tree import tree_of
from dateline.coding.encoder.window import windows
from dateline.coding.repair import join_lists, join_names, join_verbs
from dateline.coding.token import Parse, Range, Token, children_of

if TYPE_CHECKING:
    from spacy.language import Language

RANKS = (
    *("Adm.", "Brig.", "Capt.", "Cdr.", "Cmdr.", "Col.", "Const.", "Cpl.", "Cpt.", "Det.", "Fr.", "Gen.", "Hon."),
    *("Insp.", "Lt.", "Maj.", "Msgr.", "Pte.", "Pvt.", "Sgt.", "Supt."),
)
"""Titles before a name whose full stop belongs to the word; spaCy's list has only some of them."""


@lru_cache(maxsize=1)
def _words_of_english() -> Language:
    import spacy

    return keep_ranks(spacy.blank("en"))


def keep_ranks(language: Language) -> Language:
    """The language, taught that the full stop of a rank belongs to the word."""
    from spacy.tokenizer import Tokenizer

    tokenizer = language.tokenizer
    if isinstance(tokenizer, Tokenizer):
        for rank in RANKS:
            tokenizer.add_special_case(rank, [{"ORTH": rank}])
    return language


def read_grammar(text: str, sentences: Sequence[Range], model: ReaderModel, tables: str) -> Parse:
    """Parse a text whose sentence boundaries are known; ``tables`` names the package with the lemma tables."""
    words, bounds = words_of(text, sentences)
    numbers = [n for n, (a, b) in enumerate(bounds) for _ in range(a, b)]
    parts = read_windows(model, list(windows([w for _, w in words], bounds, model.tokenizer)))
    found = [t for part in parts for t in _tokens(words, numbers, part, model, tables)]
    tokens = join_lists(join_verbs(join_names(found)))
    part_of = tuple(n for n, part in enumerate(parts) for _ in range(*part.window.words))
    reading = Reading(parts, model.labels, tuple(bounds), part_of)
    starts = tuple(t.start for t in tokens)
    return Parse(text, tuple(tokens), tuple(bounds), children_of(tokens), starts, reading)


def words_of(text: str, sentences: Sequence[Range]) -> tuple[list[tuple[int, str]], list[Range]]:
    """Words with their offsets, and the sentences as ranges of words, for a glance and the parse alike."""
    return _words_of(text, tuple(start for start, _ in sentences))


@lru_cache(maxsize=2)
def _words_of(text: str, sentence_starts: tuple[int, ...]) -> tuple[list[tuple[int, str]], list[Range]]:
    doc = _words_of_english().make_doc(text)
    words = [(t.idx, t.text) for t in doc]
    starts = sorted(sentence_starts)
    begins: list[int] = []
    position = 0
    for index, (offset, word) in enumerate(words):
        fresh = index == 0
        while position < len(starts) and starts[position] < offset + len(word):
            position, fresh = position + 1, True
        if fresh:
            begins.append(index)
    return words, list(zip(begins, [*begins[1:], len(words)], strict=True)) if words else []


def _tokens(
    words: Sequence[tuple[int, str]], numbers: Sequence[int], part: Part, model: ReaderModel, tables: str
) -> Iterator[Token]:
    answers, base = part.answers, part.start
    pos, tag, dep, entity = (
        [model.labels[name][at] for at in scores.argmax(1).tolist()]
        for name, scores in zip(
            ("pos", "tag", "dep", "entity"), (answers.pos, answers.tag, answers.relations, answers.entity), strict=True
        )
    )
    root_free = [name != "ROOT" for name in model.labels["dep"]]
    last = ""
    for first, end in part.window.sentences:
        scores = np.concatenate([answers.arcs[first:end, first:end], answers.arcs[first:end, -1:]], 1)
        heads = tree_of(scores)
        for k in range(first, end):
            offset, word = words[base + k]
            head = first + heads[k - first]
            blank = word.isspace()
            name = "ROOT" if head == k else dep[k]
            if name == "ROOT" and head != k:
                name = model.labels["dep"][int(np.where(root_free, answers.relations[k], -np.inf).argmax())]
            pos_name, tag_name = ("SPACE", "_SP") if blank else (pos[k], tag[k])
            kind = "" if blank else entity[k][2:]  # of "B-GPE"; "O" has none
            begins = kind != "" and (kind != last or entity[k][0] == "B")
            last = kind
            lemma = lemma_of(word, pos_name, tag_name, tables)
            stop, at, above = offset + len(word), base + k, base + head
            # fmt: off
            yield Token(
                at, offset, stop, word, word.lower(), lemma, pos_name, tag_name, name, above, kind, begins, numbers[at]
            )
            # fmt: on
