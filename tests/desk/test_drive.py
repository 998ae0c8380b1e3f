"""An analyst's day at the desk, in a real browser: what is added, followed, decided, taken back and taken along.

The same drive goes over the example dispatches and, behind ``make proof``, over the articles in the folder that
DATELINE_MATERIAL names (or the ``ledger.sqlite`` in it, where somebody has coded them already).
"""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from asking import items, said, screens, told
from open_desk import Watched, app_on, coder, listening, watched
from playwright.sync_api import Browser, Page, expect

from conftest import NOON
from dateline.ledger import SqliteLedger
from dateline.runner import add_inputs

MATERIAL = os.environ.get("DATELINE_MATERIAL", "")
TITLE = "Gunmen kill four at ferry landing in Tillabéri"
TEXT = (
    "TILLABÉRI, Niger, May 15 – Gunmen killed four ferrymen at a landing in Tillabéri on Tuesday, police said.\n\n"
    "The governor's office said three people had died. “Nobody was arrested,” a police officer said."
)
SECOND = "DORI, Burkina Faso, May 17 – A roadside bomb wounded two soldiers near Dori on Thursday, the army said."
LOOKS = [("light", 1280, 900), ("dark", 1280, 900), ("light", 400, 800), ("dark", 3840, 2160)]


@dataclass(frozen=True, slots=True)
class Sitting:
    """A desk on one of the ledgers, and a name for what is kept of it."""

    home: str
    name: str


@pytest.fixture(scope="module", params=["examples", pytest.param("material", marks=pytest.mark.slow)])
def sitting(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sitting]:
    """A desk on a copy of the ledger."""
    store = tmp_path_factory.mktemp("sitting") / "ledger.sqlite"
    if request.param == "examples":
        shutil.copy(request.getfixturevalue("examples"), store)
    elif not MATERIAL:
        pytest.skip("DATELINE_MATERIAL names no folder of articles to drive the desk over")
    elif (Path(MATERIAL) / "ledger.sqlite").exists():
        shutil.copy(Path(MATERIAL) / "ledger.sqlite", store)
    else:
        with SqliteLedger.open(store) as ledger:
            add_inputs(ledger, [MATERIAL], coder(), now=lambda: NOON)
    with listening(app_on(store)) as home:
        yield Sitting(home, request.param)


@pytest.fixture
def seen(browser: Browser, sitting: Sitting) -> Iterator[Watched]:
    """A page of one's own."""
    with watched(browser, sitting.home) as page:
        yield page


def number(page: Page, pattern: str) -> int:
    """A number in the page's words."""
    found = re.search(pattern, page.inner_text("body"))
    assert found is not None, pattern
    return int(found[1])


def lit(page: Page) -> int:
    """How many words of the text are lifted."""
    return page.locator("#text mark.lit").count()


def disputed(home: str) -> dict[str, Any]:
    """The incident with a conflict that most articles tell."""
    found = items(home, "incidents", disputed="true", limit=500)
    return max(found, key=lambda i: (len(i["articles"]), i["id"]))


def drop(page: Page, files: dict[str, str]) -> None:
    """Drop files on the page as a desktop does."""
    script = """files => { const held = new DataTransfer();
      for (const [name, text] of Object.entries(files)) held.items.add(new File([text], name));
      return held; }"""
    held = page.evaluate_handle(script, files)
    page.dispatch_event("main", "dragover", {"dataTransfer": held})
    assert page.locator("body.dropping").count() == 1
    page.dispatch_event("main", "drop", {"dataTransfer": held})


def test_an_article_is_pasted(seen: Watched, sitting: Sitting) -> None:
    page = seen.go("/inbox")
    page.click("text=Paste an article")
    page.get_by_label("Headline").fill(TITLE)
    page.get_by_label("Text", exact=True).fill(TEXT)
    page.get_by_label("Outlet", exact=True).fill("River Courier")
    page.get_by_label("Published", exact=True).fill("2024-05-15")
    seen.keep(f"{sitting.name}-paste")
    page.click("text=Add and read it")
    page.wait_for_url("**/articles/*")
    expect(page.locator("h1")).to_have_text(TITLE)
    assert page.locator("#text mark").count() > 5
    assert "Tillabéri" in page.inner_text(".says")
    seen.keep(f"{sitting.name}-pasted")
    seen.go("/inbox")
    expect(page.locator("tbody tr").first).to_contain_text(TITLE)


