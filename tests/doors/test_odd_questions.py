"""Whatever is asked, the answer is what was asked for or a problem that says what is off: never an unforeseen error."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import pytest
from desk_samples import HOSTILE, items
from starlette.testclient import TestClient

from dateline.doors.desk import ALL_ROUTES

ODD = (
    *("", " ", "0", "-1", "99999999999999999999", "1e9", "nan", "nan,nan,nan", "inf,0,1", "0,0,inf", "0,0,0"),
    *("0001-01-01", "9999-12-31", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "2024-02-30", "٣", "２０２４"),
    *("\x00", "\ud800".encode("utf-8", "replace").decode(), "%", "%%%", "_", "incident-", "mention-0000", "claim-zzzz"),
    *("article-", "sha256:", "../../etc/passwd", "a" * 300, "[]", "{}", "null", "true", "W1tdXQ", "WzEsMiwzXQ"),
)
READS = [r for r in ALL_ROUTES if r.is_read and r.name != "download"]
"""The download asks as its preview does."""
WRITES = [r for r in ALL_ROUTES if not r.is_read]


@pytest.mark.parametrize("route", READS, ids=lambda r: r.name)
def test_odd_parameters(reader: TestClient, route: Any) -> None:
    incident = items(reader, "incidents", limit=1)[0]
    path = route.path.replace("{id}", incident["articles" if "article" in route.path else "mentions"][0])
    for name in route.query.model_fields:
        for value in ODD:
            answer = reader.get(path, params={name: value})
            assert answer.status_code < 500, (path, name, value, answer.text[:300])


@pytest.mark.parametrize("route", [r for r in READS if "{id}" in r.path], ids=lambda r: r.name)
def test_odd_ids(reader: TestClient, route: Any) -> None:
    for value in (*ODD, *HOSTILE):
        if value.strip() and "/" not in value:
            answer = reader.get(route.path.replace("{id}", quote(value, safe="")))
            assert answer.status_code < 500, (value, answer.text[:300])


BODIES: tuple[Any, ...] = (
    *(None, [], {}, "x", 1, True, {"because": None}, {"because": ["x"]}, {"because": "x", "seen": -1}),
    {"because": "x", "seen": 10**30, "verdict": "accepted", "one": "mention-0000", "other": "mention-0000"},
    {"because": "x", "verdict": "same", "one": "mention-0000", "other": "incident-zzzzz"},
    {"because": "x", "names": ["incident-0000", "incident-0000"]},
    {"because": "x", "names": "incident-0000"},
    {"because": "x", "mentions": ["mention-0000"]},
    {"because": "x", "field": "killed", "value": "many", "quote": "x"},
    {"because": "x", "field": "date", "value": "99999", "start": 5, "end": 1, "article": "article-0000"},
    {"text": "\x00"},
    {"text": "x", "published": "0001-01-01", "url": "http://[", "title": "\u202e"},
    {"text": " ", "published": "9999-12-31"},
    {"because": " "},
)


@pytest.mark.parametrize("route", WRITES, ids=lambda r: r.name)
def test_odd_bodies(desk: TestClient, route: Any) -> None:
    incident = items(desk, "incidents", limit=1)[0]
    for name in ("claim-00000000", incident["id"], incident["claims"][0], incident["mentions"][0]):
        for body in BODIES:
            path = route.path.replace("{id}", name)
            if route.page:
                answer = desk.post(path, data=body if isinstance(body, dict) else {"x": str(body)})
            else:
                answer = desk.post(path, json=body)
            assert answer.status_code < 500, (path, body, answer.text[:300])
        if "{id}" not in route.path:
            break
    for content in (b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"because": NaN}', b"a=%ff&b=%00"):
        kind = "application/x-www-form-urlencoded" if route.page else "application/json"
        answer = desk.post(route.path.replace("{id}", "claim-0000"), content=content, headers={"content-type": kind})
        assert answer.status_code < 500, (content[:20], answer.text[:300])
