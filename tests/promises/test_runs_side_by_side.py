"""Two runs over the same articles stand side by side, are compared, and are chosen by a word that the log keeps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.doors.cli import cli
from dateline.errors import UsageError

STORY = "Gunmen killed three farmers in Arlit on Tuesday, police said. A hospital said that five people were killed."


def dateline(*words: object) -> Result:
    return CliRunner().invoke(cli, [*map(str, words)], catch_exceptions=False, standalone_mode=False)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("runs")
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    db = folder / "ledger.sqlite"
    dateline("add", folder / "story.txt", "--published", "2024-05-16", "--outlet", "Sahel Wire", "--db", db, "--quiet")
    dateline("recode", "--floor", "0.99", "--db", db, "--quiet")
    return db


def listed(db: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in dateline("runs", "--json", "--db", db).stdout.splitlines()]


def claims(db: Path) -> int:
    return sum(
        len(json.loads(line)["claims"]) for line in dateline("incidents", "--json", "--db", db).stdout.splitlines()
    )


def test_a_recode_changes_nothing_until_it_is_chosen(ledger: Path) -> None:
    assert [(run["beside"], run["codings"], run["counting"]) for run in listed(ledger)] == [(False, 1, 1), (True, 1, 0)]
    before = claims(ledger)
    dateline("runs", "use", "2", "--because", "sure claims only", "--by", "mara", "--db", ledger)
    assert [(run["chosen"], run["counting"]) for run in listed(ledger)] == [(False, 0), (True, 1)]
    assert 0 < claims(ledger) < before
    dateline("runs", "use", "1", "--by", "mara", "--db", ledger)
    assert claims(ledger) == before
    assert "everything holds" in dateline("verify", "--db", ledger).stdout


def test_two_runs_are_compared(ledger: Path) -> None:
    told = dateline("runs", "diff", "1", "2", "--quiet", "--db", ledger).stdout
    assert "Articles coded by both: 1" in told
    figures = json.loads(dateline("runs", "diff", "1", "2", "--json", "--db", ledger).stdout)
    assert figures["articles"] == {"both": 1, "only_old": 0, "only_new": 0}
    page = ledger.with_name("diff.html")
    dateline("runs", "diff", "1", "2", "--html", page, "--quiet", "--db", ledger)
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_run_that_is_none_is_named(ledger: Path) -> None:
    for words in (("diff", "1", "7"), ("use", "run-0"), ("diff", "1", "1")):
        with pytest.raises(UsageError):
            dateline("runs", *words, "--db", ledger)


def test_each_policy_holds_its_number_and_shows_both_sides(ledger: Path) -> None:
    held = {}
    for policy in ("cautious", "lowest", "highest", "latest", "most-independent"):
        found = dateline("incidents", "--json", "--policy", policy, "--db", ledger).stdout.splitlines()
        (record,) = map(json.loads, found)
        held[policy] = record["killed"]["best"]
        (weighing,) = (w for w in record["weighed"] if w["field"] == "killed")
        assert weighing["against"]
        assert record["policy"] == f"{policy}/1"
        shown = dateline("show", record["id"], "--policy", policy, "--db", ledger).stdout
        assert f"{policy}: " in shown
        assert record["grade"]["name"] in shown
    assert held == {"cautious": None, "lowest": 3, "highest": 5, "latest": None, "most-independent": None}


def test_adding_with_another_coder_than_the_chosen_one_says_so(ledger: Path) -> None:
    dateline("runs", "use", "2", "--by", "mara", "--db", ledger)
    told = dateline("add", ledger.with_name("story.txt"), "--published", "2024-05-16", "--quiet", "--db", ledger)
    assert "keep its codings" in told.stderr
    dateline("runs", "use", "1", "--by", "mara", "--db", ledger)
