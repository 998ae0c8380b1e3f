"""The grammar of numbers of people, phrase by phrase."""

from __future__ import annotations

import pytest

from dateline.normalise.counts import parse_count

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 70: "seventy", 80: "eighty", 90: "ninety"}


def spelled(value: int) -> str:
    """A number in British words, written for the tests alone."""
    if value < 20:
        return _WORDS.split()[value]
    if value < 100:
        tens, rest = value - value % 10, value % 10
        return _TENS[tens] + (f"-{spelled(rest)}" if rest else "")
    if value < 1000:
        rest = value % 100
        return f"{spelled(value // 100)} hundred" + (f" and {spelled(rest)}" if rest else "")
    rest = value % 1000
    joint = " and " if rest < 100 else " "
    return f"{spelled(value // 1000)} thousand" + (f"{joint}{spelled(rest)}" if rest else "")


VALUES = (2, 3, 7, 9, 12, 14, 19, 21, 30, 46, 58, 99, 100, 117, 340, 999, 1200, 4013, 12000, 65432)
FRAMES = {
    "{} people": (0, 0),
    "{} people were killed": (0, 0),
    "at least {} people": (0, None),
    "no fewer than {} people": (0, None),
    "more than {} people": (1, None),
    "over {} villagers": (1, None),
    "up to {} soldiers": (None, 0),
    "as many as {} people": (None, 0),
    "no more than {} people": (None, 0),
    "nearly {} people": (None, -1),
    "almost {} children": (None, -1),
    "fewer than {} people": (None, -1),
    "about {} people": (0, 0),
    "some {} fighters": (0, 0),
    "an estimated {} people": (0, 0),
    "a total of {} people": (0, 0),
    "the {} hostages": (0, 0),
    "another {} people": (0, 0),
    "{} others": (0, 0),
    "{} or more people": (0, None),
    "killing {} people": (0, 0),
    "{} dead": (0, 0),
}


def _bound(value: int, shift: int | None) -> int | None:
    return None if shift is None else value + shift


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("value", VALUES)
def test_a_modifier_moves_the_bounds(value: int, frame: str) -> None:
    expected = tuple(_bound(value, shift) for shift in FRAMES[frame])
    for written in (str(value), f"{value:,}", spelled(value)):
        answer = parse_count(frame.format(written))
        assert answer is not None, written
        assert (answer.low, answer.high) == expected, written
        assert answer.status == "reported"
        assert answer.unit in ("people", "other")


@pytest.mark.parametrize("low", [2, 3, 8, 15, 40])
@pytest.mark.parametrize("frame", ["between {} and {} people", "{} to {} people", "{} or {} people", "{}-{} people"])
def test_a_range_has_both_bounds(low: int, frame: str) -> None:
    high = low + 3
    for first, second in ((str(low), str(high)), (spelled(low), spelled(high))):
        if frame.startswith("{}-{}") and not first.isdigit():
            continue
        answer = parse_count(frame.format(first, second))
        assert answer is not None
        assert (answer.low, answer.high) == (low, high)


