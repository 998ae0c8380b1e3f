"""A user's own places reach every door: one phrase, the coder, and what names the coder."""

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

ROWS = "name,lat,lon,country,aliases,pin\nFOB Vexmoor,36.5,40.5,SYR,Vexmoor Base,\nHill 40,36.6,40.6,SYR,,yes\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(ROWS)
    return path


def _place(*words: str) -> dict[str, object]:
    answer = CliRunner().invoke(cli, ["place", *words, "--json"])
    assert answer.exit_code == 0, answer.output
    found: dict[str, object] = json.loads(answer.output)
    return found


def test_one_phrase_by_option_or_environment(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _place("Vexmoor Base")["lat"] is None
    assert _place("Vexmoor Base", "--places", str(own))["lat"] == 36.5
    monkeypatch.setenv("DATELINE_PLACES", str(own))
    assert _place("Hill 40", "--country", "SYR")["lat"] == 36.6


def test_the_coder_is_another_one(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = make_coder(Settings.read())
    monkeypatch.setenv("DATELINE_PLACES", str(own))
    coder = make_coder(Settings.read())
    assert isinstance(coder, ParserCoder)
    assert coder.id != plain.id
    assert pickle.loads(pickle.dumps(coder)).id == coder.id
    own.write_text(ROWS.replace("36.5", "36.7"))
    assert make_coder(Settings.read()).id not in (coder.id, plain.id)


def test_a_bad_file_is_told_in_one_sentence(own: Path, tmp_path: Path) -> None:
    own.write_text("name,lat,lon\nFOB Vexmoor,north,40\n")
    article = tmp_path / "one.txt"
    article.write_text("Gunmen killed three farmers near Vexmoor Base on Monday, police said.\n")
    store = tmp_path / "l.sqlite"
    for words in (["place", "Vexmoor Base"], ["code", article], ["add", article, "--db", store, "--quiet"]):
        done = run(*words, DATELINE_PLACES=str(own))
        assert done.is_clean(), done.err
        assert (done.code, "line 2" in done.err) == (3, True), (words, done)
