"""How a stretch is told: the chain outwards, hedges, quotation, and who a pronoun or a bare name is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from speech_texts import read

from dateline.coding.frame import Voice
from dateline.coding.speech import find_speech, read_speaker, voice_of


def voice(text: str, words: str) -> Voice:
    start = text.index(words)
    return voice_of(find_speech(read(text)), (start, start + len(words)))


CHAINS = [
    ("Nine people died on Monday.", "Nine people", []),
    ("Police said nine people died.", "nine people", ["Police"]),
    ("Vera Lund said her brother told her that six guards fled.", "six guards", ["her brother", "Vera Lund"]),
    ("State television, citing officials, said nine people died.", "nine people", ["officials", "State television"]),
    (
        "Nine people died, the ministry said, citing local officials.",
        "Nine people",
        ["local officials", "the ministry"],
    ),
    ("Six herders died, the mayor said, quoting a priest.", "Six herders", ["a priest", "the mayor"]),
    (
        "Seven men fell, a nurse said, according to the daily Le Fleuve.",
        "Seven men",
        ["a nurse", "the daily Le Fleuve"],
    ),
    ("The colonel was quoted as saying that six men fell.", "six men", ["The colonel"]),
]


@pytest.mark.parametrize(("text", "words", "chain"), CHAINS)
def test_chain_runs_from_the_nearest_voice_outwards(text: str, words: str, chain: list[str]) -> None:
    assert [speaker.written for speaker in voice(text, words).speakers] == chain


HEDGES = [
    ("Nine people were reportedly killed.", "Nine people", "reportedly"),
    ("The guards allegedly beat two men.", "two men", "allegedly"),
    ("Nine suspected militants were killed.", "Nine suspected militants", "suspected"),
    ("Nine people died, according to police.", "Nine people", "according to"),
    ("It is believed that two men escaped.", "two men", "is believed"),
    ("The pilot is thought to have died.", "to have died", "is thought"),
    ("Apparently two shells fell short.", "two shells", "apparently"),
    ("The deaths of two men could not be independently verified.", "two men", "could not be independently verified"),
    ("Nine people were killed.", "Nine people", None),
]


@pytest.mark.parametrize(("text", "words", "hedge"), HEDGES)
def test_a_hedge_keeps_its_words(text: str, words: str, hedge: str | None) -> None:
    told = voice(text, words)
    assert told.hedge == hedge
    assert [s.written for s in told.speakers] == (["police"] if hedge == "according to" else [])


def test_a_quotation_is_marked() -> None:
    assert voice("“Nine people died,” the mayor said.", "Nine people").quoted
    assert not voice("The mayor said nine people died.", "nine people").quoted


REFERENCES = [
    ("Omar Diallo runs the clinic.\n\n“Nine came in,” he said.", "Nine came", "Omar Diallo", None),
    ("Governor Ilan Morad spoke at noon. He said six shells fell.", "six shells", "Ilan Morad", None),
    (
        "Army spokesman Jonas Bell said one man died. The spokesman added that two were hurt.",
        "two were",
        "Jonas Bell",
        "Army",
    ),
    ("Teacher Mariam Sow said one man died. Sow added that two were hurt.", "two were", "Mariam Sow", None),
    (
        "Lt. Col. Dana Ortiz, a Pentagon spokesperson, said one died. Ortiz said two were hurt.",
        "two were",
        "Dana Ortiz",
        "Pentagon",
    ),
    ("The health ministry said one died. It said two were hurt.", "two were", None, "The health ministry"),
]


@pytest.mark.parametrize(("text", "words", "name", "organisation"), REFERENCES)
def test_a_pronoun_or_bare_name_is_its_antecedent(
    text: str, words: str, name: str | None, organisation: str | None
) -> None:
    speaker = voice(text, words).speakers[0]
    assert speaker.name == name
    if organisation is not None:
        assert speaker.organisation == organisation


CHANNELS = [
    ("The army said in a statement that one man died.", "statement"),
    ("The army said on Twitter that one man died.", "tweet"),
    ("The governor tweeted that one man died.", "tweet"),
    ("The governor told reporters that one man died.", "briefing"),
    ("The governor said at a news conference that one man died.", "briefing"),
    ("The governor said in an interview that one man died.", "interview"),
    ("The general said on state television that one man died.", "broadcast"),
    ("The officer wrote in a letter that one man died.", "document"),
    ("The indictment says one man died.", "document"),
    ("The mission said in a report that one man died.", "report"),
    ("The army said one man died.", None),
]


@pytest.mark.parametrize(("text", "channel"), CHANNELS)
def test_the_channel_is_read_off_the_words(text: str, channel: str | None) -> None:
    assert voice(text, "one man").speakers[0].channel == channel


SPEAKERS = [
    ("Pentagon spokesperson Lt. Col. Dana Ortiz", "Dana Ortiz", "Pentagon spokesperson", "Pentagon"),
    (
        "Operation Stone Gate spokesman Col. A. B. Lund III",
        "A. B. Lund III",
        "Operation Stone Gate spokesman",
        "Operation Stone Gate",
    ),
    ("two residents and a district official", None, None, None),
    ("Rim Saleh, a spokeswoman for the governorate", "Rim Saleh", "spokeswoman for the governorate", "the governorate"),
    ("the mayor, Jon Edu", "Jon Edu", "mayor", None),
    ("police spokesman Jonas Bell", "Jonas Bell", "police spokesman", "police"),
    ("POLICE SPOKESMAN COL. JONAS BELL", "Jonas Bell", "police spokesman", "police"),
    ("Governor Ilan Morad", "Ilan Morad", None, None),
    ("a doctor at the South Hospital", None, "doctor at the South Hospital", "the South Hospital"),
    ("the health ministry", None, None, "the health ministry"),
    ("a statement from the ministry", None, None, "the ministry"),
    ("residents", None, "residents", None),
    ("Vera Lund", "Vera Lund", None, None),
    ("UN", None, None, "UN"),
    ("he", None, None, None),
]


@pytest.mark.parametrize(("written", "name", "title", "organisation"), SPEAKERS)
def test_a_speaker_is_read_off_the_words(
    written: str, name: str | None, title: str | None, organisation: str | None
) -> None:
    speaker = read_speaker(written)
    assert (speaker.written, speaker.name) == (written, name)
    assert speaker.organisation == organisation
    if title is not None:
        assert speaker.title == title


def test_a_post_is_the_word_of_the_voice_just_heard() -> None:
    text = "The raid failed, the army spokesman declared on his page. Two rebels were killed, the post read."
    assert [s.written for s in voice(text, "Two rebels").speakers] == ["the army spokesman"]


def test_a_turn_that_denies_is_a_denial_of_the_one_whose_turn_it_is() -> None:
    text = (
        "Q: Did you shell the school?\n\nA: I deny this completely. There was no shelling.\n\n"
        "Q: Who did?\n\nA: We are asking that ourselves."
    )
    told = voice(text, "There was no shelling")
    assert [s.written for s in told.speakers] == ["A"]
    assert told.attitude == "denies"


def test_who_is_cited_comes_after_the_cue() -> None:
    told = voice("The mayor, citing two nurses, said six people were hurt.", "six people")
    assert [s.written for s in told.speakers] == ["two nurses", "The mayor"]


def test_another_parser_leaves_the_rules() -> None:
    text = "Police said nine people died."
    alone = replace(read(text), reading=None)
    frames = find_speech(alone)
    assert [f.speaker.written for f in frames if f.speaker] == ["Police"]


def test_a_pronoun_is_not_whom_its_own_words_name() -> None:
    text = (
        "The deputy mayor, Vera Lund, left with the convoy. A cousin tells her, she added, that two clerks are missing."
    )
    assert [s.name or s.written for s in voice(text, "two clerks").speakers] == ["A cousin", "Vera Lund"]
