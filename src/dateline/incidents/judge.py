"""A rule's judgement on two mentions, with every reason and its weight."""

from __future__ import annotations

from typing import Final

from dateline.incidents.features import NAMED, compare
from dateline.incidents.telling import Telling
from dateline.model import Judgement, Maker, Reason, Verdict, make_id

LINKER: Final = Maker("rule", "weighted-features", "1")
SAME_FROM: Final = 5.0
UNSURE_FROM: Final = 3.0


def _verdict(left: Telling, right: Telling, reasons: tuple[Reason, ...]) -> tuple[Verdict, float, tuple[Reason, ...]]:
    if left.mention.article == right.mention.article:
        told_apart = Reason("article", "one article tells them apart", -10.0)
        return "different", told_apart.weight, (told_apart,)
    score = round(sum(r.weight for r in reasons), 4)
    anchored = {r.feature for r in reasons if r.weight >= 0.9} & {"date", "place"}
    named = any(r.feature == "participants" and r.weight >= NAMED for r in reasons)
    if score >= SAME_FROM and (anchored or named):
        return "same", score, reasons
    return ("unsure" if score >= UNSURE_FROM else "different"), score, reasons


def judge(one: Telling, other: Telling) -> Judgement:
    """The judgement on a pair; symmetric in its arguments.

    *same* needs a score of SAME_FROM and a date, a place or a full name that agrees; from UNSURE_FROM on a person is
    asked.
    """
    left, right = sorted((one, other), key=lambda t: t.mention.id)
    verdict, score, reasons = _verdict(left, right, tuple(compare(left, right)))
    ids = (left.mention.id, right.mention.id)
    return Judgement(
        make_id("judgement", *ids, verdict, LINKER.name, LINKER.version), *ids, verdict, score, reasons, LINKER
    )
