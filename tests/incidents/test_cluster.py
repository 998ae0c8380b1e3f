"""Clusters are a pure fold of judgements."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.incidents import clusters
from dateline.incidents.judge import NEVER
from dateline.model import Judgement, Maker, Verdict

RULE = Maker("rule", "sample", "1")
PERSON = Maker("person", "analyst", "1")


def judged(left: str, right: str, verdict: Verdict, score: float = 9.0, maker: Maker = RULE) -> Judgement:
    left, right = sorted((left, right))
    return Judgement(f"judgement-{left}{right}{verdict}{maker.name}", left, right, verdict, score, (), maker)


def test_same_joins_through_a_third() -> None:
    assert clusters(["a", "b", "c"], [judged("a", "b", "same"), judged("b", "c", "same")]) == (("a", "b", "c"),)


def test_two_tellings_of_one_article_are_not_joined_through_a_third() -> None:
    judgements = [judged("a", "b", "same", 9), judged("b", "c", "same", 5), judged("a", "c", "different", NEVER)]
    assert clusters(["a", "b", "c"], judgements) == (("a", "b"), ("c",))


def test_what_speaks_against_a_join_weighs_as_much_as_what_speaks_for_it() -> None:
    joined = [judged("a", "b", "same", 9), judged("b", "c", "same", 5), judged("a", "c", "different", -4)]
    assert clusters(["a", "b", "c"], joined) == (("a", "b", "c"),)
    apart = [judged("a", "b", "same", 9), judged("b", "c", "same", 2), judged("a", "c", "different", -4)]
    assert clusters(["a", "b", "c"], apart) == (("a", "b"), ("c",))


def test_a_pair_that_nobody_judged_speaks_against_a_join() -> None:
    assert clusters(["a", "b", "c"], [judged("a", "b", "same", 9), judged("b", "c", "same", 1)]) == (("a", "b"), ("c",))


def test_a_verdict_counts_where_its_score_does_not_bear_it_out() -> None:
    judgements = [judged("a", "b", "same", 9), judged("b", "c", "same", 9), judged("a", "c", "different", 3)]
    assert clusters(["a", "b", "c"], judgements) == (("a", "b"), ("c",))


def test_a_person_beats_the_machine_either_way() -> None:
    apart = [judged("a", "b", "same", 99), judged("a", "b", "different", 0, PERSON)]
    assert clusters(["a", "b"], apart) == (("a",), ("b",))
    together = [judged("a", "b", "same", 0, PERSON), judged("a", "b", "different", -99)]
    assert clusters(["a", "b"], together) == (("a", "b"),)


def test_unsure_joins_nothing() -> None:
    assert clusters(["a", "b"], [judged("a", "b", "unsure")]) == (("a",), ("b",))


NAMES = list("abcdef")
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] < p[1])


@given(
    st.dictionaries(
        PAIRS,
        st.tuples(st.sampled_from(["same", "different", "unsure"]), st.sampled_from([NEVER, -9, -5, -1, 0, 2, 9])),
    ),
    st.randoms(),
)
def test_every_mention_is_in_one_cluster_whatever_the_order(pairs, random) -> None:  # type: ignore[no-untyped-def]
    judgements = [judged(left, right, verdict, score) for (left, right), (verdict, score) in pairs.items()]
    shuffled = list(judgements)
    random.shuffle(shuffled)
    found = clusters(NAMES, judgements)
    assert sorted(m for group in found for m in group) == NAMES
    assert clusters(NAMES, shuffled) == found
    for group in found:
        never = (j for j in judgements if j.verdict == "different" and j.score <= NEVER)
        assert not any({j.left, j.right} <= set(group) for j in never)
