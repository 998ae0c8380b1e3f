"""MUC-4's set fills by the words of a phrase: plain tables after the task's guidelines."""

from __future__ import annotations

import re
from typing import Final

TABLES: Final[dict[str, dict[str, str]]] = {
    "instrument": {
        "CAR BOMB|TRUCK BOMB|CAR-BOMB|BOOBY-TRAPPED": "VEHICLE BOMB",
        "DYNAMITE": "DYNAMITE",
        "MINE|MINES": "MINE",
        "GRENADE|GRENADES": "GRENADE",
        "MOLOTOV": "MOLOTOV COCKTAIL",
        "BOMB|BOMBS|DEVICE|DEVICES": "BOMB",
        "EXPLOSIVE|EXPLOSIVES|CHARGE|CHARGES|EXPLOSION": "EXPLOSIVE",
        "MACHINEGUN|MACHINEGUNS|SUBMACHINEGUNS?|MACHINE-GUN|MACHINE GUN|MACHINE GUNS": "MACHINE GUN",
        "RIFLE|RIFLES|AK-47|M-16|GALIL": "RIFLE",
        "PISTOL|PISTOLS|REVOLVER|HANDGUN": "HANDGUN",
        "MORTAR|MORTARS": "MORTAR",
        "MISSILE|MISSILES": "MISSILE",
        "ROCKET|ROCKETS|RPG": "ROCKET",
        "GUN|GUNS|GUNFIRE|BULLET|BULLETS|SHOTS?|WEAPONS|FIREARMS?": "GUN",
        "KNIFE|MACHETE|MACHETES|KNIVES": "CUTTING DEVICE",
    },
    "thing": {
        "EMBASSY|CONSULATE|EMBASSIES": "DIPLOMAT OFFICE OR RESIDENCE",
        "POWER|ELECTRICITY|ELECTRIC|PYLONS?|TOWERS?|PIPELINE|OIL|SUBSTATION": "ENERGY",
        "BUS|BUSES|CARS?|TRUCKS?|VEHICLES?|JEEP|MOTORCYCLE|TRAIN": "TRANSPORT VEHICLE",
        "HELICOPTER|AIRCRAFT|PLANE|AIRPLANE|AIRLINER": "TRANSPORT VEHICLE",
        "BRIDGE|BRIDGES|HIGHWAY|ROAD|RAILROAD|AIRPORT": "TRANSPORTATION ROUTE",
        "BANK|BANKS": "FINANCIAL",
        "RADIO|TELEVISION|TELEPHONE|STATION|NEWSPAPER|ANTENNA": "COMMUNICATIONS",
        "POLICE STATION|BARRACKS|GARRISON|JAIL|PRISON": "LAW ENFORCEMENT FACILITY",
        "MINISTRY|PALACE|TOWN HALL|CITY HALL|GOVERNMENT": "GOVERNMENT OFFICE OR RESIDENCE",
        "HEADQUARTERS|OFFICES?|UNION": "ORGANIZATION OFFICE",
        "HOUSES?|HOMES?|RESIDENCES?|APARTMENTS?": "CIVILIAN RESIDENCE",
        "HOTELS?|STORES?|RESTAURANTS?|SHOPS?|FACTORY|PLANT|SUPERMARKET|BUSINESSES": "COMMERCIAL",
        "SCHOOLS?|CHURCH|CHURCHES|BUILDINGS?|HOSPITAL|UNIVERSITY|PROPERTY": "OTHER",
    },
    "human": {
        "FORMER (?:MINISTER|MAYOR|GOVERNOR|PRESIDENT)": "FORMER GOVERNMENT OFFICIAL",
        "BODYGUARDS?|GUARDS?|ESCORTS?": "SECURITY GUARD",
        "AMBASSADOR|DIPLOMATS?|CONSUL|ATTACHE": "DIPLOMAT",
        "JUDGES?|PROSECUTOR|MAGISTRATES?|LAWYER|ATTORNEY": "LEGAL OR JUDICIAL",
        "MINISTER|MAYORS?|GOVERNOR|PRESIDENT|OFFICIALS?": "GOVERNMENT OFFICIAL",
        "SENATOR|CANDIDATE|DEPUTY|LEADERS?|POLITICIANS?|CONGRESSMAN": "POLITICAL FIGURE",
        "POLICEMEN|POLICE|POLICEMAN": "LAW ENFORCEMENT",
        "SOLDIERS?|TROOPS?|COLONEL|GENERAL|CAPTAIN|MARINES?|LIEUTENANT": "ACTIVE MILITARY",
    },
}
"""Words to fill, the more telling first."""
_LEAD: Final = re.compile(r"^(?:(?:THE|A|AN|THIS|THESE|THAT|THOSE|SOME|ONE|TWO|THREE|FOUR|FIVE|SIX|\d+)\s+)+")
_NAME: Final = re.compile(r"(?P<title>.*?)(?P<name>(?:\b[A-Z][\w'-]+ ?(?:[A-Z]\. ?)?){2,})$", re.DOTALL)
_OFFICE: Final = re.compile(
    r"^.*\b(?:minister|mayor|governor|president|senator|judge|priest|father|archbishop|bishop|candidate|leader|deputy|"
    r"colonel|col|general|gen|captain|major|lieutenant|ambassador|dr|journalist|citizen|businessman)\b\.?\s*",
    re.IGNORECASE | re.DOTALL,
)


def plain(words: str) -> str:
    """A phrase as a string fill: capitals, one line, no article or number in front."""
    return _LEAD.sub("", " ".join(words.upper().split()))


def fill_of(table: str, words: str) -> str | None:
    """The set fill of a phrase."""
    fills = TABLES[table].items()
    return next((fill for pattern, fill in fills if re.search(rf"\b(?:{pattern})\b", words)), None)


def name_in(written: str) -> tuple[str | None, str | None]:
    """A person's name and title apart, as string fills: a run of capitalised words that ends the phrase, after any
    office; a phrase without one is a title alone."""
    found = _NAME.match(written)
    if found is None:
        return None, plain(written)
    office = _OFFICE.match(written)
    cut = max(found.start("name"), office.end() if office else 0)
    name, title = plain(written[cut:]), plain(written[:cut].strip(" ,"))
    return (name or None), (title or None)
