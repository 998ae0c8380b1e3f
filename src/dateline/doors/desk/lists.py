"""Incidents in a list with filters in the address, and the history of facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from starlette.responses import Response

from dateline.doors.api.asked import IncidentsAsked, LogAsked
from dateline.doors.api.library import View
from dateline.doors.api.reads import changes_page, incidents_page
from dateline.doors.api.route import Call
from dateline.doors.desk.frame import shown
from dateline.doors.desk.river import arrivals
from dateline.model import Correction, Incident, Json
from dateline.publish.fact_change import FIELDS, FactChange, change_from
from dateline.publish.report.page import LABELS
from dateline.publish.shelf import Wanted
from dateline.publish.values import because_text, short
from dateline.publish.words import BADGES, date_text, place_text, type_text

NAMES: Final[Mapping[str, str]] = {
    **{str(field): label for field, label in LABELS.items()},
    "incident": "Joined or split",
    "role": "Role",
    "event_type": "Kind",
    "sub_event_type": "Type",
    "conflicts": "In dispute",
}
"""What the fields of the history are called on the desk."""

FILTERS = ("since", "until", "country", "near", "type", "text", "role", "state", "disputed", "killed", "policy")


def parameters_of(asked: IncidentsAsked) -> dict[str, object]:
    """The filters that are set, as they stand in the address."""
    held = asked.model_dump(mode="json", exclude_defaults=True)
    return {name: str(held[name]).lower() if name == "disputed" else held[name] for name in FILTERS if name in held}


def show_incidents(call: Call) -> Response:
    """The incidents that are asked for, and how many are left out."""
    asked, stand = call.asked(IncidentsAsked), call.seen.stand
    page, total, after = incidents_page(call, asked)
    return shown(
        call,
        "incidents",
        found=[one.incident for one in page],
        total=total,
        left=stand.count(Wanted()) - total,
        after=after,
        filters=parameters_of(asked),
        knowledge={one.incident.id: stand.knowledge(one) for one in page},
        titles={one.incident.id: one.title for one in page},
    )


def show_history(call: Call) -> Response:
    """What changed, the newest first."""
    asked, view = call.asked(LogAsked), call.seen
    lines, total, after = changes_page(call, asked)
    page = [change_from(line) for line in lines]
    quotes = dict(pair for change in page for pair in _quotes(view, change))
    articles = {change.article for change in page if change.article}
    stored = {name: found.article for name in sorted(articles) if (found := view.ledger.article(name, view.upto))}
    return shown(
        call,
        "history",
        arrivals=list(arrivals(page, view.ledger, view.upto)),
        total=total,
        after=after,
        fields=FIELDS,
        names=NAMES,
        titles=_titles(view, page),
        short=_in_words,
        because=because_text,
        articles=stored,
        quotes=quotes,
    )


def _titles(view: View, page: list[FactChange]) -> dict[str, str]:
    """What the incidents of changes are, as far as they are still there."""
    mentions = {change.incident: f"mention-{change.incident.partition('-')[2]}" for change in page}
    found = view.stand.of_mentions(sorted(set(mentions.values())))
    return {name: _title(found[mention].incident) for name, mention in mentions.items() if mention in found}


def _title(incident: Incident) -> str:
    return f"{type_text(incident)} · {place_text(incident.place)} · {date_text(incident.date)}"


def _in_words(value: Json) -> str:
    """A value with its status as its badge says it."""
    text = short(value).replace("both_sides ", "both sides ")
    for status, badge in BADGES.items():
        text = text.replace(f"({status.replace('_', ' ')})", f"({badge})")
    return text


def _quotes(view: View, change: FactChange) -> Iterator[tuple[str, str]]:
    """The words of the first claims behind a change, a coder's or a person's, as far as they are shown."""
    for name in change.claims[:2]:
        found = view.ledger.claim(name, view.upto)
        if found is not None:
            yield name, found.claim.span.quote
    decided = None if change.decision is None else view.ledger.decision(change.decision, view.upto)
    if decided is not None and isinstance(decided.decision.matter, Correction):
        yield decided.decision.matter.claim.id, decided.decision.matter.claim.span.quote
