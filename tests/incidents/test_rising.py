"""A toll that rises inside one article is no dispute (codebook §7)."""

from __future__ import annotations

from dataclasses import replace

from claim_samples import claim, mention, toll

from dateline.incidents import fold_incident, policy_named
from dateline.incidents.toll_fold import fold_toll
from dateline.model import Claim, Count, Span

STORY = mention("story")
CAUTIOUS = policy_named("cautious")


def died(words: str) -> Claim:
    """A death that a doctor tells for itself."""
    one = claim(STORY, "killed", toll(1, 1, part=True), speaker="a doctor")
    return replace(one, span=Span(one.span.start, one.span.start + len(words), words))


def test_a_share_of_a_number_explains_no_other_number() -> None:
    claims = [
        claim(STORY, "killed", toll(2, 2), speaker="the police"),
        died("three dead, one of them a pedlar"),
        claim(STORY, "killed", toll(3, 3), speaker="a doctor"),
    ]
    assert fold_toll("killed", claims, CAUTIOUS)[0].status == "disputed"


def test_a_later_death_explains_the_higher_number() -> None:
    claims = [
        claim(STORY, "killed", toll(2, 2), speaker="the police"),
        died("one of the wounded died"),
        claim(STORY, "killed", toll(3, 3), speaker="a doctor"),
    ]
    count, conflicts = fold_toll("killed", claims, CAUTIOUS)
    assert (count.low, count.high, count.status, conflicts) == (3, 3, "reported", ())


def test_a_difference_that_nobody_explains_stays_a_dispute() -> None:
    claims = [
        claim(STORY, "killed", toll(2, 2), speaker="the police"),
        claim(STORY, "killed", toll(4, 4), speaker="a doctor"),
    ]
    assert fold_toll("killed", claims, CAUTIOUS)[0].status == "disputed"


def ordinal(words: str) -> Count:
    """Four dead by one voice, and one more told by its number."""
    fifth = replace(claim(STORY, "killed", toll(1, 1, part=True), speaker="his father"), written=words)
    return fold_toll("killed", [claim(STORY, "killed", toll(4, 4)), fifth], CAUTIOUS)[0]


def test_the_fifth_to_die_makes_five() -> None:
    assert (ordinal("A fifth").best, ordinal("The third").best) == (5, 4)


def test_those_still_in_care_are_the_wounded_without_the_dead() -> None:
    claims = [
        claim(STORY, "injured", toll(9, 9), speaker="the police"),
        died("one of the wounded died"),
        claim(STORY, "injured", toll(8, 8), speaker="a doctor"),
    ]
    held = fold_incident([STORY], claims, CAUTIOUS, {})
    assert (held.injured.best, held.injured.status) == (8, "reported")
