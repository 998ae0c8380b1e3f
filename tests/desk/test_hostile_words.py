"""Whatever an article, a name or a note holds, the browser shows it as words: nothing runs, nothing is asked elsewhere.

Each string is stored as headline, text, speaker and note, and every page that shows it is opened. ``make test`` takes
every thirtieth string, ``make proof`` all 738.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.error import HTTPError

import pytest
from asking import items, said
from hostile_words import ODD, naughty, payloads
from open_desk import Watched, watched
from playwright.sync_api import Browser

TOWNS = ("Arlit", "Gao", "Dori", "Niamey", "Agadez", "Mopti", "Kidal", "Zinder", "Maradi", "Tahoua", "Diffa", "Bamako")
TURNING = "".join(map(chr, (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x7F)))
HIDDEN = TURNING + "".join(map(chr, (*range(9), 11, 12, *range(14, 32))))

ASKED_OF_THE_PAGE = """hidden => ({
  owned: typeof window.owned,
  strange: [...document.querySelectorAll('main script, main style, main img, main iframe, main object, main embed,'
    + ' main base, main link, main meta, main video, main audio, main picture, main template, main math,'
    + ' main [onerror], main [onload], main [onclick], main [onfocus], main [style], main [srcdoc]')]
    .map(e => e.outerHTML),
  far: [...document.querySelectorAll('[href], [src], [action], [formaction]')].flatMap(e =>
    ['href', 'src', 'action', 'formaction'].map(n => e.getAttribute(n))
      .filter(v => v !== null && !/^[#/](?![/\\\\])/.test(v))),
  turned: [...hidden].filter(ch => document.body.innerText.includes(ch)).map(ch => ch.codePointAt(0)),
})"""


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a string went: the article, and the incident where one was found in it."""

    words: str
    article: str
    incident: str | None


def is_text(words: str) -> bool:
    """False for half of a surrogate pair: it stands for no character, and the API refuses it."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def stored(home: str, words: str, number: int) -> Stored | None:
    """The string as headline, outlet, text, speaker and note of an article of its own; None where it was refused."""
    day = date(2004, 1, 5) + timedelta(days=9 * number)
    town = TOWNS[number % len(TOWNS)]
    text = f"Gunmen killed two people in {town} on {day:%A}, police said.\n\nA witness said: {words}\n\n{words}"
    told = {"text": text, "title": words[:900], "outlet": words[:900], "url": words[:900]}
    try:
        added = said(home, "articles", **told, published=day.isoformat())
    except HTTPError as error:
        if error.code == 422 and not is_text(words):
            return None
        raise
    claims = items(home, "claims", article=added["article"], field="killed") if added["article"] else []
    if not claims:
        return Stored(words, added["article"], None)
    incident, note = claims[0]["incident"], words[:900] if words.strip() else f"{words} blank"
    corrected = {"field": "killed", "value": "2", "quote": "killed two people", "speaker": words[:900] or None}
    written = (
        (f"incidents/{incident}/corrections", {**corrected, "because": note, "article": added["article"]}),
        (f"claims/{claims[0]['id']}/rulings", {"verdict": "accepted", "because": note}),
    )
    for path, body in written:
        try:
            said(home, path, **body)
        except HTTPError as error:
            if error.code not in (409, 422):
                raise
    return Stored(words, added["article"], incident)


def harmless(seen: Watched, path: str) -> None:
    """Open a page; nothing of what it shows acts."""
    page = seen.go(path)
    found = page.evaluate(ASKED_OF_THE_PAGE, HIDDEN)
    assert found == {"owned": "undefined", "strange": [], "far": [], "turned": []}, path
    assert seen.complaints == [], path


def shown_as_words(browser: Browser, home: str, strings: Sequence[str]) -> None:
    """Store the strings, then open every page that shows one."""
    put = [stored(home, words, number) for number, words in enumerate(strings)]
    held = [one for one in put if one is not None]
    assert len(held) >= len(strings) - 1
    assert sum(1 for one in held if one.incident) > len(held) * 0.6
    with watched(browser, home) as seen:
        for one in held:
            for path in (f"/articles/{one.article}", f"/incidents/{one.incident}" if one.incident else ""):
                if path:
                    harmless(seen, path)
                    seen.page.keyboard.press("j")
        for path in ("/inbox?limit=500", "/incidents?limit=500", "/history?limit=500", "/review", "/map", "/runs"):
            harmless(seen, path)
        for form in ("csv", "jsonl", "acled", "geojson"):
            harmless(seen, f"/export?format={form}")
        for one in held[::20]:
            seen.page.goto(home + "/incidents")
            seen.page.fill("#q", one.words[:200])
            seen.page.press("#q", "Enter")
            seen.page.wait_for_load_state()
            assert seen.page.evaluate("() => typeof window.owned") == "undefined"


def test_some_strings_stay_words(browser: Browser, home: str) -> None:
    shown_as_words(browser, home, [*payloads()[::20], *naughty()[5:-12:40], *ODD])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["payloads", "naughty"])
def test_all_strings_stay_words(browser: Browser, home: str, kind: str) -> None:
    strings = payloads() if kind == "payloads" else naughty()
    assert len(strings) == (223 if kind == "payloads" else 515)
    shown_as_words(browser, home, strings)


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[Watched]:
    """A page of another site, which may try what it likes."""
    seen = Watched(browser, "http://elsewhere.example")
    seen.context.route(
        "http://elsewhere.example/**", lambda route: route.fulfill(body="<h1>x</h1>", content_type="text/html")
    )
    yield seen
    seen.context.close()


def test_another_site_cannot_write_or_frame_or_read(browser: Browser, home: str, elsewhere: Watched) -> None:
    before = items(home, "articles")
    page = elsewhere.go("/")
    for kind in ("application/x-www-form-urlencoded", "multipart/form-data", "text/plain"):
        with page.expect_navigation():
            page.evaluate(
                """([home, kind]) => { const form = document.createElement('form');
                form.method = 'post'; form.enctype = kind; form.action = home + '/inbox';
                const text = document.createElement('textarea');
                text.name = 'text'; text.value = 'Gunmen killed nine people in Arlit.';
                form.append(text); document.body.append(form); form.submit(); }""",
                [home, kind],
            )
        assert "cross_site" in page.content()
        page = elsewhere.go("/")
    read = "home => fetch(home + '/api/v1/articles').then(() => 'read', () => 'refused')"
    assert page.evaluate(read, home) == "refused"
    post = "fetch(home + '/api/v1/articles', {method: 'POST', mode: 'no-cors', body: '{}'})"
    wrote = f"home => {post}.then(r => r.type, () => 'no')"
    assert page.evaluate(wrote, home) in ("opaque", "no")
    page.evaluate(
        "home => { const f = document.createElement('iframe'); f.src = home + '/inbox'; document.body.append(f); }",
        home,
    )
    page.wait_for_timeout(300)
    assert not any(frame.url.startswith(home) for frame in page.frames[1:])
    assert items(home, "articles") == before
