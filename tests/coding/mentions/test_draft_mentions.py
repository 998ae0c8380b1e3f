"""One draft for every event, with every retelling, its own time and place, and nothing of the others."""

from __future__ import annotations

from datetime import date

import pytest
from mention_samples import drafts, values, words

from dateline.model import CountClaim, DateValue, EventType, Participant, PlaceValue

RAID = """Gunmen kill nine in raid near Anka

Gunmen on motorcycles killed nine farmers on Monday when they raided a hamlet near Anka, two residents said.

The attackers burned eleven houses. The raid lasted an hour. A case has been registered and an inquiry is under way.

The raid came five days after gunmen abducted 30 pupils in Kagara.

Armed gangs have killed 1,400 people in the region since January, a monitoring group said.
"""


def test_retellings_are_one_event_and_context_another() -> None:
    found, left = drafts(RAID)
    assert [d.role for d in found] == ["main", "background"]
    main, other = found
    assert {"kill", "raid", "killed", "raided"} <= set(words(RAID, main))
    assert words(RAID, other) == ["abducted"]
    assert any(o.kind == "aggregate" for o in left)


def test_values_and_their_words() -> None:
    main, other = drafts(RAID)[0]
    assert {v.sub_event_type for v in values(main, "event_type") if isinstance(v, EventType)} == {"Attack"}
    dates = [v for v in values(main, "date") if isinstance(v, DateValue)]
    assert {d.start for d in dates} == {date(2021, 6, 14)}
    killed = [v for v in values(main, "killed") if isinstance(v, CountClaim)]
    assert {k.low for k in killed} == {9}
    assert "open" in values(main, "investigation")
    for proposal in (*main.proposals, *other.proposals):
        start, end = proposal.span
        assert proposal.written in RAID[start:end]


def test_chained_date_counts_back_from_the_news() -> None:
    other = drafts(RAID)[0][1]
    (when,) = [v for v in values(other, "date") if isinstance(v, DateValue)]
    assert when.start == date(2021, 6, 9)
    places = [v for v in values(other, "place") if isinstance(v, PlaceValue)]
    assert "Kagara" in {p.name for p in places}


SITREP = """Evening note, 16 June

• Mosul: on Tuesday a roadside bomb exploded beside a police patrol and wounded two officers.

• Kirkuk: on Monday police defused a car bomb outside a clinic.

• Basra: on Sunday several hundred people marched against power cuts.
"""


def test_items_are_events_of_their_own() -> None:
    found, _ = drafts(SITREP)
    assert [d.role for d in found] == ["main"] * 3
    types = [next(v for v in values(d, "event_type") if isinstance(v, EventType)).sub_event_type for d in found]
    assert types == ["Remote explosive/landmine/IED", "Disrupted weapons use", "Peaceful protest"]
    assert "foiled" in values(found[1], "modality")


POINTING = """Mine kills two soldiers outside Mopti

A mine killed two soldiers outside Mopti on Tuesday.

A French air strike destroyed a workshop near Gao in March, prompting the group to launch a rocket attack on a base \
in Kidal.

Tuesday's incident is under investigation. The strike near Gao was criticised by aid groups. "If you attack us again, \
we will burn your camps," the group warned.
"""


def test_pointing_back_and_threats() -> None:
    found, left = drafts(POINTING)
    assert [d.role for d in found] == ["main", "background", "background"]
    assert "incident" in words(POINTING, found[0])
    assert words(POINTING, found[1]).count("strike") + words(POINTING, found[1]).count("air strike") == 2
    assert any("rocket attack" in w for w in words(POINTING, found[2]))
    assert any(o.kind == "not_an_event" and o.reason.startswith("attack") for o in left)


def test_court_story_has_background_only() -> None:
    text = """Militia leader convicted over Tarlan killings

A court on Tuesday convicted a former militia leader of ordering the killing of eleven villagers in March 2003.
"""
    found, _ = drafts(text)
    assert found
    assert {d.role for d in found} == {"background"}


def test_no_publication_date_leaves_the_weekday_unresolved() -> None:
    found, _ = drafts(RAID, None)
    dates = [v for v in values(found[0], "date") if isinstance(v, DateValue)]
    assert any(d.written == "on Monday" and d.start is None for d in dates)


def test_empty_article() -> None:
    assert drafts("", None) == ((), ())


