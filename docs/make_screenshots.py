"""Takes the pictures of the documentation from the example dispatches: python docs/make_screenshots.py.

Needs a chromium on the path; everything happens in a temporary folder and without a network.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs/images"
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --hide-scrollbars"
)
PICTURES = {"report.png": (1100, 1600)}
"""Each picture's width and height in pixels."""


def dateline(*arguments: str | Path) -> None:
    """Run the program of this environment."""
    start = "from dateline.doors.cli import main; main()"
    subprocess.run([sys.executable, "-c", start, *map(str, arguments)], check=True)


def photograph(browser: str, page: Path, name: str, folder: Path) -> None:
    """One picture of a page on the disk."""
    width, height = PICTURES[name]
    own = [f"--user-data-dir={folder / 'profile'}", f"--window-size={width},{height}", f"--screenshot={IMAGES / name}"]
    subprocess.run([browser, *OPTIONS.split(), *own, page.as_uri()], check=True, capture_output=True, timeout=120)


def main() -> None:
    """Make the demo's ledger and report, and photograph it."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        sys.exit("no chromium on the path; install it and run this again")
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        store, page = folder / "ledger.sqlite", folder / "report.html"
        dateline("add", ROOT / "examples/dispatches", "--db", store, "--quiet")
        dateline("report", "--db", store, "--out", page)
        photograph(browser, page, "report.png", folder)


if __name__ == "__main__":
    main()
