"""A ledger coded once more, beside what is there: nothing is lost, and nothing counts before it is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from small_coder import NOON, SmallCoder, noon, read, text_of

from dateline.ledger import SqliteLedger
from dateline.model import Article, Claim, Coding, CountClaim, SetAside, Snapshot, content_hash
from dateline.runner import FlooredCoder, RunSummary, add_snapshots, recode, verify

NUMBERS = range(9)


@dataclass(frozen=True)
class HigherCoder(SmallCoder):
    """Counts one more; knows no dates."""

    version: str = "2"

    def code(self, article: Article) -> Coding:
        coding = SmallCoder.code(self, article)
        return replace(coding, coder=self.id, claims=tuple(map(self._more, coding.claims)))

    def _more(self, claim: Claim) -> Claim:
        if not isinstance(claim.value, CountClaim):
            return claim
        value = replace(claim.value, low=(claim.value.low or 0) + 1, high=(claim.value.high or 0) + 1)
        return replace(claim, id=f"{claim.id}-more", value=value)


def snapshots() -> Iterator[Snapshot]:
    for number in NUMBERS:
        content = text_of(number).encode()
        yield Snapshot(content_hash(content), content, "text/plain", f"in/{number}.txt")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.sqlite"
    with SqliteLedger.open(path) as ledger:
        add_snapshots(ledger, snapshots(), SmallCoder(), names=["in"], now=noon, read=read)
    return path


def _again(ledger: SqliteLedger, store: Path, jobs: int = 0) -> RunSummary:
    return recode(ledger, store, HigherCoder(), now=lambda: NOON + timedelta(hours=1), jobs=jobs)


def _killed(ledger: SqliteLedger) -> list[int | None]:
    claims = [c for s in ledger.standing() for c in s.coding.claims]
    return [c.value.low for c in claims if isinstance(c.value, CountClaim)]


@pytest.mark.parametrize("jobs", [0, 1])
def test_everything_is_coded_beside_the_old(store: Path, jobs: int) -> None:
    with SqliteLedger.open(store) as ledger:
        before, counts = _killed(ledger), ledger.counts()
        summary = _again(ledger, store, jobs)
        assert (summary.coded, summary.known, summary.interrupted) == (counts["article"], 0, False)
        assert _killed(ledger) == before
        after = ledger.counts()
        assert after["coding"] == 2 * counts["coding"]
        assert (after["article"], after["observation"]) == (counts["article"], counts["observation"])
        again = _again(ledger, store, jobs)
        assert (again.coded, again.known) == (0, counts["article"])
        ledger.choose_run(summary.run, "mara", None, NOON + timedelta(hours=2))
        assert _killed(ledger) == [None if n is None else n + 1 for n in before]
        assert verify(ledger, read=read).ok


def test_what_was_set_aside_stays_so(tmp_path: Path) -> None:
    def aside(snapshot: Snapshot) -> Article | SetAside:
        found = read(snapshot)
        assert isinstance(found, Article)
        return SetAside(snapshot.id, "other_language", "in another language", found)

    content = text_of(0).encode()
    snapshot = Snapshot(content_hash(content), content, "text/plain", "in/0.txt")
    with SqliteLedger.open(tmp_path / "ledger") as ledger:
        add_snapshots(ledger, [snapshot], SmallCoder(), names=["in"], now=noon, read=aside)
        assert _again(ledger, tmp_path / "ledger").done == 0


def test_claims_under_the_floor_are_rejections(store: Path) -> None:
    with SqliteLedger.open(store) as ledger:
        coder = FlooredCoder(SmallCoder(), 0.95)
        assert coder.id != SmallCoder().id
        summary = recode(ledger, store, coder, now=noon)
        assert summary.rejected == {"below_floor": 3 * summary.relevant}
        assert {c.field for s in ledger.codings(coder=coder.id) for c in s.coding.claims} == {"event_type"}
