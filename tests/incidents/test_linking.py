"""Two mentions are one incident when they tell of one act at one place and time (codebook §5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

from claim_samples import claim, mention, toll
from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents import Telling, are_candidates, candidate_pairs, clusters, judge, keys_of, telling_of
from dateline.incidents.gist import gist_of, likeness
from dateline.incidents.judge import NEVER
from dateline.model import DateValue, EventType, Participant, PlaceValue

CLASH = EventType("Armed clash", "ASSAULT", "firearms")
PROTEST = EventType("Peaceful protest", "PROTEST", "demo")
ARLIT = PlaceValue("Arlit", "Arlit", 1, 18.73, 7.38, "NER", "Agadez", "exact")
NIAMEY = PlaceValue("Niamey", "Niamey", 2, 13.5, 2.1, "NER", "Niamey", "exact")
GAO = PlaceValue("Gao", "Gao", 3, 16.27, -0.04, "MLI", "Gao", "exact")


def telling(
    name: str,
    day: int | None,
    place: PlaceValue,
    event: EventType = CLASH,
    killed: int = 2,
    article: str = "",
    text: str = "Gunmen raided the Kolibri well near Tassara; the herder Idris Malko lost his two brothers.",
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
    return telling_of(story, claims, date(2024, 5, 16), gist_of(text))


def test_one_act_told_twice_is_one_incident_with_its_reasons() -> None:
    judgement = judge(telling("a", 14, ARLIT), telling("b", 14, ARLIT))
    assert judgement.verdict == "same"
    assert {r.feature for r in judgement.reasons} >= {"prior", "words", "names", "date", "place", "type", "killed"}
    assert judgement.score == round(sum(r.weight for r in judgement.reasons), 4)


def test_judging_is_symmetric() -> None:
    one, other = telling("a", 14, ARLIT), telling("b", 15, ARLIT, killed=5)
    assert judge(one, other) == judge(other, one)


STRIKE = """Shells fell on the vegetable market of Arlit at dawn. The trader Bilal Sefou ran for the mosque while glass
flew; two porters died where they stood and a bakery burned down."""
SECOND = """A drone circled for an hour over the cattle pens south of Arlit before it fired. Nine herders were killed,
said the nurse Hadiza Koro, who counted them under a row of acacias."""


def test_a_second_strike_next_day_is_another_incident() -> None:
    one, other = telling("a", 14, ARLIT, text=STRIKE), telling("b", 15, ARLIT, killed=9, text=SECOND)
    assert judge(one, other).verdict == "different"


def test_the_same_words_on_the_next_day_are_another_incident_and_no_third_telling_joins_the_two() -> None:
    one, other = telling("a", 14, ARLIT, text=STRIKE), telling("b", 15, ARLIT, text=STRIKE)
    undated = [telling(name, None, ARLIT, text=STRIKE) for name in "cde"]
    judged = [judge(left, right) for left, right in combinations([one, other, *undated], 2)]
    assert judge(one, other).score <= NEVER
    assert all(j.verdict == "same" for j in judged if (j.left, j.right) != (one.id, other.id))
    assert not any(
        one.id in group and other.id in group for group in clusters([t.id for t in (one, other, *undated)], judged)
    )


def test_a_version_that_corrects_the_day_is_the_same_incident() -> None:
    one, other = telling("a", 14, ARLIT, text=STRIKE), telling("b", 15, ARLIT, text=STRIKE)
    here = "https://example.org/arlit"
    assert judge(replace(one, url=here), replace(other, url=here)).verdict == "same"
    assert judge(replace(one, url=here), replace(other, url=f"{here}-again")).verdict == "different"


def test_another_town_another_country_another_kind() -> None:
    here = telling("a", 14, ARLIT, text=STRIKE)
    there = "A crowd in the capital asked for cheaper bread."
    assert judge(here, telling("b", 14, NIAMEY, text=there)).verdict == "different"
    assert judge(here, telling("c", 14, GAO, text=there)).verdict == "different"
    assert judge(here, telling("d", 14, NIAMEY, PROTEST, text=there)).verdict == "different"


def test_one_article_tells_its_incidents_apart() -> None:
    one, other = telling("a", 14, ARLIT, article="article-x"), telling("b", 14, ARLIT, article="article-x")
    judgement = judge(one, other)
    assert judgement.verdict == "different"
    assert judgement.score <= NEVER


def test_only_pairs_that_share_a_key_are_compared_and_each_once() -> None:
    tellings = [
        telling("a", 14, ARLIT),
        telling("b", 14, ARLIT),
        telling("c", 2, GAO, text="Elsewhere, farmers blocked a bridge."),
        telling("d", None, ARLIT),
    ]
    pairs = [(left.id, right.id) for left, right in candidate_pairs(tellings)]
    assert pairs == [(left.id, right.id) for left, right in candidate_pairs(tellings[::-1])]
    assert len(pairs) == len(set(pairs)) == 3
    assert not any(tellings[2].id in pair for pair in pairs)


def later(one: Telling, days: int | None) -> Telling:
    day = None if days is None else date(2024, 5, 16) + timedelta(days=days)
    return replace(one, id=f"mention-{days}", article=f"article-{days}", published=day)


def test_one_word_is_enough_near_in_time_and_two_at_any_time() -> None:
    one = telling("a", None, PlaceValue.silent(), text="The Kolibri affair")
    other = telling("b", None, PlaceValue.silent(), text="On Kolibri")
    both = telling("c", None, PlaceValue.silent(), text="Kolibri and Tassara")
    for days, found in ((0, True), (8, True), (60, False), (None, False)):
        assert are_candidates(keys_of(one), keys_of(later(other, days))) is found
    again = later(both, 400)
    assert are_candidates(keys_of(both), keys_of(again))
    assert [(a.id, b.id) for a, b in candidate_pairs([both, again])]


def test_an_article_without_a_coded_event_is_compared_by_its_text() -> None:
    text = "Mourners buried the brothers of Idris Malko, the herder whose well at Kolibri near Tassara was raided."
    bare = Telling("article-z", "article-z", date(2024, 5, 17), gist_of(text), None)
    judgement = judge(telling("a", 14, ARLIT), bare)
    assert {r.feature for r in judgement.reasons} == {"prior", "words", "names", "published"}
    assert judgement.verdict == "same"


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


def test_a_victims_name_is_a_key_and_a_reason_also_without_the_text() -> None:
    one, other, stranger = named("a", 14, "Idris Malko"), named("b", 14, "Idris Malko"), named("c", 14, "Sani Oumar")
    assert judge(one, other).score >= judge(one, stranger).score + 2
    assert [(a.id, b.id) for a, b in candidate_pairs([one, other, stranger])] == [tuple(sorted((one.id, other.id)))]


@given(st.text(max_size=300), st.text(max_size=300))
def test_likeness_is_symmetric_and_between_nothing_and_all(left: str, right: str) -> None:
    one, other = gist_of(left), gist_of(right)
    assert likeness(one, other) == likeness(other, one)
    assert -1e-9 <= likeness(one, other) <= 1 + 1e-9
