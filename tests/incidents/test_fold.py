"""A record is folded from its claims and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import cast

import pytest
from claim_samples import claim, mention, toll

from dateline.incidents import fold_incident, policy_named
from dateline.model import Attitude, DateValue, EventType, Incident, Participant, PlaceValue, Weapon

CAUTIOUS = policy_named("cautious")
CLASH = EventType("Armed clash", "ASSAULT", "firearms")
ATTACK = EventType("Attack", "ASSAULT", None)
WEDNESDAY = date(2024, 5, 15)


def day(value: date, written: str = "on Wednesday") -> DateValue:
    return DateValue(value, value, "day", written)


def test_the_order_of_claims_does_not_matter() -> None:
    story, copy = mention("one", "article-a"), mention("two", "article-b")
    claims = [
        claim(story, "event_type", CLASH),
        claim(copy, "event_type", ATTACK, confidence=0.5),
        claim(story, "date", day(WEDNESDAY)),
        claim(story, "killed", toll(2, 2)),
        claim(copy, "killed", toll(3, 3)),
        claim(copy, "weapons", Weapon("rifles", "small_arms")),
    ]
    published = {"article-a": WEDNESDAY, "article-b": WEDNESDAY}
    first = fold_incident([story, copy], claims, CAUTIOUS, published)
    for seed in range(5):
        Random(seed).shuffle(claims)
        assert fold_incident([copy, story], claims, CAUTIOUS, published) == first
    assert first.event == CLASH
    assert (first.killed.low, first.killed.high, first.killed.status) == (2, 3, "disputed")


def test_a_toll_that_rises_on_a_later_day_replaces_the_earlier() -> None:
    early, late = mention("early", "article-a"), mention("late", "article-b")
    claims = [claim(early, "killed", toll(3, 3)), claim(late, "killed", toll(7, 7))]
    published = {"article-a": WEDNESDAY, "article-b": date(2024, 5, 16)}
    record = fold_incident([early, late], claims, CAUTIOUS, published)
    assert (record.killed.best, record.killed.status, record.conflicts) == (7, "reported", ())
    assert len(record.claims) == 2


def test_a_zero_is_not_overtaken_but_disputed() -> None:
    early, late = mention("early", "article-a"), mention("late", "article-b")
    claims = [claim(early, "injured", toll(0, 0, "explicit_zero")), claim(late, "injured", toll(60, None))]
    published = {"article-a": WEDNESDAY, "article-b": date(2024, 5, 30)}
    assert fold_incident([early, late], claims, CAUTIOUS, published).injured.status == "disputed"


def test_a_finer_place_stands_and_a_coarser_one_supports_it() -> None:
    story = mention("story")
    region = PlaceValue("Agadez Region", "northern Niger", 1, 20.0, 8.0, "NER", "Agadez", "admin1")
    town = PlaceValue("Arlit", "near Arlit", 2, 18.73, 7.38, "NER", "Agadez", "near")
    other = PlaceValue("Niamey", "Niamey", 3, 13.5, 2.1, "NER", "Niamey", "exact")
    claims = [claim(story, "place", region), claim(story, "place", other), claim(story, "place", town)]
    assert fold_incident([story], claims, CAUTIOUS, {}).place == town


def test_an_accusation_that_is_denied_is_disputed() -> None:
    story = mention("story")
    accused = Participant("the Free Men", None, "rebel", "perpetrator")
    claims = [
        claim(story, "participants", accused, speaker="the ministry", attitude="accuses"),
        claim(story, "participants", accused, speaker="the Free Men", attitude="denies"),
    ]
    record = fold_incident([story], claims, CAUTIOUS, {})
    assert [p.status for p in record.participants] == ["disputed"]
    assert [c.field for c in record.conflicts] == ["participants"]


def accusing(*told: tuple[Participant, str | None, str]) -> Incident:
    """The record of a story in which voices accuse or deny."""
    story = mention("story")
    claims = [claim(story, "participants", p, speaker=who, attitude=cast(Attitude, how)) for p, who, how in told]
    return fold_incident([story], claims, CAUTIOUS, {})


REBELS = Participant("the Free Men", None, "rebel", "perpetrator")
SOLDIERS = Participant("soldiers", None, "state_forces", "perpetrator")


def test_a_denial_in_other_words_names_its_party() -> None:
    denial = replace(REBELS, written="its spokesman", name="the Free Men")
    record = accusing((REBELS, "the ministry", "accuses"), (denial, "its spokesman", "denies"))
    assert [(p.written, p.status) for p in record.participants] == [("the Free Men", "disputed")]


def test_blame_on_rivals_by_two_voices_is_disputed() -> None:
    record = accusing((REBELS, "the army", "accuses"), (SOLDIERS, "residents", "accuses"))
    assert [p.status for p in record.participants] == ["disputed", "disputed"]
    assert [c.field for c in record.conflicts] == ["participants"]


@pytest.mark.parametrize("who", ["the army", None])
def test_blame_by_one_voice_or_beside_the_articles_own_is_not_disputed(who: str | None) -> None:
    how = "accuses" if who else "asserts"
    record = accusing((REBELS, "the army", "accuses"), (SOLDIERS, who, how))
    assert [p.status for p in record.participants] == ["reported", "reported"]


def test_what_nobody_says_is_silent_and_not_zero() -> None:
    story = mention("story")
    record = fold_incident([story], [claim(story, "event_type", ATTACK)], CAUTIOUS, {})
    assert record.killed.status == record.date.status == record.place.status == "not_reported"
    assert (record.killed.best, record.killed.low, record.date.start, record.place.lat) == (None, None, None, None)
    assert record.participants == record.weapons == record.steps == ()
