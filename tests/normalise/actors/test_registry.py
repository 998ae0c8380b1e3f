"""The registry: ids, codes, several parties of one name, the user's own file."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.model import PARTY_KINDS
from dateline.normalise.actors import countries, describe_actor, load_registry


def test_the_registry_is_large_and_its_ids_are_unique() -> None:
    actors = load_registry().actors
    assert len(actors) >= 700
    assert len({a.id for a in actors}) == len(actors)
    assert {a.kind for a in actors} <= set(PARTY_KINDS)
    assert all(a.country is None or a.country in countries() for a in actors)


@pytest.mark.parametrize(
    ("phrase", "context", "actor", "name", "cameo"),
    [
        ("the SDF", "SYR", "SYR.syrian-democratic-forces", "Syrian Democratic Forces", "SYRREB"),
        ("HTS", "SYR", "SYR.hayat-tahrir-al-sham", "Hayat Tahrir al-Sham", "SYRREB"),
        ("al-Shabab fighters", "SOM", "SOM.al-shabaab", "Al-Shabaab", "SOMREB"),
        ("Turkish soldiers", "SYR", "TUR.mil", "Armed forces of Turkey", "TURMIL"),
        ("Kenyan police", "KEN", "KEN.cop", "Police of Kenya", "KENCOP"),
        ("the United Nations", None, "XXX.united-nations", "United Nations", "IGOUNO"),
        ("the Jalisco cartel", "MEX", "MEX.jalisco-new-generation-cartel", "Jalisco New Generation Cartel", "MEXCRM"),
    ],
)
def test_names_ids_and_codes(phrase: str, context: str | None, actor: str, name: str, cameo: str) -> None:
    answer = describe_actor(phrase, context)
    assert (answer.actor, answer.name, answer.cameo) == (actor, name, cameo)


def test_a_state_force_without_a_place_is_not_sure() -> None:
    assert not describe_actor("Russian soldiers").sure
    assert describe_actor("Russian soldiers", "RUS").sure


@pytest.mark.parametrize("phrase", ["unknown individuals", "unidentified gunmen", "persons unknown", "whoever did it"])
def test_unknown_to_the_source(phrase: str) -> None:
    assert describe_actor(phrase).status == "unknown_to_source"


@pytest.mark.parametrize(
    ("phrase", "thing"), [("a police van", True), ("a police patrol", False), ("an army base", True)]
)
def test_things_of_a_party(phrase: str, thing: bool) -> None:
    assert describe_actor(phrase).thing is thing


def test_small_words_are_no_acronyms() -> None:
    assert describe_actor("what is it").actor is None
    assert describe_actor("a car").country is None
    assert describe_actor("IS", "IRQ").name == "Islamic State"


def test_the_users_own_file(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("actors: {SYR: {militia: {Sons of the Orchard: [the Orchard, SOO]}}}", encoding="utf-8")
    answer = describe_actor("fighters of the Sons of the Orchard", "SYR", registry=load_registry([mine]))
    assert (answer.kind, answer.actor) == ("militia", "SYR.sons-of-the-orchard")
    assert describe_actor("the SDF", "SYR", registry=load_registry([mine])).kind == "rebel"
    assert describe_actor("Sons of the Orchard").actor is None


@pytest.mark.parametrize("text", ["actors: [", "[]", "actors: {SYR: {knights: {A: []}}}"])
def test_a_broken_file_names_itself(tmp_path: Path, text: str) -> None:
    mine = tmp_path / "broken.yaml"
    mine.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="broken"):
        load_registry([mine])
    with pytest.raises(UsageError, match="nowhere"):
        load_registry([tmp_path / "nowhere.yaml"])


@given(st.text(max_size=80))
def test_any_words_give_an_answer(words: str) -> None:
    answer = describe_actor(words)
    assert answer.kind is not None or answer.reason
    assert describe_actor(words) == answer


def test_an_actor_is_cheap() -> None:
    phrases = [f"{n} suspected al-Shabaab fighters near the camp" for n in range(300)]
    describe_actor(phrases[0])
    start = time.process_time()
    for phrase in phrases:
        describe_actor(phrase, "SOM", "perpetrator")
    assert (time.process_time() - start) / len(phrases) < 0.0008
