"""Sentences of our own, each with the parties of its act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.coding.acts import find_acts
from dateline.coding.parser import parse
from dateline.coding.parties import find_parties
from dateline.coding.token import Parse
from dateline.model import PARTY_ROLES

CASES = [
    line.split(" # ")
    for line in (Path(__file__).parent / "scenes.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def _parsed(text: str) -> Parse:
    return parse(text, [(0, len(text))])


def _wanted(cell: str) -> Iterator[tuple[str, str]]:
    for part in cell.split(";"):
        role, words = part.split(":", 1)
        yield role.strip(), words.strip()


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_parties_of_a_sentence(text: str, wanted: str) -> None:
    parsed = _parsed(text)
    found = [(m.role, text[m.span[0] : m.span[1]]) for m in find_parties(parsed, find_acts(parsed))]
    for role, words in _wanted(wanted):
        assert any(role == r and words in w for r, w in found), found


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("No group has claimed the attack.", "perpetrator", "group"),
        ("The village of Tolo was attacked by rebels.", "perpetrator", "Tolo"),
        ("A car bomb killed three soldiers.", "perpetrator", "bomb"),
        ("Twin bombs wounded a dozen people in Tesk.", "perpetrator", "bombs"),
        ("Four officers were hurt in the blast.", "perpetrator", "officers"),
    ],
)
def test_what_is_no_party(text: str, role: str, words: str) -> None:
    parsed = _parsed(text)
    found = [(m.role, text[m.span[0] : m.span[1]]) for m in find_parties(parsed, find_acts(parsed))]
    assert not any(r == role and words in w for r, w in found), found


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Men in army fatigues shot two millers.", "army fatigues"),
        ("Three clerks of a transport company were beaten by villagers.", "a transport company"),
    ],
)
def test_a_part_of_a_party_is_no_party(text: str, phrase: str) -> None:
    parsed = _parsed(text)
    assert phrase not in [text[m.span[0] : m.span[1]] for m in find_parties(parsed, find_acts(parsed))]


def test_mentions_are_sound_and_the_same_each_time() -> None:
    text = "Gunmen attacked a bus. They killed six passengers. Police arrived an hour later and cordoned off the road."
    parsed = parse(text, [(0, 22), (23, 50), (51, len(text))])
    acts = find_acts(parsed)
    found = find_parties(parsed, acts)
    assert found == find_parties(parsed, acts)
    for mention in found:
        assert mention.role in PARTY_ROLES
        assert 0 <= mention.act < len(acts)
        assert 0 <= mention.span[0] < mention.span[1] <= len(text)
        assert 0 < mention.weight <= 1


def test_no_acts_no_parties() -> None:
    parsed = _parsed("The council opened a library on Monday.")
    assert find_parties(parsed, ()) == ()


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        (
            "A convoy was shelled near a bridge manned by fighters loyal to the mayor.",
            "fighters loyal to the mayor",
        ),
        ("Gunmen shot a driver at a checkpoint held by government soldiers.", "government soldiers"),
        ("A shell killed two boys in a village under the control of rebel fighters.", "rebel fighters"),
    ],
)
def test_who_holds_the_ground_is_present(text: str, holder: str) -> None:
    parsed = parse(text, [(0, len(text))])
    found = {(text[slice(*m.span)], m.role) for m in find_parties(parsed, find_acts(parsed))}
    assert (holder, "present") in found
    assert not any(words == holder and role != "present" for words, role in found)


def test_whom_one_event_prompts_to_act_acts_itself() -> None:
    text = "The raid killed a sheikh, prompting the rebels to launch a rocket attack on a base."
    parsed = parse(text, [(0, len(text))])
    assert ("the rebels", "perpetrator") in {
        (text[slice(*m.span)], m.role) for m in find_parties(parsed, find_acts(parsed))
    }
