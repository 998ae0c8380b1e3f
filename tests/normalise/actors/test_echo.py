"""Parties named again by a general word."""

from __future__ import annotations

import pytest

from dateline.normalise.actors import describe_actor, recall_actor

EARLIER = [describe_actor(w, "MLI") for w in ("gunmen", "JNIM fighters", "Malian soldiers", "Malian police")]


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the group", "JNIM"),
        ("its fighters", "JNIM"),
        ("the soldiers", "Armed forces of Mali"),
        ("the police", "Police of Mali"),
        ("the same militants", "JNIM"),
    ],
)
def test_points_back(phrase: str, name: str) -> None:
    found = recall_actor(describe_actor(phrase, "MLI"), EARLIER)
    assert (found.name, found.written, found.sure) == (name, phrase, False)


@pytest.mark.parametrize("phrase", ["the villagers", "a group", "the Azawad Unity Brigade", "two soldiers"])
def test_stays_as_it_is(phrase: str) -> None:
    answer = describe_actor(phrase, "MLI")
    assert recall_actor(answer, EARLIER) == answer


def test_two_armies_are_ambiguous() -> None:
    answer = describe_actor("the soldiers", "SYR")
    earlier = [describe_actor(w, "SYR") for w in ("Turkish soldiers", "Russian troops")]
    assert recall_actor(answer, earlier) == answer
