"""Place names in a text: what is one, what is none, and what the words around it say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.normalise.places import Gazetteer, document_context, find_toponyms, resolve_place, toponyms_at

PIECES = st.sampled_from(
    [
        "Tal Tamr",
        "Syria",
        ", ",
        " in ",
        "20 km south of ",
        "\n",
        "–",
        "’s ",
        "al-",
        "the ",
        "Jordan",
        "U.S.",
        "(",
        "of ",
        "-",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join))


def names(text: str, gazetteer: Gazetteer) -> list[str]:
    return [one.written for one in find_toponyms(text, gazetteer)]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_text_makes_the_search_raise(gazetteer: Gazetteer, text: str) -> None:
    found = find_toponyms(text, gazetteer, [(0, 3, "GPE"), (1, 400, "ORG")], demonyms=True)
    context = document_context(found, text, gazetteer, "The Gazette", text[:20])
    for one in found:
        assert text[one.start : one.end] == one.written
        assert resolve_place(one, context, gazetteer).value.written == one.written
    assert resolve_place(text, context, gazetteer).value.written == text
    ends = [one.end for one in found]
    assert all(end <= after.start for end, after in zip(ends, found[1:], strict=False))


def test_containers_are_grouped(gazetteer: Gazetteer) -> None:
    found = find_toponyms("Shells hit Qamishli, Syria, on Monday.", gazetteer)
    assert [(one.written, one.within, one.container) for one in found] == [
        ("Qamishli", ("Syria",), False),
        ("Syria", (), True),
    ]


def test_a_list_of_countries_holds_nothing(gazetteer: Gazetteer) -> None:
    found = find_toponyms("Envoys of Syria, Iraq and Lebanon met.", gazetteer)
    assert [one.within for one in found] == [(), (), ()]


def test_possessive_country_holds(gazetteer: Gazetteer) -> None:
    found = find_toponyms("Rockets fell in Ukraine's Kharkiv region.", gazetteer)
    assert found[-1].written == "Kharkiv region"
    assert found[-1].within == ("Ukraine",)


@pytest.mark.parametrize(
    "line",
    [
        "GUSAU, Nigeria, June 14 (Harbour Wire) – Gunmen came at night.",
        "JUBA – Gunmen came at night.",
        "Headline\n\nPemba, Mozambique — Gunmen came at night.",
    ],
)
def test_dateline_is_marked(line: str, gazetteer: Gazetteer) -> None:
    found = find_toponyms(line, gazetteer)
    assert found[0].dateline


def test_a_town_in_the_story_is_no_dateline(gazetteer: Gazetteer) -> None:
    assert not find_toponyms("Gunmen raided Gusau - again.", gazetteer)[0].dateline


def test_offset_of_an_unnamed_spot(gazetteer: Gazetteer) -> None:
    text = "A mine went off some 35 kilometres east of Douentza on Sunday."
    found = find_toponyms(text, gazetteer)
    offset = found[0].offset
    assert offset is not None
    assert (offset.relation, offset.km, offset.bearing, offset.named) == ("from", 35.0, 90.0, False)
    assert text[slice(*found[0].phrase)].startswith("35 kilometres east of")


def test_offset_of_a_named_village(gazetteer: Gazetteer) -> None:
    found = find_toponyms(
        "They burned Dubbel Kore, a farming village 14 km north of Monywa in Sagaing Region.", gazetteer
    )
    offset = found[0].offset
    assert found[0].written == "Dubbel Kore"
    assert not found[0].known
    assert offset is not None
    assert (offset.anchors, offset.km, offset.named) == (("Monywa",), 14.0, True)


@pytest.mark.parametrize(
    "text",
    [
        "It was hit between Bunia and Komanda.",
        "A convoy was hit on the road from Bunia to Komanda.",
        "The Bunia–Komanda road was closed.",
    ],
)
def test_a_stretch_between_two_towns(text: str, gazetteer: Gazetteer) -> None:
    found = find_toponyms(text, gazetteer)
    assert [one.written for one in found] == ["Bunia", "Komanda"]
    assert all(one.offset is not None and one.offset.relation == "between" for one in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Bandits came. Reading is hard. Many fled.", []),
        ("Michael Jordan said he was glad. Jordan said it twice.", []),
        ("Police arrested Hassan Aleppo on Friday.", []),
        ("The Mobile unit left in March with May and August.", []),
        ("Hamas and the Taliban spoke of Christmas.", []),
        ("I think that the UN and an NGO helped.", []),
        ("Syrian and Turkish officers met.", []),
        ("Jordan said it had shot down a drone.", ["Jordan"]),
        ("The bazaar of Tank in Pakistan was shut.", ["Tank", "Pakistan"]),
        ("Soldiers left Mazar-i-Sharif for Deir ez-Zor.", ["Mazar-i-Sharif", "Deir ez-Zor"]),
        ("Fire across the Lebanon-Israel line.", ["Lebanon", "Israel"]),
        ("Camps near Cox's Bazar burned.", ["Cox's Bazar"]),
    ],
)
def test_ordinary_words_people_and_groups_are_no_places(text: str, wanted: list[str], gazetteer: Gazetteer) -> None:
    assert names(text, gazetteer) == wanted


def test_a_newspaper_is_part_of_a_name(gazetteer: Gazetteer) -> None:
    found = find_toponyms("The Washington Post reported it.", gazetteer)
    assert all(one.embedded for one in found)


def test_demonyms_only_when_asked(gazetteer: Gazetteer) -> None:
    text = "A Syrian officer met South Korean envoys."
    assert names(text, gazetteer) == []
    found = find_toponyms(text, gazetteer, demonyms=True)
    assert [(one.written, one.demonym) for one in found] == [("Syrian", "SYR"), ("South Korean", "KOR")]


def test_a_village_once_told_is_one_in_the_headline(gazetteer: Gazetteer) -> None:
    found = names("Ten dead in Dubbel Kore raid\n\nGunmen entered the village of Dubbel Kore at dawn.", gazetteer)
    assert found == ["Dubbel Kore", "Dubbel Kore"]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Riders came to Diinsoor at dawn.", "Diinsoor", True),
        ("Captain Diinsoor spoke at dawn.", "Diinsoor", False),
        ("Ahmed Diinsoor spoke at dawn.", "Ahmed Diinsoor", False),
    ],
)
def test_a_small_town_that_a_parser_takes_for_a_person(text: str, name: str, found: bool, gazetteer: Gazetteer) -> None:
    start = text.index(name)
    names = find_toponyms(text, gazetteer, [(start, start + len(name), "PERSON")])
    assert bool(names) is found


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("A bomb went off outside Mora police station.", False),
        ("A bomb went off outside Mora.", True),
        ("Gunmen raided cattle camps around Mora.", True),
        ("A bomb went off on the eastern edge of Mora.", False),
    ],
)
def test_beside_a_thing_in_town_is_in_town(text: str, near: bool, gazetteer: Gazetteer) -> None:
    (found,) = find_toponyms(text, gazetteer)
    assert (found.offset is not None) is near


def test_names_found_by_others_take_their_surroundings(gazetteer: Gazetteer) -> None:
    text = "Syrian police in Tripoli, Lebanon, were shot at 20 km south of Ras al-Ain."
    ranges = [(text.index(name), text.index(name) + len(name)) for name in ("Ras al-Ain", "Tripoli", "Syrian")]
    people, town, spot = toponyms_at(text, ranges, gazetteer)
    assert (people.written, people.demonym) == ("Syrian", "SYR")
    assert (town.written, town.within) == ("Tripoli", ())
    assert (spot.written, spot.offset and spot.offset.km) == ("Ras al-Ain", 20.0)
    with_country = toponyms_at(text, [*ranges, (text.index("Lebanon"), text.index("Lebanon") + 7)], gazetteer)
    assert with_country[1].within == ("Lebanon",)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ('They played "Las Golondrinas" at the grave in Celaya, Mexico.', "Las Golondrinas"),
        ("She lived at 12 Alamo Street in Austin, Texas.", "Alamo"),
    ],
)
def test_songs_and_streets_are_no_towns(text: str, gone: str, gazetteer: Gazetteer) -> None:
    assert gone not in [one.written for one in find_toponyms(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "name", "relation"),
    [
        ("A drone hit a pickup on the track that joins Sinjar to Rabia.", "Sinjar", "between"),
        ("Two men were shot in the gardens above Wabag.", "Wabag", "near"),
    ],
)
def test_ways_to_say_near(text: str, name: str, relation: str, gazetteer: Gazetteer) -> None:
    found = next(one for one in find_toponyms(text, gazetteer) if one.written == name)
    assert found.offset is not None
    assert found.offset.relation == relation


def test_the_town_of_a_district_is_no_district(gazetteer: Gazetteer) -> None:
    found = find_toponyms("It exploded in Rangae district town in Thailand.", gazetteer)
    assert not found[0].division
    assert find_toponyms("It exploded in Kutkai township in Myanmar.", gazetteer)[0].division
