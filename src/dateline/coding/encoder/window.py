"""Stretches of an article that the encoder reads at once: whole sentences, a limited number of word pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tokenizers import Tokenizer

Range = tuple[int, int]

MOST_PIECES = 160
"""A window takes whole sentences up to this many word pieces; attention costs grow with the square."""
LONGEST = 220
"""A single sentence above this many pieces is cut between words."""

SHAPES = ("unknown", "lower", "title", "upper", "digit", "other", "first")
"""How a word is written. ``first`` is a capitalised word that begins a sentence, whose capital tells nothing."""


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``words[0]`` to ``words[1]`` of an article (half open) as ``pieces`` (word-piece ids with both ends).

    ``first`` is each word's first piece, ``shapes`` an index into ``SHAPES`` for each word; ``sentences`` are the word
    ranges of the window's sentences, counted from its own first word.
    """

    words: Range
    pieces: tuple[int, ...]
    first: tuple[int, ...]
    shapes: tuple[int, ...]
    sentences: tuple[Range, ...]


@lru_cache(maxsize=32768)
def shape_of(word: str, begins: bool, cased: bool) -> int:
    """The index of a word's shape; ``cased`` is False where a text's capitals tell nothing."""
    if any(c.isdigit() for c in word):
        return 4
    if not any(c.isalpha() for c in word):
        return 5
    if not cased:
        return 0
    if word.islower():
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    if begins:
        return 6
    return 2 if word[0].isupper() else 5


def is_cased(words: Sequence[str]) -> bool:
    """False for a text in capitals or in lower case alone: of its words, at most one in fifty is otherwise."""
    letters = [w for w in words if w.isalpha()]
    lower = sum(w.islower() for w in letters)
    return len(letters) // 50 < lower < len(letters) - len(letters) // 50


def windows(words: Sequence[str], sentences: Sequence[Range], tokenizer: Tokenizer) -> Iterator[Window]:
    """Cut an article's words into windows; ``sentences`` are word ranges that cover them in order."""
    cased = is_cased(words)
    held: list[_Sentence] = []
    size = 0
    for one in _sentences(words, sentences, tokenizer, cased):
        if held and size + len(one.pieces) > MOST_PIECES:
            yield _join(held, tokenizer)
            held, size = [], 0
        held.append(one)
        size += len(one.pieces)
    if held:
        yield _join(held, tokenizer)


@dataclass(frozen=True, slots=True)
class _Sentence:
    words: Range
    pieces: list[int]
    first: list[int]
    shapes: list[int]


def _sentences(
    words: Sequence[str], sentences: Sequence[Range], tokenizer: Tokenizer, cased: bool
) -> Iterator[_Sentence]:
    for start, end in sentences:
        texts = [w.strip() for w in words[start:end]]
        pieces, firsts = list[int](), list[int]()
        for text in texts:
            own = _pieces_of(text, tokenizer)
            firsts.append(len(pieces) if own or not firsts else firsts[-1])
            pieces += own
        shapes = [shape_of(text, index == 0, cased) for index, text in enumerate(texts)]
        yield from _cut(start, pieces, firsts, shapes)


@lru_cache(maxsize=65536)
def _pieces_of(word: str, tokenizer: Tokenizer) -> tuple[int, ...]:
    """A word's pieces, which do not depend on the words beside it; none for white space."""
    return tuple(tokenizer.encode([word], is_pretokenized=True, add_special_tokens=False).ids)


def _cut(start: int, pieces: list[int], firsts: list[int], shapes: list[int]) -> Iterator[_Sentence]:
    if len(pieces) <= LONGEST:
        yield _Sentence((start, start + len(firsts)), pieces, firsts, shapes)
        return
    at = 0
    while at < len(firsts):
        stop = at + 1
        while stop < len(firsts) and firsts[stop] - firsts[at] <= LONGEST - 20:
            stop += 1
        until = firsts[stop] if stop < len(firsts) else len(pieces)
        part = pieces[firsts[at] : min(until, firsts[at] + LONGEST)]
        own = [min(f - firsts[at], len(part) - 1) for f in firsts[at:stop]]
        yield _Sentence((start + at, start + stop), part, own, shapes[at:stop])
        at = stop


def _join(held: Sequence[_Sentence], tokenizer: Tokenizer) -> Window:
    begin, end = tokenizer.token_to_id("[CLS]") or 0, tokenizer.token_to_id("[SEP]") or 0
    pieces, first, shapes = [begin], list[int](), list[int]()
    bounds: list[Range] = []
    for one in held:
        first += [len(pieces) + f for f in one.first]
        pieces += one.pieces
        shapes += one.shapes
        bounds.append((len(first) - len(one.first), len(first)))
    return Window((held[0].words[0], held[-1].words[1]), (*pieces, end), tuple(first), tuple(shapes), tuple(bounds))
