"""The frame of every page: one bar, the as-of date, the marks of the evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from textwrap import shorten
from typing import Final
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, RedirectResponse, Response

from dateline.doors.api.asked import Reading
from dateline.doors.api.problem import PROBLEMS, Problem
from dateline.doors.api.route import Call
from dateline.doors.desk.columns import COLUMNS
from dateline.doors.desk.delicate import is_delicate, names_victim
from dateline.doors.version import VERSION
from dateline.model import Article
from dateline.model.country import countries
from dateline.publish.report.page import LABELS, TAGS, plain
from dateline.publish.words import BADGES, date_text, place_text, speaker_text, total_text, type_text, value_text

NAVIGATION: Final[tuple[tuple[str, str], ...]] = (
    ("/inbox", "Inbox"),
    ("/incidents", "Incidents"),
    ("/map", "Map"),
    ("/review", "Review"),
    ("/coding", "Coding"),
    ("/history", "History"),
    ("/runs", "Runs"),
    ("/export", "Export"),
)
STATIC: Final = {
    "desk.css": "text/css",
    "desk.js": "text/javascript",
    "map.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
"""Everything that a page loads, all of it ours."""


@cache
def asset(name: str) -> str:
    """A file that pages load."""
    return files("dateline.doors.desk").joinpath(f"static/{name}").read_text(encoding="utf-8")


@cache
def build() -> str:
    """A mark of the program's version and its pages: a page kept by a browser is shown again only while it is ours."""
    seal = hashlib.sha256(VERSION.encode())
    for folder in ("static", "templates"):
        for path in sorted(files("dateline.doors.desk").joinpath(folder).iterdir(), key=lambda one: one.name):
            if path.is_file():
                seal.update(path.name.encode() + path.read_bytes())
    return seal.hexdigest()[:16]


def when(moment: str) -> str:
    """A moment of recording, to the minute, UTC."""
    return moment[:16].replace("T", " ")


def headline(article: Article) -> str:
    """An article's headline, or the first words of one without."""
    return article.title or shorten(article.text[:400], 80, placeholder=" …") or "Untitled"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.doors.desk", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: plain(value) if type(value) is str else value,
    )
    environment.filters.update(
        value=value_text, type=type_text, place=place_text, date=date_text, total=total_text, speaker=speaker_text
    )
    environment.filters["when"] = when
    environment.filters["headline"] = headline
    environment.globals.update(countries=sorted(countries().values(), key=lambda c: c.name), columns=COLUMNS)
    environment.globals.update(labels=LABELS, tags=TAGS, badges=BADGES, build=build(), version=VERSION)
    return environment


def linked(call: Call, path: str, **parameters: object) -> str:
    """An address of the desk with parameters, and the as-of date that this page has."""
    held = {name: str(value) for name, value in parameters.items() if value not in (None, "")}
    if isinstance(call.query, Reading) and call.query.as_of and "as_of" not in parameters:
        held["as_of"] = call.query.as_of
    return path + (f"?{urlencode(held)}" if held else "")


def shown(call: Call, name: str, **things: object) -> Response:
    """A page."""
    view = call.seen
    newest = next(view.ledger.events(view.upto - 1, view.upto), None) if view.upto else None
    path, _, query = call.address.partition("?")
    frame: Mapping[str, object] = {
        "call": call,
        "view": view,
        "person": call.person,
        "folds": call.visit.folds,
        "delicate": lambda claims: call.visit.folds and is_delicate(claims),
        "victim": lambda party: call.visit.folds and names_victim(party),
        "sensitive": view.is_sensitive,
        "path": path,
        "query": query,
        "asked": call.query,
        "past": view.upto < view.head,
        "acts": view.upto == view.head and call.person.may("coder"),
        "moment": "" if newest is None else when(newest.recorded_at),
        "navigation": [one for one in NAVIGATION if one[0] != "/coding" or call.person.may("coder")],
        "link": lambda path, **parameters: linked(call, path, **parameters),
    }
    text = _environment().get_template(f"{name}.html.j2").render({**frame, **things})
    return HTMLResponse(text)


def problem_page(problem: Problem, path: str) -> Response:
    """A plain page that says what happened, what is safe and what to do."""
    title = PROBLEMS[problem.kind][1]
    template = _environment().get_template("problem.html.j2")
    text = template.render(problem=problem, title=title, path=path)
    return HTMLResponse(text, problem.status, problem.headers)


def plain_page(page: str, /, status: int = 200, **things: object) -> Response:
    """A page that shows nothing of the ledger."""
    return HTMLResponse(_environment().get_template(f"{page}.html.j2").render(things), status)


def sent_on(path: str) -> Response:
    """After something was done: to the page that shows it."""
    return RedirectResponse(path, 303)


def back_to(path: str, otherwise: str) -> str:
    """A page of this desk that a form names; anything else is not gone to."""
    local = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if local else otherwise
