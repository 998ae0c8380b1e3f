"""Web pages: text and metadata, and what hostile markup ends in."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_samples import BODY, article, set_aside, snapshot

from dateline.model import Article, Given, SetAside
from dateline.reading import ReadingLimits, map_back, read_article

HTML = "text/html"
PATIENCE = 120
"""Seconds that tell a page that ends from one that never would; the helper's own limit is of processor time."""


def page(head: str = "", body: str = "", byline: str = "") -> str:
    return f"""<!doctype html><html lang="en"><head><title>Raid on market kills two | Tara Post</title>
<meta property="og:site_name" content="Tara Post"><meta property="article:modified_time" content="2021-03-09T10:00:00Z">
<link rel="canonical" href="https://tara.example/raid">{head}</head><body><a href="#main">Skip to content</a>
<nav><ul><li><a href="/">Home</a></li><li><a href="/war">War</a></li></ul></nav><article>
<h1>Raid on market kills two</h1>
{byline}<p>{BODY}</p><div class="newsletter-box"><p>Sign up for our newsletter</p></div>
<p>{BODY.replace("Two", "Three")}</p>{body}<h3>Related stories</h3><ul><li><a href="/2">Five held in Bako</a></li></ul>
<p>Read more: <a href="/3">The war in numbers</a></p></article><footer><p>Follow us on Facebook</p>
<p>This site uses cookies.</p></footer></body></html>"""


def test_the_article_and_nothing_else() -> None:
    found = article(page(body="<p>This is a developing story.</p>"), HTML)
    paragraphs = [part for part in found.text.split("\n") if part.strip()]
    assert paragraphs == [
        "Raid on market kills two",
        BODY,
        BODY.replace("Two", "Three"),
        "This is a developing story.",
    ]
    assert (found.title, found.outlet, found.url) == (
        "Raid on market kills two",
        "Tara Post",
        "https://tara.example/raid",
    )
    assert found.developing


def test_lists_and_tables_keep_their_lines() -> None:
    body = "<ul><li>One in Bako</li><li>Two in Sule</li></ul><table><tr><td>Bako</td><td>3</td></tr></table>"
    found = article(page(body=body), HTML)
    sentences = [found.text[start:end] for start, end in found.sentences]
    assert sentences[-3:] == ["- One in Bako", "- Two in Sule", "Bako | 3"]


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def test_line_breaks_and_layout_tables() -> None:
    markup = (
        "<html><body><table><tr><td><a href=/>Home</a></td><td><b>Raid on market</b><br>"
        f"{BODY}<br><br>{BODY}</td></tr></table></body></html>"
    )
    assert [line for line in article(markup, HTML).text.split("\n") if line] == ["Raid on market", BODY, BODY]


DATES = [
    ('<meta property="article:published_time" content="2021-03-04T23:30:00+01:00">', "", date(2021, 3, 4)),
    (linked('{"@type":"NewsArticle","datePublished":"2021-03-03"}'), "", date(2021, 3, 3)),
    (linked('{"@graph":[{"@type":["X","NewsArticle"],"datePublished":"2021-03-02T01:00Z"}]}'), "", date(2021, 3, 2)),
    ("", '<p class="byline">By A. Writer <time datetime="2021-03-05T08:00">today</time></p>', date(2021, 3, 5)),
    ("", '<p>Updated <time class="published" datetime="2021-03-05T08:00">today</time></p>', None),
    (linked('{"@type":"NewsArticle","dateModified":"2021-03-03"}'), "", None),
    (linked('{"@type":') + '<meta name="date" content="soon">', "", None),
    ("", "", None),
]


@pytest.mark.parametrize(("head", "byline", "expected"), DATES)
def test_publication_dates_are_the_pages_own_or_none(head: str, byline: str, expected: date | None) -> None:
    found = article(page(head, byline=byline), HTML)
    assert (found.published, found.published_from) == (expected, "metadata" if expected else "none")


def test_the_users_word_comes_first() -> None:
    told = Given(title="Told title", published=date(2020, 1, 1))
    found = article(page(DATES[0][0]), HTML, told)
    assert (found.published, found.published_from, found.title) == (date(2020, 1, 1), "given", "Told title")
    assert found.text.startswith("Raid on market kills two\n")


def test_a_headline_that_the_text_lacks_is_put_in_front() -> None:
    markup = f'<html><head><meta property="og:title" content="Raid on market"></head><body><p>{BODY}</p></body></html>'
    found = article(markup, HTML)
    assert found.text == f"Raid on market\n\n{BODY}"
    assert map_back(found, 0, 14) == ()
    assert map_back(found, 16, 19) == ((0, 3),)


@pytest.mark.parametrize("declared", ["cp1252", "utf-8", "iso-8859-1", "nonsense", None])
@pytest.mark.parametrize("codec", ["cp1252", "utf-8"])
def test_wrong_or_missing_encodings(declared: str | None, codec: str) -> None:
    head = f'<meta charset="{declared}">' if declared else ""
    found = article(page(head, body="<p>“Señor Núñez” spoke.</p>").encode(codec), HTML)
    assert "“Señor Núñez” spoke." in found.text


HOSTILE = {
    "empty": "",
    "no article": "<html><body><p></p></body></html>",
    "deep nesting": f"{'<div>' * 100_000}{BODY}{'</div>' * 100_000}",
    "never closed": "<a><b><i>" * 100_000,
    "attributes": f"<p {' '.join(f'a{i}={i}' for i in range(100_000))}>{BODY}</p>",
    "one comment": "<!--" + "x" * 1_000_000,
    "controls": "\x00\x01<html>\x0c<p>\x00</p>",
    "entities": "<p>" + "&amp;&#0;&#xd800;&bogus;" * 1000,
    "tables": "<table><tr><td>" * 5000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_ends_in_a_typed_result(name: str) -> None:
    limits = ReadingLimits(seconds=3)
    began = time.perf_counter()
    found = read_article(snapshot(HOSTILE[name], HTML), limits)
    assert time.perf_counter() - began < PATIENCE
    if isinstance(found, SetAside):
        assert found.kind in {"malformed", "timeout", "memory", "no_text", "other_language", "too_large"}
    assert isinstance(read_article(snapshot(page(), HTML), limits), Article)


def test_a_page_of_fifty_megabytes() -> None:
    markup = f"<html><body>{f'<p>{BODY}</p>' * 280_000}</body></html>"
    assert len(markup) > 50_000_000
    began = time.perf_counter()
    assert set_aside(markup, HTML, ReadingLimits(seconds=3)).kind in {"timeout", "memory", "too_large"}
    assert time.perf_counter() - began < PATIENCE


def test_memory_has_a_limit() -> None:
    found = set_aside(f"<p>{BODY}</p>" * 100_000, HTML, ReadingLimits(seconds=20, memory_bytes=220 << 20))
    assert found.kind in {"memory", "malformed", "timeout"}


@given(st.text(alphabet=st.sampled_from("<>/=\"'& abdivpscriptmeta!-\n\x00é"), max_size=300))
@settings(max_examples=60, deadline=None)
def test_no_markup_raises(markup: str) -> None:
    assert isinstance(read_article(snapshot(f"<html>{markup}", HTML)), Article | SetAside)
