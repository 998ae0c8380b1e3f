"""Takes the pictures of the documentation from the example dispatches: python docs/make_screenshots.py.

Needs a chromium on the path; everything happens in a temporary folder and on this machine.
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
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import uvicorn

from dateline.doors.api.library import Library
from dateline.doors.api.route import Person
from dateline.doors.desk import make_app

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs/images"
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
)
PICTURES = {
    "report.png": (1100, 1600),
    "desk-article.png": (1280, 1000),
    "desk-incident.png": (1280, 1200),
    "desk-map.png": (1200, 1150),
    "desk-review.png": (1100, 560),
    "desk-history.png": (1280, 900),
}
"""Each picture's width and height in pixels."""


def dateline(*arguments: str | Path) -> None:
    """Run the program of this environment."""
    start = "from dateline.doors.cli import main; main()"
    subprocess.run([sys.executable, "-c", start, *map(str, arguments)], check=True)


def photograph(browser: str, address: str, name: str, folder: Path) -> None:
    """One picture of a page."""
    width, height = PICTURES[name]
    own = [f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}", f"--screenshot={IMAGES / name}"]
    subprocess.run([browser, *OPTIONS.split(), *own, address], check=True, capture_output=True, timeout=120)


@contextmanager
def desk(store: Path) -> Iterator[str]:
    """The address of a desk on a ledger, while it is open."""
    port = 8643
    app = make_app(Library(store), Person("ana"))
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


def main() -> None:
    """Make the demo's ledger and report, and photograph it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("no chromium on the path; install it and run this again")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        store, page = folder / "ledger.sqlite", folder / "report.html"
        dateline("add", ROOT / "examples/dispatches", ROOT / "examples/story", "--db", store, "--quiet")
        dateline("report", "--db", store, "--out", page)
        photograph(browser, page.as_uri(), "report.png", folder)
        with desk(store) as home:
            told = max(asked(f"{home}/api/v1/incidents")["items"], key=lambda i: (len(i["articles"]), i["id"]))
            photograph(browser, f"{home}/articles/{told['articles'][-1]}", "desk-article.png", folder)
            photograph(browser, f"{home}/incidents/{told['id']}", "desk-incident.png", folder)
            photograph(browser, f"{home}/map", "desk-map.png", folder)
            photograph(browser, f"{home}/review", "desk-review.png", folder)
            photograph(browser, f"{home}/history", "desk-history.png", folder)


if __name__ == "__main__":
    main()
