"""One story in the shapes in which texts arrive: what it states is read the same; nobody is accused for standing by."""

from __future__ import annotations

import json
import textwrap
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dateline.model import Coder, Given
from dateline.publish import policy_named, record_json
from dateline.runner import Coded, code_snapshot, read_inputs
from dateline.runner.coder import make_coder
from dateline.settings import Settings

PUBLISHED = date(2024, 3, 14)
Incident = dict[str, Any]


class Main(NamedTuple):
    """What a record says first of an incident; ``voices`` are those of its tolls, in lower case."""

    sub_type: str
    place: str
    country: str
    day: str
    killed: int | None
    injured: int | None
    voices: frozenset[str]


@cache
def _coder() -> Coder:
    return make_coder(Settings.read())


def _record(text: str, folder: Path) -> dict[str, Any]:
    path = folder / "story.txt"
    path.write_text(text, encoding="utf-8")
    (taken,) = read_inputs([path], given=Given(published=PUBLISHED))
    result = code_snapshot(taken, _coder())  # type: ignore[arg-type]
    assert isinstance(result, Coded), result
    record: dict[str, Any] = json.loads(
        json.dumps(record_json(result.article, result.coding, policy_named("cautious")))
    )
    return record


def _main(record: dict[str, Any]) -> Main:
    (incident,) = [i for i in record["incidents"] if i["role"] == "main"]
    told = [c for c in record["claims"] if c["incident"] == incident["id"] and c["field"] in ("killed", "injured")]
    return Main(
        incident["sub_event_type"],
        (incident["place"]["name"] or "").casefold(),
        incident["place"]["country"],
        incident["date"]["start"],
        incident["killed"]["low"],
        incident["injured"]["low"],
        frozenset(" ".join(s["written"].casefold().split()) for c in told for s in c["speakers"]),
    )


STORIES = {
    "shooting": (
        "Gunmen kill seven farmers near Maiduguri\n\n"
        "MAIDUGURI, Nigeria, March 14 - Gunmen on motorcycles shot dead seven farmers and wounded three others near "
        "Maiduguri on Tuesday, police spokesman Sani Bello said.\n\n"
        "The attackers fled into the bush before soldiers arrived, residents said. No group has claimed "
        "responsibility.",
        Main("Attack", "maiduguri", "NGA", "2024-03-12", 7, 3, frozenset({"police spokesman sani bello"})),
    ),
    "drone": (
        "Drone strike on Sumy market kills four\n\n"
        "SUMY, Ukraine, March 14 - A Russian drone struck a market in Sumy on Wednesday, killing four people and "
        "wounding 11, regional governor Oleh Marko said.\n\n"
        "Two of the dead were children, he said. A stall and three cars burned.",
        Main("Air/drone strike", "sumy", "UKR", "2024-03-13", 4, 11, frozenset({"regional governor oleh marko"})),
    ),
    "bomb": (
        "Bomb on bus kills six in Peshawar\n\n"
        "PESHAWAR, Pakistan, March 14 - A bomb planted on a bus killed six passengers and wounded 20 in Peshawar on "
        "Tuesday, hospital director Imran Shahid said.\n\n"
        "Police said no group had claimed the attack. The army has denied that soldiers were aboard.",
        Main(
            "Remote explosive/landmine/IED",
            "peshawar",
            "PAK",
            "2024-03-12",
            6,
            20,
            frozenset({"hospital director imran shahid"}),
        ),
    ),
    "march": (
        "Police fire tear gas at teachers in Nairobi\n\n"
        "NAIROBI, Kenya, March 14 - Police fired tear gas at some 400 teachers who marched through Nairobi on "
        "Wednesday to demand unpaid wages, union secretary Peter Otiso said.\n\n"
        "Six people were injured and 14 were arrested, he said. Nobody was killed.",
        Main(
            "Protest with intervention",
            "nairobi",
            "KEN",
            "2024-03-13",
            0,
            6,
            frozenset({"union secretary peter otiso"}),
        ),
    ),
}

