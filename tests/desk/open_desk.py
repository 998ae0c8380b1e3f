"""A desk that listens, a browser that looks at it, and everything that the browser was seen to do."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Final

import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from starlette.types import ASGIApp

from dateline.doors.api.guard import LOCAL_HOSTS
from dateline.doors.api.library import Library
from dateline.doors.desk import make_app
from dateline.doors.people import Person
from dateline.model import Coder
from dateline.runner.coder import make_coder
from dateline.settings import Settings

ROOT: Final = Path(__file__).parent.parent.parent
PICTURES: Final = ROOT / "build/desk"
"""Where a run keeps what the browser showed."""

CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser")
PATIENCE: Final = 60_000
"""Milliseconds that a page may take on a busy machine before a test gives up; none is expected to take them."""

Scheme = str


@cache
def coder() -> Coder:
    """The program's coder, loaded once."""
    return make_coder(Settings.read())


def app_on(store: Path, *hosts: str) -> ASGIApp:
    """A desk for one person on a ledger, its lists made ready as ``dateline serve`` does."""
    library = Library(store, coder=coder)
    library.catch_up()
    return make_app(library, Person("ana", "admin"), (*LOCAL_HOSTS, *hosts))


@contextmanager
def listening(app: ASGIApp) -> Iterator[str]:
    """The address of an application, while it listens at a free port of this machine."""
    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, args=([door],), daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{door.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(PATIENCE / 1000)
        door.close()


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a screen."""
    options = ["--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        options.append("--no-sandbox")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=options, chromium_sandbox=False)
        yield browser
        browser.close()


class Watched:
    """A page, and what it asked for, complained of and tried to pop up."""

    def __init__(self, browser: Browser, home: str, width: int = 1280, height: int = 900, **how: object) -> None:
        self.home = home
        self.context: BrowserContext = browser.new_context(viewport={"width": width, "height": height}, **how)  # type: ignore[arg-type]
        self.context.set_default_timeout(PATIENCE)
        self.page: Page = self.context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.context.on("request", lambda request: self.asked.append(request.url))
        self.context.on("page", lambda other: self.complaints.append(f"opened {other.url}"))
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))

    def _said(self, told: ConsoleMessage) -> None:
        """The browser's advice on forms is no complaint."""
        if told.type not in ("verbose", "debug"):
            self.complaints.append(f"{told.type}: {told.text}")

    def go(self, path: str) -> Page:
        """Open a page of the desk."""
        self.page.goto(self.home + path)
        return self.page

    def keep(self, name: str) -> None:
        """Keep a picture of what is in view."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=str(PICTURES / f"{name}.png"))

    def elsewhere(self) -> list[str]:
        """Everything that was asked of anybody but this desk."""
        return [address for address in self.asked if not address.startswith((f"{self.home}/", "about:"))]

    def close(self) -> None:
        """Leave; a page that complained or asked somebody else fails."""
        self.context.close()
        assert self.elsewhere() == [], self.elsewhere()
        assert self.complaints == [], self.complaints


@contextmanager
def watched(browser: Browser, home: str, width: int = 1280, height: int = 900, **how: object) -> Iterator[Watched]:
    """A page that may neither complain nor ask anybody else."""
    seen = Watched(browser, home, width, height, **how)
    yield seen
    seen.close()
