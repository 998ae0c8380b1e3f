"""The sequence inside one incident."""

from __future__ import annotations

from dateline.coding.acts import find_acts
from dateline.coding.parser import parse
from dateline.coding.parties import find_steps


def _steps(text: str) -> list[tuple[str, str | None]]:
    parsed = parse(text, [(0, len(text))])
    return [
        (text[s.span[0] : s.span[1]], text[s.actor[0] : s.actor[1]] if s.actor else None)
        for s in find_steps(parsed, find_acts(parsed))
    ]


def test_steps_follow_the_text() -> None:
    found = _steps("Gunmen stopped a bus, separated the men and shot six of them.")
    assert [words.split()[0] for words, _ in found] == ["stopped", "separated", "shot"]
    assert {actor for _, actor in found} == {"Gunmen"}


def test_after_puts_a_step_first() -> None:
    found = _steps("Soldiers entered the town after shelling the hills and raised a flag.")
    assert [words.split()[0] for words, _ in found] == ["shelling", "entered", "raised"]


def test_what_is_denied_is_no_step() -> None:
    assert all("fire" not in words for words, _ in _steps("Soldiers encircled the house and did not fire at anyone."))


def test_one_deed_is_no_sequence() -> None:
    assert _steps("Rebels attacked the camp.") == []


def test_orders_count_up() -> None:
    parsed = parse(text := "Gunmen broke the gate, beat the guards and left.", [(0, len(text))])
    orders = [s.order for s in find_steps(parsed, find_acts(parsed))]
    assert orders == list(range(1, len(orders) + 1))


def test_has_since_stands_last_and_shares_the_subject() -> None:
    text = "A convoy came under mortar fire near the bridge on Monday and has since withdrawn to the airfield."
    parsed = parse(text, [(0, len(text))])
    steps = find_steps(parsed, find_acts(parsed))
    assert [(text[slice(*s.span)], s.last) for s in steps] == [
        ("came under mortar fire", False),
        ("withdrawn to the airfield", True),
    ]
    assert steps[-1].actor is not None
    assert text[slice(*steps[-1].actor)] == "A convoy"


def test_what_led_to_the_event_stands_first() -> None:
    text = "The clash happened in Goma after soldiers on foot ran into an ambush."
    parsed = parse(text, [(0, len(text))])
    assert [(text[slice(*s.span)], s.first) for s in find_steps(parsed, find_acts(parsed))] == [
        ("ran into an ambush", True)
    ]


def test_fire_that_somebody_comes_under_is_the_others_deed() -> None:
    found = _steps("The convoy came under sniper fire from unknown men and fired back.")
    assert found == [("came under sniper fire", "unknown men"), ("fired back", "The convoy")]


def test_an_injury_at_work_is_no_step() -> None:
    assert _steps("Rebels attacked the camp; a guard suffered a burn while fuelling a generator.") == []
