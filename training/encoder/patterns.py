"""Sentences of diplomacy and force made from our own patterns, each with its PLOVER category."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from training.encoder.passage import Passage

HERE = Path(__file__).parent / "texts" / "plover.txt"
FILLS = 8
"""How many sentences one pattern gives."""
STATES = (
    *(
        "Albania",
        "Algeria",
        "Angola",
        "Argentina",
        "Armenia",
        "Australia",
        "Austria",
        "Azerbaijan",
        "Bangladesh",
        "Belarus",
    ),
    *("Bolivia", "Bosnia", "Brazil", "Bulgaria", "Burundi", "Cambodia", "Cameroon", "Canada", "Chad", "Chile", "China"),
    *(
        "Colombia",
        "Croatia",
        "Cuba",
        "Cyprus",
        "Denmark",
        "Ecuador",
        "Egypt",
        "Eritrea",
        "Ethiopia",
        "Finland",
        "France",
    ),
    *("Georgia", "Germany", "Ghana", "Greece", "Guatemala", "Guinea", "Haiti", "Hungary", "India", "Indonesia", "Iran"),
    *(
        "Iraq",
        "Israel",
        "Italy",
        "Japan",
        "Jordan",
        "Kazakhstan",
        "Kenya",
        "Kosovo",
        "Kuwait",
        "Laos",
        "Lebanon",
        "Liberia",
    ),
    *(
        "Libya",
        "Malaysia",
        "Mali",
        "Mexico",
        "Moldova",
        "Morocco",
        "Mozambique",
        "Myanmar",
        "Nepal",
        "Niger",
        "Nigeria",
    ),
    *("North Korea", "Norway", "Oman", "Pakistan", "Panama", "Peru", "the Philippines", "Poland", "Qatar", "Romania"),
    *("Russia", "Rwanda", "Saudi Arabia", "Senegal", "Serbia", "Somalia", "South Africa", "South Korea", "South Sudan"),
    *(
        "Spain",
        "Sri Lanka",
        "Sudan",
        "Sweden",
        "Syria",
        "Taiwan",
        "Tajikistan",
        "Tanzania",
        "Thailand",
        "Tunisia",
        "Turkey",
    ),
    *(
        "Uganda",
        "Ukraine",
        "the United Kingdom",
        "the United States",
        "Uzbekistan",
        "Venezuela",
        "Vietnam",
        "Yemen",
        "Zambia",
    ),
)
OTHERS = (
    *("the rebels", "the opposition", "the European Union", "the United Nations", "the African Union", "NATO"),
    *(
        "the separatists",
        "the army",
        "the ruling party",
        "the Taliban",
        "the Arab League",
        "the guerrillas",
        "the militia",
    ),
    *(
        "Hamas",
        "Hezbollah",
        "the junta",
        "the transitional council",
        "the Kurdish administration",
        "the union",
        "the government",
    ),
)
PLACES = (
    *(
        "Aleppo",
        "Bangui",
        "Basra",
        "Benghazi",
        "Bujumbura",
        "Cali",
        "Colombo",
        "Dakar",
        "Donetsk",
        "Freetown",
        "Goma",
        "Herat",
    ),
    *(
        "Istanbul",
        "Juba",
        "Kabul",
        "Kampala",
        "Karachi",
        "Khartoum",
        "Kigali",
        "Kirkuk",
        "Lagos",
        "Lima",
        "Manila",
        "Maputo",
    ),
    *(
        "Medellin",
        "Minsk",
        "Mogadishu",
        "Nairobi",
        "Nicosia",
        "Oslo",
        "Peshawar",
        "Pristina",
        "Quito",
        "Rangoon",
        "Sarajevo",
    ),
    *("Srinagar", "Tbilisi", "Tripoli", "Vienna", "Yerevan", "the capital", "the border town", "the northern province"),
)
LEADERS = (
    *(
        "President",
        "the president",
        "the prime minister",
        "the foreign minister",
        "the defence minister",
        "the army chief",
    ),
    *(
        "a senior official",
        "the interior minister",
        "the deputy prime minister",
        "a special envoy",
        "the king",
        "the speaker",
    ),
)
DAYS = (
    "on Monday",
    "on Tuesday",
    "on Wednesday",
    "on Thursday",
    "Friday",
    "on Sunday",
    "this week",
    "last month",
    "yesterday",
)
BEFORE = (
    "",
    "",
    "",
    "",
    "On Monday, ",
    "Meanwhile, ",
    "In a surprise move, ",
    "Earlier this week, ",
    "According to state media, ",
)
AFTER = (
    *(
        "",
        "",
        "",
        ", officials said",
        ", a spokesman said",
        ", the state news agency reported",
        ", a newspaper reported",
    ),
    *(
        ", after weeks of tension",
        " for the second time this year",
        " amid rising tension in the region",
        ", diplomats said",
    ),
)


def patterns(path: Path = HERE, seed: int = 1) -> Iterator[Passage]:
    """Each pattern filled ``FILLS`` times; the same seed gives the same sentences."""
    rng = random.Random(seed)
    category = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("["):
            category = line.strip("[]")
        elif line and not line.startswith("#"):
            for fill in range(FILLS):
                yield Passage(f"plover-{number}-{fill}", _filled(line, rng), category=category, group="patterns")


def _filled(pattern: str, rng: random.Random) -> str:
    a, b, c = rng.sample(STATES, 3)
    if rng.random() < 0.25:
        b = rng.choice(OTHERS)
    if rng.random() < 0.15:
        a = rng.choice(OTHERS)
    words = pattern.format(A=a, B=b, C=c, P=rng.choice(PLACES), D=rng.choice(DAYS), L=rng.choice(LEADERS))
    before = rng.choice(BEFORE)
    if not before or words.startswith("the "):
        words = words if before else words[0].upper() + words[1:]
    return f"{before}{words}{rng.choice(AFTER)}."
