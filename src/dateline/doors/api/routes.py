"""Every address of the API, with who may use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from starlette.responses import Response

from dateline.doors.api import people, reads, writes
from dateline.doors.api.asked import (
    Asked,
    ClaimsAsked,
    Corrected,
    DueAsked,
    FeedAsked,
    IncidentsAsked,
    Judged,
    Listing,
    LogAsked,
    Marked,
    Merged,
    Paste,
    Reading,
    Ruled,
    Said,
    SplitOff,
)
from dateline.doors.api.blind_routes import BLIND_ROUTES
from dateline.doors.api.route import Call, Role, Route

PREFIX: Final = "/api/v1"


def _document(call: Call) -> Response:
    from dateline.doors.api.openapi import document

    return reads.json_answer(document(ROUTES))


_Answer = Callable[[Call], Response]


def _read(name: str, path: str, summary: str, answer: _Answer, gives: str, query: type[Asked] = Listing) -> Route:
    return Route(name, "GET", PREFIX + path, "reader", summary, answer, gives, query, daily=name == "listDue")


def _write(name: str, path: str, role: Role, summary: str, answer: _Answer, body: type[Asked]) -> Route:
    gives = "Added" if name == "addArticle" else "Decided"
    return Route(name, "POST", PREFIX + path, role, summary, answer, gives, Asked, body)


ROUTES: Final[tuple[Route, ...]] = (
    _read(
        "listIncidents",
        "/incidents",
        "Incidents by date, undated last",
        reads.list_incidents,
        "IncidentPage",
        IncidentsAsked,
    ),
    _read(
        "getIncident",
        "/incidents/{id}",
        "One incident; a former id leads to where it is now",
        reads.get_incident,
        "Incident",
        Reading,
    ),
    _read(
        "listIncidentClaims",
        "/incidents/{id}/claims",
        "Every claim on one incident",
        reads.get_incident_claims,
        "ClaimPage",
    ),
    _read("listClaims", "/claims", "Claims of the articles that stand", reads.list_claims, "ClaimPage", ClaimsAsked),
    _read("listArticles", "/articles", "Articles, the newest first", reads.list_articles, "ArticlePage"),
    _read(
        "getArticle",
        "/articles/{id}",
        "One article with its text and the claims that it makes",
        reads.get_article,
        "ArticleText",
        Reading,
    ),
    _read("listChanges", "/log", "The fact log, the newest change first", reads.get_log, "ChangePage", LogAsked),
    _read("getFeed", "/feed", "Changed facts as an Atom feed", reads.get_feed, "application/atom+xml", FeedAsked),
    _read("listDue", "/due", "Developing stories to look at again", reads.get_due, "DuePage", DueAsked),
    _read("listRuns", "/runs", "Every run of a coder", reads.list_runs, "RunPage"),
    _read("listDecisions", "/decisions", "What people decided, the newest first", reads.list_decisions, "DecisionPage"),
    _read("getMe", "/me", "Who the session or the token stands for", people.get_me, "Me", Asked),
    _read("getDescription", "/openapi.json", "This description", _document, "Description", Asked),
    _write("addArticle", "/articles", "coder", "Add an article from its text", writes.add_article, Paste),
    _write(
        "judge",
        "/judgements",
        "coder",
        "Two mentions or incidents are the same, different, or nobody can tell",
        writes.judge,
        Judged,
    ),
    _write("merge", "/merges", "coder", "Several incidents are one", writes.merge, Merged),
    _write("split", "/incidents/{id}/splits", "coder", "Mentions leave their incident", writes.split, SplitOff),
    _write(
        "correct",
        "/incidents/{id}/corrections",
        "coder",
        "A field's value, with the words that carry it",
        writes.correct,
        Corrected,
    ),
    _write("rule", "/claims/{id}/rulings", "coder", "A claim is right, wrong, or nobody can tell", writes.rule, Ruled),
    _write(
        "markIncident",
        "/incidents/{id}/sensitivity",
        "adjudicator",
        "An incident is sensitive, or no longer",
        writes.mark,
        Marked,
    ),
    _write("undo", "/decisions/{id}/undo", "coder", "A decision is taken back", writes.undo, Said),
    *BLIND_ROUTES,
)
"""The whole API."""
