"""The desk as one application: its pages, the API, and the door that all of it stands behind."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route as Address
from starlette.types import ASGIApp

from dateline.doors.api import ROUTES
from dateline.doors.api.endpoint import Endpoints
from dateline.doors.api.entrance import Entrance
from dateline.doors.api.guard import LOCAL_HOSTS, Guard
from dateline.doors.api.library import Library
from dateline.doors.api.problem import PROBLEMS, Problem, problem_answer
from dateline.doors.api.tiles import Tiles
from dateline.doors.desk.coding_routes import CODING_PAGES
from dateline.doors.desk.frame import STATIC, asset, build, problem_page
from dateline.doors.desk.people_routes import PEOPLE_PAGES
from dateline.doors.desk.routes import PAGES
from dateline.doors.people import Person, Register

ALL_ROUTES: Final = (*PEOPLE_PAGES, *PAGES, *CODING_PAGES, *ROUTES)
"""Every address that has something of the ledger in it."""

_KINDS: Final = {404: "not_found", 405: "method"}


async def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(asset(name), media_type=STATIC[name], headers=headers)


async def _home(request: Request) -> Response:
    return RedirectResponse("/inbox", 303)


async def _unserved(request: Request, error: Exception) -> Response:
    """What no route answers, as a page or as a problem."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    kind = _KINDS.get(status, "not_found")
    problem = Problem(status, kind, f"{PROBLEMS[kind][1].capitalize()}.")
    return problem_answer(problem) if request.url.path.startswith("/api/") else problem_page(problem, request.url.path)


def make_app(
    library: Library, who: Person | Register, hosts: Collection[str] = LOCAL_HOSTS, tiles: Tiles | None = None
) -> ASGIApp:
    """The application over one ledger, for one person at this machine or for everybody who has an account."""
    endpoints = Endpoints(library, Entrance(who), build(), problem_page, tiles)
    addresses = [Address(r.path, endpoints.of(r), methods=[r.method], name=r.name) for r in ALL_ROUTES]
    fixed = [Address("/", _home), Address("/static/{name}", _static)]
    app = Starlette(routes=[*fixed, *addresses], exception_handlers={HTTPException: _unserved})
    return Guard(app, hosts, tiles.origin if tiles else "")
