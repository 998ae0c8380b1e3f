"""Countries by the words that the press uses for them and for what is theirs."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.normalise.actors.phrase import fold

_OTHER_NAMES = frozenset(
    {"uae", "emirates", "burkina", "bosnia", "car", "cote d'ivoire", "drc", "dr congo", "congo", "zaire", "cabo verde"}
    | {"czech republic", "uk", "britain", "great britain", "england", "scotland", "wales", "northern ireland", "burma"}
    | {
        "the gambia",
        "macedonia",
        "dprk",
        "russian federation",
        "kremlin",
        "swaziland",
        "east timor",
        "trinidad",
        "turkiye",
        "holy see",
        "st lucia",
        "st kitts and nevis",
        "st vincent",
    }
    | {"usa", "united states of america", "republic of korea", "congo brazzaville", "democratic republic of congo"}
)


@dataclass(frozen=True, slots=True)
class Country:
    """``words`` are the folded names, capitals and adjectives, ``seats`` the capitals and other names that are not the
    country's own nor an adjective; ``iso3`` is ISO 3166 alpha-3."""

    iso3: str
    name: str
    words: tuple[str, ...]
    seats: tuple[str, ...]


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """Every country by its alpha-3 code."""
    table: dict[str, Country] = {}
    source = files("dateline.normalise.actors") / "data" / "countries.csv"
    for row in csv.DictReader(source.read_text(encoding="utf-8").splitlines()):
        adjectives = [w for w in row["adjectives"].split(";") if w]
        plurals = [f"{w}s" for w in adjectives if w[-1] not in "shez"]
        also = [w for w in row["also"].split(";") if w]
        words = [" ".join(fold(w).words) for w in (row["name"], *adjectives, *plurals, *also)]
        seats = [word for word in words[-len(also) :] if also and word not in _OTHER_NAMES]
        table[row["iso3"]] = Country(row["iso3"], row["name"], tuple(words), tuple(seats))
    return table


@lru_cache(maxsize=1)
def capitals_only() -> frozenset[str]:
    """Folded short names that mean a country only in capitals: "CAR" is one, "car" is none."""
    return frozenset({"us", "uk", "uae", "usa", "drc", "car", "dprk"})


@lru_cache(maxsize=1)
def country_words() -> dict[str, str]:
    """Alpha-3 code by folded name or adjective; a word of two countries is the first one's."""
    found: dict[str, str] = {}
    for country in countries().values():
        for word in country.words:
            found.setdefault(word, country.iso3)
    return found
