"""The main deed of a sentence by PLOVER's categories."""

from __future__ import annotations

import pytest

from dateline.coding.acts import find_acts
from dateline.coding.deeds import Deed, main_deed
from dateline.coding.deeds.lexicon import load_lexicon
from dateline.coding.parser import parse
from dateline.model import PLOVER_EVENTS

TOLD = [
    ("The two governments agreed to reopen their embassies.", "AGREE"),
    ("The junta said it would lift the curfew next month.", "AGREE"),
    ("The island is ready to send observers, its foreign minister said.", "AGREE"),
    ("The two countries signed a treaty on fishing rights.", "SUPPORT"),
    ("The president arrived in the capital for talks with the rebels.", "CONSULT"),
    ("The navy shared intelligence on smugglers with its neighbour.", "COOPERATE"),
    ("The republic sent food and tents to the flooded province.", "AID"),
    ("The government lifted a ban on opposition newspapers.", "CONCEDE"),
    ("The front declared a unilateral ceasefire.", "RETREAT"),
    ("The army withdrew its troops from the border town.", "RETREAT"),
    ("The council urged both sides to end the siege.", "REQUEST"),
    ("The premier said the militia must leave the valley.", "REQUEST"),
    ("The ministry accused its neighbour of arming the rebels.", "ACCUSE"),
    ("Prosecutors opened an inquiry into the killings.", "ACCUSE"),
    ("The rebels refused to meet the envoy.", "REJECT"),
    ("The government said it would not release the detainees.", "REJECT"),
    ("The movement threatened to attack the port.", "THREATEN"),
    ("The farmers said they would blockade the capital.", "THREATEN"),
    ("The republic expelled two diplomats.", "SANCTION"),
    ("The army massed troops on the frontier.", "MOBILIZE"),
    ("Police arrested nine members of the party.", "COERCE"),
    ("Thousands of students marched through the capital.", "PROTEST"),
    ("Gunmen attacked a village in the north, officials said.", "ASSAULT"),
]


def _deed(text: str) -> Deed | None:
    read = parse(text, [(0, len(text))])
    return main_deed(read, 0, find_acts(read))


@pytest.mark.parametrize(("text", "category"), TOLD)
def test_a_sentence_has_the_category_of_its_main_deed(text: str, category: str) -> None:
    deed = _deed(text)
    assert deed is not None
    assert deed.category == category


def test_the_deed_points_to_the_verb_that_tells_it() -> None:
    text = "The spokesman said the city had imposed a curfew on the port."
    deed = _deed(text)
    assert deed is not None
    assert (deed.category, deed.mode) == ("COERCE", "curfew")
    assert parse(text, [(0, len(text))]).tokens[deed.token].text == "imposed"


def test_words_that_tell_no_deed_tell_none() -> None:
    assert _deed("The harvest was good and the river was low.") is None


def test_every_entry_names_a_category() -> None:
    frames = load_lexicon().frames
    assert {f.category for fs in frames.values() for f in fs} == set(PLOVER_EVENTS)
    assert "" not in frames
