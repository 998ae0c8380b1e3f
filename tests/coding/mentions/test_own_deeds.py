"""A state that owns up to a deed did it; one whose men, by its word, did not fire denies its part."""

from __future__ import annotations

from tests.coding.mentions.mention_samples import drafts

from dateline.coding.draft import Draft
from dateline.model import Participant


def perpetrators(found: tuple[Draft, ...]) -> list[tuple[str, str | None]]:
    """Written words and attitude of every proposal of a perpetrator."""
    held = (p for draft in found for p in draft.proposals)
    return [(p.written, p.attitude) for p in held if isinstance(p.value, Participant) and p.value.role == "perpetrator"]


def test_a_state_owns_up() -> None:
    told, _ = drafts(
        "Three die in compound\nAn air strike hit a compound near Kismayo in Somalia on Monday, killing three people. "
        "The US military confirmed it had carried out the strike."
    )
    assert ("The US military", "claims_responsibility") in perpetrators(told)


def test_its_troops_had_not_fired() -> None:
    told, _ = drafts(
        "Market hit\nShells hit a market in Donetsk on Monday, killing four people, and officials there blamed "
        "Ukrainian forces. Kyiv said its troops had not fired."
    )
    assert ("Kyiv", "denies") in perpetrators(told)
