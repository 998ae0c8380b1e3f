"""The pages: everything answers "show me where it says that", and nothing in a text can command them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from html.parser import HTMLParser

import pytest
from desk_samples import HOSTILE, items
from starlette.testclient import TestClient

from dateline.doors.desk import ALL_ROUTES
from dateline.doors.desk.columns import COLUMNS
from dateline.publish import acled, flat

PAGES = [r.path for r in ALL_ROUTES if r.gives == "text/html" and r.is_read and "{id}" not in r.path and r.role]


class Page(HTMLParser):
    """What a browser would do with a page, as far as tests ask."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def harmless(text: str) -> Page:
    """The page, where it has no inline script or style, loads only our own files, and sends forms only to us."""
    page = Page(text)
    ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    for tag, attrs in page.tags:
        assert tag not in ("style", "iframe", "object", "embed", "base", "img", "math")
        assert not any(name.startswith("on") or name in ("style", "srcdoc") for name in attrs), (tag, attrs)
        for name in ("src", "href", "action", "formaction"):
            assert re.match(r"[/#]", attrs.get(name) or "/") is not None, (tag, attrs)
            assert not (attrs.get(name) or "").startswith("//")
    assert [t for t, a in page.tags if t == "script"] in ([], ["script"])
    return page


@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens(reader: TestClient, path: str) -> None:
    answer = reader.get(path)
    assert answer.status_code == 200
    harmless(answer.text)
    early = reader.get(f"{path}?as_of=1")
    assert early.status_code == 200
    assert "Back to now" in early.text
    assert 'method="post"' not in early.text


def test_a_value_leads_to_its_words_and_back(reader: TestClient) -> None:
    incident = items(reader, "incidents", disputed="true")[0]
    page = harmless(reader.get(f"/incidents/{incident['id']}").text)
    links = [a["href"] or "" for t, a in page.tags if t == "a" and "#t-claim" in (a.get("href") or "")]
    assert links
    address, _, name = links[0].partition("#")
    paper = harmless(reader.get(address).text)
    assert name in [a.get("id") for _, a in paper.tags]
    assert f"#{name}" in [a.get("href") for _, a in paper.tags]


def test_badges_are_words(reader: TestClient) -> None:
    texts = [reader.get(f"/incidents/{i['id']}").text for i in items(reader, "incidents")]
    whole = "".join(texts)
    for words in ("disputed", "background", "What we do not know", "Conflicts", "Sources"):
        assert words in whole


def test_an_article_of_every_state_opens(reader: TestClient) -> None:
    for article in items(reader, "articles"):
        answer = reader.get(f"/articles/{article['id']}")
        assert answer.status_code == 200
        harmless(answer.text)


def test_filters_live_in_the_address(reader: TestClient) -> None:
    text = reader.get("/incidents?country=NER&role=main&since=&disputed=&text=&state=&near=&type=&until=").text
    assert 'value="NER"' in text
    assert "not asked for" in text
    assert reader.get("/incidents?country=ZZZ").status_code == 422
    assert 'value="NER"' in reader.get("/incidents?country=niger").text


def test_the_past_is_marked_and_carried_on(reader: TestClient) -> None:
    text = reader.get("/incidents?as_of=2024-06-10").text
    assert "As of 2024-06-10" in text
    assert "/history?as_of=2024-06-10" in text


def test_what_is_missing_has_a_plain_page(reader: TestClient) -> None:
    answer = reader.get("/incidents/incident-0000000000")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")
    harmless(answer.text)


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_words_stay_words(desk: TestClient, payload: str) -> None:
    text = f"Gunmen killed two people in Arlit on Tuesday, {payload} said.\n\n{payload}\n\nPolice said: {payload}"
    told = {"text": text, "title": payload, "outlet": payload, "url": payload, "published": "2024-05-15"}
    added = desk.post("/api/v1/articles", json=told)
    assert added.status_code == 201, added.text
    incident = next(i for i in items(desk, "incidents") if added.json()["article"] in i["articles"])
    claim = next(c for c in items(desk, "claims", incident=incident["id"]))
    ruled = desk.post(
        f"/claims/{claim['id']}/rulings", data={"because": payload, "verdict": "accepted", "back": payload}
    )
    assert ruled.headers["location"].startswith("/inbox")
    for path in (
        "/inbox",
        f"/articles/{added.json()['article']}",
        f"/incidents/{incident['id']}",
        "/incidents",
        "/history",
    ):
        answer = desk.get(path)
        assert answer.status_code == 200
        page = harmless(answer.text)
        assert not set(answer.text) & set("\u202e\u2066\u2069\u0000\u0007")
        assert "49" not in page.words
    assert desk.get("/incidents", params={"text": payload[:200]}).status_code == 200