def test_bomber_who_dies_with_it() -> None:
    text = """Blast at market in Maiduguri

A woman blew herself up at a market in Maiduguri on Tuesday, killing six people. The explosion hurt nine others.
"""
    (found,), _ = drafts(text)
    assert {v.sub_event_type for v in values(found, "event_type") if isinstance(v, EventType)} == {"Suicide bomb"}


def test_fire_on_police_is_a_clash_and_on_a_crowd_is_not() -> None:
    police = "Officers shot at\n\nGunmen opened fire on a police patrol in Mosul on Tuesday and wounded two officers.\n"
    crowd = "Marchers shot\n\nSoldiers opened fire on protesters in Khartoum on Tuesday, killing three demonstrators.\n"
    kinds = []
    for text in (police, crowd):
        found, _ = drafts(text)
        kinds.append(next(v for v in values(found[0], "event_type") if isinstance(v, EventType)).sub_event_type)
    assert kinds == ["Armed clash", "Excessive force against protesters"]


NAMES = """Drone kills militia leader Osman Bellok in northern Mali

A drone killed Osman Bellok, the militia leader, in northern Mali on Monday, the army said.

The attack on Bellok, the third this year, was condemned by his group. The killing of Bellok "will be avenged", it said.
"""


def test_a_name_is_a_place_only_where_places_stand_and_keeps_its_part_of_the_land() -> None:
    found, _ = drafts(NAMES)
    places = [v for d in found for v in values(d, "place") if isinstance(v, PlaceValue)]
    assert places
    assert {p.country for p in places} == {"MLI"}
    assert {p.written for p in places} == {"northern Mali"}


VOICES = """Gunmen take two nurses in Boni

Gunmen abducted two nurses from a clinic in Boni on Monday. The men drove off with the nurses towards the hills, the \
mayor, Ilan Morad, said by telephone.

A wounded guard, Amadou Sanga, said the men wore uniforms.
"""


def test_those_who_only_speak_are_neither_taken_nor_parties() -> None:
    found, _ = drafts(VOICES)
    taken = [v for d in found for v in values(d, "abducted") if isinstance(v, CountClaim)]
    assert {t.low for t in taken} == {2}
    parties = [v.written for d in found for v in values(d, "participants") if isinstance(v, Participant)]
    assert not any("mayor" in p or "Morad" in p for p in parties)


def told_types(text: str) -> list[str]:
    """The sub-type of each event, in the order of telling."""
    found, _ = drafts(text)
    return [next(v for v in values(d, "event_type") if isinstance(v, EventType)).sub_event_type for d in found]


@pytest.mark.parametrize(
    ("text", "sub_type"),
    [
        (
            "Gang raid on market\n\n"
            "Gang raid: the men of the gang shot at traders in Kaduna on Monday and killed four of them.\n",
            "Attack",
        ),
        (
            "Hostilities near Kaduna\n\n"
            "Artillery rounds hit a wedding in Kaduna on Sunday and killed nine civilians.\n",
            "Shelling/artillery/missile attack",
        ),
        (
            "Villagers rally in Kaduna\n\n"
            "Several hundred villagers demonstrated in Kaduna on Sunday over the price of water."
            " The protesters dispersed peacefully in the evening.\n",
            "Peaceful protest",
        ),
        (
            "Teachers march in Kaduna over pay\n\n"
            "Some 300 teachers marched through Kaduna on Monday over unpaid wages."
            " The march ended without a single arrest, the town hall said.\n",
            "Peaceful protest",
        ),
    ],
)
def test_what_tips_the_type(text: str, sub_type: str) -> None:
    assert told_types(text) == [sub_type]


def test_a_row_without_a_verb_heads_what_follows() -> None:
    text = (
        "Bulletin of the valley\n\n"
        "4 June, Kaduna. Two farmers were gunned down from a moving pickup.\n\n"
        "12 June, Zaria. A reporter was kidnapped by three men.\n"
    )
    assert told_types(text) == ["Attack", "Abduction/forced disappearance"]


HURT_BEFORE = """Soldiers and militants clash near Mora

Militants attacked a checkpoint near Mora on Monday and killed three soldiers, the army said.

Two farmhands were treated for shrapnel wounds. It was the heaviest fighting since militants overran a post in March.
"""


def test_the_hurt_told_before_an_older_event_are_the_news() -> None:
    found = drafts(HURT_BEFORE)[0]
    hurt = {d.role: [v.low for v in values(d, "injured") if isinstance(v, CountClaim)] for d in found}
    assert hurt == {"main": [2], "background": []}
