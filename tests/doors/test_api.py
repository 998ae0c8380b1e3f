"""The API: what it says of itself is what it does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from desk_samples import client, items, schema_of
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from dateline.doors.api import ROUTES, routes_table
from dateline.doors.api.problem import PROBLEMS
from dateline.doors.api.route import ROLES, Person
from dateline.doors.desk import ALL_ROUTES

DOCS = Path(__file__).parent.parent.parent / "docs"
LISTS = ["incidents", "claims", "articles", "log", "runs", "decisions", "due"]


def test_the_description_is_sound(reader: TestClient) -> None:
    told = reader.get("/api/v1/openapi.json").json()
    assert told["openapi"] == "3.1.0"
    known = told["components"]["schemas"]
    for ref in re.findall(r'"\$ref": ?"#/components/schemas/(\w+)"', reader.get("/api/v1/openapi.json").text):
        assert ref in known
    for schema in known.values():
        Draft202012Validator.check_schema(schema)
    operations = [one["operationId"] for path in told["paths"].values() for one in path.values()]
    assert sorted(operations) == sorted(route.name for route in ROUTES)
    assert all(one["x-role"] in ROLES for path in told["paths"].values() for one in path.values())


@pytest.mark.parametrize("route", [r for r in ROUTES if r.is_read and "{id}" not in r.path and "/" not in r.gives])
def test_answers_are_as_described(reader: TestClient, route: Any) -> None:
    answer = reader.get(route.path)
    assert answer.status_code == 200
    schema_of(route.gives).validate(answer.json())


def test_one_thing_is_as_described(reader: TestClient) -> None:
    incident = items(reader, "incidents")[0]
    schema_of("Incident").validate(reader.get(f"/api/v1/incidents/{incident['id']}").json())
    found = reader.get(f"/api/v1/articles/{incident['articles'][0]}").json()
    schema_of("ArticleText").validate(found)
    for claim in found["claims"]:
        span = claim["span"]
        assert found["text"][span["start"] : span["end"]] == span["quote"]


@pytest.mark.parametrize("name", LISTS[:-1])
def test_pages_join_to_the_whole_list(reader: TestClient, name: str) -> None:
    whole = items(reader, name, limit=500)
    found: list[dict[str, Any]] = []
    cursor = None
    for _ in range(500):
        asked = {"limit": 7} | ({"cursor": cursor} if cursor else {})
        page = reader.get(f"/api/v1/{name}", params=asked).json()
        found += page["items"]
        cursor = page["next"]
        if cursor is None or len(found) >= len(whole):
            break
    assert found[: len(whole)] == whole


def test_a_cursor_keeps_its_position_while_others_write(desk: TestClient) -> None:
    first = desk.get("/api/v1/articles", params={"limit": 3}).json()
    desk.post("/api/v1/articles", json={"text": "Gunmen killed two people in Arlit on Tuesday.", "title": "Newer"})
    second = desk.get("/api/v1/articles", params={"limit": 3, "cursor": first["next"]}).json()
    assert second["position"] == first["position"]
    assert not {a["id"] for a in first["items"]} & {a["id"] for a in second["items"]}
    assert desk.get("/api/v1/claims", params={"cursor": first["next"]}).status_code == 422


def test_filters_are_those_of_the_command(reader: TestClient) -> None:
    everything = items(reader, "incidents")
    assert all(i["place"]["country"] == "NER" for i in items(reader, "incidents", country="ner"))
    assert 0 < len(items(reader, "incidents", country="NER")) < len(everything)
    assert all(i["conflicts"] for i in items(reader, "incidents", disputed="true"))
    assert all(i["knowledge"]["state"] == "settled" for i in items(reader, "incidents", state="settled"))
    assert items(reader, "incidents", since="2031-01-01") == []


@pytest.mark.parametrize(
    "asked",
    ["country=XXX", "since=soon", "near=1,2", "limit=0", "limit=x", "as_of=never", "policy=none", "colour=red",
     "since=2024-05-02&until=2024-05-01", "limit=1&limit=2", "cursor=zzz", "cursor=W10", "role=hero"],
)  # fmt: skip
def test_a_question_that_makes_no_sense_is_a_problem(reader: TestClient, asked: str) -> None:
    answer = reader.get(f"/api/v1/incidents?{asked}")
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    schema_of("Problem").validate(answer.json())


@pytest.mark.parametrize("path", ["incidents/incident-00000000", "articles/nope", "claims/claim-1/x", "zzz"])
def test_what_is_not_there_is_404(reader: TestClient, path: str) -> None:
    answer = reader.get(f"/api/v1/{path}")
    assert answer.status_code == 404
    assert answer.json()["status"] == 404


def test_an_etag_holds_until_something_is_stored(desk: TestClient) -> None:
    first = desk.get("/api/v1/incidents")
    mark = first.headers["etag"]
    again = desk.get("/api/v1/incidents", headers={"if-none-match": f'W/"x", {mark}'})
    assert (again.status_code, again.content) == (304, b"")
    assert desk.get("/api/v1/incidents?role=main").headers["etag"] != mark
    desk.post("/api/v1/articles", json={"text": "Gunmen killed two people in Arlit on Tuesday."})
    assert desk.get("/api/v1/incidents", headers={"if-none-match": mark}).status_code == 200


def test_as_of_is_a_day_a_moment_or_a_position(reader: TestClient) -> None:
    assert items(reader, "incidents", as_of="2024-06-09") == []
    assert items(reader, "incidents", as_of="2024-06-10T11:59") == []
    assert items(reader, "incidents", as_of="2024-06-10") == items(reader, "incidents")
    assert items(reader, "articles", as_of="3") != items(reader, "articles")


def test_the_feed_is_atom(reader: TestClient) -> None:
    answer = reader.get("/api/v1/feed?limit=5")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    root = ElementTree.fromstring(answer.text)
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) == 5


def test_the_table_of_roles_is_complete_and_in_the_docs() -> None:
    table = routes_table(ALL_ROUTES)
    assert table in (DOCS / "api.md").read_text(encoding="utf-8"), "run: python docs/make_api.py"
    assert len({(r.method, r.path) for r in ALL_ROUTES}) == len(ALL_ROUTES)
    assert len({r.name for r in ALL_ROUTES}) == len(ALL_ROUTES)


@pytest.mark.parametrize("kind", PROBLEMS)
def test_every_problem_is_in_the_docs(kind: str) -> None:
    assert f"| `{kind}` | {PROBLEMS[kind][0]} |" in (DOCS / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("route", [r for r in ALL_ROUTES if not Person("", "reader").may(r.role)])
def test_a_reader_may_write_nowhere(examples: Path, route: Any) -> None:
    told = {"data": {"x": "y"}} if route.page else {"json": {}}
    path = route.path.replace("{id}", "claim-00000000")
    answer = client(examples, "reader").request(route.method, path, **({} if route.is_read else told))
    assert answer.status_code == 403
