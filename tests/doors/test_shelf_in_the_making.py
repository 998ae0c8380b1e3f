"""A ledger that was coded before it had lists: no page hangs while they are made, and each says how far that is."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest
from desk_samples import HOME
from starlette.testclient import TestClient

from dateline.doors.api import library as room
from dateline.doors.api.library import Library
from dateline.doors.desk import make_app
from dateline.doors.people import Person
from dateline.errors import LedgerCorrupt
from dateline.ledger import Ledger, open_ledger
from dateline.publish.shelf import shelve


@pytest.fixture
def bare(store: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger without a shelf that is too long for a page to wait."""
    with open_ledger(store) as ledger, ledger.shelving() as shelf:
        shelf.clear()
    monkeypatch.setattr(room, "FAR", 10)
    return store


def test_pages_say_how_far_it_is_and_come_when_it_is_done(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, made = Event(), Event(), []

    def slowly(ledger: Ledger, progress: Any) -> int:
        def tell(done: int, of: int) -> None:
            progress(done, of)
            begun.set()
            assert go_on.wait(120)

        made.append(1)
        return shelve(ledger, tell)

    monkeypatch.setattr(room, "shelve", slowly)
    library = Library(bare)
    desk = TestClient(make_app(library, Person("ana", "admin")), base_url=HOME)
    assert desk.get("/incidents").status_code == 503
    assert begun.wait(120)
    page = desk.get("/incidents")
    assert page.status_code == 503
    assert page.headers["refresh"] == page.headers["retry-after"] == "3"
    assert "reports are done" in page.text
    told = desk.get("/api/v1/incidents")
    assert told.status_code == 503
    assert told.json()["type"] == "about:blank#preparing"
    assert "refresh" not in told.headers
    go_on.set()
    assert library._shelving is not None
    library._shelving.join(120)
    assert desk.get("/incidents").status_code == 200
    assert made == [1]


def test_what_goes_wrong_beside_a_page_is_told(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(ledger: Ledger, progress: Any) -> int:
        raise LedgerCorrupt("a page of the file cannot be read")

    monkeypatch.setattr(room, "shelve", fails)
    library = Library(bare)
    library._catch_up_aside()
    assert library._shelving is not None
    library._shelving.join(120)
    with pytest.raises(LedgerCorrupt):
        library._catch_up_aside()
