"""A story in three versions: its log, line by line, and any moment between two versions as it was shown then."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import click
import pytest
from cli_runs import MOMENTS, feed_version, told
from program import ROOT

from dateline.doors.cli import cli
from dateline.ledger import SqliteReader
from dateline.publish import FORMATS, policy_named
from dateline.publish.fact_log import fact_log
from dateline.publish.reading_room import corpus_of
from dateline.publish.story import diff_of, story_of
from dateline.publish.traces import with_former
from dateline.publish.values import short

POLICY = policy_named("cautious")
EXPECTED = ROOT / "tests/promises/data/market-log.txt"
TOLD = {"role", "sub_event_type", "date", "place", "killed", "injured", "arrested", "investigation", "incident"}
"""Fields of the expected log; parties, means and steps change with every better reading of the same words."""

WITHOUT_PAST = {
    *("add", "recode", "runs use", "judge", "merge", "split", "correct", "accept", "reject", "cannot-tell", "undo"),
    *("mark", "unmark", "verify", "migrate", "serve"),
}
"""Commands on a ledger that write, check or move it whole, or ask page by page; accounts have no past either."""

Stages = tuple[list[dict[str, str | bytes]], Path]


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Stages:
    """What every read command showed after each version, and the ledger with all three."""
    folder = tmp_path_factory.mktemp("story")
    store = folder / "ledger.sqlite"
    shown = []
    for number in (1, 2, 3):
        feed_version(store, number)
        shown.append({" ".join(map(str, c)): outcome(c, store, folder) for c in commands(store)})
    return shown, store


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from _commands(command, (*path, name))
        elif any(p.name == "db" for p in command.params):
            yield (*path, name), command


def arguments_of(name: str, incident: str, article: str) -> list[list[str]]:
    """What a reader may ask of a command."""
    asked: dict[str, list[list[str]]] = {
        "show": [[incident], [incident, "--json"]],
        "claims": [[incident], [incident, "--former", "--json"]],
        "versions": [[article, "--diff"], [article, "--json"]],
        "diff": [["--since", "2024-06-01"], ["--since", "2024-06-01", "--json"]],
        "export": [[f, "--out", "OUT"] for f in sorted(FORMATS)],
        "report": [["--out", "OUT"]],
        "feed": [["--out", "OUT"]],
        "due": [["--on", "2024-06-30"], ["--on", "2024-06-30", "--json"]],
        "runs": [[]],
        "runs list": [[]],
    }
    return asked.get(name, [[], ["--json"]])


def commands(store: Path) -> list[tuple[str, ...]]:
    """Every read command of the program with what it may be asked; found by its --db option."""
    with SqliteReader.open(store) as ledger:
        corpus = corpus_of(ledger, POLICY)
        incident, article = corpus.incidents[0].id, next(ledger.articles()).article.id
    found = []
    for path, command in _commands(cli):
        name = " ".join(path)
        if name in WITHOUT_PAST or path[0] == "people":
            continue
        assert any(p.name == "as_of" for p in command.params), f"{name} reads a ledger and has no --as-of"
        needs = any(isinstance(p, click.Argument) and p.required for p in command.params)
        if not needs or name in ("show", "claims", "versions", "export"):
            found += [(*path, *extra) for extra in arguments_of(name, incident, article)]
    return found


def outcome(command: tuple[str, ...], store: Path, folder: Path, *extra: str) -> str | bytes:
    """What the command prints, or the bytes that it writes."""
    out = folder / "out"
    asked = [str(out) if word == "OUT" else word for word in command]
    printed = told(*asked, "--db", store, *extra)
    return out.read_bytes() if "OUT" in command else printed


def test_the_log_is_the_expected_one_line_by_line(stages: Stages) -> None:
    with SqliteReader.open(stages[1]) as ledger:
        claims = {c.id: c for s in ledger.codings(latest=False) for c in s.coding.claims}
        numbers = {c.snapshot: n for n, c in enumerate(ledger.captures(), 1)}
        lines = []
        for change in fact_log(ledger, POLICY):
            if change.field not in TOLD:
                continue
            of_type = change.field in ("role", "sub_event_type")  # many words speak for it
            because, gone = (
                sorted({f"“{claims[c].written}”" for c in own}) for own in (change.claims, change.withdrawn)
            )
            said = (
                "because of its words" if of_type else f"because of {', '.join(because)}" if because else "by the fold"
            )
            left = f"; {', '.join(gone)} no longer said" if gone else ""
            when = change.recorded_at[:10]
            moved = f"{short(change.old)} → {short(change.new)}"
            lines.append(f"{when} version {numbers[change.snapshot]} {change.field}: {moved} {said}{left}")
    assert lines == EXPECTED.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("number", [1, 2, 3])
def test_between_versions_every_command_shows_what_it_showed_then(stages: Stages, number: int, tmp_path: Path) -> None:
    shown, store = stages
    moments = [MOMENTS[number - 1].date().isoformat(), (MOMENTS[number - 1] + timedelta(hours=2)).isoformat()]
    for asked, before in shown[number - 1].items():
        for moment in moments:
            again = outcome(tuple(asked.split(" ")), store, tmp_path, "--as-of", moment)
            assert again == before, f"{asked} --as-of {moment}"


def test_there_is_something_to_tell_apart(stages: Stages) -> None:
    first, last = stages[0][0], stages[0][2]
    same = [asked for asked in first if asked in last and first[asked] == last[asked] and "runs" not in asked]
    assert [asked for asked in same if not asked.startswith(("decisions", "due", "review"))] == []


def test_the_third_version_came_without_an_address(stages: Stages) -> None:
    with SqliteReader.open(stages[1]) as ledger:
        first = next(ledger.articles()).article.id
        story = story_of(ledger, first)
        assert [(v.rule, v.stands) for v in story] == [("first", False), ("address", False), ("text", True)] or [
            (v.rule, v.stands) for v in story
        ] == [("first", False), ("address", False), ("headline", True)]
        diff = diff_of(story[0], story[1])
    assert "".join(s.text for s in diff.wording.stretches if s.kind != "removed") == story[1].article.text
    assert {t.claim.field for t in diff.traces if t.fate == "withdrawn"} >= {"killed", "arrested"}
    assert {c.field for c in diff.added} >= {"killed"}


def test_what_was_withdrawn_stays_in_sight(stages: Stages) -> None:
    store = stages[1]
    with SqliteReader.open(store) as ledger:
        corpus = with_former(ledger, corpus_of(ledger, POLICY))
        (incident,) = (i for i in corpus.incidents if i.role == "main")
        versions = [v.article for v in story_of(ledger, next(ledger.articles()).article.id)]
        for one in corpus.former[incident.id]:
            text = next(a.text for a in versions if a.id == one.by)
            assert one.span is not None or one.fate == "withdrawn"
            assert one.span is None or one.span.stands_in(text)
        gone = {(t.claim.field, t.by) for t in corpus.former[incident.id] if t.fate == "withdrawn"}
    assert ("arrested", versions[1].id) in gone
    lines = [json.loads(line) for line in told("claims", incident.id, "--db", store, "--json").splitlines()]
    assert {line["fate"] for line in lines if "fate" in line} <= {"withdrawn", "recoded"}
    assert "withdrawn by article-" in told("show", incident.id, "--db", store)
    assert all(line["id"] not in incident.claims for line in lines if "fate" in line)


def test_a_correction_speaks_of_the_claim_that_it_takes_back(stages: Stages) -> None:
    store, day = stages[1], MOMENTS[1].date().isoformat()
    with SqliteReader.open(store) as ledger:
        incident = corpus_of(ledger, POLICY).incidents[0].id
    lines = [json.loads(x) for x in told("claims", incident, "--db", store, "--json", "--as-of", day).splitlines()]
    denial = next(x for x in lines if x["field"] == "arrested" and x["attitude"] == "denies")
    assert denial["withdrawn"]
    assert set(denial["about"]) == {x["id"] for x in lines if x["field"] == "arrested" and x.get("fate") == "withdrawn"}
