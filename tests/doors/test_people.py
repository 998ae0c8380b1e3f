"""Accounts: who is let in, for how long, and under which name things are done."""

from __future__ import annotations

import json
import re
import sqlite3
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from desk_samples import HOME, items
from starlette.testclient import TestClient
from team import PASSWORD, TEAM, Team

from dateline.doors.cli import cli
from dateline.doors.people import PeopleFile, Register, people_path
from dateline.errors import UsageError


@pytest.fixture
def team(store: Path) -> Team:
    return Team(store)


def signed_in(team: Team, name: str, password: str = PASSWORD) -> TestClient:
    browser = team.browser()
    told = browser.post("/sign-in", data={"name": name, "password": password, "next": "/map"})
    assert (told.status_code, told.headers["location"]) == (303, "/map")
    return browser


def test_nobody_comes_in_without_signing_in(team: Team) -> None:
    browser = team.browser()
    sent = browser.get("/incidents?country=NER")
    assert (sent.status_code, sent.headers["location"]) == (303, "/sign-in?next=%2Fincidents%3Fcountry%3DNER")
    told = browser.get("/api/v1/incidents")
    assert told.status_code == 401
    assert told.headers["www-authenticate"].startswith("Bearer")
    assert browser.post("/merges", data={"names": "x", "because": "x"}).status_code == 401
    assert browser.get("/static/desk.css").status_code == 200


def test_signing_in_opens_a_session_and_signing_out_ends_it(team: Team) -> None:
    browser = signed_in(team, "BEN")
    assert browser.get("/me").status_code == 200
    cookie = browser.cookies["dateline"]
    assert browser.post("/sign-out", data={}).status_code == 303
    browser.cookies.set("dateline", cookie, domain="127.0.0.1")
    assert browser.get("/me").status_code == 303


def test_the_cookie_is_not_for_scripts_nor_for_other_sites(team: Team) -> None:
    told = team.browser().post("/sign-in", data={"name": "ben", "password": PASSWORD})
    assert re.fullmatch(
        r"dateline=[\w-]{43}; HttpOnly; Max-Age=604800; Path=/; SameSite=strict", told.headers["set-cookie"]
    )
    secure = TestClient(team.app, base_url=HOME.replace("http", "https"), follow_redirects=False)
    told = secure.post("/sign-in", data={"name": "ben", "password": PASSWORD})
    assert told.headers["set-cookie"].startswith("__Host-dateline=")
    assert "; Secure" in told.headers["set-cookie"]
    assert secure.get("/me").status_code == 200


def test_a_session_changes_its_secret_at_signing_in(team: Team) -> None:
    browser = signed_in(team, "ben")
    before = browser.cookies["dateline"]
    browser.post("/sign-in", data={"name": "ben", "password": PASSWORD})
    assert browser.cookies["dateline"] != before
    other = team.browser()
    other.cookies.set("dateline", before, domain="127.0.0.1")
    assert other.get("/me").status_code == 303


def test_a_session_ends_by_itself(team: Team) -> None:
    browser = team.member("ben")
    for _ in range(20):
        team.clock.on(hours=8)
        assert browser.get("/me").status_code == 200
    team.clock.on(hours=8)
    assert browser.get("/me").status_code == 303, "seven days after signing in"
    browser = team.member("ben")
    team.clock.on(hours=12)
    assert browser.get("/me").status_code == 303, "twelve hours without a question"


def test_a_wrong_name_and_a_wrong_password_are_told_alike(team: Team) -> None:
    browser = team.browser()
    wrong, nobody = (
        browser.post("/sign-in", data={"name": name, "password": "not the password at all"}) for name in ("ben", "bea")
    )
    assert wrong.status_code == nobody.status_code == 401
    assert wrong.text.replace("ben", "bea") == nobody.text
    assert "set-cookie" not in wrong.headers


def test_failures_slow_the_next_ones_down(team: Team) -> None:
    browser = team.browser()
    for _ in range(5):
        assert browser.post("/sign-in", data={"name": "ben", "password": "wrong"}).status_code == 401
    told = browser.post("/sign-in", data={"name": "Ben", "password": PASSWORD})
    assert (told.status_code, told.headers["retry-after"]) == (429, "60")
    signed_in(team, "cleo")
    team.clock.on(seconds=61)
    assert browser.post("/sign-in", data={"name": "ben", "password": "wrong"}).status_code == 401
    assert browser.post("/sign-in", data={"name": "ben", "password": "wrong"}).headers["retry-after"] == "120"
    team.clock.on(seconds=121)
    signed_in(team, "ben")
    assert browser.post("/sign-in", data={"name": "ben", "password": "wrong"}).status_code == 401
    signed_in(team, "ben")


