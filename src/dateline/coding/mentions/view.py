"""Everything that the article says around one act, for deciding which event it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.act import Act
from dateline.coding.mentions.cue import PlaceCue, TimeCue
from dateline.coding.token import Range


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence that tells of one event; ``earlier`` where its words set it before the news.

    ``item`` and ``opens`` where it begins a list item or a line; ``separate`` where it says that it turns to another
    event, ``turned`` where the sentence itself turns here. ``chained`` is a time told in the stretch before that dates
    this one ("came nine days after"), read the right way.
    """

    span: Range
    sentence: int
    line: int
    title: bool
    item: bool
    opens: bool
    separate: bool
    earlier: bool
    times: tuple[TimeCue, ...]
    places: tuple[PlaceCue, ...]
    chained: TimeCue | None = None
    turned: bool = False


@dataclass(frozen=True, slots=True)
class ActView:
    """One act as it stands in the article.

    ``index`` is its place among the article's acts; ``definite`` where a noun points back ("the attack"); ``words`` are
    the lemmas of those who act and are acted on. ``context`` where the encoder reads an act of the background;
    ``there`` where the act's line begins with its place ("In the Tillaberi region, ...").
    """

    index: int
    act: Act
    segment: Segment
    definite: bool
    plural: bool
    time: TimeCue | None
    place: PlaceCue | None
    words: frozenset[str] = frozenset()
    context: bool = False
    there: bool = False

    @property
    def kind(self) -> str:
        """The lexicon's word for the act."""
        return self.act.kind
