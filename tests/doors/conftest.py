"""One ledger of the example dispatches for all tests of the doors, and a copy for each that writes."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from desk_samples import EXAMPLES, client, coder
from starlette.testclient import TestClient

from dateline.ledger import SqliteLedger
from dateline.runner import add_inputs

NOON = datetime(2024, 6, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dispatches and the story in three versions, coded once."""
    store = tmp_path_factory.mktemp("desk") / "ledger.sqlite"
    with SqliteLedger.open(store) as ledger:
        add_inputs(ledger, [EXAMPLES / "dispatches", EXAMPLES / "story"], coder(), now=lambda: NOON)
    return store


@pytest.fixture
def store(examples: Path, tmp_path: Path) -> Path:
    """A copy that a test may write to."""
    return Path(shutil.copy(examples, tmp_path / "ledger.sqlite"))


@pytest.fixture(scope="session")
def reader(examples: Path) -> TestClient:
    """A desk that nobody writes at."""
    return client(examples)


@pytest.fixture
def desk(store: Path) -> TestClient:
    """A desk of one's own."""
    return client(store)
