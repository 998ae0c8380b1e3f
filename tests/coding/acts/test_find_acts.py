"""Acts are found whatever the style, and words that only look like one are kept apart with the reason."""

from __future__ import annotations

import pytest

from dateline.coding.act import Act
from dateline.coding.acts import find_acts, is_relevant
from dateline.coding.parser import parse
from dateline.coding.token import Parse


def parsed(text: str) -> Parse:
    """One sentence a line."""
    ranges: list[tuple[int, int]] = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            ranges.append((position, position + len(line)))
        position += len(line) + 1
    return parse(text, ranges)


def acts(text: str) -> tuple[Act, ...]:
    return find_acts(parsed(text))


def told(text: str) -> list[tuple[str, str]]:
    """(words, kind) of the acts that tell events."""
    return [(text[a.span[0] : a.span[1]], a.kind) for a in acts(text) if a.nonevent is None]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen opened fire on a minibus outside Tarlan.", "shoot"),
        ("The convoy came under small-arms fire near the bridge.", "shoot"),
        ("Soldiers and fighters exchanged fire for an hour.", "clash"),
        ("A woman blew herself up at the gate.", "suicide"),
        ("A roadside bomb went off beside the lorry.", "explode"),
        ("Two rockets landed in the yard of the camp.", "shell"),
        ("An army drone struck a house at dawn.", "air"),
        ("A helicopter fired rockets at a wedding.", "air"),
        ("Rockets were fired at the town.", "shell"),
        ("The enemy covered the harbour with mortars.", "shell"),
        ("Raiders machine-gunned a ferry.", "shoot"),
        ("Riders peppered the car with bullets.", "shoot"),
        ("Rival gangs shot it out in the port.", "clash"),
        ("Forty fighters gave themselves up on Sunday.", "surrender"),
        ("A police unit took charge of the village.", "withdraw"),
        ("The two mayors agreed at the bridge to cease fire.", "agree"),
        ("A man had a charge strapped to his chest.", "suicide"),
        ("Soldiers shot at the marchers.", "force"),
        ("Men in masks took two nurses hostage.", "abduct"),
        ("Air defence crews shot down three drones.", "intercept"),
        ("Police fired tear gas at the marchers.", "disperse"),
        ("Elders of both clans signed a truce on Monday.", "agree"),
        ("Forty fighters laid down their arms at the stadium.", "surrender"),
        ("Rebels seized control of the town.", "capture"),
        ("Troops recaptured the hill station.", "retake"),
        ("A mob lynched two men accused of theft.", "mob"),
        ("Raiders looted the clinic.", "loot"),
        ("Police arrested nine people.", "arrest"),
        ("Several hundred teachers marched to the ministry.", "protest"),
        ("Someone hurled a grenade at a police post.", "grenade"),
        ("A helicopter fired on a pickup near the dam.", "air"),
        ("Twelve people died in a car bomb attack in Orlat.", "explode"),
        ("The rockets were stopped by the dome, the army said.", "intercept"),
        ("Armed men emptied the town's hospital.", "loot"),
        ("The two factions merged on Sunday.", "surrender"),
        ("Two rebels fell to the bullets of the guards.", "kill"),
        ("GUERRILLAS ATTACKED THE TOWN HALL AND KIDNAPPED THE MAYOR.", "attack"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind in [k for _, k in told(text)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("If one soldier is killed, the town will burn.", "hypothetical"),
        ("The group threatened to attack the dam.", "threat"),
        ("The union plans to march on Friday.", "announced"),
        ("Nobody was killed, the mayor said.", "negated"),
        ("Retaliation is likely, officials said.", "hypothetical"),
        ("In May the district recorded 143 deaths and 66 abductions.", "aggregate"),
        ("The club fired its manager.", "idiom"),
        ("The minister came under fire for the price of bread.", "idiom"),
        ("In the drill, masked men attacked the bank.", "drill"),
        ("Armed gangs have killed 1,400 people since January.", "aggregate"),
        ("The mission's patrol fired two warning shots.", "idiom"),
        ("Boys on a roof fired into the air.", "idiom"),
        ("The soldier had been fighting for his life since Sunday.", "idiom"),
        ("Onion prices explode.", "idiom"),
        ("The observatory documented four killings in the valley.", "aggregate"),
        ("At least 90,000 people have been killed in the conflict which began in 2009.", "aggregate"),
        ("There was talk of shooting.", "announced"),
        ("A false rumour that a monk was beaten to death spread online.", "rumour"),
    ],
)
def test_nonevents(text: str, reason: str) -> None:
    assert reason in [a.nonevent for a in acts(text)]
    assert not told(text)


def test_spans_are_the_words() -> None:
    text = "Rioters set two buses alight and fled."
    (act,) = [a for a in acts(text) if a.nonevent is None]
    assert text[act.span[0] : act.span[1]] == "set two buses alight"


def test_empty_text_has_no_acts() -> None:
    assert find_acts(parse("", [])) == ()


@pytest.mark.parametrize(
    ("text", "relevant"),
    [
        ("Gunmen killed two farmers near Tarlan.\nPolice are looking for the attackers.", True),
        (
            "Strikers bombard Tarlan as keeper saves two penalties\nThe winger shot twice before half-time and the "
            "striker killed the match with his third goal of the season.\nThe coach praised his defenders.",
            False,
        ),
        (
            "Boiler blast kills three at dye factory\nThe boiler exploded when a safety-valve failed.\n"
            "The furnace was unlicensed and the factory overcrowded.",
            False,
        ),
        ("The council approved the budget.", False),
        ("Police stopped two hundred marchers at the station of Tarlan on Monday and sent them back.", True),
        ("Robots are learning how to behave so that they can mix with people in their homes.", False),
    ],
)
def test_relevance(text: str, relevant: bool) -> None:
    title_end = max(text.find("\n"), 0)
    parse_ = parsed(text)
    assert is_relevant(parse_, find_acts(parse_, title_end), title_end) is relevant


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen take three teachers from a village near Tarlan.", "capture"),
        ("Speaking at a rally on Sunday, the governor praised the army.", "protest"),
        ("He told a march of supporters that the road was safe.", "protest"),
        ("A driver was hurt at a checkpoint held by soldiers.", "arrest"),
    ],
)
def test_what_looks_like_an_event_beside_the_people_in_it(text: str, kind: str) -> None:
    assert kind not in [k for _, k in told(text)]


def test_may_is_a_month() -> None:
    assert ("arrested", "arrest") in told("On 13 May the army arrested nine men.")


@pytest.mark.parametrize(
    "text",
    [
        "A landslide killed at least 20 miners at a gold mine in the Tesk province on Monday, the governor said.",
        "Nine people were killed in the flood in Tesk.",
    ],
)
def test_nature_tells_no_act(text: str) -> None:
    assert all(act.nonevent is not None for act in acts(text))
