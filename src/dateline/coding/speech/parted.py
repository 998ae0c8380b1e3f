"""Voices side by side: "the army said nobody died, while the union spoke of five"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from dateline.coding.speech.sighting import Sighting
from dateline.coding.token import Range

_TURNS: Final = re.compile(r", (?:while|whereas|but|and|though|although) (?:that )?$", re.I)
_GOES_ON: Final = re.compile(r"\s*,? (?:and|but|while|whereas) ", re.I)
_REACH: Final = 12


def part_voices(text: str, sightings: Sequence[Sighting]) -> None:
    """Cut what one voice says where the sentence turns to the next voice, and begin what that one says there."""
    told = [(one.source, one.cue, one) for one in sightings if one.source is not None and one.cue is not None]
    for source, cue, other in told:
        for _, outer, one in told:
            if one is not other and other.within is not one and one.within is not other:
                one.content = [p for piece in one.content for p in _cut(text, piece, outer, source, cue, other)]


def _cut(text: str, piece: Range, outer: Range, source: Range, cue: Range, other: Sighting) -> list[Range]:
    """What is left to a voice of one stretch, beside another voice inside it."""
    start, end = piece
    first, last = min(source[0], cue[0]), max(source[1], cue[1])
    if not (start < first and last <= end):
        return [piece]
    turn = _TURNS.search(text, max(start, first - _REACH), first)
    follows = other.content[0][0] >= last
    if turn is not None and outer[1] <= start and follows:
        return [(start, turn.start())] if turn.start() > start else []
    on = _GOES_ON.match(text, last, end)
    if on is not None and outer[0] >= end and not follows:
        return [(on.end(), end)] if on.end() < end else []
    return [piece]
