"""Versions that no address tells: one outlet's story under its headline, or in nearly the same words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from ledger_samples import CODER, article_of, coding_of, moment

from dateline.ledger import Entry, SqliteLedger
from dateline.ledger.story import link_of
from dateline.model import Article, Given, Snapshot, content_hash

OUTLET = "The Talmora Courier"
TAIL = (
    "The mayor said that the market would stay shut for a week while the guards at its gates are asked what they saw. "
    "Traders had complained since the spring that nobody searched the lorries which come over the bridge at night. "
    "A curfew that was lifted in March may be called again, he told the town's radio on Sunday evening."
)
OTHER = (
    "Farmers along the river are waiting for the first rain of the year, and the price of millet doubled since May. "
    "The cooperative opened its stores on Monday and sold out before noon, its treasurer said over the telephone."
)


def article(
    killed: int,
    rest: str = TAIL,
    title: str | None = "Market attack in Talmora",
    day: int | None = 4,
    outlet: str | None = OUTLET,
    url: str | None = None,
) -> tuple[Snapshot, Article]:
    content = f"Gunmen killed {killed} people in Talmora on Sunday. {rest}".encode()
    given = Given(title, outlet, url, None if day is None else date(2031, 5, day))
    snapshot = Snapshot(content_hash(content), content, "text/plain", f"{killed}.txt", given)
    return snapshot, article_of(snapshot)


def record(ledger: SqliteLedger, minute: int, taken: tuple[Snapshot, Article]) -> Article:
    snapshot, read = taken
    ledger.record(Entry.coded(snapshot, read, coding_of(read, CODER)), moment(minute))
    return read


@pytest.mark.parametrize(
    ("other", "rule"),
    [
        (article(5, day=6), "headline"),
        (article(5, title="Five dead in Talmora"), "text"),
        (article(5, title="Five dead in Talmora", day=6), None),
        (article(5, title="MARKET attack, in Talmora", rest=f"{OTHER} {TAIL}"), "text"),
        (article(5, rest=OTHER), None),
        (article(5, outlet="Kesten Radio"), None),
        (article(5, outlet=None), None),
        (article(5, day=None), None),
        (article(5, day=8), None),
    ],
)
def test_the_rule(other: tuple[Snapshot, Article], rule: str | None) -> None:
    one = article(3)[1]
    link = link_of(one, other[1])
    assert link == link_of(other[1], one)
    assert (None if link is None else link.rule) == rule


def test_two_undated_ones_count_as_published_together() -> None:
    link = link_of(article(3, day=None)[1], article(5, day=None)[1])
    assert link is not None
    assert link.left < link.right


def test_a_story_told_again_without_an_address_replaces_its_earlier_version(ledger: SqliteLedger) -> None:
    first = record(ledger, 0, article(3))
    middle = ledger.head().position
    second = record(ledger, 1, article(5, day=5))
    assert [s.article.id for s in ledger.standing()] == [second.id]
    assert [s.article.id for s in ledger.standing(middle)] == [first.id]
    found = ledger.counting_of([first.id, second.id, "article-none"])
    assert {a: stands for a, (_, stands) in found.items()} == {first.id: False, second.id: True}
    assert not ledger.stands(first.id)
    assert [s.article.id for s in ledger.family(first.id)] == [first.id, second.id]
    assert [s.article.id for s in ledger.family(second.id, middle)] == []
    assert ledger.counts()["version"] == 1
    assert list(ledger.problems()) == []


def test_a_family_reaches_over_address_and_story(ledger: SqliteLedger) -> None:
    page = "https://courier.example/market"
    taken = [article(3, url=page), article(5, rest=OTHER, url=page), article(6, rest=OTHER, title="Millet", day=5)]
    read = [record(ledger, n, one) for n, one in enumerate(taken)]
    assert [s.article.id for s in ledger.family(read[0].id)] == [a.id for a in read]
    assert [s.article.id for s in ledger.standing()] == [read[2].id]


def test_the_order_of_arrival_changes_no_content(
    ledger: SqliteLedger, tmp_path_factory: pytest.TempPathFactory
) -> None:
    taken = [article(3), article(5), article(6, day=6), article(7, rest=OTHER)]
    with SqliteLedger.open(tmp_path_factory.mktemp("other") / "ledger.sqlite") as other:
        for number, one in enumerate(taken):
            record(ledger, number, one)
        for number, one in enumerate(reversed(taken)):
            record(other, number, one)
        assert ledger.content_hash() == other.content_hash()
        assert ledger.counts()["version"] == 3


def test_another_outlet_still_prints_what_one_has_replaced(ledger: SqliteLedger) -> None:
    snapshot, read = article(3)
    record(ledger, 0, (snapshot, read))
    elsewhere = replace(snapshot, given=replace(snapshot.given, outlet="Kesten Radio"))
    record(ledger, 1, (elsewhere, replace(read, outlet="Kesten Radio")))
    record(ledger, 2, article(5, day=5))
    assert ledger.stands(read.id)


def test_the_same_text_in_other_bytes_is_no_version(ledger: SqliteLedger) -> None:
    """A page whose advertisements changed: other bytes are kept, the article and its coding are known."""
    snapshot, read = article(3, url="https://courier.example/market")
    record(ledger, 0, (snapshot, read))
    content = snapshot.content + b"<!-- another advertisement -->"
    again = replace(snapshot, id=content_hash(content), content=content)
    record(ledger, 1, (again, replace(read, snapshot=again.id)))
    assert (ledger.counts()["snapshot"], ledger.counts()["coding"], ledger.counts()["version"]) == (2, 1, 0)
    assert len(ledger.family(read.id)) == 1
    assert ledger.stands(read.id)
