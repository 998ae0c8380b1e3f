"""The map with twenty thousand points in a browser: all are drawn, panning and filtering go on, the trays are right."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from benchmarks.desk_store import make_store
from open_desk import app_on, listening, watched
from playwright.sync_api import Browser, Page

from dateline.ledger import ShelfFilter, SqliteReader

POINTS = 20_000
EVENTS = 400

LONG_TASKS = """() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map((e) => e.duration)))
    .observe({ entryTypes: ["longtask"] });
  window.frames_seen = [];
  let last = performance.now();
  const tick = (now) => { window.frames_seen.push(now - last); last = now; requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
}"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("map") / "desk.sqlite"
    list(make_store(path, EVENTS))
    return path


def points(number: int) -> str:
    """What ``/map/points`` would tell of very many incidents."""
    chance = random.Random(5)
    rows = [
        [
            round(chance.uniform(-20, 60), 4), round(chance.uniform(-30, 45), 4), chance.choice((3.0, 60.0)),
            f"20{chance.randint(16, 24)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
            int(n % 9 > 0), n % 7, n % 900,
            f"incident-{n:032x}",
        ]
        for n in range(number)
    ]  # fmt: skip
    words = [[f"Kind {n}" for n in range(7)], [f"Town {n}" for n in range(900)]]
    return json.dumps({"points": rows, "words": words, "total": number, "drawn": number})


def told(page: Page, what: str) -> dict[str, float]:
    """The longest task and the slowest frames since the last question, in milliseconds."""
    found: dict[str, float] = page.evaluate(
        """() => {
          const frames = window.frames_seen.splice(0).sort((a, b) => a - b);
          const tasks = window.tasks.splice(0);
          const at = (q) => frames[Math.min(frames.length - 1, Math.floor(q * frames.length))] || 0;
          const seen = { median: at(0.5), p95: at(0.95), frames: frames.length };
          return { longest: Math.max(0, ...tasks), tasks: tasks.length, ...seen };
        }"""
    )
    print(what, {name: round(value, 1) for name, value in found.items()})
    return found


@pytest.mark.slow
def test_twenty_thousand_points_are_drawn_and_moved(store: Path, browser: Browser) -> None:
    with listening(app_on(store)) as home, watched(browser, home) as seen:
        page = seen.page
        page.route("**/map/points*", lambda route: route.fulfill(body=points(POINTS), content_type="application/json"))
        page.add_init_script(f"({LONG_TASKS})()")
        seen.go("/map")
        page.wait_for_selector("body[data-drawn]")
        assert page.get_attribute("body", "data-drawn") == str(POINTS)
        told(page, "first drawing")
        canvas = page.locator("canvas.map")
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 300, box["y"] + 200)
        page.mouse.down()
        for n in range(40):
            page.mouse.move(box["x"] + 300 + 4 * n, box["y"] + 200 + n)
        page.mouse.up()
        told(page, "dragged by 40 moves")
        for _ in range(6):
            page.mouse.wheel(0, -100)
        told(page, "zoomed in by 6 steps")
        seen.keep("map-20000-points")
        month = page.locator(".months button").nth(30)
        month.click()
        assert month.get_attribute("aria-pressed") == "true"
        told(page, "one month alone")
        month.click()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        told(page, "a mark opened")


@pytest.mark.slow
def test_the_trays_count_everything(store: Path, browser: Browser) -> None:
    with SqliteReader.open(store) as ledger:
        total = ledger.shelf.count(ShelfFilter())
        unplaced = ledger.shelf.count(ShelfFilter(placed=False))
        undated = ledger.shelf.count(ShelfFilter(dated=False))
    with listening(app_on(store)) as home, watched(browser, home) as seen:
        page = seen.go("/map")
        page.wait_for_selector("body[data-drawn]")
        assert page.get_attribute("body", "data-drawn") == str(total - unplaced)
        text = page.inner_text("main")
        assert f"Unplaced {unplaced}" in text
        assert f"Undated {undated}" in text
        seen.keep("map-many")