def test_the_map_hides_nothing(reader: TestClient) -> None:
    page = harmless(reader.get("/map").text)
    linked = {(a.get("href") or "").partition("?")[0] for t, a in page.tags if t == "a"}
    assert {f"/incidents/{i['id']}" for i in items(reader, "incidents")} <= linked
    assert "Unplaced" in "".join(page.words)
    assert "Undated" in "".join(page.words)
    assert "No incident passes" in reader.get("/map?since=2031-01-01").text


def test_a_card_leaves_the_queue_when_somebody_has_spoken(desk: TestClient) -> None:
    text = desk.get("/review").text
    (total,) = re.findall(r"1 of (\d+)", text)
    claim = re.findall(r"/claims/(claim-[0-9a-f]+)/rulings", text)[0]
    told = {"because": "heard again", "verdict": "cannot_tell", "back": "/review?at=0"}
    assert desk.post(f"/claims/{claim}/rulings", data=told).headers["location"] == "/review?at=0"
    left = re.findall(r"1 of (\d+)", desk.get("/review").text)
    assert int(left[0]) < int(total)


def test_an_export_comes_with_its_manifest(reader: TestClient) -> None:
    assert "not asked for" not in reader.get("/export?format=csv&country=NER").text
    for name in ("csv", "jsonl", "acled", "geojson"):
        answers = [reader.get(f"/export/download?format={name}&country=NER") for _ in range(2)]
        assert answers[0].content == answers[1].content
        assert "attachment" in answers[0].headers["content-disposition"]
        archive = zipfile.ZipFile(io.BytesIO(answers[0].content))
        (manifest,) = (n for n in archive.namelist() if n.endswith("manifest.json"))
        told = json.loads(archive.read(manifest))
        assert told["filter"] == {"country": "NER"}
        assert manifest.removesuffix(".manifest.json") in told["files"]


def test_the_columns_of_an_export_are_explained(reader: TestClient) -> None:
    told = {name for format in ("csv", "acled") for names, _ in COLUMNS[format] for name in names.split(", ")}
    parts = ("_low", "_high", "_status")
    missing = [c for c in (*flat.COLUMNS, *acled.COLUMNS) if c not in told and not c.endswith(parts)]
    assert missing == []
    assert "what kind of event, ACLED-style" in reader.get("/export?format=csv").text


def test_values_and_conflicts_lead_to_their_words(reader: TestClient) -> None:
    incident = next(i for i in items(reader, "incidents", disputed="true"))
    page = harmless(reader.get(f"/incidents/{incident['id']}").text)
    values = [a for t, a in page.tags if t == "a" and a.get("class") == "value"]
    assert len(values) > 3
    for link in (a["href"] or "" for a in values):
        path, _, claim = link.partition("#t-")
        assert f'id="t-{claim}"' in reader.get(path).text


def test_what_may_be_the_same_is_offered(desk: TestClient) -> None:
    one = next(i for i in items(desk, "incidents", country="NER") if i["date"]["start"])
    text = desk.get(f"/incidents/{one['id']}").text
    offered = re.findall(r'<option value="(incident-[0-9a-f]+)">', text)
    assert offered
    assert one["id"] not in offered


def test_the_history_speaks_of_incidents_in_words(reader: TestClient) -> None:
    text = reader.get("/history").text
    assert "explicit zero" not in text
    assert "sub event type" not in text
    assert re.search(r'<a href="/incidents/incident-[0-9a-f]+">[^<]+ · ', text)


def test_runs_are_listed_and_compared(reader: TestClient) -> None:
    assert "parser" in reader.get("/runs").text or "coded" in reader.get("/runs").text
    assert "cannot differ" in reader.get("/runs?old=1&new=1").text
    assert reader.get("/runs?old=1&new=99").status_code == 422


def test_what_a_version_changed(reader: TestClient) -> None:
    articles = items(reader, "articles")
    newest = next(a for a in articles if a["outlet"] == "Niger Bend Gazette" and not a["developing"])
    assert f"/articles/{newest['id']}/changes" in reader.get(f"/articles/{newest['id']}").text
    page = harmless(reader.get(f"/articles/{newest['id']}/changes").text)
    assert {"ins", "del"} <= {tag for tag, _ in page.tags}
    alone = next(a for a in articles if a["outlet"] == "Meridian Press")
    assert reader.get(f"/articles/{alone['id']}/changes").status_code == 404
