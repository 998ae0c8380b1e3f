"""Events of one article that differ by where they are or by who takes part stay apart."""

from __future__ import annotations

from dateline import code_text

TWO_COUNTRIES = """Interceptors stopped 21 of 24 drones launched by Russia overnight, the air force said.
Debris fell on a house in Kharkiv, wounding a 62-year-old woman.

In the Belgorod region, across the border, a drone hit a minibus, injuring six passengers, its governor said.
"""

FIGHT_AND_CROWD = """Soldiers killed two rebels in a firefight near Sopore on Wednesday, police said.
A trooper was injured.

Hundreds of people later clashed with troops, who fired tear gas. Eight protesters were hurt, a doctor said.
"""


def test_a_line_that_begins_with_another_province_tells_another_event() -> None:
    found = code_text(TWO_COUNTRIES, published="2024-05-11")["incidents"]
    injured = {(i["place"]["country"], i["injured"]["low"]) for i in found}
    assert {("UKR", 1), ("RUS", 6)} <= injured


def test_a_crowd_is_no_part_of_a_fight_told_before() -> None:
    found = code_text(FIGHT_AND_CROWD, published="2019-08-08")["incidents"]
    assert [(i["sub_event_type"], i["injured"]["low"]) for i in found] == [
        ("Armed clash", 1),
        ("Violent demonstration", 8),
    ]


def test_prisoners_handed_over_are_no_territory() -> None:
    text = "A soldier was handed over to a humanitarian commission in a rural area of Saravena, the Red Cross said."
    kinds = {i["sub_event_type"] for i in code_text(text, published="2021-04-19")["incidents"]}
    assert "Non-violent transfer of territory" not in kinds


def test_targets_are_no_people() -> None:
    text = "Jets struck 54 targets in Idlib on Monday, killing 30 soldiers, the ministry said."
    (incident,) = code_text(text, published="2020-02-03")["incidents"]
    assert incident["injured"]["status"] == "not_reported"
    assert incident["killed"]["low"] == 30


ELSEWHERE = """Four policemen were killed when a bomb exploded near a van on a road in Quetta on Thursday, police said.

Meanwhile, security forces killed seven rebels in an operation in Mastung.
"""
CELLS = """Clashes between rival gangs left 12 inmates dead in a prison in Guayaquil, the authority said.
Police retook control of pavilion 7 after four hours.
"""
STRANGERS = """Gunmen stormed an old people's home in Aden on Friday, killing 16 people, officials said.

The Hadhramaut Brigade distanced itself from the attack, saying in a statement that it had nothing to do with it.
"""


def test_meanwhile_in_another_town_is_another_event() -> None:
    found = code_text(ELSEWHERE, published="2021-02-18")["incidents"]
    assert {(i["place"]["name"], i["killed"]["low"]) for i in found} == {("Quetta", 4), ("Mastung", 7)}


def test_cells_retaken_are_no_territory() -> None:
    (incident,) = code_text(CELLS, published="2025-01-20")["incidents"]
    assert incident["event_type"] != "Strategic developments"


def test_who_has_nothing_to_do_with_it_is_not_held_for_it() -> None:
    (incident,) = code_text(STRANGERS, published="2016-03-04")["incidents"]
    held = {p["written"]: p["status"] for p in incident["participants"] if p["role"] == "perpetrator"}
    assert held.get("The Hadhramaut Brigade") != "reported"


SITREP = """Security incidents

• 30 April, Goma: protest by displaced people in front of the provincial government; dispersed by police. Three arrests.
• 1 May, Walikale territory: heavy fighting reported around Kibati; 2,300 households displaced.
"""
LATER = """Two gunmen were killed by troops in the West Bank city of Nablus early on Monday, the army said.

Later in the day a settler shot and wounded a farmer, aged 40, near the village of Qusra, medics reported.
"""


def test_what_is_reported_has_the_time_of_the_report() -> None:
    found = code_text(SITREP, published="2025-05-02")["incidents"]
    assert [i["date"]["start"] for i in found] == ["2025-04-30", "2025-05-01"]


def test_later_in_the_day_near_a_village_is_another_event() -> None:
    found = code_text(LATER, published="2023-07-10")["incidents"]
    assert [(i["place"]["name"], i["killed"]["low"], i["injured"]["low"]) for i in found] == [
        ("Nablus", 2, None),
        ("Qusra", None, 1),
    ]
