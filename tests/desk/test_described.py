"""The API is what it says of itself, whatever is asked: no failure of the server, no answer that is not described.

``make test`` asks a little, always the same; ``make proof`` asks a lot.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from open_desk import app_on
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from starlette.testclient import TestClient

from dateline.doors.api import ROUTES
from dateline.doors.api.route import Route

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
CALM = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large, HealthCheck.large_base_example]
FEW = settings(max_examples=6, derandomize=True, deadline=None, suppress_health_check=CALM, phases=[Phase.generate])
MANY = settings(max_examples=150, deadline=None, suppress_health_check=CALM)


@pytest.fixture(scope="module")
def described(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The description of a desk on a copy of the examples, with the desk behind it."""
    store = Path(shutil.copy(examples, tmp_path_factory.mktemp("described") / "ledger.sqlite"))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app_on(store, "testserver"))


def an_id(app: Any, route: Route) -> str:
    """The id of something that is there, of the kind that the address takes."""
    kind = route.path.split("/")[3]
    found = TestClient(app, base_url="http://127.0.0.1").get(f"/api/v1/{kind}?limit=3").json().get("items", [])
    return str(found[-1]["id"]) if found else "incident-00000000"


def asked(described: Any, route: Route, how: settings) -> None:
    """Ask as the description allows, then as it does not."""
    operation = described[route.path][route.method]

    @how
    @given(case=operation.as_strategy(generation_mode=GenerationMode.POSITIVE))
    def sensibly(case: Any) -> None:
        if "id" in (case.path_parameters or {}):
            case.path_parameters["id"] = an_id(described.app, route)
        case.call_and_validate(checks=CHECKS)

    @how
    @given(case=operation.as_strategy(generation_mode=GenerationMode.NEGATIVE))
    def senselessly(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    sensibly()
    if operation.query or operation.body or operation.path_parameters:
        senselessly()


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_little_is_asked(described: Any, route: Route) -> None:
    asked(described, route, FEW)


@pytest.mark.slow
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_lot_is_asked(described: Any, route: Route) -> None:
    asked(described, route, MANY)
