"""The type of event that a short text tells, from its record or, without one, from the words of an act."""

from __future__ import annotations

from benchmarks.product import Reading
from dateline.coding.acts import find_acts
from dateline.model import EventType


def event_of(reading: Reading) -> EventType | None:
    """The first main incident's type, else the first act's that settles one, acts that tell no event last."""
    for incident in reading.incidents:
        if incident.event is not None:
            return incident.event
    acts = sorted(find_acts(reading.parsed), key=lambda act: act.nonevent is not None)
    return next((act.event for act in acts if act.event is not None), None)
