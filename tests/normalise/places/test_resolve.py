"""Where a name lies in its document, and when that is not said."""

from __future__ import annotations

import pytest

from dateline.normalise.places import (
    Gazetteer,
    PlaceAnswer,
    PlaceContext,
    document_context,
    find_toponyms,
    resolve_place,
)
from dateline.normalise.places.distance import kilometres

NOWHERE = PlaceContext()


def answer(text: str, written: str, gazetteer: Gazetteer) -> PlaceAnswer:
    found = find_toponyms(text, gazetteer)
    context = document_context(found, text, gazetteer)
    return resolve_place(next(one for one in found if one.written == written), context, gazetteer)


def test_a_syrian_document_keeps_ras_al_ain_in_syria(gazetteer: Gazetteer) -> None:
    value = answer("Syrian troops shelled Ras al-Ain, residents of Hasakah said.", "Ras al-Ain", gazetteer).value
    assert (value.country, value.precision) == ("SYR", "exact")


def test_a_moroccan_document_does_not(gazetteer: Gazetteer) -> None:
    value = answer("Moroccan police searched Ras El Ain near Casablanca, Morocco.", "Ras El Ain", gazetteer).value
    assert value.country == "MAR"


def test_the_other_towns_decide_between_two_tripolis(gazetteer: Gazetteer) -> None:
    assert answer("Clashes in Tripoli spread to Sidon and Baalbek.", "Tripoli", gazetteer).value.country == "LBN"
    assert answer("Clashes in Tripoli spread to Misrata and Zawiya.", "Tripoli", gazetteer).value.country == "LBY"


def test_the_state_and_the_country_of_georgia(gazetteer: Gazetteer) -> None:
    assert (
        answer("Police in Atlanta, Savannah and Macon said Georgia would wait.", "Georgia", gazetteer).value.country
        == "USA"
    )
    assert answer("Envoys in Tbilisi and Gori said Georgia would wait.", "Georgia", gazetteer).value.country == "GEO"


def test_named_village_lies_at_the_offset(gazetteer: Gazetteer) -> None:
    text = "Men burned Dubbel Kore, a farming village 20 km north of Anka in Nigeria's Zamfara State."
    value = answer(text, "Dubbel Kore", gazetteer).value
    assert (value.name, value.country, value.admin1, value.precision) == ("Dubbel Kore", "NGA", "Zamfara", "near")
    assert value.lat is not None
    assert value.lon is not None
    assert 15 < kilometres(value.lat, value.lon, 12.113, 5.927) < 25
    assert value.geonameid is None


def test_unnamed_spot_takes_the_towns_name_and_reach(gazetteer: Gazetteer) -> None:
    value = answer("A mine went off 35 kilometres east of Douentza, Mali.", "Douentza", gazetteer).value
    assert (value.name, value.precision) == ("Douentza", "near")
    assert value.radius_km is not None
    assert value.radius_km >= 35


def test_between_two_towns_is_the_middle(gazetteer: Gazetteer) -> None:
    value = answer("A bus was hit between Bunia and Komanda in Ituri.", "Bunia", gazetteer).value
    assert value.precision == "near"
    assert value.lat == pytest.approx(1.46, abs=0.05)
    assert value.lon == pytest.approx(30.01, abs=0.05)


def test_unknown_village_takes_its_division(gazetteer: Gazetteer) -> None:
    value = answer("Men raided the village of Dubbel Kore in Zamfara State, Nigeria.", "Dubbel Kore", gazetteer).value
    assert (value.name, value.admin1, value.precision) == ("Dubbel Kore", "Zamfara", "admin1")


def test_unknown_village_without_a_hint_is_left_open(gazetteer: Gazetteer) -> None:
    told = answer("Men raided the village of Dubbel Kore.", "Dubbel Kore", gazetteer)
    assert told.value.lat is None
    assert told.value.precision == "none"
    assert told.value.name == "Dubbel Kore"
    assert told.reason


def test_small_namesake_abroad_is_not_taken(gazetteer: Gazetteer) -> None:
    told = answer(
        "Malian and Nigerien troops, and Malian police, searched the village of Bangor near the river.",
        "Bangor",
        gazetteer,
    )
    assert told.value.country != "GBR"
    assert told.value.lat is None


def test_a_sea_has_no_country(gazetteer: Gazetteer) -> None:
    value = resolve_place("the Black Sea", NOWHERE, gazetteer).value
    assert value.country is None
    assert value.lat is not None


def test_china_is_the_country(gazetteer: Gazetteer) -> None:
    value = resolve_place("China", NOWHERE, gazetteer).value
    assert (value.country, value.precision) == ("CHN", "country")


def test_long_beach_is_in_california(gazetteer: Gazetteer) -> None:
    value = resolve_place("Long Beach, California", NOWHERE, gazetteer).value
    assert (value.country, value.admin1, value.name) == ("USA", "California", "Long Beach")


def test_demonym_gives_the_country(gazetteer: Gazetteer) -> None:
    assert resolve_place("Syrian", NOWHERE, gazetteer).value.country == "SYR"


def test_candidates_are_kept_best_first(gazetteer: Gazetteer) -> None:
    told = resolve_place("Tripoli", PlaceContext.of_country("LBN"), gazetteer)
    assert told.candidates[0].place.geonameid == told.value.geonameid
    scores = [one.score for one in told.candidates]
    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("written", ["", "  ", "12", "…", "the", "of"])
def test_no_name_has_a_reason(written: str, gazetteer: Gazetteer) -> None:
    told = resolve_place(written, NOWHERE, gazetteer)
    assert told.value.lat is None
    assert told.reason
    assert told.value.written == written


def test_nothing_decides_between_far_namesakes(gazetteer: Gazetteer) -> None:
    text = "Police in Winfield said the fire spread. Nobody in Winfield was hurt."
    names = find_toponyms(text, gazetteer)
    answer = resolve_place(names[0], document_context(names, text, gazetteer), gazetteer)
    assert answer.value.lat is None
    assert (answer.value.country, answer.value.precision, answer.value.written) == ("USA", "country", "Winfield")
    assert answer.reason is not None
    assert answer.reason.startswith("as likely as one another: Winfield")
    assert len(answer.candidates) > 1


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("A Paris man was arrested. The Henry County sheriff spoke in Tennessee last year.", "Paris", "Tennessee"),
        ("Richmond police closed the road; deputies of Madison County helped.", "Richmond", "Kentucky"),
        ("Cases rose in Buffalo, New York.", "New York", "New York State"),
        ("Snow fell in Oregon, Idaho, Washington and Montana.", "Washington", "Washington"),
    ],
)
def test_names_are_known_by_their_company(text: str, name: str, division: str, gazetteer: Gazetteer) -> None:
    names = find_toponyms(text, gazetteer)
    context = document_context(names, text, gazetteer)
    value = resolve_place(next(n for n in names if n.written == name), context, gazetteer).value
    assert value.admin1 == division


def test_a_republic_is_a_country(gazetteer: Gazetteer) -> None:
    value = resolve_place("Republic of Armenia", PlaceContext(), gazetteer).value
    assert (value.country, value.precision) == ("ARM", "country")
