"""Tolls as the codebook rules them (§3 "count", §7 "Counts")."""

from __future__ import annotations

from dataclasses import replace

import pytest
from claim_samples import claim, mention, toll
from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents.group_name import plural
from dateline.incidents.policy import POLICIES, policy_named
from dateline.incidents.toll_fold import fold_toll, group_key
from dateline.model import Claim, Count, CountClaim

STORY = mention("story")
CAUTIOUS = policy_named("cautious")


def fold(*values: CountClaim) -> Count:
    """The toll that as many speakers give."""
    voices = [f"speaker {n}" for n, _ in enumerate(values)]
    claims = [claim(STORY, "killed", v, speaker=who) for v, who in zip(values, voices, strict=True)]
    return fold_toll("killed", claims, CAUTIOUS)[0]


ZERO = "explicit_zero"
CASES = {
    "nobody says": ((), (None, None, "not_reported")),
    "one number": ((toll(3, 3),), (3, 3, "reported")),
    "at least": ((toll(14, None), toll(14, 14)), (14, None, "reported")),
    "at least and up to": ((toll(9, None), toll(None, 14)), (9, 14, "reported")),
    "more than thirty, 28 to 35": ((toll(31, None), toll(28, 35)), (28, None, "reported")),
    "two numbers clash": ((toll(4, 4), toll(6, 6)), (4, 6, "disputed")),
    "eight against dozens": ((toll(8, 8), toll(24, None, "vague")), (8, None, "disputed")),
    "scores beside 53": ((toll(40, None, "vague"), toll(53, 53)), (40, None, "reported")),
    "zero against forty": ((toll(0, 0, ZERO), toll(40, 40)), (0, 40, "disputed")),
    "zero for everybody": ((toll(0, 0, ZERO),), (0, 0, ZERO)),
    "only vague": ((toll(2, None, "vague"),), (2, None, "vague")),
    "one group sets the total": ((toll(5, 5, group="soldiers"),), (5, 5, "reported")),
    "disjoint groups are summed": ((toll(3, 3, group="soldiers"), toll(2, 2, group="civilians")), (5, 5, "reported")),
    "a part is not added": ((toll(6, 6), toll(2, 2, group="children", part=True)), (6, 6, "reported")),
    "zero for one group is no zero": ((toll(0, 0, ZERO, group="soldiers"),), (None, None, "not_reported")),
    "zero beside a group": ((toll(0, 0, ZERO, group="soldiers"), toll(3, 3, group="civilians")), (3, 3, "reported")),
    "a part above the whole": ((toll(0, 0, ZERO), toll(101, None, group="service members")), (0, None, "disputed")),
    "nobody knows": ((toll(None, None, "unknown_to_source"),), (None, None, "unknown_to_source")),
    "one group unknown": ((toll(None, None, "unknown_to_source", group="rebels"),), (None, None, "not_reported")),
}


@pytest.mark.parametrize("name", CASES)
def test_bounds_and_status(name: str) -> None:
    values, expected = CASES[name]
    count = fold(*values)
    assert (count.low, count.high, count.status) == expected


def told(*values: tuple[CountClaim, str | None]) -> Count:
    """The toll that named speakers give; None is the article's own voice."""
    return fold_toll("killed", [claim(STORY, "killed", v, speaker=who) for v, who in values], CAUTIOUS)[0]


def test_several_and_then_five_are_five() -> None:
    for voice in (None, "the mayor"):
        count = told((toll(2, None, "vague"), voice), (toll(5, 5), "the mayor"))
        assert (count.low, count.high, count.status) == (5, 5, "reported")


def test_who_denies_that_anybody_died_says_that_nobody_did() -> None:
    denied = claim(STORY, "killed", toll(0, 0, ZERO), speaker="the warden", attitude="denies")
    assert fold_toll("killed", [denied], CAUTIOUS)[0].status == ZERO
    number = claim(STORY, "killed", toll(4, 4), speaker="the warden", attitude="denies")
    assert fold_toll("killed", [number], CAUTIOUS)[0].status == "not_reported"


def test_a_part_of_a_number_told_elsewhere_is_all_that_is_told_here() -> None:
    part = toll(1, 1, group="cook", part=True)
    assert told((part, None)).best == 1
    assert told((toll(6, 6), None), (part, None)).best == 6


def test_a_services_own_personnel_are_its_men() -> None:
    rows = [told((toll(6, 6, group="personnel"), who)).groups[0].group for who in ("the army", "a doctor")]
    assert rows == ["personnel (soldiers)", "personnel"]


def test_one_voice_does_not_dispute_itself() -> None:
    count = told((toll(12, 12), "the governor"), (toll(3, 3), "The governor"))
    assert (count.low, count.high, count.status) == (12, 12, "reported")


def test_an_articles_own_zero_is_not_about_those_it_counts() -> None:
    count = told((toll(0, 0, ZERO), None), (toll(4, 4, group="guards"), "a doctor"))
    assert (count.low, count.status) == (4, "reported")


def test_a_speakers_zero_disputes_what_another_counts() -> None:
    count = told((toll(0, 0, ZERO), "the army"), (toll(4, 4, group="guards"), "a doctor"))
    assert (count.low, count.high, count.status) == (0, 4, "disputed")