SHAPES = {
    "as printed": lambda text: text,
    "capitals": str.upper,
    "small letters": str.lower,
    "one line": lambda text: text.replace("\n\n", " "),
    "no full stops": lambda text: text.replace(".", ""),
    "narrow lines": lambda text: "\n".join(textwrap.fill(part, 46) for part in text.split("\n\n")),
    "long dash": lambda text: text.replace(" - ", " — "),
    "double hyphen": lambda text: text.replace(" - ", " -- "),
    "curly quotation marks": lambda text: text + " “We do not know more,” he added. ‘Not yet.’",
    "hard spaces": lambda text: text.replace(" ", "\u00a0", 4),
    "tabs and spaces": lambda text: text.replace("\n\n", " \t\n\n   "),
}


MISSED = frozenset({("drone", "no full stops")})
"""Whose voice the packaged encoder misses without full stops; one that is read again must leave this list."""


@pytest.mark.parametrize(
    ("story", "shape"),
    [
        pytest.param(story, shape, marks=[pytest.mark.xfail(strict=True)] if (story, shape) in MISSED else [])
        for story in STORIES
        for shape in SHAPES
    ],
)
def test_a_story_says_the_same_in_every_shape(story: str, shape: str, tmp_path: Path) -> None:
    text, wanted = STORIES[story]
    assert _main(_record(SHAPES[shape](text), tmp_path)) == wanted


DEED = "unmen on motorcycles shot dead seven farmers and wounded three others near Maiduguri on Tuesday"
RETOLD = {
    "live blog": (
        "Nigeria live: latest updates\n\n16.40\nThe governor has called a security meeting.\n\n"
        f"14.05\nPolice spokesman Sani Bello said g{DEED}.\n\n09.20\nGood morning and welcome to our coverage."
    ),
    "ticker": (
        f"14:05 GMT - G{DEED}, police spokesman Sani Bello said\n14:40 GMT - No group has claimed responsibility\n"
        "15:10 GMT - Governor calls security meeting"
    ),
    "wire in capitals": (
        f"BC-NIGERIA-ATTACK\nMaiduguri, Nigeria -- G{DEED}, police spokesman Sani Bello said.\n"
        "No group has claimed responsibility."
    ).upper(),
    "bullets": (
        "Security summary\n• Tuesday: gunmen on motorcycles shot at farmers near Maiduguri, Nigeria. 7 killed, "
        "3 wounded, police spokesman Sani Bello said.\n• The market in Kano is open again."
    ),
}


@pytest.mark.parametrize("shape", RETOLD)
def test_a_story_says_the_same_in_other_layouts(shape: str, tmp_path: Path) -> None:
    assert _main(_record(RETOLD[shape], tmp_path)) == STORIES["shooting"][1]


UNATTRIBUTED = {
    "situation report": (
        "SITUATION REPORT 14 March 2024\nBorno State\n"
        "- 7 farmers killed, 3 wounded (near Maiduguri, Tuesday) by gunmen on motorcycles.\n- No claim so far"
    ),
    "short message": (
        "#BREAKING: Gunmen on motorcycles shot dead 7 farmers, wounded 3 others near #Maiduguri, #Nigeria on Tuesday"
    ),
}


@pytest.mark.parametrize("shape", UNATTRIBUTED)
def test_what_nobody_is_quoted_for_has_the_same_values(shape: str, tmp_path: Path) -> None:
    assert _main(_record(UNATTRIBUTED[shape], tmp_path)) == STORIES["shooting"][1]._replace(voices=frozenset())


def test_machine_translated_english(tmp_path: Path) -> None:
    text = (
        "Near Maiduguri the gunmen have killed seven farmers\n\n"
        "On the Tuesday, the gunmen which were mounted on the motorcycles have shot to death seven farmers and have "
        "wounded three others in the proximity of Maiduguri, has declared the police spokesman Sani Bello.\n\n"
        "The authors of the attack have taken the flight in the bush before the arrival of the soldiers."
    )
    wanted = STORIES["shooting"][1]
    found = _main(_record(text, tmp_path))
    assert found._replace(voices=frozenset()) == wanted._replace(voices=frozenset())
    assert any("sani bello" in voice for voice in found.voices)


