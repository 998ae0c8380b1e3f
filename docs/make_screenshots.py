"""Takes the pictures of the documentation from the example dispatches: python docs/make_screenshots.py.

Needs a chromium on the path and what `make test` installs; everything happens in a temporary folder, on this machine.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import uvicorn
from playwright.sync_api import Browser, sync_playwright
from starlette.types import ASGIApp

from dateline.doors.api.library import Library
from dateline.doors.api.route import Person
from dateline.doors.desk import make_app
from dateline.doors.people import PeopleFile, Register, Role, Sessions
from dateline.ledger import open_ledger
from dateline.model import Saying
from dateline.publish import DEFAULT_POLICY, policy_named
from dateline.publish.blind_record import machine_answers
from dateline.runner import double_coding

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs/images"
OPTIONS = (
    "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --hide-scrollbars"
)
PICTURES = {
    "report.png": (1100, 1600),
    "desk-article.png": (1280, 1000),
    "desk-incident.png": (1280, 1200),
    "desk-map.png": (1200, 1150),
    "desk-review.png": (1100, 560),
    "desk-history.png": (1280, 900),
    "desk-coding.png": (1280, 900),
    "desk-agreement.png": (1280, 900),
}
"""Each picture's width and height in pixels."""

TEAM: dict[str, Role] = {"ben": "coder", "cleo": "coder", "ada": "adjudicator"}
PASSWORD = "seven grey herons at dusk"


def dateline(*arguments: str | Path) -> None:
    """Run the program of this environment."""
    start = "from dateline.doors.cli import main; main()"
    subprocess.run([sys.executable, "-c", start, *map(str, arguments)], check=True)


def photograph(browser: Browser, address: str, name: str, session: str = "") -> None:
    """One picture of a page, as somebody sees it who has signed in."""
    width, height = PICTURES[name]
    context = browser.new_context(viewport={"width": width, "height": height})
    if session:
        context.add_cookies([{"name": "dateline", "value": session, "url": address}])
    page = context.new_page()
    page.goto(address)
    page.screenshot(path=str(IMAGES / name))
    context.close()


@contextmanager
def desk(app: ASGIApp) -> Iterator[str]:
    """The address of a desk, while it is open."""
    port = 8643
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


def asked(address: str) -> dict[str, Any]:
    """What the API says."""
    with urlopen(address) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def double_code(store: Path) -> str:
    """Two coders on ten articles, cleo with a mind of her own on every third; the sample's id."""
    now = datetime.now(UTC)
    with open_ledger(store) as ledger:
        drawn = double_coding.draw(ledger, "spring", 10, ["ben", "cleo"], Saying("ada", "a first look"), now)
        sample = drawn.worked.id
        coded = {s.article.id: s for s in ledger.codings()}
        for number, name in enumerate(drawn.worked.work.articles):  # type: ignore[union-attr]
            stored = coded[name]
            told = [dict(one) for one in machine_answers(stored.article, stored.coding, policy_named(DEFAULT_POLICY))]
            double_coding.code_blind(ledger, sample, name, told, Saying("ben", ""), now)
            for one in told[: 1 if number % 3 == 0 else 0]:
                one.update(killed=str(number + 1), perpetrator="unidentified", disputed="yes")
            double_coding.code_blind(ledger, sample, name, told, Saying("cleo", ""), now)
    return sample


def team(browser: Browser, store: Path) -> None:
    """The screens of two people who code blind."""
    register = Register(PeopleFile(store.with_name("people.sqlite")))
    for name, role in TEAM.items():
        register.add(name, role, PASSWORD, "the documentation")
    double_code(store)
    ada = register.account("ada")
    assert ada is not None
    session = Sessions(register).begin(ada)
    with desk(make_app(Library(store), register)) as home:
        photograph(browser, f"{home}/coding", "desk-coding.png", session)
        photograph(browser, f"{home}/agreement", "desk-agreement.png", session)


def main() -> None:
    """Make the demo's ledger and report, and photograph it."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        sys.exit("no chromium on the path; install it and run this again")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=found, args=OPTIONS.split(), chromium_sandbox=False)
        folder = Path(temporary)
        store, page = folder / "ledger.sqlite", folder / "report.html"
        dateline("add", ROOT / "examples/dispatches", ROOT / "examples/story", "--db", store, "--quiet")
        dateline("report", "--db", store, "--out", page)
        photograph(browser, page.as_uri(), "report.png")
        with desk(make_app(Library(store), Person("ana"))) as home:
            told = max(asked(f"{home}/api/v1/incidents")["items"], key=lambda i: (len(i["articles"]), i["id"]))
            photograph(browser, f"{home}/articles/{told['articles'][-1]}", "desk-article.png")
            photograph(browser, f"{home}/incidents/{told['id']}", "desk-incident.png")
            photograph(browser, f"{home}/map", "desk-map.png")
            photograph(browser, f"{home}/review", "desk-review.png")
            photograph(browser, f"{home}/history", "desk-history.png")
        team(browser, store)
        browser.close()


if __name__ == "__main__":
    main()
