"""What people decide goes through one door: by name, with who and why, once, and not on an outdated view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from small_coder import NOON, SmallCoder, noon, read

from dateline.errors import StaleDecision, UsageError
from dateline.ledger import Entry, SqliteLedger
from dateline.model import Article, CoderId, Coding, Mention, Saying, Snapshot, content_hash, make_id
from dateline.publish import Corpus, policy_named
from dateline.publish.fact_log import fact_log
from dateline.publish.reading_room import corpus_of
from dateline.runner import Reading, decide, incidents_now, mentions_meant, verify

POLICY = policy_named("cautious")
ANA = Saying("ana", "the same funeral")
TEXTS = (
    "Gunmen killed 2 people in Talmora on May 4.",
    "Gunmen killed 5 people in Kesten on May 9.",
    "Gunmen killed 4 people in Bray Hollow on May 20.",
)


def entry_of(text: str, version: str = "1") -> Entry:
    content = text.encode()
    snapshot = Snapshot(content_hash(content), content, "text/plain", text)
    article = read(snapshot)
    assert isinstance(article, Article)
    coding = SmallCoder(version=version).code(article)
    return Entry.coded(snapshot, article, coding if version == "1" else renamed(coding))


def renamed(coding: Coding) -> Coding:
    """The same mentions under ids that name another version of the coder."""
    names = {m.id: make_id("mention", m.id, coding.coder.version) for m in coding.mentions}
    mentions = tuple(Mention(names[m.id], m.article, m.role, m.acts) for m in coding.mentions)
    claims = tuple(
        replace(c, mention=names[c.mention], id=make_id("claim", names[c.mention], c.field)) for c in coding.claims
    )
    return replace(coding, mentions=mentions, claims=claims)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger.open(tmp_path / "store") as opened:
        for text in TEXTS:
            opened.record(entry_of(text), noon())
        yield opened


@pytest.fixture
def names(ledger: SqliteLedger) -> list[str]:
    """The incidents in the order of the texts."""
    corpus = corpus_of(ledger, POLICY)
    return [corpus.incident_of[m.id] for s in ledger.codings() for m in s.coding.mentions]


def toll(corpus: Corpus, name: str) -> tuple[int | None, int | None]:
    (record,) = (i for i in corpus.incidents if i.id == name)
    return record.killed.low, record.killed.high


def test_a_merge_is_one_decision_and_either_name_leads_to_it(ledger: SqliteLedger, names: list[str]) -> None:
    decide.merge(ledger, names[:2], ANA, NOON)
    groups = [mentions_meant(ledger, name) for name in names]
    assert groups[0] == groups[1] != groups[2]
    assert [len(i.mentions) for i in corpus_of(ledger, POLICY).incidents] == [2, 1]
    assert list(incidents_now(ledger, groups[0])) == [min(names[:2])]


def test_undo_restores_the_names_and_undoing_that_the_merge(ledger: SqliteLedger, names: list[str]) -> None:
    before = corpus_of(ledger, POLICY).incidents
    merged = decide.merge(ledger, names[:2], ANA, NOON)
    after = corpus_of(ledger, POLICY).incidents
    undone = decide.undo(ledger, merged.decision.id[:16], ANA, NOON)
    assert corpus_of(ledger, POLICY).incidents == before
    assert decide.undo(ledger, merged.decision.id, Saying("ben", "too"), NOON).decision == undone.decision
    decide.undo(ledger, undone.decision.id, ANA, NOON)
    assert corpus_of(ledger, POLICY).incidents == after
    assert ledger.position_at(NOON + timedelta(hours=1)) == ledger.head().position
    assert corpus_of(ledger, POLICY, merged.position).incidents == after
    assert corpus_of(ledger, POLICY, undone.position).incidents == before
    assert verify(ledger, read=None).ok


def test_different_keeps_apart_what_a_third_would_join(ledger: SqliteLedger, names: list[str]) -> None:
    one, two, three = (name.replace("incident", "mention") for name in names)
    decide.judge(ledger, "different", one, two, ANA, NOON)
    decide.judge(ledger, "same", one, three, ANA, NOON)
    assert len(corpus_of(ledger, POLICY).incidents) == 2
    decide.judge(ledger, "same", two, three, ANA, NOON)
    groups = [mentions_meant(ledger, name) for name in names]
    assert groups[1] == groups[2] != groups[0], "the latest word holds, and what it leaves no room for gives way"
    decide.judge(ledger, "same", names[0], names[2], ANA, NOON)
    assert len(corpus_of(ledger, POLICY).incidents) == 1, "an incident is all its mentions: each pair is spoken of"


def test_said_twice_by_one_person_is_said_once(ledger: SqliteLedger, names: list[str]) -> None:
    first = decide.merge(ledger, names[:2], ANA, NOON)
    again = decide.merge(ledger, names[1::-1], ANA, NOON)
    assert (again.kept, again.decision) == ("known", first.decision)
    assert decide.merge(ledger, names[:2], Saying("ben", ANA.because), NOON).kept == "new"
    assert decide.merge(ledger, names[:2], ANA, NOON).kept == "new", "after another's word it is a word again"


def test_a_key_is_one_attempt(ledger: SqliteLedger, names: list[str]) -> None:
    keyed = replace(ANA, key="k-1")
    first = decide.merge(ledger, names[:2], keyed, NOON)
    decide.undo(ledger, first.decision.id, ANA, NOON)
    assert decide.merge(ledger, mentions_of(ledger, names[:2]), keyed, NOON).decision == first.decision
    with pytest.raises(UsageError, match="another decision"):
        decide.judge(ledger, "same", names[0], names[2], keyed, NOON)


def mentions_of(ledger: SqliteLedger, incidents: list[str]) -> list[str]:
    return [m for name in incidents for m in mentions_meant(ledger, name)]


def test_an_outdated_view_is_refused(ledger: SqliteLedger, names: list[str]) -> None:
    seen = replace(ANA, seen=ledger.head().position)
    decide.judge(ledger, "different", names[0], names[1], Saying("ben", "two towns"), NOON)
    with pytest.raises(StaleDecision, match="ben decided"):
        decide.merge(ledger, names[:2], seen, NOON)
    assert ledger.counts()["decision"] == 1
    decide.judge(ledger, "different", names[2], names[1], replace(seen, seen=ledger.head().position), NOON)


def test_a_correction_needs_words_that_carry_it(ledger: SqliteLedger, names: list[str]) -> None:
    with pytest.raises(UsageError, match="no span, no claim"):
        decide.correct(ledger, names[0], Reading("killed", "2"), ANA, NOON)
    with pytest.raises(UsageError, match="number_not_in_quote"):
        decide.correct(ledger, names[0], Reading("killed", "3", quote="2 people"), ANA, NOON)
    with pytest.raises(UsageError, match="stand in none"):
        decide.correct(ledger, names[0], Reading("killed", "3", quote="3 people"), ANA, NOON)
    with pytest.raises(UsageError, match="speaker"):
        decide.correct(ledger, names[0], Reading("killed", "2", quote="2 people", speaker="the mayor"), ANA, NOON)
    assert ledger.counts()["correction"] == 0


def test_a_persons_value_beats_the_machines_and_both_stay(ledger: SqliteLedger, names: list[str]) -> None:
    decide.merge(ledger, names[:2], ANA, NOON)
    (name,) = incidents_now(ledger, mentions_meant(ledger, names[0]))
    assert toll(corpus_of(ledger, POLICY), name) == (2, 5)
    made = decide.correct(ledger, name, Reading("killed", "5", quote="killed 5 people"), ANA, NOON)
    corpus = corpus_of(ledger, POLICY)
    assert toll(corpus, name) == (5, 5)
    (record,) = (i for i in corpus.incidents if i.id == name)
    tolls = [c for c in corpus.claims_of(record) if c.field == "killed"]
    assert sorted(c.maker.kind for c in tolls) == ["person", "rule", "rule"]
    changes = {c.field: c for c in fact_log(ledger, POLICY) if c.cause == "correct"}
    change = changes["killed"]
    assert (change.field, change.by, change.because, change.decision) == (
        "killed",
        "ana",
        ANA.because,
        made.decision.id,
    )
    assert change.claims == tuple(c.id for c in tolls if c.by_person)


def test_a_rejected_claim_leaves_the_record_and_stays(ledger: SqliteLedger, names: list[str]) -> None:
    (claim,) = (c for c in ledger.claims(mentions_meant(ledger, names[0])[0]) if c.field == "killed")
    decide.rule(ledger, claim.id, "rejected", ANA, NOON)
    corpus = corpus_of(ledger, POLICY)
    assert toll(corpus, names[0]) == (None, None)
    assert corpus.claims[claim.id].ruling == "rejected"
    decide.rule(ledger, claim.id, "cannot_tell", ANA, NOON)
    assert toll(corpus_of(ledger, POLICY), names[0]) == (2, 2)
    assert verify(ledger, read=None).ok


def test_words_outlive_the_coding_they_were_said_of(ledger: SqliteLedger, names: list[str]) -> None:
    """Coded anew under other ids: the merge holds, the correction and the ruling too, and the old names lead on."""
    claim = next(c for c in ledger.claims(mentions_meant(ledger, names[2])[0]) if c.field == "place")
    decide.merge(ledger, names[:2], ANA, NOON)
    decide.correct(ledger, names[0], Reading("killed", "5", quote="killed 5 people"), ANA, NOON)
    decide.rule(ledger, claim.id, "rejected", ANA, NOON)
    for text in TEXTS:
        ledger.record(entry_of(text, "2"), NOON)
    corpus = corpus_of(ledger, POLICY)
    (one,) = incidents_now(ledger, mentions_meant(ledger, names[0]))
    (other,) = incidents_now(ledger, mentions_meant(ledger, names[1]))
    (third,) = incidents_now(ledger, mentions_meant(ledger, names[2]))
    assert one == other not in names
    assert toll(corpus, one) == (5, 5)
    assert {i.id: i.place.status for i in corpus.incidents}[third] == "not_reported"
    assert verify(ledger, read=None).ok
    assert CoderId("small", "2", "sha256:none") in {s.coding.coder for s in ledger.standing()}


@pytest.mark.parametrize("name", ["", "inc", "incident-ffffffff", "claim-12345678", "mention-"])
def test_a_name_of_nothing(ledger: SqliteLedger, name: str) -> None:
    with pytest.raises(UsageError):
        decide.judge(ledger, "same", name, name, ANA, NOON)


def test_nobody_decides_without_a_name_or_a_reason(ledger: SqliteLedger, names: list[str]) -> None:
    for saying in (Saying(" ", "why"), Saying("ana", " ")):
        with pytest.raises(UsageError):
            decide.merge(ledger, names[:2], saying, NOON)
    with pytest.raises(UsageError, match="nothing to compare"):
        decide.judge(ledger, "different", names[0], names[0], ANA, NOON)
