"""Who wishes it sees a count before the words."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from dateline.doors.desk.delicate import Delicate

TEXT = (
    "Gunmen killed Ottoline Quarrington, a nurse, near Arlit on Tuesday, police said. Her body was mutilated.\n\n"
    "The attackers fled towards the border."
)


def test_a_count_comes_before_the_words(desk: TestClient) -> None:
    article = desk.post("/api/v1/articles", json={"text": TEXT, "published": "2024-05-15"}).json()["article"]
    assert '<details class="fold">' not in desk.get(f"/articles/{article}").text
    told = desk.post("/me/fold", data={"folds": "true", "back": f"/articles/{article}"})
    assert (told.status_code, told.headers["location"]) == (303, f"/articles/{article}")
    assert re.search(r"dateline-fold=1; HttpOnly; .*SameSite=strict", told.headers["set-cookie"])
    page = desk.get(f"/articles/{article}").text
    said = re.findall(r"<summary>(The text[^<]+)</summary>", page)
    assert said
    assert said[0].startswith(f"The text, {len(TEXT.split())} words; ")
    assert "1 sentence with graphic detail" in said[0]
    assert page.index("<summary>The text") < page.index("mutilated")
    desk.post("/me/fold", data={"folds": "false", "back": "//elsewhere.example"})
    assert '<details class="fold">' not in desk.get(f"/articles/{article}").text


def test_counts_are_said_in_words() -> None:
    assert Delicate(0, 0).words == ""
    assert Delicate(1, 0).words == "1 victim named"
    assert Delicate(2, 3).words == "2 victims named, 3 sentences with graphic detail"