def test_one_address_cannot_try_every_name(team: Team) -> None:
    told = [team.browser().post("/sign-in", data={"name": f"n{n}", "password": "x"}).status_code for n in range(31)]
    assert told == [401] * 30 + [429]
    team.clock.on(minutes=16)
    signed_in(team, "ana")


def test_a_name_comes_from_the_session_and_never_from_the_form(team: Team, store: Path) -> None:
    ben = team.member("ben")
    claim = items(ben, "claims", limit=1)[0]["id"]
    told = {"because": "read again", "verdict": "accepted"}
    assert ben.post(f"/api/v1/claims/{claim}/rulings", json={**told, "by": "ana"}).status_code == 422
    done = ben.post(f"/api/v1/claims/{claim}/rulings", json=told)
    assert done.json()["decision"]["by"] == "ben"
    assert items(ben, "decisions")[0]["by"] == "ben"
    ben.post("/api/v1/articles", json={"text": "Gunmen killed two people in Arlit on Tuesday."})
    assert items(ben, "runs")[-1]["inputs"] == ["pasted by ben"]


def test_another_role_counts_at_once(team: Team) -> None:
    ben = team.member("ben")
    team.register.set_role("ben", "reader", "ana")
    assert ben.get("/me").status_code == 303, "the session has ended"
    ben = team.member("ben")
    assert ben.post("/api/v1/articles", json={"text": "x"}).status_code == 403
    team.register.remove("ben", "ana")
    assert ben.get("/me").status_code == 303
    assert team.browser().post("/sign-in", data={"name": "ben", "password": PASSWORD}).status_code == 401
    with pytest.raises(UsageError, match="given once"):
        team.register.add("Ben", "coder", PASSWORD, "ana")


def test_a_token_is_a_person_to_the_api_alone(team: Team) -> None:
    ben = team.member("ben")
    page = ben.post("/me/tokens", data={"label": "nightly <b>"})
    (secret,) = re.findall(r"dateline_[\w-]{43}", page.text)
    assert page.headers["cache-control"] == "no-store"
    shown = {"authorization": f"Bearer {secret}"}
    program = team.browser()
    assert program.get("/api/v1/me", headers=shown).json() == {"name": "ben", "role": "coder", "local": False}
    assert program.get("/me", headers=shown).status_code == 303
    assert program.get("/api/v1/me", headers={"authorization": "Bearer dateline_x"}).status_code == 401
    assert program.get("/api/v1/me", headers={"authorization": f"Basic {secret}"}).status_code == 401
    assert secret not in ben.get("/me").text
    assert secret.encode() not in team.register.file.path.read_bytes()
    (token,) = re.findall(r"/me/tokens/(token-\w+)/revoke", ben.get("/me").text)
    assert team.member("cleo").post(f"/me/tokens/{token}/revoke", data={}).status_code == 422
    team.clock.on(days=364)
    assert program.get("/api/v1/me", headers=shown).status_code == 200
    team.clock.on(days=2)
    assert program.get("/api/v1/me", headers=shown).status_code == 401
    again = re.findall(r"dateline_[\w-]{43}", team.member("ben").post("/me/tokens", data={"label": "x"}).text)[0]
    (token,) = re.findall(r"/me/tokens/(token-\w+)/revoke", team.member("ben").get("/me").text)
    assert team.member("ben").post(f"/me/tokens/{token}/revoke", data={}).status_code == 303
    assert program.get("/api/v1/me", headers={"authorization": f"Bearer {again}"}).status_code == 401


def test_a_password_is_changed_by_who_knows_it(team: Team) -> None:
    ben, elsewhere = team.member("ben"), team.member("ben")
    new = {"new": "nine calm otters swim", "again": "nine calm otters swim"}
    for wrong in (
        {**new, "old": "x"},
        {**new, "old": PASSWORD, "again": "y"},
        {"old": PASSWORD} | dict.fromkeys(new, "short"),
    ):
        assert ben.post("/me/password", data=wrong).status_code == 422
    assert ben.post("/me/password", data={**new, "old": PASSWORD}).status_code == 303
    assert ben.get("/me").status_code == 200
    assert elsewhere.get("/me").status_code == 303
    signed_in(team, "ben", new["new"])


