"""Incidents in a list with filters in the address, and the history of facts."""

from __future__ import annotations

from starlette.responses import Response

from dateline.doors.api.asked import IncidentsAsked, LogAsked
from dateline.doors.api.paging import page_of
from dateline.doors.api.reads import incidents_asked
from dateline.doors.api.route import Call
from dateline.doors.desk.frame import shown
from dateline.doors.desk.river import arrivals
from dateline.publish.fact_change import FIELDS
from dateline.publish.values import because_text, short

FILTERS = ("since", "until", "country", "near", "type", "text", "role", "state", "disputed", "policy")


def parameters_of(asked: IncidentsAsked) -> dict[str, object]:
    """The filters that are set, as they stand in the address."""
    held = asked.model_dump(mode="json", exclude_defaults=True)
    return {name: str(held[name]).lower() if name == "disputed" else held[name] for name in FILTERS if name in held}


def show_incidents(call: Call) -> Response:
    """The incidents that are asked for, and how many are left out."""
    asked, view = call.asked(IncidentsAsked), call.seen
    found = incidents_asked(call, asked)
    page, after = page_of(found, asked, view.upto)
    return shown(
        call,
        "incidents",
        found=page,
        total=len(found),
        left=len(view.corpus.incidents) - len(found),
        after=after,
        filters=parameters_of(asked),
        knowledge={i.id: view.knowledge[i.id] for i in page},
        articles=view.corpus.articles,
    )


def show_history(call: Call) -> Response:
    """What changed, the newest first."""
    asked, view = call.asked(LogAsked), call.seen
    wanted = asked.incident or ""
    found = [
        change
        for change in reversed(view.log)
        if asked.field in (None, "", change.field)
        and (change.incident.startswith(wanted) or change.then.startswith(wanted))
    ]
    page, after = page_of(found, asked, view.upto)
    return shown(
        call,
        "history",
        arrivals=list(arrivals(page, view.ledger, view.upto)),
        total=len(found),
        after=after,
        fields=FIELDS,
        short=short,
        because=because_text,
        corpus=view.corpus,
    )
