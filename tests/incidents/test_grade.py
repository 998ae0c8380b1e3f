"""The grade of an incident and the rule that gave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from claim_samples import claim, mention, toll

from dateline.incidents import fold_incident, policy_named
from dateline.model import GRADES, Claim, Grade, Participant, Speaker

HERE, THERE = mention("here", "article-a"), mention("there", "article-b")
DAYS = {"article-a": date(2031, 5, 4), "article-b": date(2031, 5, 4)}
ARMY = Participant("the Orvish army", "Orvish army", "state_forces", "perpetrator")
FRONT = Participant("the Kesten Front", "Kesten Front", "rebel", "perpetrator")


def by(body: str, made: Claim) -> Claim:
    return replace(made, speakers=(Speaker(body, organisation=body),))


def graded(*claims: Claim, origins: dict[str, str] | None = None) -> Grade:
    found = fold_incident([HERE, THERE], claims, policy_named("cautious"), DAYS, origins).grade
    assert found is not None
    return found


def killed(of: object = HERE, low: int = 3, body: str | None = None) -> Claim:
    made = claim(of, "killed", toll(low, low) if low else toll(0, 0, "explicit_zero"))  # type: ignore[arg-type]
    return made if body is None else by(body, made)


CASES: dict[str, tuple[list[Claim], str, int]] = {
    "one article": ([killed()], "weak", 1),
    "one body in two articles": ([killed(HERE, 3, "Police"), killed(THERE, 3, "Police")], "weak", 1),
    "two bodies in one article": ([killed(HERE, 3, "Police"), killed(HERE, 3, "Hospital")], "fair", 2),
    "two articles": ([killed(HERE), killed(THERE)], "fair", 2),
    "numbers differ": ([killed(HERE, 3, "Police"), killed(HERE, 5, "Hospital")], "fair", 2),
    "none against some": ([killed(HERE, 0, "Army"), killed(HERE, 5, "Hospital")], "contested", 2),
    "it was us": ([killed(), claim(HERE, "participants", FRONT, attitude="claims_responsibility")], "confirmed", 1),
    "the army says that it struck": (
        [killed(), by("Orvish army", claim(HERE, "participants", ARMY))],
        "confirmed",
        1,
    ),
    "it was them": ([killed(), by("Orvish army", claim(HERE, "participants", FRONT, attitude="accuses"))], "weak", 1),
    "two sides blame each other": (
        [
            by("Orvish army", claim(HERE, "participants", FRONT, attitude="accuses")),
            by("Kesten Front", claim(HERE, "participants", ARMY, attitude="accuses")),
        ],
        "contested",
        2,
    ),
    "it did not happen": ([by("Orvish army", claim(HERE, "modality", "denied"))], "discounted", 0),
    "it did not happen, and it did": (
        [
            by("Orvish army", claim(HERE, "modality", "denied", confidence=0.4)),
            claim(HERE, "modality", "occurred"),
            killed(),
        ],
        "contested",
        1,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_grade(name: str) -> None:
    claims, expected, origins = CASES[name]
    found = graded(*claims)
    assert (found.name, found.origins) == (expected, origins), found.rule
    assert found.rule
    assert found.name in GRADES


def test_reprints_of_one_text_are_one_origin() -> None:
    assert graded(killed(HERE), killed(THERE), origins={"article-b": "article-a"}).name == "weak"
