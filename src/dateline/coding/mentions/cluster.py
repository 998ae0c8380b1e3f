"""An event in the making: the acts that tell it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.coding.mentions.view import ActView
from dateline.model import DateValue, PlaceValue

REACH = 40
"""Latest tellings that a new one is compared with, so that the cost of a long article stays in proportion."""


@dataclass(slots=True)
class Cluster:
    """Grows while the article is read. ``words`` and ``kinds_told`` gather what its acts say."""

    views: list[ActView] = field(default_factory=list)
    earlier: bool = False
    order: int = 0
    words: set[str] = field(default_factory=set)
    kinds_told: set[str] = field(default_factory=set)

    def add(self, view: ActView) -> None:
        """Take one more telling."""
        self.views.append(view)
        self.words |= view.words
        self.kinds_told.add(view.kind)

    @property
    def last(self) -> ActView:
        """The latest telling in the order of reading."""
        return self.views[-1]

    @property
    def latest(self) -> list[ActView]:
        """The tellings that a new one is compared with."""
        return self.views[-REACH:]

    @property
    def times(self) -> list[DateValue]:
        """Resolved days of the event."""
        told = [v.time for v in self.latest if v.time is not None and v.time.value.start is not None]
        return [cue.value for cue in told if not cue.aside] or [cue.value for cue in told]

    @property
    def places(self) -> list[PlaceValue]:
        """Resolved places of the event."""
        told = [v.place for v in self.latest if v.place is not None]
        return [cue.value for cue in told if not cue.aside] or [cue.value for cue in told]

    @property
    def kinds(self) -> list[str]:
        """The kinds of its acts, headline included, one for each telling."""
        return [v.kind for v in self.views]
