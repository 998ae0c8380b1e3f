"""An event in the making: the acts that tell it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.coding.mentions.view import ActView
from dateline.model import DateValue, PlaceValue


@dataclass(slots=True)
class Cluster:
    """Grows while the article is read; ``times`` and ``places`` are those of its acts."""

    views: list[ActView] = field(default_factory=list)
    earlier: bool = False
    order: int = 0

    words: set[str] = field(default_factory=set)

    def add(self, view: ActView) -> None:
        """Take one more telling."""
        self.views.append(view)
        self.words |= view.words

    @property
    def last(self) -> ActView:
        """The latest telling in the order of reading."""
        return self.views[-1]

    @property
    def times(self) -> list[DateValue]:
        """Resolved days of the event."""
        return [v.time.value for v in self.views if v.time is not None and v.time.value.start is not None]

    @property
    def places(self) -> list[PlaceValue]:
        """Resolved places of the event."""
        return [v.place.value for v in self.views if v.place is not None]

    @property
    def kinds(self) -> list[str]:
        """The kinds of its acts, headline included."""
        return [v.kind for v in self.views]
