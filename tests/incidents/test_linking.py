"""Two mentions are one incident when they tell of one act at one place and time (codebook §5)."""

from __future__ import annotations

from datetime import date

from claim_samples import claim, mention, toll

from dateline.incidents import Telling, candidate_pairs, judge, telling_of
from dateline.model import DateValue, EventType, Participant, PlaceValue

CLASH = EventType("Armed clash", "ASSAULT", "firearms")
PROTEST = EventType("Peaceful protest", "PROTEST", "demo")
ARLIT = PlaceValue("Arlit", "Arlit", 1, 18.73, 7.38, "NER", "Agadez", "exact")
NIAMEY = PlaceValue("Niamey", "Niamey", 2, 13.5, 2.1, "NER", "Niamey", "exact")
GAO = PlaceValue("Gao", "Gao", 3, 16.27, -0.04, "MLI", "Gao", "exact")


def telling(
    name: str, day: int | None, place: PlaceValue, event: EventType = CLASH, killed: int = 2, article: str = ""
) -> Telling:
    story = mention(name, article or f"article-{name}")
    claims = [
        claim(story, "event_type", event),
        claim(story, "place", place),
        claim(story, "killed", toll(killed, killed)),
    ]
    if day is not None:
        when = date(2024, 5, day)
        claims.append(claim(story, "date", DateValue(when, when, "day", "then")))
    return telling_of(story, claims, date(2024, 5, 16))


def test_one_act_told_twice_is_one_incident_with_its_reasons() -> None:
    judgement = judge(telling("a", 14, ARLIT), telling("b", 14, ARLIT))
    assert judgement.verdict == "same"
    assert {r.feature for r in judgement.reasons} >= {"date", "place", "type", "killed"}
    assert judgement.score == round(sum(r.weight for r in judgement.reasons), 4)


def test_judging_is_symmetric() -> None:
    one, other = telling("a", 14, ARLIT), telling("b", 15, ARLIT, killed=5)
    assert judge(one, other) == judge(other, one)


def test_a_second_strike_next_day_is_another_incident() -> None:
    assert judge(telling("a", 14, ARLIT, killed=2), telling("b", 15, ARLIT, killed=9)).verdict != "same"


def test_another_town_another_country_another_kind() -> None:
    here = telling("a", 14, ARLIT)
    assert judge(here, telling("b", 14, NIAMEY)).verdict == "different"
    assert judge(here, telling("c", 14, GAO)).verdict == "different"
    assert judge(here, telling("d", 14, NIAMEY, PROTEST)).verdict == "different"


def test_one_article_tells_its_incidents_apart() -> None:
    one, other = telling("a", 14, ARLIT, article="article-x"), telling("b", 14, ARLIT, article="article-x")
    assert judge(one, other).verdict == "different"


def test_only_pairs_near_in_time_are_compared_and_each_once() -> None:
    tellings = [telling("a", 14, ARLIT), telling("b", 14, ARLIT), telling("c", 2, ARLIT), telling("d", None, ARLIT)]
    pairs = [(left.mention.id, right.mention.id) for left, right in candidate_pairs(tellings)]
    assert len(pairs) == len(set(pairs))
    assert pairs == [(left.mention.id, right.mention.id) for left, right in candidate_pairs(tellings[::-1])]
    ids = {t.mention.id: t for t in tellings}
    assert all(
        {ids[left].record.date.start, ids[right].record.date.start} != {date(2024, 5, 2), date(2024, 5, 14)}
        for left, right in pairs
    )


def named(name: str, day: int, victim: str) -> Telling:
    story = mention(name, f"article-{name}")
    when = date(2024, 5, day)
    return telling_of(
        story,
        [
            claim(story, "event_type", CLASH),
            claim(story, "date", DateValue(when, when, "day", "then")),
            claim(story, "participants", Participant(victim, victim, "person", "victim")),
        ],
        when,
    )


def test_a_full_name_is_a_block_and_a_reason() -> None:
    one, other, stranger = named("a", 14, "Idris Malko"), named("b", 14, "Idris Malko"), named("c", 14, "Sani Oumar")
    assert judge(one, other).verdict == "same"
    assert judge(one, other).score >= judge(one, stranger).score + 4
    later = named("d", 29, "Idris Malko")
    assert [(a.mention.id, b.mention.id) for a, b in candidate_pairs([one, later])]
    assert judge(one, later).verdict != "same"