ZERO, VAGUE, UNKNOWN, REPORTED = "explicit_zero", "vague", "unknown_to_source", "reported"
TABLE: list[tuple[str, int | None, int | None, str]] = [
    ("at least 3", 3, None, REPORTED),
    ("more than 100", 101, None, REPORTED),
    ("up to 12", None, 12, REPORTED),
    ("3 or 4", 3, 4, REPORTED),
    ("between 9 and 12", 9, 12, REPORTED),
    ("a dozen", 12, 12, REPORTED),
    ("more than a dozen", 13, None, REPORTED),
    ("at least a dozen people", 12, None, REPORTED),
    ("nearly a dozen", None, 11, REPORTED),
    ("half a dozen men", 6, 6, REPORTED),
    ("two dozen worshippers", 24, 24, REPORTED),
    ("some two dozen people", 24, 24, REPORTED),
    ("more than two dozen", 25, None, REPORTED),
    ("three score soldiers", 60, 60, REPORTED),
    ("nearly 30", None, 29, REPORTED),
    ("close to 50 fighters", None, 49, REPORTED),
    ("just under 200", None, 199, REPORTED),
    ("well over 80 people", 81, None, REPORTED),
    ("in excess of 40 people", 41, None, REPORTED),
    ("not fewer than five", 5, None, REPORTED),
    ("a minimum of six", 6, None, REPORTED),
    ("a maximum of six", None, 6, REPORTED),
    ("at most four people", None, 4, REPORTED),
    ("20 or so people", 20, 20, REPORTED),
    ("thirty-odd people", 30, 30, REPORTED),
    ("40+", 40, None, REPORTED),
    ("15-20 dead", 15, 20, REPORTED),
    ("6–8 wounded", 6, 8, REPORTED),
    ("at least 3 and as many as 5 people", 3, 5, REPORTED),
    ("at least 9 and up to 14", 9, 14, REPORTED),
    ("a hundred", 100, 100, REPORTED),
    ("a hundred and twenty", 120, 120, REPORTED),
    ("one hundred and five people", 105, 105, REPORTED),
    ("two thousand three hundred people", 2300, 2300, REPORTED),
    ("a thousand people", 1000, 1000, REPORTED),
    ("1.2 million people", 1_200_000, 1_200_000, REPORTED),
    ("3 million", 3_000_000, 3_000_000, REPORTED),
    ("half a million", 500_000, 500_000, REPORTED),
    ("1,200", 1200, 1200, REPORTED),
    ("12,345 people", 12_345, 12_345, REPORTED),
    ("300 thousand people", 300_000, 300_000, REPORTED),
    ("seventy five men", 75, 75, REPORTED),
    ("TWENTY-ONE PEOPLE", 21, 21, REPORTED),
    ("AT LEAST 36 PEOPLE", 36, None, REPORTED),
    ("dozens", 24, None, VAGUE),
    ("dozens of people", 24, None, VAGUE),
    ("Dozens more", 24, None, VAGUE),
    ("scores", 40, None, VAGUE),
    ("scores of civilians", 40, None, VAGUE),
    ("hundreds of boys", 200, None, VAGUE),
    ("thousands of people", 2000, None, VAGUE),
    ("tens of thousands of people", 20_000, None, VAGUE),
    ("hundreds of thousands of people", 200_000, None, VAGUE),
    ("several", 2, None, VAGUE),
    ("several people", 2, None, VAGUE),
    ("several dozen people", 24, None, VAGUE),
    ("several hundred protesters", 200, None, VAGUE),
    ("a few people", 2, None, VAGUE),
    ("a few dozen people", 24, None, VAGUE),
    ("many people", 2, None, VAGUE),
    ("a handful of guards", 2, None, VAGUE),
    ("a couple of shepherds", 2, None, VAGUE),
    ("a number of people", 2, None, VAGUE),
    ("at least several people", 2, None, VAGUE),
    ("infants", None, None, VAGUE),
    ("an undetermined number of fighters", None, None, VAGUE),
    ("an unknown number of people", None, None, UNKNOWN),
    ("an undisclosed number of men", None, None, UNKNOWN),
    ("a couple", 2, 2, REPORTED),
    ("a couple, Ana and her husband", 2, 2, REPORTED),
    ("the couple", 2, 2, REPORTED),
    ("a pair of brothers", 2, 2, REPORTED),
    ("both brothers", 2, 2, REPORTED),
    ("no one", 0, 0, ZERO),
    ("no-one", 0, 0, ZERO),
    ("nobody", 0, 0, ZERO),
    ("none", 0, 0, ZERO),
    ("none of them", 0, 0, ZERO),
    ("none of the women", 0, 0, ZERO),
    ("no civilians", 0, 0, ZERO),
    ("no coalition service members", 0, 0, ZERO),
    ("no coalition or partner personnel", 0, 0, ZERO),
    ("no casualties", 0, 0, ZERO),
    ("no injuries", 0, 0, ZERO),
    ("no arrests", 0, 0, ZERO),
    ("no loss of life", 0, 0, ZERO),
    ("no deaths", 0, 0, ZERO),
    ("not one soldier", 0, 0, ZERO),
    ("not a single arrest", 0, 0, ZERO),
    ("without a single casualty", 0, 0, ZERO),
    ("zero casualties", 0, 0, ZERO),
    ("0 killed", 0, 0, ZERO),
    ("0", 0, 0, ZERO),
    ("nil", 0, 0, ZERO),
    ("one", 1, 1, REPORTED),
    ("one person", 1, 1, REPORTED),
    ("one of the guards", 1, 1, REPORTED),
    ("one of its men", 1, 1, REPORTED),
    ("a soldier", 1, 1, REPORTED),
    ("an off-duty constable", 1, 1, REPORTED),
    ("another constable", 1, 1, REPORTED),
    ("the driver", 1, 1, REPORTED),
    ("his driver", 1, 1, REPORTED),
    ("a Turkish soldier", 1, 1, REPORTED),
    ("the fourth", 1, 1, REPORTED),
    ("a fifth", 1, 1, REPORTED),
    ("a third man", 1, 1, REPORTED),
    ("a 44-year-old man", 1, 1, REPORTED),
    ("a 17-year-old", 1, 1, REPORTED),
    ("the two-year-old", 1, 1, REPORTED),
    ("a 9 year old boy", 1, 1, REPORTED),
    ("a woman of 48", 1, 1, REPORTED),
    ("a boy, 9", 1, 1, REPORTED),
    ("Vigilante", 1, 1, REPORTED),
    ("Marta Olin, 44", 1, 1, REPORTED),
    ("Marta Olin", 1, 1, REPORTED),
    ("a body", 1, 1, REPORTED),
    ("two women of 38 and 44", 2, 2, REPORTED),
    ("two males aged 19 and 23", 2, 2, REPORTED),
    ("women aged 59 and 70", None, None, VAGUE),
    ("five people, including two children", 5, 5, REPORTED),
    ("three others", 3, 3, REPORTED),
    ("a further 310", 310, 310, REPORTED),
    ("two more people", 2, 2, REPORTED),
    ("the other eight", 8, 8, REPORTED),
    ("the remaining seven", 7, 7, REPORTED),
    ("all eleven", 11, 11, REPORTED),
    ("raising the toll to 12", 12, 12, REPORTED),
    ("from 12 to 9", 12, 12, REPORTED),
    ("fourteen graves", 14, 14, REPORTED),
    ("16 bodies", 16, 16, REPORTED),
    ("31 lives", 31, 31, REPORTED),
    ("38 arrests", 38, 38, REPORTED),
    ("3 (soldiers)", 3, 3, REPORTED),
    ('"several" dead', 2, None, VAGUE),
    ('another 40 "burned"', 40, 40, REPORTED),
    ("four of them children", 4, 4, REPORTED),
    ("two of its staff", 2, 2, REPORTED),
    ("One of the nine", 1, 1, REPORTED),
    ("three-dozen people", 36, 36, REPORTED),
    ("three-hundred people", 300, 300, REPORTED),
    ("1 500 people", 1500, 1500, REPORTED),
    ("in 2019 300 people died", 300, 300, REPORTED),
    ("between two and three dozen people", 24, 36, REPORTED),
    ("two or three dozen people", 24, 36, REPORTED),
    ("two or three hundred people", 200, 300, REPORTED),
    ("200 to 300 thousand people", 200_000, 300_000, REPORTED),
    ("three, maybe four, people", 3, 4, REPORTED),
    ("three or possibly four people", 3, 4, REPORTED),
    ("a million and a half people", 1_500_000, 1_500_000, REPORTED),
    ("one and a half million people", 1_500_000, 1_500_000, REPORTED),
    ("two and a half thousand people", 2500, 2500, REPORTED),
    ("under a dozen people", None, 11, REPORTED),
    ("2 x soldiers", 2, 2, REPORTED),
    ("many hundreds of people", 200, None, VAGUE),
    ("dozens upon dozens", 24, None, VAGUE),
]


