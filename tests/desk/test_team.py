"""A team at the desk, in a real browser: signing in, coding blind, settling, and the agreement that comes of it."""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import krippendorff
import numpy as np
import pytest
from open_desk import Watched, coder, listening, watched
from playwright.sync_api import Browser, Page, expect
from test_accessible import LOOKS, findings_in_every_look

from dateline.doors.api.library import Library
from dateline.doors.desk import make_app
from dateline.doors.people import PeopleFile, Register, Role

PASSWORD = "seven grey herons at dusk"
TEAM: dict[str, Role] = {"rhea": "reader", "ben": "coder", "cleo": "coder", "ada": "adjudicator", "ana": "admin"}
KILLED = {"ben": "3203110452", "cleo": "3213010452"}
"""What each says of each article, so that the answers vary and mostly agree."""


@pytest.fixture(scope="module")
def team(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a team's desk."""
    folder = tmp_path_factory.mktemp("team")
    store = Path(shutil.copy(examples, folder / "ledger.sqlite"))
    register = Register(PeopleFile(folder / "people.sqlite"))
    for name, role in TEAM.items():
        register.add(name, role, PASSWORD, "tests")
    with listening(make_app(Library(store, coder=coder), register)) as home:
        yield home


def enter(seen: Watched, name: str, path: str = "/coding") -> Page:
    """Ask for a page, sign in, and arrive at it."""
    page = seen.go(path)
    page.wait_for_url("**/sign-in?*")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"**{path}")
    return page


def answer(page: Page, killed: str, kind: str) -> None:
    """Fill the questions on one incident: a number, a type, and silence for the rest."""
    page.select_option("select[name=event_type]", kind)
    page.select_option("select[name=killed_answer]", "given")
    page.fill("input[name=killed]", killed)
    for box in page.locator("form.blind select[name$=_answer]").all():
        if box.input_value() == "":
            box.select_option("not_reported")
    page.select_option("select[name=perpetrator]", index=1)
    page.select_option("select[name=disputed]", "no")


def code_all(browser: Browser, home: str, name: str) -> None:
    """Code every article of the sample, one after the other."""
    with watched(browser, home) as seen:
        page = enter(seen, name)
        kinds: list[str] = []
        for number in KILLED[name]:
            link = page.locator("a.act:has-text('Code the next article')")
            if page.url.endswith("/coding"):
                link.click()
            page.wait_for_selector("form.blind")
            if not kinds:
                kinds = page.eval_on_selector_all(
                    "select[name=event_type] option", "all => all.map(o => o.value).filter(v => v && v !== 'unknown')"
                )
                assert findings_in_every_look(seen) == []
                pictures(seen, f"/blind-{name}")
            assert page.locator("mark, .claim").count() == 0
            answer(page, number, kinds[int(number) % 3])
            page.click("text=Keep and go on")
            page.wait_for_load_state()
        seen.go("/coding")
        expect(page.locator("main")).to_contain_text("All 10 done")


def alpha(rows: list[dict[str, str]], variable: str, level: str) -> float:
    """What the library says of the exported table."""
    units = sorted({(r["article"], r["incident"]) for r in rows if r["coder"] in KILLED})
    cells = {(r["coder"], r["article"], r["incident"]): r[variable] for r in rows}
    table = [[cells.get((name, *unit), "") for unit in units] for name in KILLED]
    if level == "nominal":
        return float(
            krippendorff.alpha(np.array([[c or "nan" for c in row] for row in table]), level_of_measurement=level)
        )
    numbers = np.array([[float(c) if c else np.nan for c in row] for row in table])
    return float(krippendorff.alpha(numbers, level_of_measurement=level))


@pytest.mark.slow
def test_two_people_code_ten_articles_blind(browser: Browser, team: str) -> None:
    with watched(browser, team) as seen:
        page = enter(seen, "ada")
        page.fill("input[name=size]", "10")
        page.fill("input[name=seed]", "spring")
        for box, name in zip(page.locator("select[name=coders]").all(), KILLED, strict=True):
            box.select_option(name)
        page.get_by_role("button", name="Draw").click()
        expect(page.locator("main")).to_contain_text("10 of the")
        for name in KILLED:
            code_all(browser, team, name)
        seen.go("/coding")
        assert findings_in_every_look(seen) == []
        pictures(seen, "/coded")
        page.locator("section:has-text('To settle') a").first.click()
        page.wait_for_selector("form.blind")
        assert findings_in_every_look(seen) == []
        pictures(seen, "/settle")
        page.get_by_label("Because").fill("read by both together")
        page.get_by_role("button", name="Settle").click()
        page.wait_for_load_state()
        seen.go("/agreement")
        assert findings_in_every_look(seen) == []
        pictures(seen, "/agreed")
        with page.expect_download() as taken:
            page.locator("a[href^='/agreement/table']").click()
        rows = list(csv.DictReader(io.StringIO(Path(taken.value.path()).read_text(encoding="utf-8"))))
        compared = 0
        for row in page.locator("tbody tr").all():
            variable, level = row.locator("code").inner_text(), row.locator("td").first.inner_text()
            shown = re.fullmatch(r"-?\d\.\d{3}", row.locator("td").nth(3).inner_text())
            if shown and variable in rows[0]:
                compared += 1
                assert float(shown[0]) == pytest.approx(alpha(rows, variable, level), abs=0.0006), variable
        assert compared >= 2


def pictures(seen: Watched, name: str) -> None:
    """A picture in every look; what does not fit fails."""
    for scheme, width in LOOKS:
        seen.page.emulate_media(color_scheme=scheme)
        seen.page.set_viewport_size({"width": width, "height": 900})
        assert seen.page.evaluate("document.documentElement.scrollWidth") <= width, (name, width)
        seen.keep(f"team{name.replace('/', '-')}-{scheme}-{width}")


def test_the_doors_for_people_fit_everybody(browser: Browser, team: str) -> None:
    with watched(browser, team) as seen:
        page = seen.go("/sign-in")
        assert findings_in_every_look(seen) == []
        pictures(seen, "/sign-in")
        page.get_by_label("Name").fill("ana")
        page.get_by_label("Password").fill("seven grey herons at dawn")
        page.get_by_role("button", name="Sign in").click()
        expect(page.locator("[role=alert]")).to_be_visible()
        assert findings_in_every_look(seen) == []
        seen.complaints.clear()  # the browser tells of the refusal itself
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/inbox")
        for path in ("/me", "/people", "/coding", "/agreement"):
            seen.go(path)
            assert findings_in_every_look(seen) == []
            pictures(seen, path)


def test_a_reader_is_shown_no_way_to_write(browser: Browser, team: str) -> None:
    with watched(browser, team) as seen:
        page = enter(seen, "rhea", "/incidents")
        page.locator("tbody a.title").first.click()
        page.wait_for_load_state()
        assert page.locator("main form[method=post]").count() == 0
        seen.go("/inbox")
        assert page.locator("main form[method=post]").count() == 0
        page.keyboard.press("j")
        page.keyboard.press("a")
        assert page.url.endswith("/inbox")
