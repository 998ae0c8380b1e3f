"""A team's accounts, made once, and desks at which its people have signed in."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from desk_samples import HOME, coder
from starlette.testclient import TestClient

from dateline.doors.api.library import Library
from dateline.doors.desk import make_app
from dateline.doors.people import PeopleFile, Register, Role, Sessions

PASSWORD: Final = "seven grey herons at dusk"
TEAM: Final[dict[str, Role]] = {
    "rhea": "reader",
    "ben": "coder",
    "cleo": "coder",
    "ada": "adjudicator",
    "ana": "admin",
}
"""Who is what."""


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.at = datetime(2024, 6, 11, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def on(self, **span: float) -> None:
        """Let time pass."""
        self.at += timedelta(**span)


@cache
def _accounts() -> Path:
    """The file of the team's accounts: hashing passwords takes its time, so it is done once."""
    path = Path(mkdtemp(prefix="dateline-team-")) / "people.sqlite"
    register = Register(PeopleFile(path), Clock())
    for name, role in TEAM.items():
        register.add(name, role, PASSWORD, "tests")
    return path


class Team:
    """The desk of a team: ``clock`` is its time."""

    def __init__(self, store: Path) -> None:
        path = Path(shutil.copy(_accounts(), store.with_name("people.sqlite")))
        self.clock = Clock()
        self.register = Register(PeopleFile(path), self.clock)
        self.app = make_app(Library(store, self.clock, coder), self.register)

    def browser(self) -> TestClient:
        """Somebody who has not signed in."""
        return TestClient(self.app, base_url=HOME, follow_redirects=False)

    def member(self, name: str | None) -> TestClient:
        """Somebody who has; None has not."""
        browser = self.browser()
        account = None if name is None else self.register.account(name)
        if account is not None:
            browser.cookies.set("dateline", Sessions(self.register).begin(account), domain="127.0.0.1")
        return browser
