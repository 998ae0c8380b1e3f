"""Times and places of an article, resolved, as the mentions need them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.coding.token import Range
from dateline.model import DateValue, PlaceValue


@dataclass(frozen=True, slots=True)
class TimeCue:
    """A time expression. ``value`` is read from the publication date; ``anchored`` reads a chained one from a day.

    ``anchored`` is None for an expression that counts from nothing but publication or names its day.
    """

    span: Range
    value: DateValue
    anchored: Callable[[date], DateValue] | None = None


@dataclass(frozen=True, slots=True)
class PlaceCue:
    """A place name with the place that it stands for. ``furniture`` is True for a dateline or an outlet's own place."""

    span: Range
    value: PlaceValue
    furniture: bool = False
