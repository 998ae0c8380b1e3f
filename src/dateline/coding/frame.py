"""Who says what: one attribution found in an article, and the voice that a stretch of text is told in."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.token import Range
from dateline.model import Attitude, Speaker


@dataclass(frozen=True, slots=True)
class SpeechFrame:
    """``content`` may be broken in several ranges by the cue. ``cue`` or ``source`` may be missing.

    ``hedge`` keeps the words ("reportedly"); ``quoted`` is True inside quotation marks. ``parent`` is the index of
    the frame whose content holds this one, so that chains can be followed outwards.
    """

    content: tuple[Range, ...]
    source: Range | None
    cue: Range | None
    speaker: Speaker | None
    attitude: Attitude
    hedge: str | None
    quoted: bool
    parent: int | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """How a stretch of text is told: the chain from the nearest voice outwards; empty is the article's own voice."""

    speakers: tuple[Speaker, ...]
    attitude: Attitude
    hedge: str | None
    quoted: bool