def test_a_name_with_hyphens_in_every_shape(tmp_path: Path) -> None:
    text = "Gunmen killed a woman in Port-au-Prince on Monday."
    for shape in (str, str.upper, str.lower):
        assert _main(_record(shape(text), tmp_path))[1:4] == ("port-au-prince", "HTI", "2024-03-11")


def _accused(record: dict[str, Any]) -> list[str]:
    roles = ("perpetrator", "both_sides")
    return [p["written"] for i in record["incidents"] for p in i["participants"] if p["role"] in roles]


@pytest.mark.parametrize(
    ("text", "bystander"),
    [
        ("Gunmen shot dead a trader in Kano on Monday. Soldiers at a checkpoint nearby did not intervene.", "Soldiers"),
        ("Rebels attacked a camp near Goma on Sunday. The camp lies in an area held by the FDLR.", "FDLR"),
        ("A mine killed two herders near Gao on Tuesday. The road is patrolled by the Malian army.", "army"),
        ("A priest was shot dead in Jos on Friday as police officers stood guard outside his church.", "police"),
        ("A woman was killed by a stray bullet in Kano on Monday. A police patrol was parked in the street.", "patrol"),
        ("A convoy escorted by the army hit a mine near Djibo on Monday; six drivers died.", "army"),
        ("Two farmers were shot dead near Jos on Monday. The village's herders have not been accused.", "herders"),
        ("A bomb wounded nine people in Kabul on Monday. Taliban fighters carried the wounded to hospital.", "Taliban"),
        ("A suicide bomber killed nine worshippers in Quetta on Friday. The Taliban condemned the attack.", "Taliban"),
        ("Two clans signed a peace deal in Galkayo on Monday. Turkish diplomats mediated.", "diplomats"),
        ("Gunmen killed a judge in Herat on Monday. Police arrested two men on Tuesday.", "Police"),
        ("An explosion killed four miners in Jos on Monday. The militia leader visited the injured.", "militia"),
        ("A bomb killed six passengers in Peshawar on Tuesday. The army has denied that soldiers were aboard.", "army"),
        ("A bomb killed six passengers in Peshawar on Tuesday. The government denied that the toll was higher.", "gov"),
        ("Four officers hurt as police lorry hits mine in Kano\nThe lorry hit a mine on Monday.", "officers"),
        ("Twin bombs wounded a dozen people in Kano on Monday.", "bombs"),
    ],
)
def test_whoever_is_only_there_is_never_accused(text: str, bystander: str, tmp_path: Path) -> None:
    assert not [name for name in _accused(_record(text, tmp_path)) if bystander.casefold() in name.casefold()]


@pytest.mark.parametrize(
    "text",
    [
        "The governor said that if rebels attacked Goma again the army would respond. Aid workers are waiting.",
        "The rebels threatened on Monday to bomb the port of Berbera, an official said. Nothing has happened so far.",
        "Police in Mombasa staged a drill on Tuesday in which gunmen stormed a hotel and killed 12 hostages.",
        "The film shows gunmen killing 30 villagers in Darfur. It opens in Cairo on Friday.",
        "In the novel, soldiers burn the village of Tolo and kill forty people. The author lives in Accra.",
        "The museum in Sarajevo recalls the siege in which shells killed thousands.",
        "The union plans to march through Nairobi on Saturday. Police said the march would not be allowed.",
        "A rumour that soldiers had shot ten students in Kano on Monday is false, the vice-chancellor said. No one "
        "was shot, and classes went on.",
        "The trial opened of a man accused of planning to bomb a market in Lahore.",
        "Residents of Goma fear that the rebels will attack the town and kill civilians.",
        "The embassy warned on Monday of possible attacks by militants on hotels in Bamako.",
        "Retaliation is likely, officials in Goma said on Monday.",
        "In February the region recorded 143 deaths and 66 abductions.",
    ],
)
def test_what_did_not_happen_is_no_incident(text: str, tmp_path: Path) -> None:
    assert _record(text, tmp_path)["incidents"] == []
