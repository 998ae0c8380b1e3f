"""One attribution while it is being put together."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.token import Range
from dateline.model import Attitude, Channel


@dataclass(slots=True)
class Sighting:
    """``source`` is None where nobody is named. ``within`` is the sighting that this one stands in, where grammar says
    so ("the ministry said, citing officials"); ``verb`` the index of the cue's head token.
    """

    content: list[Range]
    source: Range | None
    cue: Range | None
    attitude: Attitude
    verb: int
    hedge: str | None = None
    channel: Channel | None = None
    stance: bool = False
    within: Sighting | None = None
    chance: float = 1.0
