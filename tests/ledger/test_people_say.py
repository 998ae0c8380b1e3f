"""Marks of sensitivity and double coding in the log: the same in both databases."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from ledger_samples import CODER, NEWER, NOON, article_of, coding_of, entry_of, moment, snapshot_of

from dateline.errors import StaleDecision, UsageError
from dateline.ledger import Ledger, LedgerReader
from dateline.model import Marking, Saying, Undo
from dateline.model.double_coding import Adjudication, BlindCoding, Sample, folders_of
from dateline.runner import decide, double_coding, verify

ADA, BEN = Saying("ada", "a first look"), Saying("ben", "")
ANSWERS = {
    "event_type": "Attack",
    "date": "2031-05-04",
    "date_precision": "day",
    "country": "NER",
    "place": "Talmora",
    "killed": "2",
    "injured": "not_reported",
    "abducted": "not_reported",
    "arrested": "zero",
    "missing": "unknown",
    "perpetrator": "unidentified",
    "disputed": "no",
}


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """Four articles, coded."""
    for number in range(4):
        ledger.record(entry_of(number), NOON)
    return ledger


def mention_of(number: int, ledger: Ledger) -> str:
    article = article_of(snapshot_of(number))
    return next(iter(ledger.codings_of(article.id))).coding.mentions[0].id


def test_a_mark_stands_until_it_is_taken_back(told: Ledger, read_again: Callable[[], LedgerReader]) -> None:
    mention = mention_of(0, told)
    assert told.sensitive() == frozenset()
    before = told.head().position
    mark = told.decide("mark_sensitive", Marking((mention,), True), ADA, moment(1))
    assert told.sensitive() == {mention}
    assert told.sensitive(before) == frozenset()
    assert told.decide("mark_sensitive", Marking((mention,), True), ADA, moment(2)).kept == "known"
    told.decide("unmark_sensitive", Marking((mention,), False), Saying("ada", "named"), moment(3))
    assert told.sensitive() == frozenset()
    undo = told.decide("undo", Undo(mark.decision.id), Saying("ada", "not that one"), moment(4))
    assert told.sensitive() == frozenset()
    told.decide("mark_sensitive", Marking((mention,), True), Saying("ada", "after all"), moment(5))
    with read_again() as reader:
        assert reader.sensitive() == {mention}
        assert [s.decision.act for s in reader.decisions_on([mention])] == [
            *("mark_sensitive", "unmark_sensitive", "undo", "mark_sensitive"),
        ]
        assert undo.decision.id in {s.decision.id for s in reader.decisions()}
        assert not list(reader.problems())


def test_a_mark_goes_on_to_the_mention_of_another_coding(told: Ledger) -> None:
    mention = mention_of(1, told)
    decide.mark(told, mention.replace("mention", "incident"), True, ADA, moment(1))
    article = article_of(snapshot_of(1))
    told.start_run(["again"], NEWER, moment(2))
    told.record(entry_of(1, NEWER), moment(3))
    own = {m.id for s in told.codings_of(article.id) if s.coding.coder == NEWER for m in s.coding.mentions}
    assert told.sensitive() & own


def test_an_outdated_mark_is_refused(told: Ledger) -> None:
    mention, seen = mention_of(0, told), told.head().position
    told.decide("mark_sensitive", Marking((mention,), True), ADA, moment(1))
    late = Saying("ana", "no", seen=seen)
    with pytest.raises(StaleDecision, match="ada"):
        told.decide("unmark_sensitive", Marking((mention,), False), late, moment(2))


def test_a_draw_depends_on_the_seed_alone(told: Ledger) -> None:
    one = double_coding.draw(told, "spring", 3, ["cleo", "ben"], ADA, moment(1)).worked.work
    other = double_coding.draw(told, "spring", 3, ["ben", "cleo"], Saying("ana", ""), moment(2)).worked.work
    assert isinstance(one, Sample)
    assert isinstance(other, Sample)
    assert (one.articles, one.coders, one.among) == (other.articles, ("ben", "cleo"), 4)
    assert set(told.standing_articles()) >= set(one.articles)
    whole = double_coding.draw(told, "x", 900, ["ben", "cleo"], ADA, moment(3)).worked.work
    assert isinstance(whole, Sample)
    assert len(whole.articles) == 4
    for seed, size, coders in (("", 2, ["a", "b"]), ("x", 0, ["a", "b"]), ("x", 2, ["a", "a"]), ("x", 2, ["a"])):
        with pytest.raises(UsageError):
            double_coding.draw(told, seed, size, coders, ADA, moment(4))


def test_each_step_is_kept_once(told: Ledger, read_again: Callable[[], LedgerReader]) -> None:
    sample = double_coding.draw(told, "spring", 2, ["ben", "cleo"], ADA, moment(1)).worked
    assert isinstance(sample.work, Sample)
    first, second = sample.work.articles
    for article in (first, second):
        for who in ("ben", "cleo"):
            kept = double_coding.code_blind(told, sample.id, article, [ANSWERS], Saying(who, ""), moment(2))
            assert kept.kept == "new"
    assert double_coding.code_blind(told, sample.id, first, [ANSWERS], BEN, moment(3)).kept == "known"
    with pytest.raises(UsageError, match="yours stand"):
        double_coding.code_blind(told, sample.id, first, [], BEN, moment(3))
    seen = told.head().position
    done = double_coding.settle(told, sample.id, first, [ANSWERS], Saying("ada", "both say so", "key-1"), moment(4))
    again = double_coding.settle(told, sample.id, first, [ANSWERS], Saying("ada", "both say so", "key-1"), moment(5))
    assert (done.kept, again.kept, again.worked) == ("new", "known", done.worked)
    with pytest.raises(UsageError, match="key-1"):
        double_coding.settle(told, sample.id, first, [], Saying("ada", "no", "key-1"), moment(5))
    with pytest.raises(StaleDecision):
        double_coding.settle(told, sample.id, first, [], Saying("ana", "no", seen=seen), moment(6))
    with read_again() as reader:
        (folder,) = folders_of(reader.works()).values()
        assert folder.to_settle() == (second,)
        assert folder.settled[first].by == "ada"
        assert not folder.is_blind_for("ben")
        kinds = {type(w.work) for w in reader.works()}
        assert kinds == {Sample, BlindCoding, Adjudication}
        assert [w.at for w in reader.works()] == sorted(w.at for w in reader.works())
        assert not list(reader.problems())


def test_verify_knows_them(told: Ledger) -> None:
    double_coding.draw(told, "spring", 2, ["ben", "cleo"], ADA, moment(1))
    decide.mark(told, mention_of(0, told), True, ADA, moment(2))
    wrong = Marking(("mention-0000",), True)
    report = verify(told, read=None)
    assert (report.checked["decisions"], report.checked["works"], report.ok) == (1, 1, True)
    told.take_in(BlindCoding("sample-0000", "article-0000", ()), BEN, moment(3))
    assert [p.kind for p in verify(told, read=None).problems] == ["work"]
    told.decide("mark_sensitive", wrong, Saying("ada", "of nothing"), NOON + timedelta(hours=1))
    assert [p.detail for p in verify(told, read=None).problems if "mention-0000" in p.detail]
    assert coding_of(article_of(snapshot_of(0)), CODER).coder == CODER
