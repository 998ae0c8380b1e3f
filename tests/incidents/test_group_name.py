"""Group rows carry the class that their noun implies."""

from __future__ import annotations

import pytest

from dateline.incidents.group_name import row_name


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("a schoolgirl", "schoolgirls (children)"),
        ("released", "released"),
        ("critical", "critical"),
        ("seriously wounded", "seriously wounded"),
        ("invaders", "invaders (soldiers)"),
        ("constable", "constables (police officers)"),
        ("police officers", "police officers"),
        ("Azure servicemen", "Azure servicemen (soldiers)"),
        ("suicide bomber", "suicide bombers (attackers)"),
        ("residents", "residents"),
        ("minors", "minors (children)"),
        ("Oruvian", "Oruvians"),
        ("Maoist", "Maoists"),
        ("", ""),
    ],
)
def test_row_name(told: str, named: str) -> None:
    assert row_name(told) == named
