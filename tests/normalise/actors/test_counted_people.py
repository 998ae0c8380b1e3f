"""People of a country are no army where they are counted; unknown men in arms are no civilians."""

from __future__ import annotations

import pytest

from dateline.normalise.actors import describe_actor


@pytest.mark.parametrize("written", ["twelve Palestinians", "more than 50 Nigerians", "Palestinians", "A Turk"])
def test_people_of_a_country_who_died_are_civilians(written: str) -> None:
    found = describe_actor(written, None, "victim")
    assert (found.kind, found.name) == ("civilians", None)


def test_a_country_that_acts_is_its_army() -> None:
    assert describe_actor("Russia", "UKR", "perpetrator").kind == "external_forces"


@pytest.mark.parametrize("written", ["Two Palestinian gunmen", "the attackers", "three armed men"])
def test_unknown_men_in_arms_are_no_civilians_when_dead(written: str) -> None:
    assert describe_actor(written, "PSE", "victim").kind == "unidentified"
