"""Times and places of an article, resolved, as the mentions need them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.coding.token import Range
from dateline.model import DateValue, PlaceValue

FromAnchor = Callable[[DateValue], DateValue]


@dataclass(frozen=True, slots=True)
class TimeCue:
    """A time expression, with ``value`` as read from the publication date.

    ``anchored`` reads a chained expression ("two days later") from the date of the event before; ``turned`` reads it
    the other way round, from the later event to the earlier ("nine days after"). Both None where nothing is chained.
    ``aside`` where the encoder reads the time of something else than an event: a burial, a statement, an issue.
    """

    span: Range
    value: DateValue
    anchored: FromAnchor | None = None
    turned: FromAnchor | None = None
    aside: bool = False

    @property
    def counts(self) -> bool:
        """True where the words give a day, by themselves or counted from another event."""
        return self.value.start is not None or self.anchored is not None


@dataclass(frozen=True, slots=True)
class PlaceCue:
    """A place name with the place that it stands for. ``furniture`` is True for a dateline or an outlet's own place.

    ``aside`` where the encoder reads the place of something else than an event: a speaker's desk, a hospital.
    """

    span: Range
    value: PlaceValue
    furniture: bool = False
    container: bool = False
    aside: bool = False


_PROBE = DateValue(date(2001, 5, 10), date(2001, 5, 10), "day", "on 10 May 2001")


def same_day(cue: TimeCue) -> bool:
    """True for a time of day ("by breakfast", "at 02:40"), which needs another expression to be a date."""
    if cue.value.start is not None:
        return False
    return cue.anchored is None or cue.anchored(_PROBE).start == _PROBE.start


def lasts(text: str, cue: TimeCue) -> bool:
    """True for "since May": a state that lasts, not a day on which something happened."""
    return text[cue.span[0] : cue.span[0] + 6].lower() == "since "
