"""One row a party: the fullest words stay."""

from __future__ import annotations

import pytest
from claim_samples import claim, mention

from dateline.incidents.party_rows import is_bare, tidy
from dateline.model import Participant, PartyKind, PartyRole

STORY = mention("story")


def row(written: str, kind: PartyKind = "civilians", role: PartyRole = "victim") -> tuple[Participant, object]:
    party = Participant(written, None, kind, role)
    return party, claim(STORY, "participants", party)


@pytest.mark.parametrize(
    ("written", "bare"),
    [("three dead", True), ("at least 20 others", True), ("seven people", True), ("three soldiers", False)],
)
def test_a_number_alone_names_nobody(written: str, bare: bool) -> None:
    assert is_bare(written) is bare


def test_the_fullest_words_stay_and_other_parties_too() -> None:
    rows = [
        row("seven"),
        row("an armed group", "rebel", "perpetrator"),
        row("an armed group from the hills", "rebel", "perpetrator"),
        row("seven traders"),
        row("three dead"),
        row("soldiers", "state_forces", "responder"),
    ]
    assert [p.written for p, _ in tidy(rows)] == ["an armed group from the hills", "seven traders", "soldiers"]  # type: ignore[arg-type]


def test_of_bare_numbers_alone_the_first_stays() -> None:
    assert [p.written for p, _ in tidy([row("seven people"), row("three dead")])] == ["seven people"]  # type: ignore[arg-type]