def test_files_are_dropped(seen: Watched, sitting: Sitting) -> None:
    page = seen.go("/inbox")
    drop(page, {"dori.txt": SECOND})
    page.wait_for_url("**/articles/*")
    expect(page.locator("#text")).to_contain_text("roadside bomb")
    seen.go("/inbox")
    drop(page, {"dori.txt": SECOND, "page.html": f"<h1>Late</h1><p>{TEXT} Again.</p>", "image.bin": "\x00\x01\x02\x00"})
    page.wait_for_url("**/inbox?added=*")
    expect(page.locator("[role=status]")).to_contain_text("1 known")
    expect(page.locator("[role=status]")).to_contain_text("1 refused")
    expect(page.locator("main")).to_contain_text("image.bin")
    seen.keep(f"{sitting.name}-dropped")


def test_files_are_chosen_without_scripts(browser: Browser, sitting: Sitting, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(SECOND.replace("two soldiers", "nine soldiers"), encoding="utf-8")
    with watched(browser, sitting.home, java_script_enabled=False) as seen:
        page = seen.go("/inbox")
        page.click("text=Add files")
        page.set_input_files("input[type=file]", str(tmp_path / "ferry.txt"))
        page.click("text=Add the files")
        page.wait_for_url("**/articles/*")
        expect(page.locator("#text")).to_contain_text("nine soldiers")
        page.locator(".says details.decide summary").first.click()
        page.locator(".says button[value=accepted]").first.click()
        expect(page.locator("#decided")).to_contain_text("no reason given")


def test_a_value_leads_to_its_words_and_back(seen: Watched, sitting: Sitting) -> None:
    page = seen.go(f"/articles/{disputed(sitting.home)['articles'][-1]}")
    words = page.locator(".says a.words").first
    words.hover()
    assert lit(page) >= 1
    assert page.locator("#text.dimming").count() == 1
    assert re.match(r"M.+H", page.locator("svg.join path").get_attribute("d") or "")
    seen.keep(f"{sitting.name}-evidence")
    words.click()
    claim = page.url.partition("#t-")[2]
    tag = page.locator(f"[id='t-{claim}']")
    expect(tag).to_be_in_viewport()
    tag.click()
    assert page.url.endswith(f"#c-{claim}")
    expect(page.locator(f"[id='c-{claim}']")).to_be_in_viewport()
    assert "here" in (page.locator(f"[id='c-{claim}']").get_attribute("class") or "")
    page.locator("#text mark").first.hover()
    assert page.locator(".says .lit").count() >= 1


def test_a_value_of_an_incident_leads_to_its_words(seen: Watched, sitting: Sitting) -> None:
    incident = disputed(sitting.home)
    page = seen.go(f"/incidents/{incident['id']}")
    seen.keep(f"{sitting.name}-incident")
    page.locator("tr.field-row details.behind summary").first.click()
    link = page.locator("tr.field-row .claim .words a").first
    quote = link.inner_text().strip("“”")
    link.click()
    page.wait_for_url("**/articles/*#t-*")
    expect(page.locator(".tag:target")).to_be_in_viewport()
    assert " ".join(quote.split()) in " ".join((page.locator("#text").text_content() or "").split()) or quote


def test_a_dispute_is_resolved_and_taken_back(seen: Watched, sitting: Sitting) -> None:
    page = seen.go("/review")
    total = number(page, r"1 of (\d+)")
    sentence = page.inner_text(".review h2")
    incident = page.locator(".review a").first.get_attribute("href") or ""
    seen.keep(f"{sitting.name}-review")
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.type("the later count is the hospital's own")
    page.keyboard.press("Enter")
    page.wait_for_function("before => !document.body.innerText.includes(before)", arg=sentence)
    assert number(page, r"1 of (\d+)") < total
    expect(page.locator("body")).to_contain_text("the later count is the hospital's own")
    with watched(page.context.browser, sitting.home) as other:  # type: ignore[arg-type]
        there = other.go(incident)
        expect(there.locator("#decided")).to_contain_text("by ana")
        other.keep(f"{sitting.name}-decided")
    page.keyboard.press("u")
    page.keyboard.type("pressed too soon")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*")
    expect(page.locator("#decided")).to_contain_text("undone by ana")
    assert number(seen.go("/review"), r"1 of (\d+)") == total


def test_cards_are_answered_by_single_keys(seen: Watched, sitting: Sitting) -> None:
    page = seen.go("/review")
    for key, badge in (("a", "accepted"), ("?", "cannot tell")):
        total = number(page, r"1 of (\d+)")
        page.keyboard.press(key)
        page.wait_for_function("n => !document.body.innerText.includes(`1 of ${n}`)", arg=total)
        expect(page.locator("body")).to_contain_text("Your last decision")
        assert number(page, r"1 of (\d+)") < total, badge
    page.keyboard.press("n")
    page.wait_for_url("**/review?at=1")
    page.keyboard.press("e")
    page.wait_for_url("**/incidents/*#correct-*")
    page.wait_for_function("() => document.activeElement.name === 'value'")


def test_keys_go_everywhere(seen: Watched) -> None:
    page = seen.go("/inbox")
    for key, path in (("i", "incidents"), ("m", "map"), ("r", "review"), ("h", "history"), ("b", "inbox")):
        page.keyboard.press("g")
        page.keyboard.press(key)
        page.wait_for_url(f"**/{path}")
    page.keyboard.press("?")
    expect(page.locator("dialog#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog#keys")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator("tbody tr").first).to_have_class("here")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("jkgi")
    assert page.input_value("#q") == "jkgi"
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents?text=jkgi")


def test_a_toll_is_corrected(seen: Watched, sitting: Sitting) -> None:
    claims = items(sitting.home, "claims", field="killed", limit=500)
    stated = [c for c in claims if c["heard"] and (c["value"].get("low") or 0) > 0 and c["attitude"] == "asserts"]
    claim = max(stated, key=lambda c: (c["value"]["low"], c["id"]))
    page = seen.go(f"/incidents/{claim['incident']}#correct-killed")
    expect(page.locator("#correct-killed details.correct")).to_have_attribute("open", "")
    form = page.locator("#correct-killed details.correct form")
    form.get_by_label("Value").fill(str(claim["value"]["low"]))
    form.get_by_label("Words that say so").fill(claim["span"]["quote"])
    form.get_by_label("Because").fill("counted again from the article")
    seen.keep(f"{sitting.name}-correct")
    form.get_by_role("button", name="Correct").click()
    page.wait_for_url("**/incidents/*")
    expect(page.locator("#decided")).to_contain_text("counted again from the article")
    held = told(sitting.home, f"incidents/{claim['incident']}")["killed"]
    assert (held["low"] or 0) >= claim["value"]["low"]
    seen.keep(f"{sitting.name}-corrected")


def test_two_incidents_are_merged_and_split_again(seen: Watched, sitting: Sitting) -> None:
    found = [i for i in items(sitting.home, "incidents", limit=500, disputed="false") if len(i["mentions"]) == 1][-2:]
    one, other = found
    page = seen.go(f"/incidents/{one['id']}")
    page.click("text=Merge with another incident")
    form = page.locator("form[action='/merges']")
    form.get_by_label("The other’s id").fill(f" {other['id']} ")
    form.get_by_label("Because").fill("one attack told twice")
    form.get_by_role("button", name="Merge").click()
    page.wait_for_url("**/incidents/*")
    expect(page.locator("#decided")).to_contain_text("one attack told twice")
    expect(page.locator(".sources li")).to_have_count(2)
    seen.keep(f"{sitting.name}-merged")
    page.click("text=Split off mentions")
    form = page.locator("form[action$='/splits']")
    form.locator("input[type=checkbox]").first.check()
    form.get_by_label("Because").fill("two attacks after all")
    form.get_by_role("button", name="Split").click()
    expect(page.locator("#decided")).to_contain_text("two attacks after all")
    for was in (one, other):
        assert told(sitting.home, f"incidents/{was['id']}")["mentions"] == was["mentions"]


def test_the_slider_moves_the_whole_desk(seen: Watched, sitting: Sitting) -> None:
    page = seen.go("/history")
    head = number(page, r"of (\d+)")
    seen.keep(f"{sitting.name}-history")
    page.locator("#at").focus()
    page.keyboard.press("PageDown")
    page.wait_for_url("**/history?as_of=*")
    moved = number(page, r"as of position (\d+)")
    assert moved < head
    expect(page.locator(".past")).to_contain_text(f"As of position {moved}")
    page.wait_for_function("() => document.activeElement.id === 'at'")
    page.click("nav >> text=Incidents")
    page.wait_for_url(f"**/incidents?as_of={moved}")
    page.click("tbody a.title >> nth=0")
    expect(page.locator(".past")).to_be_visible()
    assert page.locator("form[method=post]").count() == 0
    seen.keep(f"{sitting.name}-past")
    page.click("text=Back to now")
    expect(page.locator(".past")).to_have_count(0)


def test_the_map_is_filtered_and_hides_nothing(seen: Watched, sitting: Sitting) -> None:
    def counted(page: Page) -> tuple[int, int]:
        found = int(page.inner_text("h1 .count"))
        if found > 300:  # so many are drawn by a script, and a tray counts those without a place
            page.wait_for_selector("body[data-drawn]")
            unplaced = page.inner_text("h2:has-text('Unplaced') .count")
            return found, int(page.get_attribute("body", "data-drawn") or 0) + int(unplaced)
        links = page.eval_on_selector_all("main a[href^='/incidents/']", "all => all.map(a => a.getAttribute('href'))")
        return found, len({link.partition("?")[0] for link in links})

    page = seen.go("/map")
    total, shown = counted(page)
    assert shown == total or total > 2000
    seen.keep(f"{sitting.name}-map")
    country = next(i["place"]["country"] for i in items(sitting.home, "incidents") if i["place"]["country"])
    page.locator("input[name=country]").fill(country)
    page.locator("input[name=since]").fill("2000-01-01")
    page.click("button:text('Show')")
    page.wait_for_url(f"**/map?*country={country}*")
    some, listed = counted(page)
    assert 0 < some <= total
    assert listed == some or some > 2000
    assert page.input_value("[name=country]") == country
    for tray in ("Unplaced", "Undated"):
        assert page.locator(f"h2:has-text('{tray}') .count").count() == 1
    seen.keep(f"{sitting.name}-map-filtered")


def test_two_runs_side_by_side(seen: Watched, sitting: Sitting) -> None:
    page = seen.go("/runs")
    page.get_by_label("Run A").fill("1")
    page.get_by_label("Run B").fill("1")
    page.click("text=Compare")
    expect(page.locator(".report")).to_contain_text("cannot differ")
    seen.keep(f"{sitting.name}-runs")


def test_an_export_is_taken_along(seen: Watched, sitting: Sitting) -> None:
    page = seen.go("/export")
    page.get_by_label("Format").select_option("geojson")
    page.get_by_label("Role").select_option("main")
    page.click("button:text('Preview')")
    expect(page.locator("pre.report")).to_contain_text("FeatureCollection")
    seen.keep(f"{sitting.name}-export")
    with page.expect_download() as taken:
        page.click("text=with the manifest")
    archive = zipfile.ZipFile(io.BytesIO(Path(taken.value.path()).read_bytes()))
    (manifest,) = (name for name in archive.namelist() if name.endswith(".manifest.json"))
    assert json.loads(archive.read(manifest))["filter"] == {"role": "main"}
    assert manifest.removesuffix(".manifest.json") in archive.namelist()


@pytest.mark.parametrize(("scheme", "width", "height"), LOOKS, ids=lambda one: str(one))
def test_every_screen_fits(browser: Browser, sitting: Sitting, scheme: Any, width: int, height: int) -> None:
    with watched(browser, sitting.home, width, height, color_scheme=scheme) as seen:
        for name, path in screens(sitting.home).items():
            page = seen.go(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            small = page.evaluate(
                "Math.min(...[...document.querySelectorAll('main p, main td, main li')].filter(e => e.offsetParent)"
                ".map(e => parseFloat(getComputedStyle(e).fontSize) * (document.body.currentCSSZoom || 1)), 99)"
            )
            assert small >= (18 if width > 2400 else 13), (path, small)
            seen.keep(f"{sitting.name}-{name}-{scheme}-{width}")


def test_texts_are_folded_where_that_is_wished(browser: Browser, sitting: Sitting) -> None:
    with watched(browser, sitting.home) as seen:
        seen.context.add_cookies([{"name": "dateline-fold", "value": "1", "url": sitting.home}])
        page = seen.go(f"/articles/{disputed(sitting.home)['articles'][-1]}")
        expect(page.locator("#text")).to_be_hidden()
        expect(page.locator("details.fold summary")).to_contain_text("words")
        seen.keep(f"{sitting.name}-folded")
        page.click("details.fold summary")
        expect(page.locator("#text")).to_be_visible()


def test_what_changed_meanwhile_is_said(seen: Watched, sitting: Sitting) -> None:
    claim = next(
        c for c in items(sitting.home, "claims", field="place", limit=500) if c["ruling"] is None and c["heard"]
    )
    page = seen.go(f"/incidents/{claim['incident']}#c-{claim['id']}")
    said(sitting.home, f"claims/{claim['id']}/rulings", verdict="rejected", because="a slip of the pen")
    page.keyboard.press("a")
    page.wait_for_url("**/rulings")
    expect(page.locator("h1")).to_contain_text("a slip of the pen")
    expect(page.locator("main")).to_contain_text("Nothing was stored")
    assert seen.complaints == ["error: Failed to load resource: the server responded with a status of 409 (Conflict)"]
    seen.complaints.clear()
