"""Weapons that the text says were not used are none of the event's."""

from __future__ import annotations

import pytest

from dateline import code_text


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("Soldiers arrested nine men at a bridge in Gao on Monday without firing a shot.", set()),
        ("Soldiers shot dead nine men at a bridge in Gao on Monday.", {"small_arms"}),
        ("Police in Gao used no tear gas when they arrested nine protesters on Monday.", set()),
        ("Police in Gao fired tear gas and arrested nine protesters on Monday.", {"crowd_control"}),
    ],
)
def test_only_weapons_used_are_listed(text: str, classes: set[str]) -> None:
    (incident,) = code_text(text, published="2024-05-16")["incidents"]
    assert {w["class"] for w in incident["weapons"]} == classes
