"""The door: who is let in, and what every answer carries."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from desk_samples import HOME
from starlette.testclient import TestClient

from dateline.doors.cli import cli
from dateline.errors import UsageError

PASTE = {"text": "Gunmen killed two people in Arlit on Tuesday, police said.", "published": "2024-05-15"}


@pytest.mark.parametrize("path", ["/inbox", "/api/v1/incidents", "/static/desk.css", "/nothing", "/api/v1/nothing"])
def test_every_answer_carries_the_headers(reader: TestClient, path: str) -> None:
    headers = reader.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-resource-policy"] == "same-origin"


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "127.0.0.1.elsewhere.example", "", "[::2]:8642", "10.0.0.4:8642"]
)
def test_a_host_that_is_not_ours_is_refused(reader: TestClient, host: str) -> None:
    assert reader.get("/inbox", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8642", "localhost", "LOCALHOST:9", "[::1]:8642"])
def test_our_own_hosts_are_let_in(reader: TestClient, host: str) -> None:
    assert reader.get("/inbox", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": HOME},
        {"origin": "https://elsewhere.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "same-origin", "origin": "https://elsewhere.example"},
    ],
)
def test_a_write_from_another_site_is_refused_and_nothing_stored(desk: TestClient, headers: dict[str, str]) -> None:
    before = desk.get("/api/v1/articles").json()["position"]
    for path, sent in (("/inbox", {"data": PASTE}), ("/api/v1/articles", {"json": PASTE})):
        answer = desk.post(path, headers=headers, **sent)  # type: ignore[arg-type]
        assert answer.status_code == 403
        assert answer.json()["type"].endswith("cross_site")
    assert desk.get("/api/v1/articles").json()["position"] == before


def test_a_write_has_the_type_of_its_door(desk: TestClient) -> None:
    assert desk.post("/api/v1/articles", data=PASTE).status_code == 415
    assert desk.post("/inbox", json=PASTE).status_code == 415
    assert desk.post("/api/v1/articles", content="text", headers={"content-type": "text/plain"}).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_not_understood(reader: TestClient, method: str) -> None:
    assert reader.request(method, "/api/v1/incidents").status_code == 405


def test_a_body_has_a_largest_size(desk: TestClient) -> None:
    assert desk.post("/api/v1/articles", json={"text": "x" * 9_000_000}).status_code == 413


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "desk.example"])
def test_the_desk_without_accounts_listens_here_alone(host: str, examples: object) -> None:
    done = CliRunner().invoke(cli, ["serve", "--host", host, "--db", str(examples)])
    assert isinstance(done.exception, UsageError)
    assert "no accounts" in str(done.exception)
