"""Codings of several coders stand side by side; which of them counts is an explicit choice that the log keeps."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from ledger_samples import CODER, NEWER, NOON, entry_of, moment

from dateline.errors import LedgerError
from dateline.ledger import Ledger, RunShare, SqliteLedger
from dateline.ledger.migrate import migrate, migrations


def _add(ledger: Ledger, minute: int, *numbers: int) -> str:
    run = ledger.start_run(["in"], CODER, moment(minute))
    for number in numbers:
        ledger.record(entry_of(number), moment(minute))
    ledger.finish_run(run, {"coded": len(numbers)}, moment(minute))
    return run


def _recode(ledger: Ledger, minute: int, *numbers: int) -> str:
    run = ledger.start_run(["the ledger"], NEWER, moment(minute), beside=True)
    for number in numbers:
        ledger.record(entry_of(number, NEWER), moment(minute), met=False)
    return run


def _coders(ledger: Ledger, upto: int | None = None) -> list[str]:
    return [stored.coding.coder.version for stored in ledger.standing(upto)]


def test_what_is_coded_beside_counts_only_when_it_is_chosen(ledger: Ledger) -> None:
    first = _add(ledger, 0, 0, 1, 2)
    second = _recode(ledger, 1, 0, 1)
    assert _coders(ledger) == ["1", "1", "1"]
    assert [c.coding.coder for c in ledger.codings()] == [CODER] * 3
    assert ledger.run_shares() == {first: RunShare(3, 3), second: RunShare(2, 0)}
    before = ledger.head().position
    assert ledger.choose_run(second, "mara", "the new lexicon", moment(2)) == "new"
    assert ledger.choose_run(second, "mara", None, moment(3)) == "known"
    assert sorted(_coders(ledger)) == ["1", "2", "2"]
    assert ledger.run_shares() == {first: RunShare(3, 1), second: RunShare(2, 2)}
    assert _coders(ledger, before) == ["1", "1", "1"]
    assert ledger.chosen(before) is None
    chosen = ledger.chosen()
    assert chosen is not None
    assert (chosen.run, chosen.coder, chosen.by, chosen.because) == (second, NEWER, "mara", "the new lexicon")
    assert ledger.choose_run(first, "mara", None, moment(4)) == "new"
    assert _coders(ledger) == ["1", "1", "1"]
    assert [choice.run for choice in ledger.choices()] == [second, first]
    assert not list(ledger.problems())


def test_claims_on_a_mention_are_those_of_the_coding_that_counts(ledger: Ledger) -> None:
    first = _add(ledger, 0, 0)
    second = _recode(ledger, 1, 0)
    (stored,) = ledger.codings()
    (mention,) = stored.coding.mentions
    old = [c.id for c in ledger.claims(mention.id)]
    ledger.choose_run(second, "mara", None, moment(2))
    assert [c.id for c in ledger.claims(mention.id)] != old
    ledger.choose_run(first, "mara", None, moment(3))
    assert [c.id for c in ledger.claims(mention.id)] == old


def test_what_the_chosen_coder_did_not_code_is_taken_from_the_last_that_did(ledger: Ledger) -> None:
    first = _add(ledger, 0, 0)
    ledger.choose_run(first, "mara", None, moment(1))
    later = ledger.start_run(["in"], NEWER, moment(2))
    for number in (0, 1):
        ledger.record(entry_of(number, NEWER), moment(2))
    assert sorted(_coders(ledger)) == ["1", "2"]
    assert ledger.run_shares()[later] == RunShare(2, 1)


def test_nothing_was_met_where_the_bytes_come_from_the_store(ledger: Ledger) -> None:
    _add(ledger, 0, 0)
    _recode(ledger, 60 * 24, 0)
    assert ledger.counts()["observation"] == 1


def test_only_a_run_can_be_chosen(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="run-none"):
        ledger.choose_run("run-none", "mara", None, NOON)


def test_a_choice_is_no_part_of_what_is_known(ledger: Ledger) -> None:
    run = _add(ledger, 0, 0)
    content = ledger.content_hash()
    ledger.choose_run(run, "mara", None, moment(1))
    assert ledger.content_hash() == content


def test_the_runs_of_an_older_store_are_known_when_it_is_brought_up(store: Path) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        migrate(db, store, migrations())
    with SqliteLedger.open(store) as ledger:
        first = _add(ledger, 0, 0, 1)
    with closing(sqlite3.connect(store, isolation_level=None)) as db:
        db.execute("UPDATE codings SET run = NULL, coder = NULL")
        migrate(db, store, (*migrations(), "CREATE TABLE extra (a INTEGER) STRICT;\n"))
        db.execute(f"PRAGMA user_version = {len(migrations())}")
    with SqliteLedger.open(store) as ledger:
        assert ledger.run_shares() == {first: RunShare(2, 2)}
        assert not list(ledger.problems())
