"""Who may do what: every address, every role, tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from team import TEAM, Team

from dateline.doors.api.guard import Guard
from dateline.doors.api.route import ROLES, Person
from dateline.doors.desk import ALL_ROUTES

BY_ROLE = {role: name for name, role in TEAM.items()}
HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture(scope="module")
def team(examples: Path) -> Team:
    return Team(examples)


@pytest.fixture(scope="module")
def members(team: Team) -> dict[str | None, TestClient]:
    return {role: team.member(None if role is None else BY_ROLE[role]) for role in (None, *ROLES)}


def asked(browser: TestClient, route: Any, method: str, **headers: str) -> int:
    path = route.path.replace("{id}", "incident-00000000").replace("{article}", "article-00000000")
    return browser.request(method, path, headers=headers).status_code


@pytest.mark.parametrize("route", ALL_ROUTES, ids=lambda r: r.name)
def test_every_role_at_every_address(team: Team, members: dict[str | None, TestClient], route: Any) -> None:
    for role in (None, *ROLES):
        # Nothing is sent along: who is let in fails for that, who is not for who they are.
        status = asked(members[role], route, route.method, **HERE)
        if Person("", role).may(route.role):
            assert status not in (401, 403), (role, status)
            assert status < 500, (role, status)
        elif role is None:
            assert status == (303 if route.page and route.is_read else 401)
        else:
            assert status == 403
        for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - {
            r.method for r in ALL_ROUTES if r.path == route.path
        }:
            assert asked(members[role], route, method, **HERE) == 405
    if not route.is_read:
        for sent in ({"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}):
            assert asked(members["admin"], route, route.method, **sent) == 403
        members[None] = team.member(None)
        members.update((role, team.member(BY_ROLE[role])) for role in ROLES if "sign" in route.path)


def test_the_table_has_every_address(team: Team) -> None:
    assert isinstance(team.app, Guard)
    served = {(m, r.path) for r in team.app.app.routes for m in r.methods or () if m != "HEAD"}  # type: ignore[attr-defined]
    assert served - {("GET", "/"), ("GET", "/static/{name}")} == {(r.method, r.path) for r in ALL_ROUTES}


def test_only_coming_in_and_ones_own_things_are_open_to_readers() -> None:
    """Whoever may only read changes nothing in the ledger."""
    writes = {r.path for r in ALL_ROUTES if not r.is_read and Person("", "reader").may(r.role)}
    assert all(path.startswith(("/sign-", "/me/")) for path in writes)
    assert {r.path for r in ALL_ROUTES if r.role is None} == {"/sign-in"}