@pytest.mark.parametrize(("phrase", "low", "high", "status"), TABLE, ids=[row[0] for row in TABLE])
def test_table(phrase: str, low: int | None, high: int | None, status: str) -> None:
    answer = parse_count(phrase)
    assert answer is not None
    assert (answer.low, answer.high, answer.status) == (low, high, status)
    assert answer.unit == "people" or answer.group == "others"


@pytest.mark.parametrize(
    "phrase",
    [
        "aged 22",
        "ages 19 and 23",
        "14 June",
        "June 14",
        "2 August 2021",
        "4 a.m.",
        "at 7 pm",
        "2019",
        "Highway 57",
        "No. 12",
        "M-16",
        "AK-47",
        "7:10",
        "the second bombing",
        "a two-storey house",
        "a 120-millimetre shell",
        "$500",
        "in the evening",
        "",
        "   ",
        "!!!",
        "no doubt about the plan",
        "all but two",
        "one in three people",
        "two out of ten residents",
        "30 per cent of the residents",
        "two and a half hours",
    ],
)
def test_what_is_no_count(phrase: str) -> None:
    answer = parse_count(phrase)
    assert answer is None or answer.unit != "people", answer


@pytest.mark.parametrize(
    ("phrase", "unit"),
    [
        ("two vehicles", "things"),
        ("12 motorcycles", "things"),
        ("three houses", "things"),
        ("40 shells", "things"),
        ("two school buses", "things"),
        ("5 goats", "things"),
        ("three days", "time"),
        ("two weeks", "time"),
        ("20 minutes", "time"),
        ("5 million francs", "money"),
        ("300 dollars", "money"),
        ("30 km", "other"),
        ("400 metres", "other"),
        ("12 percent", "other"),
        ("60 kg", "other"),
    ],
)
def test_units_that_are_not_people(phrase: str, unit: str) -> None:
    answer = parse_count(phrase)
    assert answer is not None
    assert answer.unit == unit


@pytest.mark.parametrize(
    ("phrase", "group"),
    [
        ("14 soldiers", "soldiers"),
        ("two police officers", "police officers"),
        ("five bus passengers", "bus passengers"),
        ("seven security men", "security men"),
        ("four suspected gang members", "suspected gang members"),
        ("no civilians", "civilians"),
        ("dozens of villagers", "villagers"),
        ("a corporal", "corporal"),
        ("one of its men", "men"),
        ("14 people", None),
        ("nine lives", None),
        ("4 dead", None),
        ("12", None),
    ],
)
def test_the_group_is_the_noun_as_written(phrase: str, group: str | None) -> None:
    answer = parse_count(phrase)
    assert answer is not None
    assert answer.group == group


def test_flags() -> None:
    share = parse_count("two of them")
    others = parse_count("three others")
    nearly = parse_count("about 30")
    assert share is not None
    assert share.part_of_total
    assert others is not None
    assert others.remainder
    assert nearly is not None
    assert nearly.approximate
    assert nearly.reason == "approximation"
