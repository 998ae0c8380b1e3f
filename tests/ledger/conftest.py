"""Stores of both kinds: what takes ``ledger`` is promised of SQLite and of PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from postgres_server import Server, missing, running_server

from dateline.ledger import Ledger, LedgerReader, SqliteLedger, open_ledger, open_reader
from dateline.settings import Place


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    reason = missing()
    if reason is not None:
        pytest.skip(reason)
    with running_server() as started:
        yield started


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "news.dateline"


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, store: Path) -> Place:
    """Where a new store of each kind may be made."""
    if request.param == "sqlite":
        return store
    started: Server = request.getfixturevalue("server")
    return started.fresh()


@pytest.fixture
def ledger(place: Place) -> Iterator[Ledger]:
    with open_ledger(place) as opened:
        yield opened


@pytest.fixture
def read_again(place: Place) -> Callable[[], LedgerReader]:
    """Opens the store of ``ledger`` once more, for reading."""
    return lambda: open_reader(place)


@pytest.fixture
def file_ledger(store: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger.open(store) as opened:
        yield opened
