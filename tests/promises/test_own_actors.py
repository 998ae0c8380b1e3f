"""A user's own actors reach every door: one phrase, the coder, its records, and what names the coder."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from click.testing import CliRunner
from program import run

from dateline.coding import ParserCoder
from dateline.doors.cli import cli
from dateline.runner.coder import make_coder
from dateline.settings import Settings

ROWS = "country,sort,name,aliases\nNGA,militia,Sons of the Orchard,Orchard Boys;SOO\n"
STORY = (
    "Orchard Boys kill three farmers\n\n"
    "Fighters of the Orchard Boys killed three farmers in Anka, Nigeria, on Monday, police said.\n"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(ROWS)
    return path


def _actor(*words: str) -> object:
    answer = CliRunner().invoke(cli, ["actor", *words, "--json"])
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.output)["actor"]


def test_one_phrase_by_option_or_environment(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _actor("the Orchard Boys") is None
    assert _actor("the Orchard Boys", "--actors", str(own)) == "NGA.sons-of-the-orchard"
    monkeypatch.setenv("DATELINE_ACTORS", str(own))
    assert _actor("SOO fighters", "--country", "NGA") == "NGA.sons-of-the-orchard"


def test_the_record_names_the_actor(own: Path, tmp_path: Path) -> None:
    article = tmp_path / "one.txt"
    article.write_text(STORY)
    done = run("code", article, "--published", "2024-05-15", "--json", DATELINE_ACTORS=str(own))
    parties = [p for i in json.loads(done.out)["incidents"] for p in i["participants"]]
    assert ("NGA.sons-of-the-orchard", "militia", "NGA") in [(p["actor"], p["kind"], p["country"]) for p in parties]


def test_the_coder_is_another_one(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = make_coder(Settings.read())
    monkeypatch.setenv("DATELINE_ACTORS", str(own))
    coder = make_coder(Settings.read())
    assert isinstance(coder, ParserCoder)
    assert coder.id != plain.id
    assert pickle.loads(pickle.dumps(coder)).id == coder.id
    own.write_text(ROWS.replace("SOO", "SOTO"))
    assert make_coder(Settings.read()).id not in (coder.id, plain.id)


def test_a_bad_file_is_told_in_one_sentence(own: Path, tmp_path: Path) -> None:
    own.write_text("country,sort,name\nNGA,knights,Sons of the Orchard\n")
    article = tmp_path / "one.txt"
    article.write_text(STORY)
    store = tmp_path / "l.sqlite"
    for words in (["actor", "SOO"], ["code", article], ["add", article, "--db", store, "--quiet"]):
        done = run(*words, DATELINE_ACTORS=str(own))
        assert done.is_clean(), done.err
        assert (done.code, "line 2" in done.err) == (3, True), (words, done)