def test_the_only_group_that_anybody_counts_disputes_another_voices_total() -> None:
    assert told((toll(9, 9), "the league"), (toll(4, 4, group="guards"), "the army")).status == "disputed"
    three = ((toll(9, 9), "the league"), (toll(4, 4, group="guards"), "the army"), (toll(5, 5, group="nurses"), None))
    assert told(*three).status == "reported"


def test_a_withdrawn_value_is_out_of_the_fold_and_stays_a_claim() -> None:
    claims = [claim(STORY, "killed", toll(9, 9), withdrawn=True), claim(STORY, "killed", toll(10, 10))]
    count, conflicts = fold_toll("killed", claims, CAUTIOUS)
    assert (count.low, count.high, count.status) == (10, 10, "reported")
    assert conflicts == ()


def test_a_dispute_names_both_claims() -> None:
    one = claim(STORY, "killed", toll(4, 4), speaker="the ministry")
    other = claim(STORY, "killed", toll(9, 9), speaker="the hospital")
    _, conflicts = fold_toll("killed", [one, other], CAUTIOUS)
    assert [c.claims for c in conflicts] == [(one.id, other.id)]


def test_one_voice_tells_a_part_of_its_own_number() -> None:
    claims = [claim(STORY, "killed", toll(12, 12)), claim(STORY, "killed", toll(3, 3))]
    count, conflicts = fold_toll("killed", claims, CAUTIOUS)
    assert (count.low, count.high, count.status, conflicts) == (12, 12, "reported", ())


def test_group_rows_keep_zero_number_and_silence_apart() -> None:
    count = fold(
        toll(0, 0, ZERO, group="peacekeepers"),
        toll(2, 2, group="villagers"),
        toll(None, None, "unknown_to_source", group="attackers"),
    )
    assert [(g.group, g.low, g.status) for g in count.groups] == [
        ("peacekeepers", 0, ZERO),
        ("villagers", 2, "reported"),
        ("attackers", None, "unknown_to_source"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("soldiers", "a soldier", True),
        ("policemen", "the policeman", True),
        ("two children", "child", True),
        ("civilians", "soldiers", False),
        ("Armenian soldiers", "Azerbaijani soldiers", False),
    ],
)
def test_groups_are_told_apart_by_their_noun_and_names(one: str, other: str, same: bool) -> None:
    assert (group_key(one) == group_key(other)) is same


BOUNDS = st.one_of(st.none(), st.integers(0, 500))


@st.composite
def tolls(draw: st.DrawFn) -> CountClaim:
    low, high = draw(BOUNDS), draw(BOUNDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    group = draw(st.sampled_from([None, None, "soldiers", "civilians"]))
    if low is None and high is None:
        return CountClaim(None, None, "unknown_to_source", group)
    zero = low == high == 0
    return CountClaim(low, high, "explicit_zero" if zero else "reported", group, draw(st.booleans()))


@given(st.lists(tolls(), max_size=6), st.sampled_from(sorted(POLICIES)))
def test_every_fold_is_in_order_and_silence_is_never_a_number(values: list[CountClaim], policy: str) -> None:
    claims = [claim(STORY, "killed", v) for v in values]
    count, conflicts = fold_toll("killed", claims, policy_named(policy))
    if count.low is not None and count.high is not None:
        assert count.low <= count.high
    if count.status in ("not_reported", "unknown_to_source"):
        assert (count.best, count.low, count.high) == (None, None, None)
    if count.status == "explicit_zero":
        assert (count.low, count.high) == (0, 0)
    ids = {c.id for c in claims}
    assert all(set(c.claims) <= ids for c in conflicts)


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("civilian", "civilians"),
        ("a policeman", "policemen"),
        ("woman", "women"),
        ("child", "children"),
        ("Nigerien soldiers", "Nigerien soldiers"),
        ("US service member", "US service members"),
        ("deputy", "deputies"),
        ("al-Shabaab", "al-Shabaab"),
        ("people", "people"),
    ],
)
def test_groups_are_named_in_the_plural(told: str, named: str) -> None:
    assert plural(told) == named


def worded(one: Claim, words: str) -> Claim:
    """The claim in these words."""
    return replace(one, written=words)


def test_a_number_of_casualties_gives_way_to_those_who_are_told() -> None:
    bound = worded(claim(STORY, "injured", toll(None, 4)), "4 casualties")
    hurt = worded(claim(STORY, "injured", toll(3, 3, group="porters")), "three porters were hurt")
    count = fold_toll("injured", [bound, hurt], CAUTIOUS)[0]
    assert (count.low, count.high, count.status) == (3, 3, "reported")
    assert fold_toll("injured", [bound], CAUTIOUS)[0].high == 4


def test_who_admits_only_two_says_two() -> None:
    doctor = worded(claim(STORY, "killed", toll(3, 3), speaker="a doctor"), "three dead")
    ministry = worded(claim(STORY, "killed", toll(2, 2), speaker="the ministry", attitude="denies"), "only two deaths")
    count = fold_toll("killed", [doctor, ministry], CAUTIOUS)[0]
    assert (count.low, count.high, count.status) == (2, 3, "disputed")


def test_a_victims_kin_are_not_the_speakers() -> None:
    sons = worded(claim(STORY, "killed", toll(2, 2, group="sons"), speaker="the governor"), "a trader and his two sons")
    assert fold_toll("killed", [sons], CAUTIOUS)[0].groups[0].group == "sons"
