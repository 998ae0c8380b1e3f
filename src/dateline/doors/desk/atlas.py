"""Map and timeline: one filter, two views of it, and trays for what neither can show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from starlette.responses import Response

from dateline.doors.api.asked import IncidentsAsked
from dateline.doors.api.reads import json_answer, wanted_by
from dateline.doors.api.route import Call
from dateline.doors.desk.frame import linked, shown
from dateline.doors.desk.lists import parameters_of
from dateline.doors.desk.mosaic import mosaic
from dateline.model import Incident, Json
from dateline.publish.report.drawing import draw_map, draw_timeline
from dateline.publish.shelf import Kept, Wanted

DRAWN: Final = 200
"""Incidents that the page itself draws, for a browser without scripts; a script draws all of them."""

MOST: Final = 20_000
"""Points that a script draws; more are asked to be narrowed by a filter."""

TRAY: Final = 200
"""Incidents that a tray names; its count is of all."""


def show_map(call: Call) -> Response:
    """The incidents that are asked for, as circles and as bars."""
    asked, stand = call.asked(IncidentsAsked), call.seen.stand
    wanted = wanted_by(asked)
    total = stand.count(wanted)
    drawn = [one.incident for one in stand.page(wanted, DRAWN)]
    edges, filters = stand.bounds(wanted), parameters_of(asked)
    drawing = draw_map(drawn, [] if edges is None else [(edges[1], edges[0]), (edges[3], edges[2])])
    unplaced = stand.count(wanted, placed=False), stand.page(wanted, TRAY, placed=False)
    undated = stand.count(wanted, dated=False), stand.page(wanted, TRAY, dated=False)
    return shown(
        call,
        "map",
        map=drawing,
        mosaic=mosaic(drawing, call.tiles),
        credit=call.tiles.credit if call.tiles else "",
        timeline=draw_timeline(drawn),
        total=total,
        more=total - len(drawn),
        left=stand.count(Wanted()) - total,
        filters=filters,
        points=linked(call, "/map/points", **filters) if total > len(drawn) else "",
        unplaced=_tray(*unplaced),
        undated=_tray(*undated),
    )


def _tray(count: int, named: Sequence[Kept]) -> tuple[int, list[Incident]]:
    return count, [one.incident for one in named]


def show_points(call: Call) -> Response:
    """Every placed incident that is asked for, in columns: what a script draws. Words that repeat are told once."""
    asked, stand = call.asked(IncidentsAsked), call.seen.stand
    wanted = wanted_by(asked)
    rows = stand.columns(wanted, ("km", "day", "role", "name", "place", "id"), MOST, placed=True)
    kinds: dict[str, int] = {}
    places: dict[str, int] = {}
    points: list[Json] = [
        [
            *(lon, lat, km or 0.0, "" if day == "~" else day, int(role == "main")),
            *(kinds.setdefault(kind, len(kinds)), places.setdefault(place, len(places)), name),
        ]
        for lat, lon, km, day, role, kind, place, name in rows
    ]
    total = stand.count(wanted, placed=True)
    words: list[Json] = [list(kinds), list(places)]
    return json_answer({"points": points, "words": words, "total": total, "drawn": len(points)})
