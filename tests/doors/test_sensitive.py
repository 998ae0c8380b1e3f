"""What is sensitive is nowhere in what a reader gets, and everywhere marked for the others."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from desk_samples import items
from starlette.testclient import TestClient
from team import Team

from dateline.doors.cli import cli
from dateline.doors.desk import ALL_ROUTES

SECRET = "Vorontsovka"
ARTICLE = {
    "title": f"Attack near {SECRET} leaves two dead",
    "text": f"Gunmen killed two civilians in {SECRET} on Tuesday, said Ottoline Quarrington, a nurse.\n\n"
    "In Arlit, police arrested 17 men on the same day.",
    "outlet": "Sahel Wire",
    "url": "https://sahel-wire.example/quarrington",
    "published": "2024-05-15",
}
OTHER = "Gunmen killed four herders near Zinder on Wednesday, the governor said."
WORDS = (SECRET, "Quarrington", "quarrington")


@pytest.fixture
def team(store: Path) -> Team:
    return Team(store)


def told(browser: TestClient, path: str, **asked: Any) -> str:
    answer = browser.get(path, params=asked)
    assert answer.status_code == 200, (path, answer.text[:300])
    if answer.headers["content-type"] == "application/zip":
        archive = zipfile.ZipFile(io.BytesIO(answer.content))
        return "".join(archive.read(name).decode() for name in archive.namelist())
    return answer.text


def everything(browser: TestClient, **asked: Any) -> str:
    """Every page and list that a reader can open without an id, and every single thing that lists lead to."""
    found = []
    for route in ALL_ROUTES:
        takes = not asked.keys() - route.query.model_fields.keys()
        if takes and route.is_read and route.role == "reader" and "{" not in route.path:
            found.append(told(browser, route.path, **asked))
    for kind in ("csv", "jsonl", "acled", "geojson"):
        found.append(told(browser, "/export/download", format=kind, **asked))
        found.append(told(browser, "/export", format=kind, **asked))
    for one in items(browser, "incidents", limit=500, **asked):
        found.append(told(browser, f"/incidents/{one['id']}", **asked))
        found.append(told(browser, f"/api/v1/incidents/{one['id']}/claims", limit=500, **asked))
    for one in items(browser, "articles", limit=500, **asked):
        found.append(told(browser, f"/articles/{one['id']}", **asked))
        found.append(told(browser, f"/api/v1/articles/{one['id']}", **asked))
    for name in ("log", "claims", "decisions"):
        found.append(told(browser, f"/api/v1/{name}", limit=500, **asked))
    found.append(told(browser, "/incidents", text=SECRET))
    return "".join(found)


def marked(team: Team) -> tuple[str, str, int]:
    """An article whose first incident is sensitive: its id, the incident's, and the position before the mark."""
    ada = team.member("ada")
    article = ada.post("/api/v1/articles", json=ARTICLE).json()["article"]
    own = [i for i in items(ada, "incidents", limit=500) if article in i["articles"]]
    incident = next(i["id"] for i in own if i["killed"]["best"] == 2)
    assert len(own) == 2
    before = ada.get("/api/v1/articles").json()["position"]
    done = ada.post(
        f"/api/v1/incidents/{incident}/sensitivity", json={"sensitive": True, "because": "Quarrington asks"}
    )
    assert done.status_code == 201, done.text
    assert done.json()["decision"]["by"] == "ada"
    return article, incident, before


def test_a_reader_finds_it_nowhere_not_even_in_the_past(team: Team) -> None:
    reader = team.member("rhea")
    own_words = f'value="{SECRET}"'
    assert SECRET not in everything(reader).replace(own_words, "")
    article, incident, before = marked(team)
    for text in (everything(reader), everything(reader, as_of=before)):
        for word in (*WORDS, incident):
            assert word not in text.replace(own_words, "")
    for path in (f"/incidents/{incident}", f"/articles/{article}", f"/articles/{article}/changes"):
        for prefix in ("", "/api/v1"):
            assert reader.get(prefix + path).status_code == 404
            assert reader.get(prefix + path, params={"as_of": before}).status_code == 404
    assert reader.get(f"/api/v1/incidents/{incident}/claims").status_code == 404
    assert reader.get("/api/v1/claims", params={"article": article}).status_code == 404
    assert items(reader, "log", incident=incident) == []
    assert items(reader, "incidents", text=SECRET) == []


