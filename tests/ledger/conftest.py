from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.ledger import SqliteLedger


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "news.dateline"


@pytest.fixture
def ledger(store: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger.open(store) as opened:
        yield opened
