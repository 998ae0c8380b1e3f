"""No screen shuts anybody out: axe-core finds nothing serious, light or dark, wide or narrow."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from asking import screens
from open_desk import Watched, watched
from playwright.sync_api import Browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
LOOKS: tuple[tuple[Any, int], ...] = (("dark", 1280), ("dark", 400), ("light", 400), ("light", 1280))
GRAVE = ("serious", "critical")
OPENED = "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"


def findings(seen: Watched) -> list[str]:
    """What axe-core says of the page in view, the grave alone, with where it is."""
    seen.page.evaluate(f"() => {{ {AXE} }}")
    found: dict[str, Any] = seen.page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    assert len(found["passes"]) > 5
    return [
        f"{seen.page.url}: {one['id']} ({one['impact']}): {node['html'][:200]} {node['failureSummary'][:300]}"
        for one in found["violations"]
        if one["impact"] in GRAVE
        for node in one["nodes"][:3]
    ]


def findings_in_every_look(seen: Watched) -> list[str]:
    """The same of a page in light and dark, wide and narrow; it is left light and wide."""
    found = []
    for scheme, width in LOOKS:
        seen.page.emulate_media(color_scheme=scheme)
        seen.page.set_viewport_size({"width": width, "height": 900})
        found += [f"{scheme} {width}: {one}" for one in findings(seen)]
    return found


def test_no_screen_shuts_anybody_out(browser: Browser, home: str) -> None:
    found = []
    with watched(browser, home) as seen:
        for path in screens(home).values():
            seen.go(path).evaluate(OPENED)
            found += findings_in_every_look(seen)
    assert found == []


def test_what_is_lifted_and_stood_on_can_be_read(browser: Browser, home: str) -> None:
    found = []
    for scheme in ("light", "dark"):
        with watched(browser, home, color_scheme=scheme) as seen:  # type: ignore[arg-type]
            for name in ("article", "review", "incidents"):
                page = seen.go(screens(home)[name])
                page.keyboard.press("j")
                found += findings(seen)
            page.keyboard.press("Escape")
            page.keyboard.press("?")
            found += findings(seen)
    assert found == []


def test_a_problem_page_too(browser: Browser, home: str) -> None:
    with watched(browser, home) as seen:
        seen.go("/incidents/incident-00000000")
        assert findings_in_every_look(seen) == []
        seen.complaints.clear()  # the browser tells of the 404 itself
