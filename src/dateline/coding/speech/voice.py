"""How a stretch of an article is told."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.frame import SpeechFrame, Voice
from dateline.coding.token import Range


def voice_of(frames: Sequence[SpeechFrame], span: Range) -> Voice:
    """The chain of voices from the nearest outwards; a span in nobody's content is the article's own voice.

    Attitude and quotation are the nearest speaker's; a hedge is the nearest one on the way out.
    """
    holding = [(_width(f), -_depth(frames, n), n) for n, f in enumerate(frames) if _holds(f, span)]
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
