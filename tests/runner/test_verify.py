"""What does not hold is found, and named by its id."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from small_coder import SmallCoder, noon, read, text_of

from dateline.ledger import Entry, Head, SqliteLedger, SqliteReader
from dateline.ledger.event import NO_SEAL, event_digest, next_seal
from dateline.model import Article, Coding, Judgement, Maker, Snapshot, Span, content_hash
from dateline.runner import VerifyReport, judge_new, verify


def entry_of(number: int) -> Entry:
    content = text_of(number).encode()
    snapshot = Snapshot(content_hash(content), content, "text/plain", str(number))
    article = read(snapshot)
    assert isinstance(article, Article)
    return Entry.coded(snapshot, article, SmallCoder().code(article))


def checked(store: Path, anchor: Head | None = None) -> VerifyReport:
    with SqliteReader.open(store) as ledger:
        return verify(ledger, anchor=anchor, read=read)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "news.dateline"
    with SqliteLedger.open(path) as ledger:
        for number in (0, 1, 2, 116):
            ledger.record(entry_of(number), noon())
        judge_new(ledger, noon)
    return path


def rewrite(store: Path, change: Callable[[str, str], str]) -> None:
    """Rewrite the whole log, seals and all, as somebody with the file and this program's source could."""
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        seal = NO_SEAL
        for position, kind, name, body, at in db.execute(
            "SELECT position, kind, id, body, recorded_at FROM events ORDER BY position"
        ).fetchall():
            new = change(kind, body)
            digest = event_digest(kind, name, new)
            seal = next_seal(seal, digest, at)
            row = (new, digest, seal, position)
            db.execute("UPDATE events SET body = ?, digest = ?, seal = ? WHERE position = ?", row)


def test_a_sound_store(store: Path) -> None:
    report = checked(store)
    assert report.ok
    assert report.checked["articles"] == report.checked["read_anew"] == 4
    assert report.checked["claims"] == 16
    assert report.checked["records"] == 3
    assert report.checked["fields"] == 12
    assert report.checked["events"] == report.head.position


def _another_number(kind: str, body: str) -> str:
    return body.replace("killed 2 people", "killed 9 people") if kind == "claim" else body


def _another_text(kind: str, body: str) -> str:
    if kind != "article":
        return body
    content = json.loads(body)
    article = content["article"]
    article["text"] = article["text"].replace("Report", "Rumour")
    article["text_hash"] = content_hash(article["text"].encode())
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def test_a_rewritten_quote_is_found(store: Path) -> None:
    rewrite(store, _another_number)
    report = checked(store)
    assert {problem.kind for problem in report.problems} == {"quote"}
    assert all(problem.id.startswith("claim-") for problem in report.problems)


def test_a_rewritten_text_is_found(store: Path) -> None:
    rewrite(store, _another_text)
    assert {problem.kind for problem in checked(store).problems} == {"text_not_derivable"}


def test_another_coder_in_the_log_is_found(store: Path) -> None:
    rewrite(store, lambda kind, body: body.replace('"version":"1"', '"version":"9"') if kind == "coding" else body)
    assert "id" in {problem.kind for problem in checked(store).problems}


def test_a_rewritten_log_does_not_meet_its_anchor(store: Path) -> None:
    with SqliteReader.open(store) as ledger:
        anchor = ledger.head(7)
    assert checked(store, anchor).ok
    rewrite(store, lambda kind, body: body.replace('"confidence":0.9', '"confidence":0.1'))
    assert checked(store).ok
    assert [problem.kind for problem in checked(store, anchor).problems] == ["anchor"]


def test_changed_bytes_are_told_once(store: Path) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("DROP TRIGGER snapshots_never_change")
        db.execute("UPDATE snapshots SET packed = x'00' WHERE rowid = 2")
    (problem,) = checked(store).problems
    assert (problem.kind, problem.id) == ("snapshot_bytes", entry_of(1).snapshot.id)


def test_a_coder_that_breaks_its_word_is_found(tmp_path: Path) -> None:
    store = tmp_path / "bad.dateline"
    entry = entry_of(0)
    coding = entry.result
    assert isinstance(coding, Coding)
    loose = replace(coding.claims[1], id="claim-loose", span=Span(0, 5, "Nobody"))
    with SqliteLedger.open(store) as ledger:
        ledger.record(replace(entry, result=replace(coding, claims=(*coding.claims, loose))), noon())
        ledger.judge(
            [Judgement("judgement-x", "mention-a", "mention-b", "same", 9.0, (), Maker("person", "x", "1"))], noon()
        )
    problems = checked(store).problems
    assert {("quote", "claim-loose"), ("judgement", "judgement-x")} == {(p.kind, p.id) for p in problems}


def test_a_damaged_event_is_told_without_a_traceback(store: Path) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("DROP TRIGGER events_never_change")
        db.execute("UPDATE events SET body = '{' WHERE kind = 'article'")
    assert {"event_changed", "event_unreadable"} <= {problem.kind for problem in checked(store).problems}
    rewrite(store, lambda kind, body: body if kind != "claim" else body.replace('"killed"', '"kills"'))
    assert not checked(store).ok
