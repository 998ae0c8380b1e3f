"""Two texts word by word: what stayed, what went, what came; and where a quote of the one stands in the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from typing import Final, Literal

from dateline.model import Span

_LINE = re.compile(r"[^\n.!?]*[\n.!?]+[\"”’')\]]*\s*|[^\n.!?]+$")
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_LETTER = re.compile(r"\w")
_MOST_WORDS: Final = 4000
"""Words of one changed stretch that are still compared one by one; a longer one went and came as a whole."""

Kind = Literal["kept", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters: ``kept`` stands in both texts, the others in one; offsets are code points, half open.

    ``old`` and ``new`` are where it starts; for a stretch of one text the other is where it would stand.
    """

    kind: Kind
    text: str
    old: int
    new: int


def _pieces(pattern: re.Pattern[str], text: str) -> list[str]:
    return [found[0] for found in pattern.finditer(text) if found[0]]


def _aligned(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """(same, old text, new text) in order over two sequences of pieces."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        yield tag == "equal", "".join(one[i1:i2]), "".join(other[j1:j2])


def _parts(old: str, new: str) -> Iterator[tuple[bool, str, str]]:
    """Sentences first, then the words of those that differ, so that long texts stay cheap."""
    for same, left, right in _aligned(_pieces(_LINE, old), _pieces(_LINE, new)):
        one, other = _pieces(_WORD, left), _pieces(_WORD, right)
        if same or not left or not right or max(len(one), len(other)) > _MOST_WORDS:
            yield same, left, right
        else:
            yield from _joined(_aligned(one, other))


def _joined(parts: Iterable[tuple[bool, str, str]]) -> Iterator[tuple[bool, str, str]]:
    """The parts with changes that only blanks and marks stand between made one: a phrase is changed, not each word."""
    held: list[tuple[bool, str, str]] = []
    for same, left, right in parts:
        bridge = len(held) > 1 and held[-1][0] and not _LETTER.search(held[-1][1])
        if not same and bridge:
            (_, mark, _), (_, one, other) = held.pop(), held.pop()
            held.append((False, one + mark + left, other + mark + right))
        else:
            held.append((same, left, right))
    return iter(held)


def stretches(old: str, new: str) -> tuple[Stretch, ...]:
    """The whole of both texts in order; joined, kept and removed give the old text, kept and added the new."""
    found: list[Stretch] = []
    i = j = 0
    for same, left, right in _parts(old, new):
        if same:
            found.append(Stretch("kept", left, i, j))
        else:
            found += [Stretch("removed", left, i, j)] if left else []
            found += [Stretch("added", right, i + len(left), j)] if right else []
        i, j = i + len(left), j + len(right)
    return tuple(found)


@dataclass(frozen=True)
class Wording:
    """How one text became another; ``old`` and ``new`` are the texts whole."""

    old: str
    new: str

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The stretches of both texts, in order."""
        return stretches(self.old, self.new)

    @cached_property
    def _kept(self) -> tuple[list[int], list[Stretch]]:
        """Kept stretches with neighbours joined, and where they start in the old text."""
        joined: list[Stretch] = []
        for piece in self.stretches:
            last = joined[-1] if joined else None
            if piece.kind != "kept":
                continue
            if last and (last.old + len(last.text), last.new + len(last.text)) == (piece.old, piece.new):
                joined[-1] = Stretch("kept", last.text + piece.text, last.old, last.new)
            else:
                joined.append(piece)
        return [piece.old for piece in joined], joined

    def anchored(self, span: Span) -> Span | None:
        """The span of the same words in the new text, or None: the words stand where the unchanged text around them
        went, or they stand there exactly once."""
        starts, kept = self._kept
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and span.end <= kept[at].old + len(kept[at].text):
            start = kept[at].new + span.start - kept[at].old
            return Span.of(self.new, start, start + span.end - span.start)
        first = self.new.find(span.quote)
        if first < 0 or self.new.find(span.quote, first + 1) >= 0:
            return None
        return Span.of(self.new, first, first + len(span.quote))
