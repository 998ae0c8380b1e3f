"""How a stretch of an article is told."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from dateline.coding.frame import SpeechFrame, Voice
from dateline.coding.token import Range


class FramesByPlace:
    """The frames of one article by where their content stands, so that a span need not be held against each."""

    def __init__(self, frames: Sequence[SpeechFrame]) -> None:
        hulls = [(min(f.content)[0], max(b for _, b in f.content), n) for n, f in enumerate(frames) if f.content]
        self._hulls = sorted(hulls)
        self._starts = [start for start, _, _ in self._hulls]
        self._longest = max((end - start for start, end, _ in hulls), default=0)

    def around(self, offset: int) -> list[int]:
        """The numbers of the frames that may hold an offset, in the order of the frames."""
        low = bisect_left(self._starts, offset - self._longest)
        near = self._hulls[low : bisect_right(self._starts, offset)]
        return sorted(number for _, end, number in near if offset <= end)


def voice_of(frames: Sequence[SpeechFrame], span: Range, among: Iterable[int] | None = None) -> Voice:
    """The chain of voices from the nearest outwards; a span in nobody's content is the article's own voice.

    Attitude and quotation are the nearest speaker's; a hedge is the nearest one on the way out. ``among``: the numbers
    of the frames that may hold the span, where they are known.
    """
    numbers = range(len(frames)) if among is None else among
    holding = [(_width(frames[n]), -_depth(frames, n), n) for n in numbers if _holds(frames[n], span)]
    chain = _outwards(frames, min(holding)[2]) if holding else []
    chain += [n for *_, n in sorted(holding) if n not in chain]
    return _told(frames, chain)


def voice_from(frames: Sequence[SpeechFrame], number: int) -> Voice:
    """The voice of one attribution itself, with those around it."""
    return _told(frames, _outwards(frames, number))


def _outwards(frames: Sequence[SpeechFrame], number: int) -> list[int]:
    chain: list[int] = []
    here: int | None = number
    while here is not None and here not in chain:
        chain.append(here)
        here = frames[here].parent
    return chain


def _told(frames: Sequence[SpeechFrame], chain: Sequence[int]) -> Voice:
    told = [frames[n] for at, n in enumerate(chain) if not _again(frames, chain[:at], n)]
    nearest = next((f for f in told if f.speaker is not None), None)
    hedge = next((f.hedge for f in told if f.hedge), None)
    return Voice(
        tuple(f.speaker for f in told if f.speaker is not None),
        nearest.attitude if nearest else (told[0].attitude if told else "asserts"),
        hedge,
        any(f.quoted for f in told),
    )


def _again(frames: Sequence[SpeechFrame], inner: Sequence[int], number: int) -> bool:
    """True for a voice that the chain has just heard: "the doctor said he had counted"."""
    speaker = frames[number].speaker
    return bool(inner) and speaker is not None and frames[inner[-1]].speaker == speaker


def _holds(frame: SpeechFrame, span: Range) -> bool:
    """True where both ends of the span stand in what is said; a cue in its middle breaks no telling."""
    first, last = span[0], max(span[1] - 1, span[0])
    begins = ends = False
    for a, b in frame.content:
        begins, ends = begins or a <= first < b, ends or a <= last < b
    return begins and ends


def _depth(frames: Sequence[SpeechFrame], number: int) -> int:
    """How many frames lie around one."""
    seen: set[int] = set()
    here: int | None = number
    while here is not None and here not in seen:
        seen.add(here)
        here = frames[here].parent
    return len(seen)


def _width(frame: SpeechFrame) -> int:
    return sum(b - a for a, b in frame.content)
