"""What an article offers to its mentions, found once by the rooms before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.coding.act import Act, PartyMention
from dateline.coding.frame import SpeechFrame
from dateline.coding.mentions.cue import PlaceCue, TimeCue
from dateline.coding.mentions.layout import Layout
from dateline.coding.mentions.view import Segment
from dateline.coding.token import Parse
from dateline.coding.toll import Toll
from dateline.model import Article
from dateline.normalise.weapons import WeaponPhrase


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything found in one article; ``segments`` by sentence."""

    article: Article
    parse: Parse
    layout: Layout
    acts: Sequence[Act]
    parties: Sequence[PartyMention]
    tolls: Sequence[Toll]
    frames: Sequence[SpeechFrame]
    times: Sequence[TimeCue]
    places: Sequence[PlaceCue]
    weapons: Sequence[WeaponPhrase]
    segments: tuple[tuple[Segment, ...], ...]

    def segment_at(self, offset: int) -> Segment | None:
        """The segment that holds an offset."""
        token = self.parse.at(offset)
        if token is None:
            return None
        row = self.segments[token.sentence]
        return next((s for s in row if s.span[0] <= offset < s.span[1]), row[-1])
