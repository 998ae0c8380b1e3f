"""Which act a word goes on about."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.act import Act

_REACH = 10
"""Sentences after an act in which it may still be gone on about."""


def nearest_act(acts: Sequence[Act], sentence: int, index: int) -> int | None:
    """The act in a word's sentence that is nearest, else the last before it, else the next; None where all are far."""
    real = [(i, a) for i, a in enumerate(acts) if a.nonevent is None]
    inside = [(abs(a.token - index), i) for i, a in real if a.sentence == sentence]
    if inside:
        return min(inside)[1]
    before = [i for i, a in real if a.token < index and sentence - a.sentence <= _REACH]
    if before:
        return before[-1]
    return next((i for i, a in real if a.token > index and a.sentence - sentence <= 1), None)
