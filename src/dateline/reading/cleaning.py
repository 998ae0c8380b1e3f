"""Source text to article text: page furniture and control characters go, and the rest keeps its place."""

from __future__ import annotations

import re

from dateline.model import Piece
from dateline.reading.furniture import kept_lines

_ODD = re.compile(
    "\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff]+"
)
_LINE_ENDS = frozenset("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")


def clean(source: str) -> tuple[str, tuple[Piece, ...]]:
    """The article's text and the pieces that it shares with the source, in text order.

    Lines of page furniture are left out whole; control and zero-width characters are left out; any kind of line end
    becomes a line feed. A source without any of these comes back as it is, in one piece.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    size = 0
    for start, end in kept_lines(source):
        for piece_start, piece_end, ours in _plain_stretches(source, start, end):
            if piece_start < piece_end:
                pieces.append(Piece(size, piece_start, piece_end - piece_start))
                parts.append(source[piece_start:piece_end])
                size += piece_end - piece_start
            if ours:
                parts.append(ours)
                size += len(ours)
    return "".join(parts), tuple(pieces)


def _plain_stretches(source: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """(start, end, what we write behind it) for the stretches of ``source[start:end]`` that are copied unchanged."""
    found: list[tuple[int, int, str]] = []
    for match in _ODD.finditer(source, start, end):
        ours = ""
        stop = match.start()
        following = match.end()
        if match.group() == "\r\n":
            following -= 1
        elif match.group() in _LINE_ENDS:
            ours = "\n"
        found.append((start, stop, ours))
        start = following
    found.append((start, end, ""))
    return found