def test_the_other_incident_of_the_article_stays_without_its_headline(team: Team) -> None:
    marked(team)
    found = [i for i in items(team.member("rhea"), "incidents", limit=500) if i["arrested"]["best"] == 17]
    assert len(found) == 1
    page = told(team.member("rhea"), f"/incidents/{found[0]['id']}")
    assert "not shown" in page
    assert "Sahel Wire" in page


@pytest.mark.parametrize("name", ["ben", "ada", "ana"])
def test_the_others_see_it_with_a_badge(team: Team, name: str) -> None:
    article, incident, _ = marked(team)
    member = team.member(name)
    assert member.get(f"/api/v1/incidents/{incident}").json()["sensitive"] is True
    assert ">sensitive</span>" in told(member, f"/incidents/{incident}")
    assert ">sensitive</span>" in told(member, "/incidents", text=SECRET)
    assert SECRET in told(member, f"/articles/{article}")
    assert SECRET in told(member, "/export/download", format="csv")


def test_the_mark_is_taken_back_by_who_may_set_it(team: Team) -> None:
    article, incident, _ = marked(team)
    ada, ben, rhea = (team.member(name) for name in ("ada", "ben", "rhea"))
    path = f"/api/v1/incidents/{incident}/sensitivity"
    assert ben.post(path, json={"sensitive": False, "because": "x"}).status_code == 403
    (mark,) = (d["id"] for d in items(ada, "decisions") if d["act"] == "mark_sensitive")
    assert ben.post(f"/api/v1/decisions/{mark}/undo", json={"because": "x"}).status_code == 403
    assert ben.post(f"/decisions/{mark}/undo", data={"because": "x"}).status_code == 403
    undo = ada.post(f"/api/v1/decisions/{mark}/undo", json={"because": "a mistake"}).json()["decision"]["id"]
    assert rhea.get(f"/articles/{article}").status_code == 200
    assert ben.post(f"/api/v1/decisions/{undo}/undo", json={"because": "x"}).status_code == 403
    done = ada.post(f"/incidents/{incident}/sensitivity", data={"sensitive": "true", "because": "again"})
    assert done.status_code == 303
    assert rhea.get(f"/incidents/{incident}").status_code == 404
    ada.post(f"/incidents/{incident}/sensitivity", data={"sensitive": "false", "because": "named by the ministry"})
    assert rhea.get(f"/incidents/{incident}").status_code == 200
    acts = [d["act"] for d in items(ada, "decisions")][:4]
    assert acts == ["unmark_sensitive", "mark_sensitive", "undo", "mark_sensitive"]


def test_an_export_without_them_says_so(team: Team, store: Path, tmp_path: Path) -> None:
    marked(team)
    for name in ("csv", "jsonl"):
        for without in (False, True):
            words = ["export", name, "--db", str(store), "--out", str(tmp_path / "out")]
            done = CliRunner().invoke(cli, [*words, *(["--without-sensitive"] if without else [])])
            assert done.exception is None, done.output
            assert (SECRET in (tmp_path / "out").read_text(encoding="utf-8")) is not without
            manifest = json.loads((tmp_path / "out.manifest.json").read_text(encoding="utf-8"))
            assert ("sensitive" in manifest.get("withheld", "")) is without
    assert "withheld" in told(team.member("rhea"), "/export/download", format="csv")
    assert "withheld" not in told(team.member("ben"), "/export/download", format="csv")


def test_what_joins_a_sensitive_incident_is_sensitive(team: Team) -> None:
    _, incident, _ = marked(team)
    ada, rhea = team.member("ada"), team.member("rhea")
    other = ada.post(
        "/api/v1/articles",
        json={"text": "Two civilians were killed by gunmen near Zinder on Tuesday.", "published": "2024-05-15"},
    ).json()["article"]
    joined = next(i["id"] for i in items(ada, "incidents", limit=500) if i["articles"] == [other])
    between = ada.get("/api/v1/articles").json()["position"]
    assert rhea.get(f"/articles/{other}").status_code == 200
    ada.post("/api/v1/merges", json={"names": [incident, joined], "because": "one attack"})
    for asked in ({}, {"as_of": between}):
        assert rhea.get(f"/articles/{other}", params=asked).status_code == 404
        assert rhea.get(f"/incidents/{joined}", params=asked).status_code == 404


