"""A second strike on the same town the next day is another incident, however alike the words (codebook §5).

Wire services tell like events in like sentences, so the wording proves who wrote, not what happened. A retelling, a
follow-up, a copy and a corrected version of one event belong to it all the same.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from code_one import coder

from dateline.incidents import POLICIES
from dateline.intake import read_inputs
from dateline.ledger import SqliteLedger
from dateline.model import Given, Snapshot
from dateline.publish.reading_room import corpus_of
from dateline.runner import add_snapshots

STRIKE = """ARLIT — At least {} people were killed and {} wounded on {} when an air strike hit the cattle market of the
northern town of Arlit, residents and a hospital source said.

The strike destroyed a dozen stalls and set lorries on fire, said the town's mayor, Bilal Sefou. Rescuers searched the
rubble for survivors until nightfall. The army did not answer a request for comment. Government troops and rebels have
fought over Arlit since March, and the road to Agadez is closed."""

BOMB = """QUETTA — A bomb planted on a motorcycle killed {} people and injured {} others in Quetta on {}, police said.

The device went off near a police van in the Saddar area, a police officer, Hamid Ralo, told reporters. The injured were
taken to the civil hospital, where a state of emergency was declared. Nobody has claimed responsibility for the attack.
Separatists and militants are active in the province, which borders Afghanistan and Iran."""

PROTEST = """BAMAKO — {} of people marched through the centre of Bamako on {} to demand lower prices for bread and fuel,
witnesses said.

The crowd set out from Independence Square and carried banners and empty bread baskets. Police fired tear gas when the
marchers reached the ministry of finance and {} people were arrested, said Awa Sidu, who speaks for the unions that
had called the march. There was no word from the government. Prices have doubled since the border was closed."""

DRONE = """KHERSON — A drone attack killed {} people in the city of Kherson yesterday, the regional administration said.

The drone dropped a grenade on a bus stop in the Dnipro district, the administration wrote. {} people were wounded and
taken to hospital. Residents were told to stay in shelters. The district lies within reach of guns on the other bank of
the river and is attacked nearly every day."""

RAID = """BUNIA — Militiamen killed {} people in a raid on the village of Djaiba in Ituri province on {}, a local chief
said.

The attackers burned houses and stole goats, the chief, Lokana Dhedo, said by telephone. The bodies were found in the
fields by neighbours. The army has sent a patrol. Militias have killed hundreds of people in Ituri this year, mostly
with machetes and knives."""

Told = tuple[str, str]
"""Day of publication and text."""

ANOTHER: dict[str, tuple[Told, Told]] = {
    "air strikes on Monday and on Tuesday": (
        ("2024-05-14", STRIKE.format("four", "nine", "Monday")),
        ("2024-05-15", STRIKE.format("seven", "fourteen", "Tuesday")),
    ),
    "air strikes with one toll": (
        ("2024-05-13", STRIKE.format("four", "nine", "Monday")),
        ("2024-05-14", STRIKE.format("four", "nine", "Tuesday")),
    ),
    "bombs on the third and the fourth of June": (
        ("2024-06-03", BOMB.format("two", "eleven", "3 June 2024")),
        ("2024-06-04", BOMB.format("five", "sixteen", "4 June 2024")),
    ),
    "marches on Friday and on Saturday": (
        ("2024-03-01", PROTEST.format("Thousands", "Friday", "eight")),
        ("2024-03-02", PROTEST.format("Hundreds", "Saturday", "three")),
    ),
    "drones, each yesterday": (
        ("2024-09-10", DRONE.format("two", "Four")),
        ("2024-09-11", DRONE.format("three", "Nine")),
    ),
    "raids a week apart": (
        ("2024-07-08", RAID.format("six", "Sunday")),
        ("2024-07-15", RAID.format("nine", "Sunday")),
    ),
    "nights in a row": (
        ("2024-05-14", STRIKE.format("four", "nine", "Monday night")),
        ("2024-05-15", STRIKE.format("five", "twelve", "Tuesday night")),
    ),
}

ONE: dict[str, tuple[Told, Told]] = {
    "late on the one day, early on the next": (
        ("2024-05-14", STRIKE.format("four", "nine", "late Monday")),
        ("2024-05-14", STRIKE.format("four", "ten", "early Tuesday")),
    ),
    "a reprint on the next day": (
        ("2024-09-10", DRONE.format("two", "Four")),
        ("2024-09-11", "From our correspondent\n\n" + DRONE.format("two", "Four")),
    ),
    "a day after the blast": (
        ("2024-06-03", BOMB.format("two", "eleven", "Monday")),
        (
            "2024-06-04",
            """QUETTA — Shops stayed closed in the Saddar area of Quetta on Tuesday, a day after a bomb on a motorcycle
killed two people near a police van.

Eleven injured were still in the civil hospital, where a state of emergency had been declared. The police officer Hamid
Ralo said that nobody had claimed responsibility for the attack. Separatists and militants are active in the province.
""",
        ),
    ),
    "a victim who dies days later": (
        (
            "2024-06-03",
            BOMB.format("two", "eleven", "Monday") + "\n\nThe tailor Jalal Rindo, 41, was among the injured.",
        ),
        (
            "2024-06-07",
            """QUETTA — The tailor Jalal Rindo, 41, died on Thursday of wounds from the motorcycle bomb in Quetta, the
civil hospital said. That brought the dead of Monday's attack near a police van in the Saddar area to three.""",
        ),
    ),
    "a retelling in other words": (
        ("2024-05-14", STRIKE.format("four", "nine", "Monday")),
        (
            "2024-05-14",
            """Warplanes bombed the cattle market of Arlit on Monday, killing at least four people, a hospital source
in the northern town said. Mayor Bilal Sefou said lorries and a dozen stalls had burned.""",
        ),
    ),
}


def now() -> datetime:
    return datetime(2031, 5, 9, 12, 0, tzinfo=UTC)


def articles_by_incident(told: tuple[Told, ...], folder: Path, urls: tuple[str, ...] = ()) -> list[list[int]]:
    """The articles of each incident, by their number, as the product groups them."""
    source = folder / "articles.jsonl"
    rows = [
        {"text": text, "published": day, "outlet": f"Outlet {n}", "url": urls[n] if urls else None}
        for n, (day, text) in enumerate(told)
    ]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = [s for s in read_inputs([source], given=Given()) if isinstance(s, Snapshot)]
    with SqliteLedger.open(folder / "store") as ledger:
        add_snapshots(ledger, found, coder(), names=["articles"], now=now)
        number = {stored.article.id: n for n, stored in enumerate(ledger.articles())}
        incidents = corpus_of(ledger, POLICIES["cautious"]).incidents
    return sorted(sorted(number[a] for a in incident.articles) for incident in incidents)


@pytest.mark.parametrize("case", ANOTHER)
def test_a_second_strike_in_the_first_ones_words_is_another_incident(case: str, tmp_path: Path) -> None:
    assert not any(len(articles) > 1 for articles in articles_by_incident(ANOTHER[case], tmp_path))


@pytest.mark.parametrize("case", ONE)
def test_a_retelling_a_copy_and_a_follow_up_belong_to_the_first(case: str, tmp_path: Path) -> None:
    assert [0, 1] in articles_by_incident(ONE[case], tmp_path)
