"""A stretch of an article's text, with the words that stand there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Offsets in Unicode code points, half open: ``text[start:end] == quote`` (codebook §1)."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text[start:end]``; ValueError where the offsets do not lie in the text."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"no span [{start}:{end}] in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def stands_in(self, text: str) -> bool:
        """True where the quote is found verbatim at its offsets."""
        return self.start < self.end and text[self.start : self.end] == self.quote
