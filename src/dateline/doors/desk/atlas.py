"""Map and timeline: one filter, two views of it, and trays for what neither can show."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from dateline.doors.api.asked import IncidentsAsked
from dateline.doors.api.reads import incidents_asked
from dateline.doors.api.route import Call
from dateline.doors.desk.frame import shown
from dateline.doors.desk.lists import parameters_of
from dateline.publish.report.drawing import draw_map, draw_timeline

DRAWN: Final = 2000
"""Incidents that one page draws; a browser without scripts is not to be asked for more."""


def show_map(call: Call) -> Response:
    """The incidents that are asked for, as circles and as bars."""
    asked = call.asked(IncidentsAsked)
    found = incidents_asked(call, asked)
    drawn = found[:DRAWN]
    return shown(
        call,
        "map",
        map=draw_map(drawn),
        timeline=draw_timeline(drawn),
        total=len(found),
        more=len(found) - len(drawn),
        left=len(call.seen.corpus.incidents) - len(found),
        filters=parameters_of(asked),
    )
