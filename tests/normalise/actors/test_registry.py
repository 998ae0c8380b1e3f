"""The registry: ids, codes, several parties of one name, the user's own file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cost import least_seconds
from dateline.errors import InputError
from dateline.model import PARTY_KINDS
from dateline.normalise.actors import countries, describe_actor, load_registry, state_actors, using
from dateline.normalise.actors.names import folded_lines
from dateline.normalise.actors.phrase import fold
from dateline.normalise.actors.registry import ordinary_names


def test_the_registry_is_large_and_its_ids_are_unique() -> None:
    actors = load_registry().actors
    assert len(actors) >= 2500
    assert len(actors) + len(state_actors()) >= 6000
    assert sum(len(a.aliases) + 1 for a in actors) >= 5500
    assert len({a.id for a in actors}) == len(actors)
    assert {a.kind for a in actors} <= set(PARTY_KINDS)
    assert all(a.country is None or a.country in countries() for a in actors)


def test_every_line_of_the_registry_is_sound() -> None:
    registry = load_registry()
    ids = {a.id for a in registry.actors} | {a.id for a in state_actors()}
    for actor in registry.actors:
        assert actor.source
        assert registry.get(actor.id) == actor
        assert actor.part_of is None or actor.part_of in ids, actor.id
        assert set(actor.also_in) <= {*countries(), "*"}, actor.id
        assert actor.active is None or re.fullmatch(r"\d{4}(-(\d{4})?)?", actor.active), actor.id
        assert len(set(actor.aliases)) == len(actor.aliases), actor.id
        assert actor in registry.named(" ".join(fold(actor.aliases[0] if actor.aliases else actor.name).words))


def test_folding_all_lines_at_once_is_folding_each_name() -> None:
    names = [name for a in load_registry().actors for name in (a.name, *a.aliases) if a.id.count(".") == 1]
    assert [line.strip() for line in folded_lines(names)] == [" ".join(fold(name).words) for name in names]


def test_ordinary_names_are_names() -> None:
    registry = load_registry()
    assert [name for name in ordinary_names() if not registry.named(name)] == []


def test_loading_is_fast() -> None:
    from dateline.normalise.actors import registry as room

    def load() -> None:
        room._load.cache_clear()
        room._shipped.cache_clear()
        load_registry()

    assert least_seconds(load) < 0.15, "the aim is 30 ms; five times that on a slow machine"


@pytest.mark.parametrize(
    ("phrase", "actor", "kind"),
    [
        ("the Nigerian Navy", "NGA.navy", "state_forces"),
        ("Kenya's coast guard", "KEN.coast-guard", "state_forces"),
        ("the Turkish health ministry", "TUR.health-ministry", "organisation"),
        ("the Ministry of Health of Yemen", "YEM.health-ministry", "organisation"),
        ("Kenya Red Cross", "KEN.red-cross", "organisation"),
        ("the Turkish Red Crescent", "TUR.red-cross", "organisation"),
        ("the Colombian Air Force", "COL.air-force", "state_forces"),
        ("the Syrian Interior Ministry", "SYR.interior-ministry", "state_forces"),
        ("the Indian Coast Guard", "IND.coast-guard", "state_forces"),
        ("Bundeswehr soldiers", "DEU.mil", "state_forces"),
        ("Brazilian gendarmerie", "BRA.cop", "police"),
        ("the Red Cross", "CHE.international-committee-of-the-red-cross", "organisation"),
    ],
)
def test_institutions_of_states(phrase: str, actor: str, kind: str) -> None:
    answer = describe_actor(phrase, actor[:3])
    assert (answer.actor, answer.kind) == (actor, kind)


@pytest.mark.parametrize(
    ("phrase", "context", "actor"),
    [
        ("the PLA", "CHN", "CHN.mil"),
        ("the PLA", "IND", "IND.people-liberation-army-of-manipur"),
        ("the PLA", None, None),
        ("the SLA", "LBN", "LBN.south-lebanon-army"),
        ("the SLA", "COL", None),
        ("the SNA", "SOM", "SOM.mil"),
        ("the SNA", "MMR", "MMR.shanni-nationalities-army"),
        ("the Southern Front", "UKR", None),
        ("the Eastern Front", "SDN", "SDN.eastern-front-of-sudan"),
        ("the PKK", "IRQ", "TUR.kurdistan-workers-party"),
        ("village guards", None, None),
        ("village guards", "TUR", "TUR.village-guards"),
        ("the JSS", "BGD", "BGD.parbatya-chattagram-jana-samhati-samiti"),
    ],
)
def test_a_name_of_several_needs_the_country(phrase: str, context: str | None, actor: str | None) -> None:
    answer = describe_actor(phrase, context)
    assert answer.actor == actor
    assert actor or not answer.sure or answer.name is None


@pytest.mark.parametrize(
    "phrase",
    [
        "the Orchard Accord",
        "the Vexmoor Vanguard",
        "Zarbatia",
        "Harakat al-Vexmoor",
        "the VXM",
        "Los Vexmores",
        "Liwa al-Orchard",
        "Jaysh al-Zarbat",
        "Katibat Vexmoor",
        "the Zarbat Pact",
        "Tanzim al-Zarbat",
        "Mali roadside blast",
        "Cameroon's",
        "the Turkey border town",
    ],
)
@pytest.mark.parametrize("context", [None, "SYR", "COL", "MLI"])
def test_what_is_not_in_the_registry_abstains(phrase: str, context: str | None) -> None:
    answer = describe_actor(phrase, context)
    assert (answer.actor, answer.country, answer.name) == (None, None, None)
    assert not answer.sure
    assert answer.reason


def test_a_name_of_several_abstains_with_its_bearers() -> None:
    answer = describe_actor("the PLA")
    assert answer.kind is None
    assert "Armed forces of China (CHN)" in (answer.reason or "")
    assert "elsewhere" in (describe_actor("the SLA", "COL").reason or "")


def test_a_speaker_is_a_person_of_his_party() -> None:
    answer = describe_actor("a spokesman for the Pentagon")
    assert (answer.kind, answer.country, answer.actor) == ("person", "USA", None)
    assert answer.of is not None
    assert answer.of.actor == "USA.defence-ministry"
    assert describe_actor("a JNIM spokesman", "MLI", "perpetrator").kind == "rebel"


@pytest.mark.parametrize(
    ("phrase", "context", "kind", "country", "backer"),
    [
        ("Turkish-backed Syrian fighters", "SYR", "rebel", "SYR", "TUR"),
        ("an Iran-backed militia in Iraq", None, "militia", "IRQ", "IRN"),
        ("Iran-backed Iraqi fighters", "IRQ", "militia", "IRQ", "IRN"),
        ("Rwandan-backed rebels", "COD", "rebel", None, "RWA"),
        ("the US-led coalition", "SYR", "external_forces", "USA", "USA"),
        ("Saudi-backed Yemeni troops", "YEM", "state_forces", "YEM", "SAU"),
    ],
)
def test_backers(phrase: str, context: str | None, kind: str, country: str | None, backer: str) -> None:
    answer = describe_actor(phrase, context)
    assert (answer.kind, answer.country, answer.backer) == (kind, country, backer)


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


def test_the_users_own_csv(tmp_path: Path) -> None:
    mine = tmp_path / "mine.csv"
    mine.write_text(
        "country,sort,name,aliases,also_in\nSYR,militia,Sons of the Orchard,the Orchard;SOO,IRQ TUR\n"
        "KEN,@navy,Sea Rangers of Kenya,\n",
        encoding="utf-8",
    )
    registry = load_registry([mine])
    found = registry.get("SYR.sons-of-the-orchard")
    assert found is not None
    assert found.also_in == ("IRQ", "TUR")
    assert describe_actor("SOO fighters", "SYR", registry=registry).actor == found.id
    assert describe_actor("the Sea Rangers of Kenya", "KEN", registry=registry).actor == "KEN.navy"


def test_the_registry_in_use(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("actors: {SYR: {rebel: {Sons of the Orchard: [SOO]}}}", encoding="utf-8")
    with using(load_registry([mine])):
        assert describe_actor("SOO", "SYR").actor == "SYR.sons-of-the-orchard"
    assert describe_actor("SOO", "SYR").actor is None


def test_an_entry_of_the_same_id_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("actors: {SYR: {militia: {Syrian Democratic Forces: [QSD]}}}", encoding="utf-8")
    registry = load_registry([mine])
    assert describe_actor("the Syrian Democratic Forces", "SYR", registry=registry).kind == "militia"
    assert describe_actor("the SDF", "SYR", registry=registry).actor is None


def test_the_users_own_file(tmp_path: Path) -> None:
    mine = tmp_path / "mine.yaml"
    mine.write_text("actors: {SYR: {militia: {Sons of the Orchard: [the Orchard, SOO]}}}", encoding="utf-8")
    answer = describe_actor("fighters of the Sons of the Orchard", "SYR", registry=load_registry([mine]))
    assert (answer.kind, answer.actor) == ("militia", "SYR.sons-of-the-orchard")
    assert describe_actor("the SDF", "SYR", registry=load_registry([mine])).kind == "rebel"
    assert describe_actor("Sons of the Orchard").actor is None


@pytest.mark.parametrize(
    "text",
    [
        "actors: [",
        "[]",
        "actors: {SYR: {knights: {A: []}}}",
        "actors: {QQQ: {rebel: {A: []}}}",
        "actors: {SYR: [rebel]}",
        "actors: {SYR: {rebel: [A]}}",
        "actors: {SYR: {rebel: {A: {b: c}}}}",
        "actors: {SYR: {'@spaceship': {A: []}}}",
        "actors: {SYR: {rebel: {'--': []}}}",
    ],
)
def test_a_broken_file_names_itself(tmp_path: Path, text: str) -> None:
    mine = tmp_path / "broken.yaml"
    mine.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="broken"):
        load_registry([mine])
    with pytest.raises(InputError, match="nowhere"):
        load_registry([tmp_path / "nowhere.yaml"])


@given(st.text(max_size=80))
def test_any_words_give_an_answer(words: str) -> None:
    answer = describe_actor(words)
    assert answer.kind is not None or answer.reason
    assert describe_actor(words) == answer


def test_an_actor_is_cheap() -> None:
    phrases = [f"{n} suspected al-Shabaab fighters near the camp" for n in range(300)]
    describe_actor(phrases[0])
    spent = least_seconds(lambda: [describe_actor(phrase, "SOM", "perpetrator") for phrase in phrases])
    assert spent / len(phrases) < 0.0008