def test_a_reader_is_offered_nothing_that_they_may_not_do(team: Team) -> None:
    rhea = team.member("rhea")
    incident = items(rhea, "incidents", limit=1)[0]
    for path in ("/inbox", "/review", f"/incidents/{incident['id']}", f"/articles/{incident['articles'][0]}"):
        assert 'method="post"' not in told(rhea, path)
    assert "Mark as sensitive" not in told(team.member("ben"), f"/incidents/{incident['id']}")
    assert "Mark as sensitive" in told(team.member("ada"), f"/incidents/{incident['id']}")


def test_who_codes_blind_finds_the_programs_reading_nowhere(team: Team) -> None:
    ada = team.member("ada")
    article = ada.post("/api/v1/articles", json=ARTICLE).json()["article"]
    among = ada.get("/api/v1/articles").json()["total"]
    sample = ada.post("/api/v1/samples", json={"seed": "s", "size": among, "coders": ["ben", "cleo"]}).json()["work"]
    ben = team.member("ben")
    assert items(ben, "incidents") == []
    assert not {a["id"] for a in items(ben, "articles")} & set(sample["articles"])
    assert items(ben, "claims") == []
    assert ben.get(f"/articles/{article}").status_code == 404
    assert SECRET not in told(ben, "/inbox") + told(ben, "/history") + told(ben, "/map") + told(ben, "/review")
    assert SECRET in told(ben, f"/samples/{sample['id']}/articles/{article}"), "the text to code"
    assert items(team.member("rhea"), "incidents") != []
    for one in sample["articles"]:
        ben.post(f"/api/v1/samples/{sample['id']}/codings", json={"article": one, "incidents": []})
    assert items(ben, "incidents") != []
    assert ben.get(f"/articles/{article}").status_code == 200


def test_what_was_split_off_and_marked_leaves_no_trace_in_the_rest(team: Team) -> None:
    ada, rhea = team.member("ada"), team.member("rhea")
    told_twice = ({"text": ARTICLE["text"], "published": "2024-05-15"}, {"text": OTHER, "published": "2024-05-16"})
    first, second = (ada.post("/api/v1/articles", json=told).json()["article"] for told in told_twice)
    everything_ = items(ada, "incidents", limit=500)
    one = next(i for i in everything_ if first in i["articles"] and i["killed"]["best"] == 2)
    other = next(i for i in everything_ if i["articles"] == [second])
    merged = ada.post("/api/v1/merges", json={"names": [one["id"], other["id"]], "because": "one attack"}).json()
    (incident,) = {i["incident"] for i in merged["incidents"]}
    joined = ada.get("/api/v1/articles").json()["position"]
    parted = {"mentions": one["mentions"], "because": "two attacks"}
    ada.post(f"/api/v1/incidents/{incident}/splits", json=parted)
    told_before = items(rhea, "log", limit=500)
    assert any(SECRET in str(change) for change in told_before)
    now = next(i for i in items(ada, "incidents", limit=500) if first in i["articles"] and i["killed"]["best"] == 2)
    ada.post(f"/api/v1/incidents/{now['id']}/sensitivity", json={"sensitive": True, "because": "asked to"})
    left = next(i for i in items(rhea, "incidents", limit=500) if i["articles"] == [second])
    for change in items(rhea, "log", limit=500):
        assert SECRET not in str(change)
    assert SECRET not in told(rhea, f"/incidents/{left['id']}") + told(rhea, "/history", incident=left["id"])
    assert SECRET not in told(rhea, "/api/v1/feed") + told(rhea, "/incidents", as_of=joined)
    assert rhea.get(f"/api/v1/incidents/{left['id']}", params={"as_of": joined}).status_code == 404
