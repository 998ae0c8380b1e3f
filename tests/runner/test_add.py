"""Every input of a run is accounted for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from small_coder import SmallCoder, UnloadableCoder, noon, read, text_of

from dateline.errors import LedgerFull, ResourceError
from dateline.ledger import SqliteLedger
from dateline.model import Snapshot, content_hash
from dateline.runner import Coded, Progress, RunSummary, WorkLimits, add_inputs, code_snapshot


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger.open(tmp_path / "news.dateline") as opened:
        yield opened


def folder_of(tmp_path: Path, texts: dict[str, str]) -> str:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text)
    return str(folder)


def add(ledger: SqliteLedger, *paths: str, coder: SmallCoder | None = None, **options: object) -> RunSummary:
    return add_inputs(ledger, paths, coder or SmallCoder(), now=noon, read=read, **options)  # type: ignore[arg-type]


GOOD = {f"{number:02}.txt": text_of(number) for number in range(12)}


@pytest.mark.parametrize("jobs", [0, 2])
def test_every_input_ends_somewhere(ledger: SqliteLedger, tmp_path: Path, jobs: int) -> None:
    folder = folder_of(
        tmp_path, GOOD | {"13.txt": "UNREADABLE page of the Talmora Courier", "14.txt": "", "15.txt": "x BUG x"}
    )
    seen: list[Progress] = []
    first = add(ledger, folder, str(tmp_path / "none.txt"), jobs=jobs, progress=seen.append)
    assert (first.done, first.total, first.coded, first.known, first.interrupted) == (16, 16, 10, 0, False)
    assert first.set_aside == {"other_language": 2, "malformed": 1}
    assert first.refused == {"empty": 1, "failed": 1, "not_found": 1}
    assert (first.relevant, first.mentions, first.claims) == (10, 10, 40)
    assert [report.done for report in seen] == list(range(1, 17))
    assert [Path(report.origin).name for report in seen] == [*sorted(GOOD), "13.txt", "14.txt", "15.txt", "none.txt"]
    content = ledger.content_hash()
    second = add(ledger, folder, str(tmp_path / "none.txt"), jobs=jobs)
    assert (second.done, second.coded, second.known) == (16, 0, 13)
    assert second.refused == first.refused
    assert second.judgements == 0
    assert ledger.content_hash() == content
    assert [run.counts for run in ledger.runs()] == [
        {"coded": 10, "set_aside": 3, "refused": 3},
        {"known": 13, "refused": 3},
    ]


def test_mentions_of_one_incident_are_judged(ledger: SqliteLedger, tmp_path: Path) -> None:
    summary = add(ledger, folder_of(tmp_path, {"a.txt": text_of(0), "b.txt": text_of(116), "c.txt": text_of(1)}))
    assert summary.judgements > 0
    assert {j.verdict for j in ledger.judgements()} >= {"same"}


def test_a_new_coder_version_codes_again(ledger: SqliteLedger, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, GOOD)
    add(ledger, folder)
    again = add(ledger, folder, coder=SmallCoder(version="2"))
    assert (again.coded, again.known) == (10, 0)
    assert ledger.counts()["claim"] == 80


def test_the_same_text_twice_in_a_run(ledger: SqliteLedger, tmp_path: Path) -> None:
    folder = folder_of(tmp_path, {"a.txt": text_of(0), "b.txt": text_of(0)})
    for jobs in (2, 0):
        summary = add(ledger, folder, jobs=jobs)
    assert (summary.coded, summary.known) == (0, 2)
    assert ledger.counts()["coding"] == 1


def test_one_job_or_many_give_the_same(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, GOOD)
    hashes = []
    for jobs in (0, 1, 3):
        with SqliteLedger.open(tmp_path / f"{jobs}.dateline") as ledger:
            add(ledger, folder, jobs=jobs)
            hashes.append((ledger.content_hash(), ledger.head().position))
    assert len(set(hashes)) == 1


def test_a_crash_costs_one_article(ledger: SqliteLedger, tmp_path: Path) -> None:
    bad = {"03x.txt": "CRASH here", "05x.txt": "GREEDY one", "07x.txt": "HANG on", "11x.txt": "CRASH again"}
    folder = folder_of(tmp_path, GOOD | bad)
    summary = add(ledger, folder, jobs=2, work_limits=WorkLimits(seconds=3.0))
    assert summary.refused == {"crashed": 2, "out_of_memory": 1, "timed_out": 1}
    assert (summary.coded, summary.done) == (10, 16)
    assert any("SIGKILL" in refusal.reason for refusal in ledger.refusals())
    (tmp_path / "in" / "07x.txt").write_text("on")
    assert add(ledger, folder, jobs=2).refused == {"crashed": 2, "out_of_memory": 1}


@pytest.mark.parametrize("jobs", [0, 1])
def test_what_would_fail_everywhere_ends_the_run(ledger: SqliteLedger, tmp_path: Path, jobs: int) -> None:
    folder = folder_of(tmp_path, GOOD | {"02x.txt": "MISSING"})
    with pytest.raises(ResourceError, match="lexicon"):
        add(ledger, folder, jobs=jobs)
    assert ledger.counts()["outcome"] == 3
    (run,) = ledger.runs()
    assert run.finished_at is None


def test_workers_that_cannot_start_end_the_run(ledger: SqliteLedger, tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="cannot start"):
        add(ledger, folder_of(tmp_path, GOOD), jobs=2, coder=UnloadableCoder())
    assert ledger.counts()["refusal"] == 0


@pytest.mark.parametrize("jobs", [0, 2])
def test_a_full_disk_ends_the_run_and_the_next_goes_on(ledger: SqliteLedger, tmp_path: Path, jobs: int) -> None:
    folder = folder_of(tmp_path, GOOD)
    (pages,) = ledger._db.execute("PRAGMA page_count").fetchone()
    ledger._db.execute(f"PRAGMA max_page_count = {pages + 12}")
    done: list[Progress] = []
    with pytest.raises(LedgerFull, match="safe"):
        add(ledger, folder, jobs=jobs, progress=done.append)
    assert 0 < len(done) < len(GOOD)
    ledger._db.execute("PRAGMA max_page_count = 1000000")
    summary = add(ledger, folder, jobs=jobs)
    assert (summary.known, summary.done) == (len(done), len(GOOD))


def test_a_line_with_a_bad_date_is_noted_and_coded(ledger: SqliteLedger, tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    lines = [{"text": text_of(0), "published": "yesterday"}, {"text": text_of(1)}, {"title": "no text"}]
    path.write_text("\n".join(map(json.dumps, lines)))
    summary = add(ledger, str(path))
    assert summary.noted == {"bad_date": 1}
    assert summary.refused == {"bad_field": 1}
    assert (summary.coded, summary.done) == (2, 3)


def test_coding_without_a_ledger() -> None:
    def snapshot(text: str) -> Snapshot:
        return Snapshot(content_hash(text.encode()), text.encode(), "text/plain", "standard input")

    coded = code_snapshot(snapshot(text_of(0)), SmallCoder(), read)
    assert isinstance(coded, Coded)
    assert coded.coding.article == coded.article.id
    assert getattr(code_snapshot(snapshot("FRANCAIS"), SmallCoder(), read), "kind", None) == "other_language"
    assert getattr(code_snapshot(snapshot("a BUG"), SmallCoder(), read), "kind", None) == "failed"


def test_the_real_reader(ledger: SqliteLedger, tmp_path: Path) -> None:
    story = "TALMORA — Gunmen killed 3 people in Talmora on May 1, the police said on Monday. The road was closed."
    folder = folder_of(
        tmp_path, {"a.txt": story, "b.html": f"<html><body><article><p>{story}</p></article></body></html>"}
    )
    summary = add_inputs(ledger, [folder], SmallCoder(), now=noon)
    assert summary.coded == 2
