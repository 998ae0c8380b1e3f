"""The report page shows the text as it stands, asks the network for nothing, and obeys no article."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program import EXAMPLES, run
from test_exports import corpus, origin

from dateline.model import Speaker
from dateline.publish import Corpus
from dateline.publish.report import report_html
from dateline.publish.report.segments import mark_of, segments

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOSTILE = (
    "<script>alert(1)</script> \"><img src=x onerror=alert(2)> ' onmouseover='x ]]> <!-- </style> </title> "
    "\u202eright to left\u202c \u2066x {{ 7*7 }} {% if %} &lt; &#0; javascript:alert(3)"
)


class Page(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.parts: dict[str, list[str]] = {}
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.inside and self.inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in self.inside:
            self.parts.setdefault(tag, []).append(data)

    def text(self, tag: str) -> str:
        return "".join(self.parts.get(tag, ()))


@pytest.fixture(scope="module")
def page() -> str:
    return report_html(corpus().incidents, corpus(), origin())


def hostile() -> Corpus:
    """The corpus in the hands of an outlet that writes its headlines, names and words against us."""
    claims = {
        c.id: replace(c, speakers=(Speaker(HOSTILE, HOSTILE, HOSTILE, HOSTILE),), hedge=HOSTILE, written=HOSTILE)
        for c in corpus().claims.values()
    }
    articles = {a.id: replace(a, title=HOSTILE, outlet=HOSTILE, url=HOSTILE) for a in corpus().articles.values()}
    incidents = tuple(
        replace(i, place=replace(i.place, name=HOSTILE, written=HOSTILE), date=replace(i.date, written=HOSTILE))
        for i in corpus().incidents
    )
    return replace(corpus(), claims=claims, articles=articles, incidents=incidents)


def test_hostile_words_are_words(page: str) -> None:
    odd = hostile()
    seen, usual = Page(report_html(odd.incidents, odd, origin())), Page(page)
    assert [tag for tag, _ in seen.tags if tag in ("script", "style", "img")] == ["style", "script"]
    assert {tag for tag, _ in seen.tags} == {tag for tag, _ in usual.tags}
    for tag, attributes in seen.tags:
        assert not any(name.startswith("on") or name in ("src", "style", "srcdoc") for name in attributes), (
            tag,
            attributes,
        )
        assert attributes.get("href", "#").startswith("#")
    assert seen.text("script") == usual.text("script")
    assert "<script>alert(1)</script>" in seen.text("article")
    assert "{{ 7*7 }}" in seen.text("article")
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") & set(seen.text("html"))


def test_nothing_is_asked_of_the_network(page: str) -> None:
    seen = Page(page)
    for tag, attributes in seen.tags:
        assert tag not in ("link", "iframe", "object", "embed", "base", "form", "video", "audio", "image", "use")
        assert not {"src", "srcset", "data", "action", "background", "poster", "xlink:href", "ping"} & attributes.keys()
    assert not re.search(
        r"url\s*\(|@import|fetch\(|XMLHttp|WebSocket|import\s*\(", seen.text("style") + seen.text("script")
    )


def test_the_policy_names_the_hashes_of_what_is_inline(page: str) -> None:
    seen = Page(page)
    (policy,) = (a["content"] for tag, a in seen.tags if tag == "meta" and "http-equiv" in a)
    assert policy is not None
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(seen.text(tag).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_every_link_leads_somewhere_and_every_id_is_one(page: str) -> None:
    seen = Page(page)
    ids = [a["id"] for _, a in seen.tags if a.get("id")]
    assert len(ids) == len(set(ids))
    assert {(a["href"] or "")[1:] for tag, a in seen.tags if tag == "a" and "href" in a} <= set(ids)
    marked = {name for _, a in seen.tags if (names := a.get("data-claims")) for name in names.split()}
    assert {c for i in corpus().incidents for c in i.claims} <= marked


def test_the_articles_stand_as_they_were_read(page: str) -> None:
    told = {a for i in corpus().incidents for a in i.articles}
    for name in told:
        article = corpus().articles[name]
        own = [c for c in corpus().claims.values() if corpus().mentions[c.mention].article == name]
        cut = segments(article.text, own)
        assert "".join(s.text for s in cut) == article.text
        assert sorted(c.id for s in cut for c in s.opens) == sorted(c.id for c in own)
        for claim in own:
            mark = mark_of(article.text, claim)
            assert "".join(s.text for s in cut if claim in s.claims) == article.text[mark.start : mark.end]
            assert claim.span.start <= mark.start < mark.end <= claim.span.end


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=12))
def test_any_spans_cut_a_text_into_its_parts(ranges: list[tuple[int, int]]) -> None:
    text = "Three people were killed in the market — 😀 «twice» on Tuesday."
    model = next(iter(corpus().claims.values()))
    claims = []
    for number, (start, length) in enumerate(ranges):
        span = replace(model.span, start=start, end=start + length, quote=text[start : start + length])
        claims.append(replace(model, id=f"claim-{number}", span=span, written=""))
    cut = segments(text, claims)
    assert "".join(s.text for s in cut) == text
    for claim in claims:
        assert "".join(s.text for s in cut if claim in s.claims) == claim.span.quote


def test_every_status_has_its_words_once(page: str) -> None:
    words = " ".join(Page(page).text("article").split())
    for badge in ("disputed", "zero stated", "vague", "source doesn't know"):
        assert badge in words
        assert f"({badge}) {badge}" not in words
    assert "What we do not know" in words
    assert not re.search(r"\[“([^”]*)”\] hedged: “\1”", words)


def test_no_incident_is_said_with_what_to_do() -> None:
    empty = replace(corpus(), incidents=())
    assert "dateline add FILES" in report_html((), empty, origin())


def browsed(path: Path, folder: Path) -> tuple[str, str]:
    """The page's document after its script ran, and the browser's log."""
    assert CHROMIUM is not None
    options = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
        "--disable-component-update --disable-sync --enable-logging=stderr --v=0 --dump-dom"
    )
    done = subprocess.run(
        [CHROMIUM, *options.split(), f"--user-data-dir={folder / 'profile'}", path.as_uri()],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return done.stdout.decode(), done.stderr.decode()


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here")
@pytest.mark.parametrize("kind", ["usual", "hostile"])
def test_a_browser_shows_it_without_complaint(kind: str, tmp_path: Path) -> None:
    own = corpus() if kind == "usual" else hostile()
    path = tmp_path / "report.html"
    path.write_text(report_html(own.incidents, own, origin()), encoding="utf-8")
    document, log = browsed(path, tmp_path)
    assert "CONSOLE" not in log, log
    seen = Page(document)
    assert sum(1 for tag, _ in seen.tags if tag == "mark") > 100
    assert sum(1 for tag, a in seen.tags if tag == "circle" and a.get("class") in ("main", "background")) > 5


def test_the_command_writes_it(tmp_path: Path) -> None:
    store, out = tmp_path / "l.sqlite", tmp_path / "report.html"
    assert run("add", EXAMPLES / "market.txt", "--db", store, "--quiet").code == 0
    done = run("report", "--db", store, "--out", out)
    assert (done.code, done.out.strip()) == (0, str(out))
    assert "Content-Security-Policy" in out.read_text(encoding="utf-8")
    exported = run("export", "jsonl", "--db", store, "--out", tmp_path)
    name = json.loads((tmp_path / "incidents.jsonl").read_text().splitlines()[0])["incident"]["id"]
    assert exported.code == 0
    assert f'id="{name}"' in out.read_text(encoding="utf-8")
