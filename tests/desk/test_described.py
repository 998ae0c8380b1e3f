"""The API is what it says of itself, whatever is asked: no failure of the server, no answer that is not described.

``make test`` asks a little, always the same; ``make proof`` asks a lot.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from open_desk import app_on
from schemathesis.checks import not_a_server_error
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

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
def described(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The description of a desk on a copy of the examples, with the desk behind it."""
    store = Path(shutil.copy(examples, tmp_path_factory.mktemp("described") / "ledger.sqlite"))
    config = SchemathesisConfig.from_dict({"base-url": "http://127.0.0.1:8642"})
    yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app_on(store), config=config)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@FEW
def test_a_little_is_asked(case: Any) -> None:
    case.call_and_validate(checks=CHECKS)


@pytest.mark.slow
@schema.parametrize()
@MANY
def test_a_lot_is_asked(case: Any) -> None:
    case.call_and_validate(checks=CHECKS)
