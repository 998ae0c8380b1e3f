"""The same articles give the same store and the same records, in whatever order and by however many processes.

The articles are the shipped dispatches, each on several days: the day of publication moves, and with it every day that
the text counts from there, so the copies tell of other events in other weeks, beside those that name their day.
"""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from code_one import coder
from program import DISPATCHES

from dateline.incidents import POLICIES
from dateline.intake import read_inputs
from dateline.ledger import Entry, SqliteLedger
from dateline.model import Coding, Given, SetAside, Snapshot
from dateline.publish.reading_room import corpus_of
from dateline.publish.record import incident_json
from dateline.runner import Coded, add_inputs, code_snapshot, judge_new

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
POLICY = POLICIES["cautious"]


def now() -> datetime:
    return NOON


def lines(number: int) -> list[str]:
    """So many articles: every dispatch as it is, then again a week later, and so on."""
    rows = [json.loads(line) for line in DISPATCHES.read_text(encoding="utf-8").splitlines()]
    found = []
    for n in range(number):
        row = {name: rows[n % len(rows)].get(name) for name in ("title", "text", "published", "outlet")}
        if row["published"]:
            row["published"] = str(date.fromisoformat(row["published"]) + timedelta(days=7 * (n // len(rows))))
        elif n >= len(rows):
            row["published"] = str(date(2024, 1, 1) + timedelta(days=n))
        found.append(json.dumps(row))
    return found


def entry_of(snapshot: Snapshot) -> Entry | None:
    result = code_snapshot(snapshot, coder())
    if isinstance(result, Coded):
        return Entry.coded(snapshot, result.article, result.coding)
    return Entry.set_aside(snapshot, coder().id, result) if isinstance(result, SetAside) else None


def outcome(ledger: SqliteLedger) -> tuple[str, list[str]]:
    records = [json.dumps(incident_json(i), sort_keys=True) for i in corpus_of(ledger, POLICY).incidents]
    return ledger.content_hash(), records


@pytest.mark.parametrize(("articles", "shuffles"), [(30, 3), pytest.param(500, 20, marks=pytest.mark.slow)])
def test_every_order_gives_one_store(articles: int, shuffles: int, tmp_path: Path) -> None:
    """Coding is pure and done once; what is shuffled is the stream of coded articles. Linking runs at random cuts."""
    source = tmp_path / "articles.jsonl"
    source.write_text("\n".join(lines(articles)), encoding="utf-8")
    snapshots = [s for s in read_inputs([source], given=Given()) if isinstance(s, Snapshot)]
    entries = [entry for snapshot in snapshots if (entry := entry_of(snapshot)) is not None]
    assert sum(isinstance(e.result, Coding) and bool(e.result.mentions) for e in entries) > articles / 2
    found = []
    for seed in range(shuffles):
        chance = random.Random(seed)
        chance.shuffle(entries)
        cuts = set(chance.sample(range(len(entries)), 3))
        with SqliteLedger.open(tmp_path / f"store{seed}") as ledger:
            for n, entry in enumerate(entries):
                ledger.record(entry, now())
                if n in cuts:
                    judge_new(ledger, now)
            judge_new(ledger, now)
            found.append(outcome(ledger))
    for processes in (1, 2):
        with SqliteLedger.open(tmp_path / f"jobs{processes}") as ledger:
            add_inputs(ledger, [source], coder(), now=now, jobs=processes)
            found.append(outcome(ledger))
    assert all(one == found[0] for one in found)
