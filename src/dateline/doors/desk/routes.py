"""Every page and form of the desk, with who may use it."""

from __future__ import annotations

from typing import Final

from dateline.doors.api.asked import Asked, Corrected, Dropped, IncidentsAsked, LogAsked, Paste, Reading, SplitOff
from dateline.doors.api.route import Route
from dateline.doors.desk import atlas, changes, drop, forms, inbox, lists, output, record, review, sheet
from dateline.doors.desk.forms import MergedHere, RuledHere, UndoneHere
from dateline.doors.desk.inbox import InboxAsked
from dateline.doors.desk.output import ExportAsked, RunsAsked
from dateline.doors.desk.review import ReviewAsked

_HTML: Final = "text/html"
PAGES: Final = (
    Route("inbox", "GET", "/inbox", "reader", "Inbox", inbox.show_inbox, _HTML, InboxAsked, page=True),
    Route("add", "POST", "/inbox", "coder", "Add a pasted article", inbox.add, _HTML, Asked, Paste, page=True),
    Route("addFiles", "POST", "/inbox/files", "coder", "Add files", drop.add_files, _HTML, Asked, Dropped, page=True),
    Route(
        "article",
        "GET",
        "/articles/{id}",
        "reader",
        "Article and evidence",
        sheet.show_article,
        _HTML,
        Reading,
        page=True,
    ),
    Route(
        "changes",
        "GET",
        "/articles/{id}/changes",
        "reader",
        "What a version changed",
        changes.show_changes,
        _HTML,
        Reading,
        page=True,
    ),
    Route(
        "incidents",
        "GET",
        "/incidents",
        "reader",
        "Incidents, filtered",
        lists.show_incidents,
        _HTML,
        IncidentsAsked,
        page=True,
    ),
    Route("incident", "GET", "/incidents/{id}", "reader", "Incident", record.show_incident, _HTML, Reading, page=True),
    Route("history", "GET", "/history", "reader", "History of facts", lists.show_history, _HTML, LogAsked, page=True),
    Route("map", "GET", "/map", "reader", "Map and timeline", atlas.show_map, _HTML, IncidentsAsked, page=True),
    Route(
        "points",
        "GET",
        "/map/points",
        "reader",
        "What the map draws, as columns",
        atlas.show_points,
        "application/json",
        IncidentsAsked,
        page=True,
    ),
    Route("review", "GET", "/review", "reader", "Review queue", review.show_review, _HTML, ReviewAsked, page=True),
    Route("runs", "GET", "/runs", "reader", "Runs, two side by side", output.show_runs, _HTML, RunsAsked, page=True),
    Route(
        "export", "GET", "/export", "reader", "What an export holds", output.show_export, _HTML, ExportAsked, page=True
    ),
    Route(
        "download",
        "GET",
        "/export/download",
        "reader",
        "An export with its manifest",
        output.download,
        "application/zip",
        ExportAsked,
        page=True,
    ),
    Route(
        "ruleHere",
        "POST",
        "/claims/{id}/rulings",
        "coder",
        "Accept, reject, cannot tell",
        forms.rule,
        _HTML,
        Asked,
        RuledHere,
        page=True,
    ),
    Route(
        "correctHere",
        "POST",
        "/incidents/{id}/corrections",
        "coder",
        "Correct a field",
        forms.correct,
        _HTML,
        Asked,
        Corrected,
        page=True,
    ),
    Route("mergeHere", "POST", "/merges", "coder", "Merge incidents", forms.merge, _HTML, Asked, MergedHere, page=True),
    Route(
        "splitHere",
        "POST",
        "/incidents/{id}/splits",
        "coder",
        "Split an incident",
        forms.split,
        _HTML,
        Asked,
        SplitOff,
        page=True,
    ),
    Route(
        "undoHere",
        "POST",
        "/decisions/{id}/undo",
        "coder",
        "Undo a decision",
        forms.undo,
        _HTML,
        Asked,
        UndoneHere,
        page=True,
    ),
)
"""The desk's own addresses; the API's stand beside them."""
