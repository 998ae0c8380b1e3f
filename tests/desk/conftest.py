"""A ledger of the example dispatches for the desk's tests, and a browser where one is installed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from open_desk import CHROMIUM, ROOT, app_on, browsing, coder, listening
from playwright.sync_api import Browser

from dateline.ledger import SqliteLedger
from dateline.runner import add_inputs

NOON = datetime(2024, 6, 10, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dispatches and the story in three versions, coded once."""
    store = tmp_path_factory.mktemp("examples") / "ledger.sqlite"
    with SqliteLedger.open(store) as ledger:
        add_inputs(ledger, [ROOT / "examples/dispatches", ROOT / "examples/story"], coder(), now=lambda: NOON)
    return store


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; tests that need it are skipped where there is none."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium on the path; install it to have the desk tried in a browser")
    with browsing() as started:
        yield started


@pytest.fixture(scope="module")
def home(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk on a copy of the examples."""
    store = Path(shutil.copy(examples, tmp_path_factory.mktemp("desk") / "ledger.sqlite"))
    with listening(app_on(store)) as address:
        yield address
