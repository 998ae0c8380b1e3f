"""Who may do what: every address, every method, every role, tried; and no page of another site may write.

``data/roles.tsv`` says by hand who may use what. An address that is not in it, or is let in otherwise, fails here.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_samples import HOME
from httpx import Response
from starlette.testclient import TestClient
from team import TEAM, Team

from dateline.doors.api.guard import Guard
from dateline.doors.api.route import ROLES, Person, Route
from dateline.doors.desk import ALL_ROUTES

TABLE = Path(__file__).parent / "data/roles.tsv"
ANYBODY = "nobody signed in"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND")
WRITES = [route for route in ALL_ROUTES if not route.is_read]
ELSEWHERE: tuple[dict[str, str], ...] = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "cross-site", "origin": HOME},
    {"sec-fetch-site": "same-origin", "origin": "https://elsewhere.example"},
    {"origin": "https://elsewhere.example"},
    {"origin": "null"},
    {"origin": f"{HOME}:9999"},
)
"""What a browser says of a request that a page of another site, or of another port, makes it send."""
BY_ROLE = {role: name for name, role in TEAM.items()}
HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture(scope="module")
def team(examples: Path) -> Team:
    return Team(examples)


@pytest.fixture(scope="module")
def members(team: Team) -> dict[str | None, TestClient]:
    return {role: team.member(None if role is None else BY_ROLE[role]) for role in (None, *ROLES)}


def asked(browser: TestClient, route: Route, method: str, **headers: str) -> Response:
    path = route.path.replace("{id}", "incident-00000000").replace("{article}", "article-00000000")
    return browser.request(method, path, headers=headers)


def by_hand() -> dict[tuple[str, str], str | None]:
    """The lowest role that may, by method and path; None where nobody has to sign in."""
    rows = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return {(method, path): None if role == ANYBODY else role for method, path, role in rows}


def test_the_table_says_who_may() -> None:
    assert {(route.method, route.path): route.role for route in ALL_ROUTES} == by_hand()


@pytest.mark.parametrize("route", ALL_ROUTES, ids=lambda r: r.name)
def test_every_role_at_every_address(team: Team, members: dict[str | None, TestClient], route: Route) -> None:
    lowest = by_hand()[route.method, route.path]
    served = {r.method for r in ALL_ROUTES if r.path == route.path}
    for role in (None, *ROLES):
        may = lowest is None or (role is not None and ROLES.index(role) >= ROLES.index(lowest))
        for method in (route.method, *(("HEAD",) if route.is_read else ())):
            # Nothing is sent along: who is let in fails for that, who is not for who they are.
            status = asked(members[role], route, method, **HERE).status_code
            if may:
                assert status not in (401, 403), (role, status)
                assert status < 500, (role, status)
            elif role is None:
                assert status == (303 if route.page and route.is_read else 401)
            else:
                assert status == 403
        for method in set(METHODS) - served - ({"HEAD"} if "GET" in served else set()):
            assert asked(members[role], route, method, **HERE).status_code == 405
        if not route.is_read and "sign" in route.path:
            members[role] = team.member(None if role is None else BY_ROLE[role])


@pytest.mark.parametrize("route", WRITES, ids=lambda r: r.name)
def test_no_page_of_another_site_writes(members: dict[str | None, TestClient], route: Route) -> None:
    before = members["admin"].get("/api/v1/articles").json()["position"]
    for role in (None, "admin"):
        for headers in ELSEWHERE:
            answer = asked(members[role], route, route.method, **headers)
            assert answer.status_code == 403, headers
            assert answer.json()["type"].endswith("cross_site")
            assert "set-cookie" not in answer.headers
    after = members["admin"].get("/api/v1/articles")
    assert after.status_code == 200  # still signed in
    assert after.json()["position"] == before


@pytest.mark.parametrize("route", ALL_ROUTES, ids=lambda r: r.name)
def test_no_page_of_another_site_reads(members: dict[str | None, TestClient], route: Route) -> None:
    headers = asked(members["admin"], route, "OPTIONS", origin="https://elsewhere.example").headers
    assert not any(name.startswith("access-control-") for name in headers)
    if route.is_read:
        told = asked(members["admin"], route, "GET", origin="https://elsewhere.example").headers
        assert not any(name.startswith("access-control-") for name in told)
        assert told["cross-origin-resource-policy"] == "same-origin"


def test_the_table_has_every_address(team: Team) -> None:
    assert isinstance(team.app, Guard)
    served = {(m, r.path) for r in team.app.app.routes for m in r.methods or () if m != "HEAD"}  # type: ignore[attr-defined]
    assert served - {("GET", "/"), ("GET", "/static/{name}")} == {(r.method, r.path) for r in ALL_ROUTES}


def test_only_coming_in_and_ones_own_things_are_open_to_readers() -> None:
    """Whoever may only read changes nothing in the ledger."""
    writes = {r.path for r in ALL_ROUTES if not r.is_read and Person("", "reader").may(r.role)}
    assert all(path.startswith(("/sign-", "/me/")) for path in writes)
    assert {r.path for r in ALL_ROUTES if r.role is None} == {"/sign-in"}
