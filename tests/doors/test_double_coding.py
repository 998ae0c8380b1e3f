"""Two people code ten articles without seeing each other; what is shown of their agreement is what the table gives."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import krippendorff
import numpy as np
import pytest
from desk_samples import client, items, schema_of
from starlette.testclient import TestClient
from team import Team

from dateline.publish.coding_table import VARIABLES

ANSWERS = {
    "event_type": "Attack",
    "date": "2024-05-14",
    "date_precision": "day",
    "country": "NER",
    "place": "Arlit",
    "killed": "3",
    "injured": "not_reported",
    "abducted": "unknown",
    "arrested": "zero",
    "missing": "vague",
    "perpetrator": "unidentified",
    "disputed": "no",
}


@pytest.fixture
def team(store: Path) -> Team:
    return Team(store)


def drawn(team: Team, size: int = 10, seed: str = "spring") -> dict[str, Any]:
    told = {"seed": seed, "size": size, "coders": ["cleo", "ben"], "because": "a first look"}
    answer = team.member("ada").post("/api/v1/samples", json=told)
    assert answer.status_code == 201, answer.text
    return dict(answer.json()["work"])


def form(*incidents: dict[str, str], **more: str) -> dict[str, Any]:
    """What a browser sends for these answers."""
    sent: dict[str, Any] = dict(more)
    for name in ANSWERS:
        values = [one.get(name, "") for one in incidents]
        if name in ("event_type", "date_precision", "perpetrator", "disputed"):
            sent[name] = values
            continue
        silent = [v if v in ("not_reported", "unknown", "zero", "vague") else "given" for v in values]
        sent[f"{name}_answer"] = silent
        sent[name] = ["" if s == v else v for s, v in zip(silent, values, strict=True)]
    return sent


def test_a_draw_is_stated_and_can_be_made_again(team: Team) -> None:
    one, other = drawn(team), drawn(team)
    assert one["articles"] == other["articles"]
    assert len(set(one["articles"])) == 10
    assert (one["seed"], one["by"], one["coders"]) == ("spring", "ada", ["ben", "cleo"])
    assert one["among"] >= 10
    assert drawn(team, seed="autumn")["articles"] != one["articles"]
    page = team.member("ada").get("/coding").text
    assert f"10 of the {one['among']} articles that stood at position {one['position']}" in page


@pytest.mark.parametrize(
    "told",
    [
        {"seed": "s", "size": 3, "coders": ["ben", "ben"]},
        {"seed": "s", "size": 3, "coders": ["ben", "Ben"]},
        {"seed": "s", "size": 3, "coders": ["ben", "rhea"]},
        {"seed": "s", "size": 3, "coders": ["ben", "zoe"]},
        {"seed": " ", "size": 3, "coders": ["ben", "cleo"]},
        {"seed": "s", "size": 0, "coders": ["ben", "cleo"]},
    ],
)
def test_what_cannot_be_drawn(team: Team, told: dict[str, Any]) -> None:
    assert team.member("ada").post("/api/v1/samples", json=told).status_code == 422


def test_a_desk_without_accounts_draws_nothing(store: Path) -> None:
    told = client(store).post("/api/v1/samples", json={"seed": "s", "size": 1, "coders": ["a", "b"]})
    assert told.status_code == 422
    assert "dateline people add" in told.json()["detail"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"killed": "0.5"}, "killed"),
        ({"killed": "-1"}, "killed"),
        ({"killed": "many"}, "killed"),
        ({"killed": ""}, "killed"),
        ({"date": "14 May"}, "date"),
        ({"country": "ZZZ"}, "country"),
        ({"event_type": "Party"}, "event_type"),
        ({"event_type": "zero"}, "event_type"),
        ({"disputed": "unknown"}, "disputed"),
        ({"place": ""}, "place"),
        ({"perpetrator": ""}, "perpetrator"),
    ],
)
def test_an_answer_is_a_value_or_a_word_for_silence(team: Team, change: dict[str, str], says: str) -> None:
    sample = drawn(team, 1)
    told = {"article": sample["articles"][0], "incidents": [ANSWERS, ANSWERS | change]}
    answer = team.member("ben").post(f"/api/v1/samples/{sample['id']}/codings", json=told)
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(f"incident 2: {says}")


def test_zero_unknown_and_not_reported_are_kept_apart(team: Team) -> None:
    sample = drawn(team, 2)
    path, ben = f"/api/v1/samples/{sample['id']}", team.member("ben")
    told = {"article": sample["articles"][0], "incidents": [ANSWERS | {"killed": "0", "date": "unknown"}]}
    work = ben.post(f"{path}/codings", json=told).json()["work"]
    (kept,) = work["incidents"]
    assert kept == {**{k: v for k, v in ANSWERS.items() if k != "date_precision"}, "killed": "zero", "date": "unknown"}
    assert (work["by"], work["article"]) == ("ben", sample["articles"][0])
    assert ben.post(f"{path}/codings", json=told).status_code == 200, "said twice, kept once"
    assert ben.post(f"{path}/codings", json=told | {"incidents": []}).status_code == 201, "may be said anew"


def test_a_coder_is_blind_until_done(team: Team) -> None:
    sample = drawn(team, 2)
    first, second = sample["articles"]
    path = f"/api/v1/samples/{sample['id']}"
    ben, cleo, ada = (team.member(name) for name in ("ben", "cleo", "ada"))
    for article in (first, second):
        cleo.post(f"{path}/codings", json={"article": article, "incidents": [ANSWERS | {"place": "Zinder"}]})
    told = ben.get(f"{path}/articles/{first}").json()
    schema_of("Sampled").validate(told)
    assert (told["blind"], told["answers"], told["program"], told["settled"]) == (True, {"ben": None}, None, None)
    page = ben.get(f"/samples/{sample['id']}/articles/{first}").text
    assert "Zinder" not in page
    assert not set(re.findall(r"data-claims|<mark|/claims/", page))
    for address in (f"{path}/agreement", f"{path}/table", f"/agreement?sample={sample['id']}", "/agreement/table"):
        assert ben.get(address).status_code in (403, 404), address
    assert "finish your own coding first" in ben.get("/agreement").text
    ben.post(f"{path}/codings", json={"article": first, "incidents": [ANSWERS]})
    assert ben.get(f"{path}/articles/{first}").json()["answers"].keys() == {"ben"}, "one article is left"
    ben.post(f"{path}/codings", json={"article": second, "incidents": [ANSWERS]})
    told = ben.get(f"{path}/articles/{first}").json()
    assert told["answers"]["cleo"][0]["place"] == "Zinder"
    assert told["program"] is not None
    assert "Zinder" in ben.get(f"/samples/{sample['id']}/articles/{first}").text
    late = ben.post(f"{path}/codings", json={"article": first, "incidents": []})
    assert late.status_code == 422, "they may have seen the others' answers"
    assert ada.get(f"{path}/articles/{first}").json()["blind"] is False


def test_only_who_was_asked_codes_and_only_another_settles(team: Team) -> None:
    sample = drawn(team, 1)
    path, (article,) = f"/api/v1/samples/{sample['id']}", sample["articles"]
    told = {"article": article, "incidents": [ANSWERS]}
    assert team.member("ada").post(f"{path}/codings", json=told).status_code == 422
    done = {**told, "because": "read again"}
    assert team.member("ada").post(f"{path}/settlements", json=done).status_code == 422, "nobody has coded it"
    team.register.set_role("ben", "adjudicator", "ana")
    for name in ("ben", "cleo"):
        assert team.member(name).post(f"{path}/codings", json=told).status_code == 201
    assert team.member("cleo").post(f"{path}/settlements", json=done).status_code == 403
    assert team.member("ben").post(f"{path}/settlements", json=done).status_code == 422
    assert team.member("ada").post(f"{path}/settlements", json=told).status_code == 422, "a reason is owed"
    seen = team.member("ada").get(path).json()["position"]
    assert team.member("ada").post(f"{path}/settlements", json=done).status_code == 201
    stale = team.member("ana").post(f"{path}/settlements", json=done | {"because": "no", "seen": seen})
    assert stale.status_code == 409


def coded(team: Team, articles: list[str], sample: str) -> None:
    """Both coders code every article through the forms; they disagree here and there, ben sees a second incident."""
    for name in ("ben", "cleo"):
        browser = team.member(name)
        for n, article in enumerate(articles):
            ben = name == "ben"
            answers = ANSWERS | {
                "event_type": ("Attack", "Armed clash", "Grenade")[n % 3] if ben or n != 4 else "Attack",
                "date": f"2024-05-{10 + n}" if ben or n % 4 else f"2024-05-{11 + n}",
                "date_precision": ("day", "week", "month")[n % 3] if ben else ("day", "month", "month")[n % 3],
                "killed": str(n) if ben else ("not_reported", str(n), str(n + 1))[n % 3],
                "place": "Arlit" if n % 2 else "ARLIT" if ben else "Agadez",
                "disputed": "yes" if n == 1 else "no",
            }
            incidents = [answers, ANSWERS] if ben and n == 2 else [answers]
            sent = form(*incidents) if n != 7 else {"none": "yes", **form({})}
            told = browser.post(f"/samples/{sample}/articles/{article}", data=sent)
            assert told.status_code == 303, re.findall(r'role="alert">([^<]+)', told.text)
            onward = f"/samples/{sample}/articles/{articles[n + 1]}" if n + 1 < len(articles) else "/coding"
            assert told.headers["location"] == onward


def library_alpha(rows: list[dict[str, str]], name: str, level: str) -> float:
    units = sorted({(r["article"], r["incident"]) for r in rows})
    cells = {(r["coder"], r["article"], r["incident"]): r[name] for r in rows}
    table = [[cells.get((coder, *unit), "") for unit in units] for coder in ("ben", "cleo")]
    if level == "nominal":
        return float(
            krippendorff.alpha(np.array([[c or "nan" for c in row] for row in table]), level_of_measurement=level)
        )
    numbers = np.array([[float(c) if c else np.nan for c in row] for row in table])
    return float(krippendorff.alpha(numbers, level_of_measurement=level))


def test_the_alpha_shown_is_the_librarys_on_the_exported_table(team: Team) -> None:
    sample = drawn(team, 10)
    path = f"/api/v1/samples/{sample['id']}"
    coded(team, sample["articles"], sample["id"])
    ada = team.member("ada")
    table = ada.get(f"/agreement/table?sample={sample['id']}")
    assert table.text == ada.get(f"{path}/table").text
    rows = list(csv.DictReader(io.StringIO(table.text)))
    told = ada.get(f"{path}/agreement").json()
    schema_of("Agreement").validate(told)
    page = ada.get("/agreement").text
    compared = 0
    for one in told["variables"]:
        values = {r[one["variable"]] for r in rows if r["coder"] in ("ben", "cleo")} - {""}
        if one["alpha"] is None:
            assert one["why"].startswith(("too few", "no variation"))
            assert len(values) < 2 or one["units"] < 2
            assert one["why"] in page
            continue
        compared += 1
        assert one["alpha"] == pytest.approx(library_alpha(rows, one["variable"], one["level"]), abs=1e-12)
        assert f"<b>{one['alpha']:.3f}</b>" in page
    levels = {one["level"] for one in told["variables"] if one["alpha"] is not None}
    assert levels == {"nominal", "ordinal", "interval"}
    assert compared >= 8
    by_name = {one["variable"]: one for one in told["variables"]}
    assert by_name["place"]["confusions"] == [{"one": "agadez", "other": "arlit", "times": 5}]
    assert by_name["incidents"]["units"] == 10
    assert by_name["event_type"]["units"] == 9, "one article tells none, and one incident only ben sees"
    assert by_name["injured_answer"]["why"] == "no variation: every answer is not reported"
    assert by_name["injured_number"]["why"].startswith("too few: no unit")


def test_settling_goes_from_article_to_article(team: Team) -> None:
    sample = drawn(team, 3)
    coded(team, sample["articles"], sample["id"])
    ada = team.member("ada")
    first, second, third = (f"/samples/{sample['id']}/articles/{a}/settlement" for a in sample["articles"])
    page = ada.get(first).text
    assert page.count("differs</span>") >= 2
    assert "the program" in page
    told = form(ANSWERS | {"killed": "2"}, because="the second sentence says two", stands="yes")
    assert ada.post(first, data=told).headers["location"] == second
    failed = ada.post(second, data=form(ANSWERS | {"killed": ""}, because="x", stands="yes"))
    assert (failed.status_code, "killed" in failed.text) == (422, True)
    assert ada.post(second, data=form(ANSWERS, because="x", stands="yes")).headers["location"] == third
    told = form(ANSWERS, ANSWERS, because="the second is background")
    told["stands"] = ["yes", "no"]
    assert ada.post(third, data=told).headers["location"] == f"/agreement?sample={sample['id']}"
    assert "Settled by ada" in ada.get(first).text
    agreed = ada.get(f"/api/v1/samples/{sample['id']}/agreement").json()
    place = next(v for v in agreed["variables"] if v["variable"] == "place")
    assert {a["coder"]: (a["same"], a["units"]) for a in place["against_final"]}["ben"] == (3, 3)
    rows = list(csv.DictReader(io.StringIO(ada.get("/agreement/table").text)))
    assert {r["coder"] for r in rows} == {"ben", "cleo", "as settled", "the program"}
    assert {r["incident"] for r in rows if r["coder"] == "as settled"} == {"0", "1"}


def test_room_for_another_incident_keeps_what_was_entered(team: Team) -> None:
    sample = drawn(team, 1)
    page = team.member("ben").post(
        f"/samples/{sample['id']}/articles/{sample['articles'][0]}",
        data=form(ANSWERS | {"place": 'Arlit "north"'}, more="yes"),
    )
    assert page.status_code == 200
    assert "Incident 2" in page.text
    assert "Arlit &#34;north&#34;" in page.text
    assert team.member("ben").get(f"/api/v1/samples/{sample['id']}").json()["done"] == {"ben": 0, "cleo": 0}


def test_everything_is_in_the_log_with_who_and_when(team: Team, store: Path) -> None:
    from dateline.ledger import SqliteReader
    from dateline.runner import verify

    sample = drawn(team, 2)
    coded(team, sample["articles"], sample["id"])
    with SqliteReader.open(store) as ledger:
        works = list(ledger.works())
        assert [(w.by, w.at[:10]) for w in works] == [
            ("ada", "2024-06-11"),
            *[(n, "2024-06-11") for n in ("ben", "ben", "cleo", "cleo")],
        ]
        assert verify(ledger, read=None).ok


def test_the_past_shows_what_was_known_then(team: Team) -> None:
    before = (
        items(team.member("ada"), "articles", limit=1) and team.member("ada").get("/api/v1/articles").json()["position"]
    )
    drawn(team, 2)
    assert team.member("ada").get(f"/api/v1/samples?as_of={before}").json()["items"] == []
    assert "Draw a sample" not in team.member("ada").get(f"/coding?as_of={before}").text


def test_every_level_is_stated(reader: TestClient) -> None:
    docs = (Path(__file__).parent.parent.parent / "docs/double-coding.md").read_text(encoding="utf-8")
    for variable in VARIABLES:
        name = re.sub(r"^(killed|injured|abducted|arrested|missing)_", "killed_", variable.name)
        assert f"| `{name}` | {variable.level} |" in docs
