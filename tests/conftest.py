"""Stores of both kinds, for promises that are made of either; no property test has a deadline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dateline.settings import Place
from postgres_server import Server, missing, running_server

# The first example loads what is loaded once, and a machine may be slow: what a call costs is `cost.py`'s to measure.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A PostgreSQL server of our own; skipped, with the reason, where none is installed."""
    reason = missing()
    if reason is not None:
        pytest.skip(reason)
    with running_server() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where a new store of each kind may be made."""
    if request.param == "sqlite":
        return tmp_path / "news.dateline"
    started: Server = request.getfixturevalue("server")
    return started.fresh()
