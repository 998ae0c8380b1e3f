"""Steps told in several sentences come into one order."""

from __future__ import annotations

from dateline.coding.mentions.sequence import in_order
from dateline.coding.parties import StepMention


def _step(deed: str, row: int, first: bool = False, last: bool = False) -> StepMention:
    return StepMention((0, 1), 0, None, None, 0, 1, deed, first, last, row)


def test_a_deed_told_again_keeps_its_place_and_what_led_to_it_goes_before() -> None:
    steps = [
        _step("come fire", 0),
        _step("return base", 0, last=True),
        _step("meet roadblock", 1, first=True),
        _step("give warning", 2),
        _step("come fire", 2),
        _step("fire back", 2),
    ]
    assert [row[0].deed for row in in_order(steps)] == [
        "meet roadblock",
        "give warning",
        "come fire",
        "fire back",
        "return base",
    ]
    assert len(in_order(steps)[2]) == 2


def test_rows_that_share_nothing_follow_the_text() -> None:
    assert [row[0].deed for row in in_order([_step("stop", 0), _step("shoot man", 0), _step("flee", 1)])] == [
        "stop",
        "shoot man",
        "flee",
    ]
