"""The fact log, replayed, is the record at every moment: through versions, merges, corrections, undos, re-codings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from story_samples import StoryDesk

from dateline.ledger import LedgerReader
from dateline.model import Claim, Correction, CountClaim, Grouping, Maker, Ruling, Saying, Undo, make_id
from dateline.publish import policy_named
from dateline.publish.fact_change import FIELDS, FactChange, LogSpan
from dateline.publish.fact_log import fact_log
from dateline.publish.knowledge import FACTS, knowledge_by_incident, knowledge_of_one
from dateline.publish.reading_room import corpus_of
from dateline.publish.record import incident_json

POLICY = policy_named("cautious")
PAGE = "https://courier.example/talmora"
FIRST = "4 people were killed in Talmora on 4 May. 2 people were killed in Orvish on 4 May and 3 were hurt. It rained."
SECOND = "5 people were killed in Talmora on 4 May by gunmen, and 7 were hurt. A curfew was called. It rained."
THIRD = "5 people were killed in Talmora on 4 May by gunmen. 2 people were killed in Orvish on 4 May and 3 were hurt."


def shown(ledger: LedgerReader, upto: int) -> dict[str, dict[str, object]]:
    """Every field that says something, of every incident, as the records show it."""
    found = {}
    for record in corpus_of(ledger, POLICY, upto).incidents:
        told = incident_json(record)
        found[record.id] = {name: told[name] for name in FIELDS[1:] if not silent(told[name])}
    return found


def silent(value: object) -> bool:
    if isinstance(value, dict):
        return value.get("status") == "not_reported" and not value.get("groups")
    return not value


def replayed(changes: list[FactChange]) -> dict[str, dict[str, object]]:
    """The last word of the log on every field."""
    found: dict[str, dict[str, object]] = {}
    for change in changes:
        if change.field != "incident":
            found.setdefault(change.incident, {})[change.field] = change.new
        elif change.new != change.incident:
            found.pop(change.incident, None)
    kept = {i: {name: v for name, v in told.items() if not silent(v)} for i, told in found.items()}
    return {i: told for i, told in kept.items() if told}


def ends(ledger: LedgerReader) -> Iterator[int]:
    """The last position of every hour."""
    last: dict[str, int] = {}
    for event in ledger.events():
        last[event.recorded_at] = event.position
    yield from last.values()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[StoryDesk]:
    desk = StoryDesk.at(tmp_path / "ledger.sqlite")
    with desk.ledger:
        yield desk


def live(desk: StoryDesk, anew: bool = True) -> None:
    """Versions, another outlet, a merge, a correction, a rejection, undos, and a second coder that is chosen."""
    ledger = desk.ledger
    desk.take(FIRST, url=PAGE)
    desk.take("4 people were killed in Talmora on 4 May. The road is shut.", outlet="Orvish Radio")
    desk.take(SECOND, url=PAGE, day=6)
    desk.take("9 people were killed in Kesten on 4 May.", outlet="Orvish Radio", day=5)
    desk.hours += 1
    incidents = corpus_of(ledger, POLICY).incidents
    groups = [i.mentions for i in incidents[:2]]
    merged = ledger.decide("merge", Grouping.of("same", groups), Saying("Ada", "one event"), desk.now())
    desk.take(THIRD, url=PAGE, day=7)
    desk.hours += 1
    claim = next(c for c in corpus_of(ledger, POLICY).claims.values() if c.field == "killed")
    mine = correction_of(claim, 8)
    ledger.decide("correct", Correction(mine), Saying("Ada", "I counted"), desk.now())
    desk.hours += 1
    ledger.decide("undo", Undo(merged.decision.id), Saying("Ada", "I was wrong"), desk.now())
    desk.hours += 1
    ledger.decide("reject", Ruling(claim.id, claim.mention, "rejected"), Saying("Ben", "misread"), desk.now())
    desk.hours += 1
    if not anew:
        return
    desk.version = "2"
    run = ledger.start_run(["again"], desk.coder, desk.now(), beside=True)
    desk.take(SECOND, url=PAGE, day=6)
    desk.hours += 1
    ledger.choose_run(run, "Ada", None, desk.now())


def correction_of(claim: Claim, number: int) -> Claim:
    return replace(
        claim,
        id=make_id("claim", claim.id, number),
        value=CountClaim(number, number, "reported"),
        maker=Maker("person", "Ada", "1"),
    )


def test_at_every_moment_the_log_gives_what_is_shown(desk: StoryDesk) -> None:
    live(desk)
    for position in ends(desk.ledger):
        changes = list(fact_log(desk.ledger, POLICY, position))
        assert replayed(changes) == shown(desk.ledger, position), position


@pytest.mark.parametrize("anew", [False, True])
def test_a_part_of_the_log_is_that_part_of_the_whole(desk: StoryDesk, anew: bool) -> None:
    live(desk, anew)
    whole = list(fact_log(desk.ledger, POLICY))
    for position in ends(desk.ledger):
        assert list(fact_log(desk.ledger, POLICY, span=LogSpan(position))) == [
            c for c in whole if c.position > position
        ]
    for name in {c.incident for c in whole}:
        assert list(fact_log(desk.ledger, POLICY, span=LogSpan(incident=name))) == [
            c for c in whole if name in (c.incident, c.then)
        ]


def test_a_merge_and_its_undoing_are_told(desk: StoryDesk) -> None:
    live(desk)
    moved = [(c.cause, c.by) for c in fact_log(desk.ledger, POLICY) if c.field == "incident"]
    assert ("merge", "Ada") in moved
    assert ("undo", "Ada") in moved


def test_a_fact_that_a_version_no_longer_tells_names_the_claim_and_the_version(desk: StoryDesk) -> None:
    desk.take(FIRST, url=PAGE)
    second = desk.take(SECOND, url=PAGE, day=6)
    gone = [c for c in fact_log(desk.ledger, POLICY) if c.article == second.id and c.new is None]
    assert {"killed", "injured", "place"} <= {c.field for c in gone}
    assert all(len(c.withdrawn) == 1 and not c.claims for c in gone if c.field in ("killed", "injured", "place"))
    risen = next(c for c in fact_log(desk.ledger, POLICY) if c.article == second.id and c.field == "killed" and c.new)
    assert len(risen.claims) == len(risen.withdrawn) == 1


@pytest.mark.parametrize("anew", [False, True])
def test_the_state_of_knowledge_of_one_is_that_among_all(desk: StoryDesk, anew: bool) -> None:
    live(desk, anew)
    whole = {c.incident: c for c in fact_log(desk.ledger, POLICY) if c.field in FACTS}
    for position in ends(desk.ledger):
        corpus = corpus_of(desk.ledger, POLICY, position)
        states = knowledge_by_incident(desk.ledger, corpus, POLICY, position)
        assert states.keys() == {i.id for i in corpus.incidents}
        for incident in corpus.incidents:
            assert knowledge_of_one(desk.ledger, corpus, incident, POLICY, position) == states[incident.id]
    for incident in corpus.incidents:
        brought = corpus.articles.get(whole[incident.id].article)
        assert brought is None or (states[incident.id].since or date.min) >= (brought.published or date.min)
