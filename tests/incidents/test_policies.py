"""Each policy holds one number by its own rule; bounds, dispute and dissent are the same under every one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from claim_samples import claim, mention, toll

from dateline.incidents import POLICIES, fold_incident, policy_named
from dateline.model import Claim, Incident, Mention, Speaker

FIRST, SECOND, THIRD = (mention(name, f"article-{name}") for name in "abc")
DAYS = {"article-a": date(2031, 5, 4), "article-b": date(2031, 5, 5), "article-c": date(2031, 5, 5)}


def said(of: Mention, low: int, high: int | None, body: str | None = None) -> Claim:
    made = claim(of, "killed", toll(low, high))
    return made if body is None else replace(made, speakers=(Speaker(f"{body} spokesman", organisation=body),))


def record(policy: str, *claims: Claim) -> Incident:
    return fold_incident([FIRST, SECOND, THIRD], claims, policy_named(policy), DAYS)


CASES = {
    "two speakers clash": (
        [said(FIRST, 8, 8, "Army"), said(FIRST, 5, 5, "Hospital")],
        {"cautious": None, "lowest": 5, "highest": 8, "latest": None, "most-independent": None},
    ),
    "a lower number is told later": (
        [said(FIRST, 8, 8, "Army"), said(SECOND, 5, 5, "Hospital")],
        {"cautious": None, "lowest": 5, "highest": 8, "latest": 5, "most-independent": None},
    ),
    "two bodies against one, in three articles": (
        [said(SECOND, 5, 5, "Hospital"), said(SECOND, 8, 8, "Army"), said(THIRD, 5, 5, "Red Crescent")],
        {"cautious": None, "lowest": 5, "highest": 8, "latest": None, "most-independent": 5},
    ),
    "one body in two articles is one origin": (
        [said(FIRST, 8, 8, "Army"), said(SECOND, 8, 8, "Army"), said(THIRD, 5, 5, "Hospital")],
        {"cautious": None, "lowest": 5, "highest": 8, "latest": None, "most-independent": None},
    ),
    "one number": (
        [said(FIRST, 4, 4), said(SECOND, 4, 4)],
        {"cautious": 4, "lowest": 4, "highest": 4, "latest": 4, "most-independent": 4},
    ),
    "at least": (
        [said(FIRST, 14, None)],
        {"cautious": 14, "lowest": 14, "highest": 14, "latest": 14, "most-independent": 14},
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("policy", POLICIES)
def test_what_a_policy_holds(name: str, policy: str) -> None:
    claims, held = CASES[name]
    found = record(policy, *claims)
    assert found.killed.best == held[policy]
    cautious = record("cautious", *claims)
    assert replace(found.killed, best=None) == replace(cautious.killed, best=None)
    assert found.conflicts == cautious.conflicts
    assert found.policy == f"{policy}/1"


def test_a_reprint_is_no_second_origin() -> None:
    later = dict.fromkeys(DAYS, date(2031, 5, 5))
    claims = [said(FIRST, 4, 4), said(SECOND, 4, 4), said(THIRD, 9, 9, "Army"), said(THIRD, 9, 9, "Hospital")]
    reprint = {"article-a": "wire-1", "article-b": "wire-1"}
    for origins, held in (({}, None), (reprint, 9)):
        found = fold_incident([FIRST, SECOND, THIRD], claims, policy_named("most-independent"), later, origins)
        assert found.killed.best == held


def test_one_speakers_words_in_five_outlets_are_one_origin_for_that_claim() -> None:
    outlets = [mention(name, f"article-{name}") for name in "abcde"]
    other = mention("f", "article-f")
    claims = [said(of, 8, 8, "Army") for of in outlets] + [
        said(other, 5, 5, "Hospital"),
        said(other, 5, 5, "Red Crescent"),
    ]
    found = fold_incident([*outlets, other], claims, policy_named("most-independent"), {})
    assert found.killed.best == 5
    assert found.grade is not None
    assert found.grade.origins == 3
    alone = fold_incident(outlets, claims[:5], policy_named("cautious"), {})
    assert alone.grade is not None
    assert (alone.grade.name, alone.grade.origins, len(alone.articles), alone.copies) == ("weak", 1, 5, ())


def test_a_record_lists_the_articles_that_repeat_one_text() -> None:
    reprint = {"article-c": "article-b", "article-b": "article-b"}
    found = fold_incident([FIRST, SECOND, THIRD], [said(FIRST, 4, 4)], policy_named("cautious"), DAYS, reprint)
    assert found.copies == (("article-b", "article-c"),)


def test_the_claims_for_and_against_are_named_with_the_rule() -> None:
    low, high = said(FIRST, 5, 5, "Hospital"), said(FIRST, 8, 8, "Army")
    (weighing,) = (w for w in record("highest", low, high).weighed if w.field == "killed")
    assert (weighing.claims_for, weighing.claims_against) == ((high.id,), (low.id,))
    assert weighing.rule == f"highest: {policy_named('highest').rule}"


def test_where_nothing_is_held_every_claim_stands_against() -> None:
    low, high = said(FIRST, 5, 5, "Hospital"), said(FIRST, 8, 8, "Army")
    (weighing,) = (w for w in record("cautious", low, high).weighed if w.field == "killed")
    assert weighing.claims_for == ()
    assert set(weighing.claims_against) == {low.id, high.id}


def test_a_denial_stands_against() -> None:
    told = said(FIRST, 5, 5, "Hospital")
    denied = replace(said(FIRST, 5, 5, "Army"), attitude="denies")
    (weighing,) = (w for w in record("cautious", told, denied).weighed if w.field == "killed")
    assert (weighing.claims_for, weighing.claims_against) == ((told.id,), (denied.id,))
    assert weighing.rule == "the only number told"


def test_groups_that_are_added_up_say_so() -> None:
    claims = [claim(FIRST, "killed", toll(n, n, group=who)) for n, who in ((3, "soldiers"), (2, "civilians"))]
    found = record("most-independent", *claims)
    assert found.killed.best == 5
    (weighing,) = found.weighed
    assert set(weighing.claims_for) == {c.id for c in claims}
    assert "added up" in weighing.rule
