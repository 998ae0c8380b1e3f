"""From a place in the article's text back to the source text."""

from __future__ import annotations

from bisect import bisect_right

from dateline.model import Article
from dateline.reading.ranges import Range


def map_back(article: Article, start: int, end: int) -> tuple[Range, ...]:
    """The source ranges that ``article.text[start:end]`` was copied from, in text order.

    Characters that are ours (a line end, a headline put in front) have no place in the source and are passed over.
    """
    pieces = article.pieces
    first = max(0, bisect_right(pieces, start, key=lambda piece: piece.text_start) - 1)
    found: list[Range] = []
    for piece in pieces[first:]:
        if piece.text_start >= end:
            break
        low, high = max(start, piece.text_start), min(end, piece.text_start + piece.length)
        if low < high:
            shift = piece.source_start - piece.text_start
            found.append((low + shift, high + shift))
    return tuple(found)
