"""A rule's judgement on two tellings, with every reason and its weight."""

from __future__ import annotations

from typing import Final

from dateline.incidents.features import compare
from dateline.incidents.telling import Telling
from dateline.incidents.two_days import are_two_days
from dateline.incidents.weights import weights
from dateline.model import Judgement, Maker, Reason, Verdict, make_id

LINKER: Final = Maker("rule", "fitted-features", "3")
SAME_FROM: Final = 0.0
UNSURE_FROM: Final = -1.5
FLOOR: Final = -6.0
"""What a pair that was never judged counts as; a judgement at or below it says no more and need not be kept."""

NEVER: Final = -30.0
"""The score of two tellings of one article, at most that of two days: such a pair is never joined, not through others
either."""

_TWO_DAYS: Final = -50.0
"""Outweighs all that can speak for a pair, down to NEVER."""


def judge(one: Telling, other: Telling) -> Judgement:
    """The judgement on a pair; symmetric in its arguments.

    The score is the sum of the weights; two days beyond doubt outweigh whatever speaks for one incident. *same* from
    SAME_FROM on; from UNSURE_FROM on a person is asked.
    """
    left, right = sorted((one, other), key=lambda t: t.id)
    reasons = tuple(_reasons(left, right))
    score = _score(reasons)
    if score > FLOOR and are_two_days(left, right):
        reasons = tuple(_apart(reason) if reason.feature == "date" else reason for reason in reasons)
        score = _score(reasons)
    verdict: Verdict = "same" if score >= SAME_FROM else "unsure" if score >= UNSURE_FROM else "different"
    ids = (left.id, right.id)
    name = make_id("judgement", *ids, verdict, LINKER.name, LINKER.version)
    return Judgement(name, *ids, verdict, score, reasons, LINKER)


def _score(reasons: tuple[Reason, ...]) -> float:
    return round(sum(reason.weight for reason in reasons), 4)


def _apart(reason: Reason) -> Reason:
    return Reason(reason.feature, f"another day beyond doubt, {reason.detail}", _TWO_DAYS)


def _reasons(left: Telling, right: Telling) -> list[Reason]:
    if left.article == right.article:
        return [Reason("article", "one article tells them apart", NEVER)]
    table = weights()
    found = [Reason("prior", "any two that share a key", table.prior)]
    for level in compare(left, right):
        words = level.detail if level.value is not None else f"{level.level}: {level.detail}"
        found.append(Reason(level.feature, words, table.of(level)))
    return found


def is_telling(judgement: Judgement) -> bool:
    """True where a judgement says more than that the two have nothing to do with each other."""
    return judgement.score > FLOOR or judgement.score <= NEVER
