"""Stores of both kinds: what takes ``ledger`` is promised of SQLite and of PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.ledger import Ledger, LedgerReader, SqliteLedger, open_ledger, open_reader
from dateline.settings import Place


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "news.dateline"


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
