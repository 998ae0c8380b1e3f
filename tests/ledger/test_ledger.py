"""What goes in comes out, once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from ledger_samples import (
    CODER,
    NEWER,
    NOON,
    article_of,
    coding_of,
    entry_of,
    judgement_on,
    moment,
    snapshot_of,
)

from dateline.errors import LedgerError, UsageError
from dateline.ledger import EVENT_KINDS, Entry, Ledger, LedgerReader
from dateline.model import Given, Refusal

ENTRY_KINDS = {"snapshot", "observation", "article", "outcome", "coding", "mention", "claim", "rejection"}


def test_an_entry_comes_back_whole(ledger: Ledger) -> None:
    entry = entry_of(0)
    assert ledger.record(entry, NOON) == "new"
    (coding,) = ledger.codings()
    assert coding.article == entry.article
    assert coding.coding == entry.result
    (outcome,) = ledger.outcomes()
    assert (outcome.kind, outcome.coder, outcome.article) == ("coded", CODER, entry.article.id)
    (capture,) = ledger.captures()
    assert ledger.snapshot(capture.id) == entry.snapshot
    assert ledger.knows(entry.snapshot, CODER)
    assert not ledger.knows(entry.snapshot, NEWER)
    assert {kind for kind, number in ledger.counts().items() if number == 1} == ENTRY_KINDS
    assert ledger.counts().keys() == EVENT_KINDS.keys()


def test_the_same_again_adds_nothing_on_the_same_day_and_one_observation_later(ledger: Ledger) -> None:
    ledger.record(entry_of(0), NOON)
    content, head = ledger.content_hash(), ledger.head()
    assert ledger.record(entry_of(0), moment(1)) == "known"
    assert ledger.observe(snapshot_of(0), moment(2)) == "known"
    assert ledger.head() == head
    assert ledger.observe(snapshot_of(0), moment(60 * 24)) == "new"
    assert ledger.observe(snapshot_of(0, origin="elsewhere.txt"), moment(60 * 24)) == "new"
    assert ledger.head().position == head.position + 2
    assert ledger.content_hash() == content
    (capture,) = ledger.captures()
    assert [seen.origin for seen in ledger.observations(capture.id)] == ["in/0.txt", "in/0.txt", "elsewhere.txt"]


def test_other_metadata_is_another_capture_and_the_bytes_are_stored_once(ledger: Ledger) -> None:
    ledger.record(entry_of(0), NOON)
    later = Given(outlet="The Talmora Courier", published=date(2031, 5, 5), url="https://courier.example/1")
    assert ledger.record(entry_of(0, given=later), NOON) == "new"
    assert ledger.counts()["snapshot"] == 2
    assert len({capture.snapshot for capture in ledger.captures()}) == 1
    assert len(list(ledger.codings())) == 2
    assert [found.article.published for found in ledger.versions("https://courier.example/1")] == [date(2031, 5, 5)]


def test_one_wire_text_from_two_outlets_is_two_articles_with_one_coding(ledger: Ledger) -> None:
    day = date(2031, 5, 4)
    for outlet in ("The Talmora Courier", "Orvish Gazette"):
        ledger.record(entry_of(0, given=Given(outlet=outlet, published=day)), NOON)
    assert {found.article.outlet for found in ledger.articles()} == {"The Talmora Courier", "Orvish Gazette"}
    assert ledger.counts()["coding"] == 1


def test_a_new_coder_version_adds_claims_beside_the_old(ledger: Ledger) -> None:
    ledger.record(entry_of(0), NOON)
    before = ledger.head().position
    assert ledger.record(entry_of(0, NEWER), moment(1)) == "new"
    assert ledger.counts()["claim"] == 2
    assert [c.coding.coder for c in ledger.codings()] == [NEWER]
    assert [c.coding.coder for c in ledger.codings(latest=False)] == [CODER, NEWER]
    assert [c.coding.coder for c in ledger.codings(coder=CODER)] == [CODER]
    assert [c.coding.coder for c in ledger.codings(before)] == [CODER]
    assert [c.coding.coder for c in ledger.codings(after=before)] == [NEWER]
    (mention,) = next(ledger.codings()).coding.mentions
    assert [c.id for c in ledger.claims(mention.id)] != [c.id for c in ledger.claims(mention.id, before)]


def test_a_set_aside_input_is_kept_with_its_reason(ledger: Ledger) -> None:
    assert ledger.record(entry_of(4), NOON) == "new"
    (outcome,) = ledger.outcomes()
    assert (outcome.kind, outcome.reason, outcome.article) == ("language", "not in English", None)
    assert ledger.knows(snapshot_of(4), CODER)


def test_refusals_are_counted_once_and_odd_names_survive(ledger: Ledger) -> None:
    odd = Refusal("in/\udcff.txt", "unreadable", "no rights")
    assert ledger.refuse(odd, NOON) == "new"
    assert ledger.refuse(odd, moment(1)) == "known"
    assert list(ledger.refusals()) == [odd]
    entry = entry_of(0, origin="in/\udcff.txt")
    ledger.record(entry, NOON)
    assert ledger.record(entry, NOON) == "known"
    assert not list(ledger.problems())


def test_a_person_may_change_their_mind_twice(ledger: Ledger) -> None:
    said = [judgement_on("mention-a", "mention-b", verdict, "person") for verdict in ("same", "different", "same")]
    assert [ledger.judge([one], NOON) for one in said] == [1, 1, 1]
    assert ledger.judge(said[2:], NOON) == 0
    assert ledger.judge([judgement_on("mention-a", "mention-b")], NOON) == 1
    assert [j.verdict for j in ledger.judgements(mention="mention-b")] == ["same", "different", "same", "same"]
    assert list(ledger.judgements(mention="mention-c")) == []


def test_as_of_a_moment(ledger: Ledger) -> None:
    for number in range(4):
        ledger.record(entry_of(number), moment(number))
    assert ledger.position_at(moment(-1)) == 0
    first = ledger.position_at(moment(0))
    assert len(list(ledger.articles(first))) == 1
    assert len(list(ledger.codings(ledger.position_at(moment(2))))) == 3
    assert ledger.position_at(moment(99)) == ledger.head().position
    assert ledger.content_hash(first) != ledger.content_hash()


def test_time_never_runs_backwards(ledger: Ledger) -> None:
    ledger.record(entry_of(0), moment(10))
    ledger.record(entry_of(1), moment(0))
    times = [event.recorded_at for event in ledger.events()]
    assert times == sorted(times)
    with pytest.raises(ValueError, match="time zone"):
        ledger.record(entry_of(2), NOON.replace(tzinfo=None))


def test_ids_are_found_by_their_beginning(ledger: Ledger) -> None:
    entries = [entry_of(number) for number in range(3)]
    for entry in entries:
        ledger.record(entry, NOON)
    coding = coding_of(article_of(snapshot_of(1)))
    found = ledger.claim(coding.claims[0].id[:14])
    assert found is not None
    assert found.claim == coding.claims[0]
    assert (found.mention, found.article, found.coder) == (coding.mentions[0], coding.article, CODER)
    assert ledger.mention(coding.mentions[0].id) == coding.mentions[0]
    article = ledger.article(coding.article[:20])
    assert article is not None
    assert article.article.id == coding.article
    assert ledger.article("sha256:none") is None
    with pytest.raises(UsageError, match="several"):
        ledger.article("sha256:")
    with pytest.raises(LedgerError, match="no snapshot"):
        ledger.content_of("sha256:00")


def test_runs(ledger: Ledger) -> None:
    run = ledger.start_run(["in"], CODER, NOON)
    (going,) = ledger.runs()
    assert (going.id, going.finished_at, going.inputs) == (run, None, ("in",))
    ledger.finish_run(run, {"coded": 3}, moment(1))
    (ended,) = ledger.runs()
    assert ended.counts == {"coded": 3}
    assert ended.finished_at is not None


def test_reading_ends_while_writing_goes_on(ledger: Ledger, read_again: Callable[[], LedgerReader]) -> None:
    ledger.record(entry_of(0), NOON)
    for number, _ in enumerate(ledger.codings(), 1):
        ledger.record(entry_of(number), NOON)
    with read_again() as reader:
        assert len(list(reader.codings())) == 2
        assert reader.content_hash() == ledger.content_hash()


def _version(number: int, url: str | None, day: int = 4) -> Entry:
    return entry_of(number, given=Given(outlet="The Talmora Courier", url=url, published=date(2031, 5, day)))


def _standing(ledger: Ledger, upto: int | None = None) -> list[str]:
    return [stored.article.text.split()[2] for stored in ledger.standing(upto)]


def test_a_newer_version_of_a_page_stands_in_for_the_older(ledger: Ledger) -> None:
    page = "https://courier.example/news/raid"
    ledger.record(_version(0, page), NOON)
    ledger.record(_version(1, "https://courier.example/"), NOON)
    ledger.record(_version(2, "https://courier.example/"), NOON)
    before = ledger.head().position
    ledger.record(_version(3, "http://www.courier.example/news/raid/#top"), moment(1))
    assert _standing(ledger) == ["3", "4", "5"]
    assert _standing(ledger, before) == ["2", "3", "4"]
    assert len(list(ledger.codings())) == 4
    assert len(list(ledger.versions(page))) == 2


def test_the_newest_version_does_not_depend_on_the_order_of_arrival(ledger: Ledger) -> None:
    page = "https://courier.example/news/raid"
    ledger.record(_version(0, page, day=6), NOON)
    ledger.record(_version(1, page, day=5), moment(1))
    assert _standing(ledger) == ["2"]


def test_what_was_also_met_elsewhere_stands(ledger: Ledger) -> None:
    page = "https://courier.example/news/raid"
    ledger.record(_version(0, page), NOON)
    ledger.record(_version(0, "https://gazette.example/raid"), NOON)
    ledger.record(_version(1, page), moment(1))
    assert _standing(ledger) == ["2", "3"]
    ledger.record(_version(2, "https://gazette.example/raid"), moment(1))
    assert _standing(ledger) == ["3", "4"]
