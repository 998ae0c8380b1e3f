"""From a request to a call and back: parameters and bodies checked, ETags answered, errors told."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl, urlencode

from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.doors.api.asked import Asked, Listing, Reading
from dateline.doors.api.entrance import Entrance, Visit
from dateline.doors.api.library import Library, View
from dateline.doors.api.paging import cursor_of
from dateline.doors.api.parts import MULTIPART, fields_of_parts
from dateline.doors.api.problem import PROBLEMS, Problem, ProblemRaised, problem_answer, problem_of
from dateline.doors.api.route import Call, Route
from dateline.doors.api.tiles import Tiles
from dateline.errors import DatelineError
from dateline.model import digest

LARGEST_BODY: Final = 8 * 1024 * 1024
"""Bytes; the longest article that is coded is far shorter."""

SIGN_IN: Final = "/sign-in"
JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
_LOG: Final = logging.getLogger("dateline.desk")


@dataclass(frozen=True, slots=True)
class Endpoints:
    """What every route needs: the ledger, who is let in, the mark of this build, and how a page tells a problem."""

    library: Library
    entrance: Entrance
    build: str
    page_problem: Callable[[Problem, str], Response]
    tiles: Tiles | None = None

    def of(self, route: Route) -> Callable[[Request], object]:
        """The asynchronous endpoint of a route."""

        async def endpoint(request: Request) -> Response:
            try:
                visit = await run_in_threadpool(self._let_in, route, request)
                if isinstance(visit, Response):
                    return visit
                body = b"" if route.is_read else await _body(request)
                return await run_in_threadpool(self._answer, route, request, body, visit)
            except ProblemRaised as raised:
                return self.told(route.page, raised.problem, request)
            except DatelineError as error:
                return self.told(route.page, problem_of(error), request)
            except Exception:
                _LOG.exception("%s %s", route.method, route.path)
                said = "Something failed that nobody foresaw. What was acknowledged is safe; nothing is half stored."
                return self.told(route.page, Problem(PROBLEMS["unforeseen"][0], "unforeseen", said), request)

        return endpoint

    def told(self, page: bool, problem: Problem, request: Request) -> Response:
        """A problem as a page or as JSON."""
        if not page:
            return problem_answer(problem)
        answer = self.page_problem(problem, request.url.path)
        if problem.kind == "preparing" and request.method == "GET":
            answer.headers["Refresh"] = str(problem.wait)  # the page comes by itself, without scripts too
        return answer

    def _let_in(self, route: Route, request: Request) -> Visit | Response:
        """Who asks, where their role may; a visitor who wants to see a page is sent to sign in."""
        visit = self.entrance.visit(request, route.page)
        if visit.person.may(route.role):
            return visit
        if visit.person.role is not None:
            raise ProblemRaised("role", f"This needs the role {route.role}; yours is {visit.person.role}.")
        if route.page and route.is_read:
            return RedirectResponse(f"{SIGN_IN}?{urlencode({'next': _address(request)})}", 303)
        raise ProblemRaised("signed_out", f"Sign in first, at {SIGN_IN} or with a token. Nothing was stored.")

    def _answer(self, route: Route, request: Request, body: bytes, visit: Visit) -> Response:
        query = _checked(route.query, _parameters(request))
        address = _address(request)
        key = request.headers.get("idempotency-key")
        if not route.is_read:
            said = None if route.body is None else _checked(route.body, _fields(route, request, body))
            return route.answer(self._call(request, visit, query, said, None, key))
        if not isinstance(query, Reading):
            return route.answer(self._call(request, visit, query, None, None, key))
        return self._read(route, request, query, address, visit)

    def _call(
        self, request: Request, visit: Visit, query: Asked, said: Asked | None, view: View | None, key: str | None
    ) -> Call:
        path, address = request.path_params, _address(request)
        register = self.entrance.register
        return Call(self.library, visit.person, path, query, said, view, key, address, visit, register, self.tiles)

    def _read(self, route: Route, request: Request, query: Reading, address: str, visit: Visit) -> Response:
        held = cursor_of(query) if isinstance(query, Listing) else None
        with self.library.reading(query.moment if held is None else held[0], query.policy, visit.person) as view:
            day = self.library.now().date().isoformat() if route.daily else ""
            whose = (visit.person.name, visit.person.role, int(visit.folds))
            mark = digest("etag", self.build, view.seal, view.upto, view.head == view.upto, address, day, *whose)[:24]
            etag = f'"{mark}"'
            headers = {"ETag": etag, "Dateline-Position": str(view.upto)}
            if etag in request.headers.get("if-none-match", "").replace("W/", "").replace(" ", "").split(","):
                return Response(status_code=304, headers=headers)
            response = route.answer(self._call(request, visit, query, None, view, None))
        response.headers.update(headers)
        return response


def _address(request: Request) -> str:
    """The path with its question, as it was asked."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


async def _body(request: Request) -> bytes:
    """The body, not more than what the desk takes."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LARGEST_BODY:
            raise ProblemRaised("too_large", f"The body is larger than {LARGEST_BODY >> 20} MiB; nothing was stored.")
    return bytes(found)


def _parameters(request: Request) -> Mapping[str, object]:
    found = request.query_params.multi_items()
    names = [name for name, _ in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise ProblemRaised("invalid", f"{twice}: given twice.")
    return dict(found)


def _fields(route: Route, request: Request, body: bytes) -> object:
    """A JSON body of the API, or a form of a page; a field that is given several times is a list."""
    sends_files = "files" in (route.body or Asked).model_fields
    wanted = MULTIPART if sends_files else FORM if route.page else JSON
    content_type = request.headers.get("content-type", "")
    if not body and not content_type:
        return {}
    if content_type.partition(";")[0].strip().lower() != wanted:
        raise ProblemRaised("media_type", f"This takes a body of the type {wanted}.")
    if sends_files:
        return fields_of_parts(body, content_type)
    try:
        if not route.page:
            return json.loads(body)
        pairs = parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=1200)
    except (ValueError, RecursionError):
        raise ProblemRaised("invalid", "The body cannot be read as what it says to be.") from None
    lists = {name for name, one in (route.body or Asked).model_fields.items() if "list" in str(one.annotation)}
    found: dict[str, object] = {name: [v for n, v in pairs if n == name] for name in lists}
    found.update((name, value) for name, value in pairs if name not in lists)
    return found


def _checked(kind: type[Asked], given: object) -> Asked:
    """The parameters or the body as the route describes them; a problem that names the first that is not."""
    try:
        return kind.model_validate(given)
    except ValidationError as error:
        told = [f"{'.'.join(map(str, e['loc'])) or 'body'}: {e['msg']}" for e in error.errors()[:3]]
        raise ProblemRaised("invalid", "; ".join(told)) from None
    except RecursionError:
        raise ProblemRaised("invalid", "The body nests too deeply.") from None