def test_signing_out_everywhere(team: Team) -> None:
    one, other = team.member("ben"), team.member("ben")
    assert one.post("/me/sign-out-everywhere", data={}).status_code == 303
    assert other.get("/me").status_code == 303
    assert team.member("cleo").get("/me").status_code == 200


def test_an_answer_kept_by_a_browser_is_one_persons(team: Team) -> None:
    mark = team.member("ben").get("/api/v1/incidents").headers["etag"]
    assert team.member("ben").get("/api/v1/incidents", headers={"if-none-match": mark}).status_code == 304
    assert team.member("rhea").get("/api/v1/incidents", headers={"if-none-match": mark}).status_code == 200


@pytest.mark.parametrize("next_", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "x"])
def test_signing_in_leads_nowhere_else(team: Team, next_: str) -> None:
    told = team.browser().post("/sign-in", data={"name": "ben", "password": PASSWORD, "next": next_})
    assert told.headers["location"] == "/inbox"


def test_no_secret_is_kept_as_it_is(team: Team) -> None:
    browser = signed_in(team, "ben")
    raw = team.register.file.path.read_bytes()
    assert PASSWORD.encode() not in raw
    assert browser.cookies["dateline"].encode() not in raw
    with sqlite3.connect(team.register.file.path) as db:
        hashes = [row[0] for row in db.execute("SELECT password FROM accounts")]
        assert len(set(hashes)) == len(TEAM)
        assert all(h.startswith("$argon2id$v=19$m=65536,t=3,p=4$") for h in hashes)
        with pytest.raises(sqlite3.IntegrityError):
            db.execute("DELETE FROM acts")


def run(*words: str, typed: str | None = None) -> str:
    done = CliRunner().invoke(cli, ["people", *words], input=typed)
    if done.exception is not None:
        raise done.exception
    return done.output


def test_the_commands(tmp_path: Path) -> None:
    db = tmp_path / "ledger.sqlite"
    here = ("--db", str(db))
    assert run("list", *here) == ""
    assert "adjudicator" in run("add", "mara", "--role", "adjudicator", *here, typed=f"{PASSWORD}\n")
    assert run("add", "li", *here, typed=f"{PASSWORD}\n").startswith("li is coder")
    path = people_path(db)
    assert path == tmp_path / "ledger.people.sqlite"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    run("role", "li", "reader", *here)
    run("password", "Mara", *here, typed="another fine password\n")
    run("remove", "li", *here)
    told = [json.loads(line) for line in run("list", "--json", *here).splitlines()]
    assert [(a["name"], a["role"], a["removed_at"] is None) for a in told] == [
        ("li", "reader", False),
        ("mara", "adjudicator", True),
    ]
    acts = [json.loads(line) for line in run("list", "--acts", "--json", *here).splitlines()]
    assert [(a["act"], a["name"]) for a in acts] == [
        ("add", "mara"),
        ("add", "li"),
        ("role", "li"),
        ("password", "mara"),
        ("remove", "li"),
    ]
    register = Register(PeopleFile(path))
    assert register.proven("mara", "another fine password") is not None
    assert register.proven("mara", PASSWORD) is None
    assert register.proven("li", PASSWORD) is None


@pytest.mark.parametrize(
    ("words", "typed", "says"),
    [
        (("add", "mara"), "short\n", "12"),
        (("add", "mara"), "", "12"),
        (("add", "mara the great"), f"{PASSWORD}\n", "letters"),
        (("add", "mara\u202e"), f"{PASSWORD}\n", "letters"),
        (("add", "maramaramara"), "maramaramara1\n", "the name"),
        (("remove", "zoe"), None, "dateline people add"),
        (("password", "zoe"), None, "dateline people add"),
        (("role", "zoe", "admin"), None, "dateline people add"),
    ],
)
def test_what_the_commands_refuse(tmp_path: Path, words: tuple[str, ...], typed: str | None, says: str) -> None:
    with pytest.raises(UsageError, match=says):
        run(*words, "--db", str(tmp_path / "ledger.sqlite"), typed=typed)


def test_with_accounts_the_desk_needs_to_know_its_name(tmp_path: Path) -> None:
    here = ("--db", str(tmp_path / "ledger.sqlite"))
    run("add", "mara", *here, typed=f"{PASSWORD}\n")
    for words, says in (
        (("--host", "0.0.0.0"), "--name"),
        (("--by", "mara"), "--by"),
        (("--host", "0.0.0.0", "--name", "desk.example", "--cert", __file__), "--key"),
    ):
        done = CliRunner().invoke(cli, ["serve", *words, *here])
        assert isinstance(done.exception, UsageError)
        assert says in str(done.exception)
