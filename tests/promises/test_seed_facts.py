"""The nineteen facts of a breaking story about a patrol under fire, one test a fact.

Told twice: by a story of our own, and, where the material lies beside the checkout, by the seed report itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from code_one import code_one

Record = dict[str, Any]
HERE = Path(__file__).parent
ROOT = HERE.parent.parent
MATERIAL = Path(os.environ.get("DATELINE_MATERIAL", ROOT.parent / "shared"))


class Story:
    """One telling of the facts, and the words that differ between tellings."""

    def __init__(self, path: Path, published: date, **words: Any) -> None:
        self.path, self.published, self.words = path, published, words


TWIN = Story(
    HERE / "data/stabilisation-patrol.txt",
    date(2023, 6, 16),
    skip="Skip to main content",
    day="2023-06-15",
    written_day="Thursday",
    holders="governor",
    unknown="unidentified individuals",
    place=("Abéché", "TCD", 13.83, 20.83),
    coarse="eastern Chad",
    zero_group="mission soldiers",
    zero_speaker=("Annelies Roos", "Defence ministry"),
    hurt_group="soldier",
    hurt_speaker="Haverkamp",
    month=("2023-03-01", "2023-03-31"),
    strike="killed the militia's most senior commander",
    base_country="NER",
    president="Verhaeren",
    many=61,
    threat="you will pay with your life",
)
SEED = Story(
    MATERIAL / "seeds/coalition-patrol.txt",
    date(2020, 2, 13),
    skip="Skip to Content",
    day="2020-02-12",
    written_day="Wednesday",
    holders="pro-Syrian regime forces",
    unknown="unknown individuals",
    place=("Qamishli", "SYR", 37.05, 41.22),
    coarse="northeastern Syria",
    zero_group="coalition service members",
    zero_speaker=("Carla Gleason", "Pentagon"),
    hurt_group="service member",
    hurt_speaker="Caggins",
    month=("2020-01-01", "2020-01-31"),
    strike="killed Iran",
    base_country="IRQ",
    president="Trump",
    many=101,
    threat="you forfeit your life",
)
STORIES = [TWIN] + ([SEED] if SEED.path.exists() else [])
Both = Callable[[Story], tuple[Record, Record]]


@pytest.fixture(scope="module", params=STORIES, ids=lambda s: s.path.stem)
def story(request: pytest.FixtureRequest) -> Story:
    chosen: Story = request.param
    return chosen


@pytest.fixture(scope="module")
def dated(story: Story) -> Record:
    return code_one(story.path, story.published)


@pytest.fixture(scope="module")
def undated(story: Story) -> Record:
    return code_one(story.path, None)


@pytest.fixture(scope="module", params=["with a publication day", "without"])
def record(request: pytest.FixtureRequest, dated: Record, undated: Record) -> Record:
    return dated if request.param == "with a publication day" else undated


def main_of(record: Record) -> Record:
    mains = [i for i in record["incidents"] if i["role"] == "main"]
    assert len(mains) == 1
    return dict(mains[0])


def background_of(record: Record) -> list[Record]:
    return [i for i in record["incidents"] if i["role"] == "background"]


def second_background(record: Record) -> Record:
    found = [i for i in background_of(record) if i["sub_event_type"] == "Shelling/artillery/missile attack"]
    assert len(found) == 1
    return dict(found[0])


def claims_of(record: Record, incident: Record, field: str) -> list[Record]:
    return [c for c in record["claims"] if c["incident"] == incident["id"] and c["field"] == field]


def said_by(claim: Record) -> str:
    return " ".join(str(v) for s in claim["speakers"] for v in s.values() if v)


def parties(incident: Record, role: str) -> list[str]:
    return [p["written"] for p in incident["participants"] if p["role"] == role]


def test_fact_01_page_furniture_is_not_text(record: Record, story: Story) -> None:
    quotes = [c["span"]["quote"] for c in record["claims"]]
    assert quotes
    assert not any(story.words["skip"] in quote for quote in quotes)


def test_fact_02_an_attack_with_small_arms_on_the_patrol_is_an_armed_clash(record: Record) -> None:
    main = main_of(record)
    assert (main["event_type"], main["sub_event_type"]) == ("Battles", "Armed clash")
    assert "small_arms" in {w["class"] for w in main["weapons"]}
    assert any("patrol" in written for written in parties(main, "target"))
    assert main["modality"] == "occurred"


def test_fact_03_the_perpetrator_is_unknown_to_the_source(record: Record, story: Story) -> None:
    accused = [p for p in main_of(record)["participants"] if p["role"] == "perpetrator"]
    assert [(p["written"], p["status"]) for p in accused] == [(story.words["unknown"], "unknown_to_source")]


def test_fact_04_those_at_the_checkpoint_are_present_and_accused_of_nothing(record: Record, story: Story) -> None:
    main = main_of(record)
    assert any(story.words["holders"] in written for written in parties(main, "present"))
    for role in ("perpetrator", "both_sides"):
        assert not any(story.words["holders"] in written for written in parties(main, role))


def test_facts_05_to_07_the_steps_stand_in_order(record: Record) -> None:
    written = [step["written"] for step in main_of(record)["steps"]]
    order = [
        next((n for n, words in enumerate(written) if any(cue in words for cue in cues)), None)
        for cues in (
            ("encountered", "came across"),
            ("warning",),
            ("came under",),
            ("returned fire", "fired back"),
            ("returned to",),
        )
    ]
    assert None not in order, written
    assert order == sorted(order, key=lambda n: n or 0)
    steps = claims_of(record, main_of(record), "steps")
    answered = [c for c in steps if "returned fire" in c["written"] or "fired back" in c["written"]]
    assert answered
    assert all(c["speakers"] for c in answered)


def test_fact_08_the_weekday_resolves_with_a_publication_day(dated: Record, story: Story) -> None:
    day = main_of(dated)["date"]
    assert (day["start"], day["end"], day["precision"]) == (story.words["day"], story.words["day"], "day")


def test_fact_08_the_weekday_stays_unresolved_without_one(undated: Record, story: Story) -> None:
    day = main_of(undated)["date"]
    assert (day["start"], day["end"], day["precision"]) == (None, None, "none")
    assert story.words["written_day"] in day["written"]
    assert undated["article"]["published_from"] == "none"


def test_fact_09_the_place_is_the_town(record: Record, story: Story) -> None:
    name, country, lat, lon = story.words["place"]
    place = main_of(record)["place"]
    assert (place["name"], place["country"]) == (name, country)
    assert abs(place["lat"] - lat) < 0.2
    assert abs(place["lon"] - lon) < 0.2


def test_fact_10_the_coarser_place_of_the_headline_is_kept_as_written(record: Record, story: Story) -> None:
    written = [c["value"]["written"] for c in claims_of(record, main_of(record), "place")]
    assert any(story.words["coarse"] in words for words in written), written


def test_fact_11_none_killed_is_a_zero_for_one_group_by_one_speaker(record: Record, story: Story) -> None:
    main = main_of(record)
    rows = [g for g in main["killed"]["groups"] if story.words["zero_group"] in g["group"]]
    assert [(g["low"], g["high"], g["status"]) for g in rows] == [(0, 0, "explicit_zero")]
    name, organisation = story.words["zero_speaker"]
    zero = [c for c in claims_of(record, main, "killed") if c["value"]["status"] == "explicit_zero"]
    assert zero
    assert all(name in said_by(c) and organisation in said_by(c) for c in zero)
    assert all(c["speakers"][0]["channel"] == "statement" for c in zero)


def test_fact_12_the_other_dead_are_not_reported_and_not_zero(record: Record) -> None:
    killed = main_of(record)["killed"]
    assert (killed["status"], killed["best"], killed["low"], killed["high"]) == ("not_reported", None, None, None)


def test_fact_13_one_is_hurt_by_accident_says_the_second_tweet(record: Record, story: Story) -> None:
    main = main_of(record)
    assert (main["injured"]["low"], main["injured"]["high"]) == (1, 1)
    rows = [g for g in main["injured"]["groups"] if story.words["hurt_group"] in g["group"]]
    assert [(g["low"], g["high"], g["cause"]) for g in rows] == [(1, 1, "accident")]
    hurt = claims_of(record, main, "injured")
    assert hurt
    assert all(story.words["hurt_speaker"] in said_by(c) for c in hurt)
    assert any(s["channel"] == "tweet" for c in hurt for s in c["speakers"])


def test_fact_14_the_investigation_is_open(record: Record) -> None:
    assert main_of(record)["investigation"] == "open"


def test_fact_15_the_strike_on_the_commander_is_background(dated: Record, story: Story) -> None:
    strikes = [i for i in background_of(dated) if i["sub_event_type"] == "Air/drone strike"]
    assert len(strikes) == 1
    assert (strikes[0]["date"]["start"], strikes[0]["date"]["end"]) == story.words["month"]
    assert (strikes[0]["killed"]["low"], strikes[0]["killed"]["high"]) == (1, 1)
    assert any(story.words["strike"] in c["span"]["quote"] for c in claims_of(dated, strikes[0], "killed"))


def test_fact_16_the_attack_on_the_base_is_a_second_background_incident(record: Record, story: Story) -> None:
    assert len(background_of(record)) == 2
    assert second_background(record)["place"]["country"] == story.words["base_country"]


def test_fact_17_no_casualties_against_many_is_a_dispute_there(record: Record, story: Story) -> None:
    base = second_background(record)
    assert base["injured"]["status"] == "disputed"
    assert base["injured"]["low"] == 0
    pairs = [set(c["claims"]) for c in base["conflicts"] if c["field"] == "injured"]
    zero = [c for c in claims_of(record, base, "injured") if c["value"]["status"] == "explicit_zero"]
    many = [c for c in claims_of(record, base, "injured") if c["value"]["low"] == story.words["many"]]
    assert {zero[0]["id"], many[0]["id"]} in pairs
    assert story.words["president"] in said_by(zero[0])


def test_fact_18_a_threat_in_a_quote_is_no_event(record: Record, story: Story) -> None:
    assert not any(story.words["threat"] in c["span"]["quote"] for c in record["claims"] if c["field"] == "event_type")
    assert len(record["incidents"]) == 3


def test_fact_19_the_article_is_developing(record: Record) -> None:
    assert record["article"]["developing"] is True
