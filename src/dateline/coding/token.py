"""Words of an article with their grammar, independent of the parser that found it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dateline.coding.encoder.reading import Reading

Range = tuple[int, int]
"""Offsets in code points of the article's text, half open."""


class Token(NamedTuple):
    """One word. ``pos`` is Universal Dependencies' coarse tag, ``tag`` Penn Treebank's, ``dep`` ClearNLP's label.

    ``head`` is the index of the governing token (its own for a root); ``entity`` an OntoNotes label or "". A tuple,
    since an article makes hundreds of them and a frozen dataclass takes four times as long to make.
    """

    index: int  # type: ignore[assignment]  # no method is wanted here
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str
    entity_begins: bool
    sentence: int


@dataclass(frozen=True, slots=True)
class Parse:
    """An article's tokens in text order; ``sentences`` are token ranges; ``children`` lists dependants by token.

    ``reading`` is what the encoder says of the same words; None where another parser gave the grammar.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Range, ...]
    children: tuple[tuple[int, ...], ...]
    _starts: tuple[int, ...] = field(repr=False, default=())
    reading: Reading | None = field(repr=False, compare=False, default=None)

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie wholly inside a character range."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        while last > first and self.tokens[last - 1].end > end:
            last -= 1
        return self.tokens[first:last]

    def at(self, offset: int) -> Token | None:
        """The token that covers a character offset."""
        index = bisect_right(self._starts, offset) - 1
        return self.tokens[index] if index >= 0 and offset < self.tokens[index].end else None

    def sentence_range(self, sentence: int) -> Range:
        """A sentence's character range."""
        first, last = self.sentences[sentence]
        return self.tokens[first].start, self.tokens[last - 1].end

    def head_of(self, start: int, end: int) -> Token | None:
        """The token of a range that governs the others: the one whose head lies outside."""
        inside = self.between(start, end)
        indices = {t.index for t in inside}
        outer = [t for t in inside if t.head not in indices or t.head == t.index]
        named = [t for t in outer if t.pos != "PUNCT"]
        return next(iter(named or outer), None)

    def subtree(self, index: int) -> Iterator[Token]:
        """A token and everything that depends on it, in text order."""
        seen, queue = {index}, [index]
        while queue:
            for child in self.children[queue.pop()]:
                if child not in seen:
                    seen.add(child)
                    queue.append(child)
        return (self.tokens[i] for i in sorted(seen))


def children_of(tokens: Sequence[Token]) -> tuple[tuple[int, ...], ...]:
    """The dependants of every token, in text order."""
    children: list[list[int]] = [[] for _ in tokens]
    for one in tokens:
        if one.head != one.index:
            children[one.head].append(one.index)
    return tuple(map(tuple, children))
