"""The map with twenty thousand points in a browser: all are drawn, panning and filtering go on, the trays are right."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from benchmarks.desk_store import make_store
from open_desk import PATIENCE, Watched, app_on, coder, listening, watched
from playwright.sync_api import Browser, Page, Route

from dateline.doors.api.library import Library
from dateline.doors.api.tiles import Tiles
from dateline.doors.desk import make_app
from dateline.doors.people import Person
from dateline.ledger import ShelfFilter, SqliteReader

POINTS = 20_000
EVENTS = 400
MOVES, STEPS = 40, 6
MOST_MS, MOVE_MS, STEP_MS = 1500, 60, 200
"""Five times what it took: the first drawing, one move, one step, in processor time."""
TILES = "https://tiles.example"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256"/></svg>'

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


class Thread:
    """The page's main thread: what its tasks took since the last question."""

    def __init__(self, page: Page) -> None:
        self.page, self.session = page, page.context.new_cdp_session(page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.spent = 0.0

    def told(self, what: str) -> float:
        """Milliseconds of processor time of all tasks together, which no other load on the machine changes; beside it,
        the longest task and the frames as they passed on the wall are printed."""
        found: dict[str, float] = self.page.evaluate(
            """() => {
              const frames = window.frames_seen.splice(0).sort((a, b) => a - b);
              const tasks = window.tasks.splice(0);
              const at = (q) => frames[Math.min(frames.length - 1, Math.floor(q * frames.length))] || 0;
              const seen = { median: at(0.5), p95: at(0.95), frames: frames.length };
              return { longest: Math.max(0, ...tasks), tasks: tasks.length, ...seen };
            }"""
        )
        metrics = {one["name"]: one["value"] for one in self.session.send("Performance.getMetrics")["metrics"]}
        spent = 1000 * metrics["TaskDuration"]
        now, self.spent = spent - self.spent, spent
        print(what, {"processor": round(now, 1), **{name: round(value, 1) for name, value in found.items()}})
        return now


@pytest.mark.slow
def test_twenty_thousand_points_are_drawn_and_moved(store: Path, browser: Browser) -> None:
    with listening(app_on(store)) as home, watched(browser, home) as seen:
        page = seen.page
        page.route("**/map/points*", lambda route: route.fulfill(body=points(POINTS), content_type="application/json"))
        page.add_init_script(f"({LONG_TASKS})()")
        thread = Thread(page)
        seen.go("/map")
        page.wait_for_selector("body[data-drawn]")
        assert page.get_attribute("body", "data-drawn") == str(POINTS)
        assert thread.told("first drawing") < MOST_MS
        canvas = page.locator("canvas.map")
        canvas.scroll_into_view_if_needed()
        box = canvas.bounding_box()
        assert box is not None
        page.mouse.move(box["x"] + 300, box["y"] + 200)
        page.mouse.down()
        for n in range(MOVES):
            page.mouse.move(box["x"] + 300 + 4 * n, box["y"] + 200 + n)
        page.mouse.up()
        assert thread.told("dragged by 40 moves") / MOVES < MOVE_MS
        for _ in range(STEPS):
            page.mouse.wheel(0, -100)
        page.wait_for_timeout(400)
        assert thread.told("zoomed in by 6 steps") / STEPS < STEP_MS
        seen.keep("map-20000-points")
        month = page.locator(".months button").nth(30)
        month.click()
        assert month.get_attribute("aria-pressed") == "true"
        assert thread.told("one month alone") < STEP_MS
        month.click()
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert thread.told("a mark opened") < STEP_MS


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


def test_tiles_lie_under_what_a_script_draws(store: Path, browser: Browser) -> None:
    told = Tiles.of(f"{TILES}/{{z}}/{{x}}/{{y}}.svg Tile makers")
    with listening(make_app(Library(store, coder=coder), Person("ana", "admin"), tiles=told)) as home:
        seen = Watched(browser, home)
        page = seen.page
        asked: list[str] = []

        def answered(route: Route) -> None:
            asked.append(route.request.url)
            route.fulfill(body=PICTURE, content_type="image/svg+xml")

        page.route(f"{TILES}/**", answered)
        page.add_init_script("addEventListener('drawn', (event) => { window.drawn = event.detail; })")
        seen.go("/map")
        all_laid = "() => window.drawn && drawn.mosaic.laid > 2 && drawn.mosaic.laid === drawn.mosaic.inView().length"
        page.wait_for_function(all_laid, timeout=PATIENCE)
        own = "() => [...document.querySelectorAll('#atlas image')].map((one) => one.getAttribute('href'))"
        assert page.evaluate("() => drawn.mosaic.inView().map(([address]) => address)") == page.evaluate(own)
        placed = "() => drawn.mosaic.inView().map(([, x, y, w, h]) => [x, y, x + w, y + h])"
        boxes = page.evaluate(placed)
        width, height = page.evaluate("() => [drawn.width, drawn.height]")
        assert min(box[0] for box in boxes) <= 0
        assert max(box[2] for box in boxes) >= width
        assert min(box[1] for box in boxes) <= 0
        assert max(box[3] for box in boxes) >= height
        first = set(asked)
        for _ in range(4):
            page.evaluate("() => drawn.scaleBy(2)")
        page.wait_for_function(all_laid, timeout=PATIENCE)
        closer = set(asked) - first
        assert closer
        assert max(int(one.split("/")[3]) for one in closer) > max(int(one.split("/")[3]) for one in first)
        assert len(page.evaluate(placed)) < 100
        seen.context.close()
        assert all(one.startswith((f"{home}/", f"{TILES}/", "about:")) for one in seen.asked), seen.asked
        assert seen.complaints == []
