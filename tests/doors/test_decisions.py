"""What people say through the API and the pages is what the ledger keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from desk_samples import client, items, schema_of
from starlette.testclient import TestClient

BECAUSE = {"because": "read again"}


def killed(desk: TestClient, incident: str) -> dict[str, Any]:
    return dict(desk.get(f"/api/v1/incidents/{incident}").json()["killed"])


def a_claim(desk: TestClient, field: str = "killed") -> dict[str, Any]:
    return next(c for c in items(desk, "claims", field=field, limit=500) if not c["withdrawn"])


def test_a_pasted_article_is_coded_once(desk: TestClient) -> None:
    told = {"text": "Gunmen killed two people in Arlit on Tuesday, police said.", "published": "2024-05-15"}
    first, again = (desk.post("/api/v1/articles", json=told) for _ in range(2))
    assert (first.status_code, first.json()["became"]) == (201, "coded")
    assert (again.status_code, again.json()["became"]) == (200, "known")
    schema_of("Added").validate(first.json())
    assert first.json()["article"] == again.json()["article"]
    found = desk.get(f"/api/v1/articles/{first.json()['article']}").json()
    assert any(c["field"] == "killed" for c in found["claims"])


def test_a_claim_is_rejected_and_the_undo_brings_it_back(desk: TestClient) -> None:
    claim = a_claim(desk)
    told = desk.post(f"/api/v1/claims/{claim['id']}/rulings", json={**BECAUSE, "verdict": "rejected"})
    assert told.status_code == 201
    schema_of("Decided").validate(told.json())
    held = next(c for c in items(desk, "claims", limit=500) if c["id"] == claim["id"])
    assert (held["ruling"], held["heard"]) == ("rejected", False)
    name = told.json()["decision"]["id"]
    assert desk.post(f"/api/v1/decisions/{name}/undo", json=BECAUSE).status_code == 201
    held = next(c for c in items(desk, "claims", limit=500) if c["id"] == claim["id"])
    assert held["ruling"] is None


def test_one_attempt_counts_once(desk: TestClient) -> None:
    claim, other = items(desk, "claims", limit=2)
    path = f"/api/v1/claims/{claim['id']}/rulings"
    key = {"idempotency-key": "attempt-1"}
    told = [desk.post(path, json={**BECAUSE, "verdict": "accepted"}, headers=key) for _ in range(2)]
    assert [t.status_code for t in told] == [201, 200]
    assert told[0].json()["decision"] == told[1].json()["decision"]
    another = desk.post(path.replace(claim["id"], other["id"]), json={**BECAUSE, "verdict": "accepted"}, headers=key)
    assert another.status_code == 422


def test_an_outdated_view_is_409_and_stores_nothing(desk: TestClient, store: Path) -> None:
    claim = a_claim(desk)
    seen = desk.get("/api/v1/claims").json()["position"]
    path = f"/api/v1/claims/{claim['id']}/rulings"
    client(store, name="ben").post(path, json={"because": "sure", "verdict": "accepted"})
    before = desk.get("/api/v1/claims").json()["position"]
    stale = desk.post(path, json={"because": "no", "verdict": "rejected", "seen": seen})
    assert stale.status_code == 409
    assert "ben" in stale.json()["detail"]
    assert desk.get("/api/v1/claims").json()["position"] == before
    page = desk.post(
        f"/claims/{claim['id']}/rulings", data={"because": "no", "verdict": "rejected", "seen": seen, "back": "/inbox"}
    )
    assert page.status_code == 409
    assert "ben" in page.text


def test_merge_and_split(desk: TestClient) -> None:
    one, other = (i["id"] for i in items(desk, "incidents", limit=2))
    merged = desk.post("/api/v1/merges", json={**BECAUSE, "names": [one, other]})
    assert merged.status_code == 201
    (together,) = merged.json()["incidents"]
    assert desk.get(f"/api/v1/incidents/{other}").json()["id"] == together["incident"]
    parted = desk.post(
        f"/api/v1/incidents/{together['incident']}/splits", json={**BECAUSE, "mentions": together["mentions"][:1]}
    )
    assert len(parted.json()["incidents"]) == 2


def test_a_correction_needs_words_that_carry_it(desk: TestClient) -> None:
    claim = a_claim(desk)
    path = f"/api/v1/incidents/{claim['incident']}/corrections"
    quote = claim["span"]["quote"]
    wrong = desk.post(path, json={**BECAUSE, "field": "killed", "value": "4711", "quote": quote})
    assert wrong.status_code == 422
    assert desk.post(path, json={**BECAUSE, "field": "killed", "value": "3"}).status_code == 422
    assert desk.post(path, json={"field": "killed", "value": "3", "quote": quote}).status_code == 422


def test_a_toll_is_corrected_on_the_page(desk: TestClient) -> None:
    text = (
        "Gunmen killed two people in Kidal on Tuesday, police said. Later the town said that five people were killed."
    )
    added = desk.post("/inbox", data={"text": text, "published": "2024-05-15", "title": "", "outlet": "", "url": ""})
    assert added.status_code == 303
    article = added.headers["location"].rpartition("/")[2]
    incident = next(i for i in items(desk, "incidents") if article in i["articles"])
    said = {"field": "killed", "value": "5", "quote": "five people were killed", "because": "the town's list"}
    seen = desk.get("/inbox").headers["dateline-position"]
    done = desk.post(f"/incidents/{incident['id']}/corrections", data={**said, "seen": seen})
    assert done.status_code == 303, done.text
    assert killed(desk, incident["id"])["best"] == 5
    page = desk.get(done.headers["location"]).text
    assert "read by ana" in page
    assert "the town&#39;s list" in page


def test_the_page_sends_back_to_this_desk_alone(desk: TestClient) -> None:
    claim = a_claim(desk)
    for back, sent in (
        ("/incidents", "/incidents"),
        ("https://elsewhere.example", "/inbox"),
        ("//elsewhere.example", "/inbox"),
    ):
        told = {"because": back, "verdict": "accepted", "back": back}
        assert desk.post(f"/claims/{claim['id']}/rulings", data=told).headers["location"] == sent
