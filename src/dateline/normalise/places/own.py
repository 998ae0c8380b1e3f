"""Our own lists: countries' points and names, regions, seas, camps, and spellings that GeoNames lacks."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from dateline.normalise.places.distance import kilometres
from dateline.normalise.places.fold import fold, skeleton, without_articles
from dateline.normalise.places.place import Place, PlaceKind

_KINDS: dict[str, PlaceKind] = {
    "city": "city", "admin1": "admin1", "admin2": "admin2", "region": "region", "sea": "sea", "site": "site",
}  # fmt: skip
_MEETS: dict[PlaceKind, tuple[tuple[PlaceKind, ...], float]] = {
    "city": (("city",), 20.0),
    "admin1": (("admin1",), 900.0),
    "admin2": (("admin2",), 120.0),
    "region": (("admin1",), 250.0),
}
_FIRST_OWN_ID = -1
_SPELT_LIKE_KM = 8.0


def read_list(name: str) -> list[dict[str, str]]:
    """Rows of one of our lists in ``data/``; lines beginning with ``#`` are comments."""
    text = resources.files("dateline.normalise.places").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def split_names(cell: str | None) -> list[str]:
    """The names of a cell, separated by ``|``."""
    return [name for name in (cell or "").split("|") if name]


def own_countries(source: Mapping[str, Mapping[str, object]]) -> Iterator[tuple[Place, list[str]]]:
    """Countries and territories of ``source`` (GeoNames) with the points and names of our list where it has them."""
    ours = {row["iso3"]: row for row in read_list("countries.csv")}
    for row in source.values():
        code, area = str(row["iso3"]), float(str(row["areakm2"] or 0))
        mine = ours.get(code)
        if mine is None:
            continue
        names = [mine["name"], str(row["name"]), *split_names(mine["aliases"])]
        radius = round(max(5.0, (area / 3.1416) ** 0.5), 1)
        point = float(mine["lat"]), float(mine["lon"])
        population = int(str(row["population"] or 0))
        yield (
            Place(int(str(row["geonameid"])), mine["name"], "country", code, None, None, *point, population, radius),
            names,
        )


def own_places(
    countries: Mapping[str, Mapping[str, object]], known: Iterable[Place]
) -> Iterator[tuple[Place, list[str]]]:
    """Countries, then our regions, seas and sites; one that GeoNames has keeps GeoNames' id and gains our spellings."""
    yield from own_countries(countries)
    by_name: dict[tuple[str | None, str], list[Place]] = defaultdict(list)
    by_bones: dict[tuple[str | None, str], list[Place]] = defaultdict(list)
    divisions: dict[tuple[str | None, str], Place] = {}
    known = list(known)
    for place in known:
        by_name[(place.country, without_articles(fold(place.name)))].append(place)
        by_bones[(place.country, skeleton(fold(place.name)))].append(place)
        if place.kind == "admin1":
            divisions[(place.country, without_articles(fold(place.name)))] = place
    towns = [{**row, "kind": "city", "within": ""} for row in read_list("towns.csv")]
    nearest = _Nearest(known)
    for number, row in enumerate([*read_list("places.csv"), *towns]):
        names = [row["name"], *split_names(row["aliases"])]
        own = Place(
            _FIRST_OWN_ID - number,
            row["name"].removeprefix("the "),
            _KINDS[row["kind"]],
            row["country"] or None,
            _division(divisions, row["country"], row["within"]) or nearest.division(row),
            None,
            float(row["lat"]),
            float(row["lon"]),
            0,
            float(row["radius_km"]),
        )
        yield _merge(own, names, by_name, by_bones), names


class _Nearest:
    """The division of the nearest town of the same country, for own places of a point's size."""

    def __init__(self, known: Iterable[Place]) -> None:
        self._towns: dict[tuple[str | None, int], list[Place]] = defaultdict(list)
        for place in known:
            if place.kind == "city" and place.admin1 is not None:
                self._towns[(place.country, int(place.lat // 1))].append(place)

    def division(self, row: Mapping[str, str]) -> int | None:
        if row["kind"] not in ("city", "site") or not row["country"]:
            return None
        lat, lon = float(row["lat"]), float(row["lon"])
        near = [
            (kilometres(lat, lon, p.lat, p.lon), p.id, p.admin1)
            for band in (-1, 0, 1)
            for p in self._towns[(row["country"], int(lat // 1) + band)]
            if abs(p.lat - lat) < 1 and abs(p.lon - lon) < 1.5
        ]
        return min(near)[2] if near else None


def _division(divisions: Mapping[tuple[str | None, str], Place], country: str, name: str) -> int | None:
    found = divisions.get((country, without_articles(fold(name)))) if name else None
    return found.id if found else None


def _merge(
    own: Place,
    names: list[str],
    by_name: Mapping[tuple[str | None, str], list[Place]],
    by_bones: Mapping[tuple[str | None, str], list[Place]],
) -> Place:
    """GeoNames' entry where it has one of this name near by (or one spelt like it, nearer), else our own."""
    kinds, reach = _MEETS.get(own.kind, ((), 0.0))
    near: list[tuple[Place, float]] = []
    for name in names:
        folded = fold(name)
        near += [(place, reach) for place in by_name.get((own.country, without_articles(folded)), [])]
        if own.kind == "city" and (bones := skeleton(folded)):
            near += [(place, _SPELT_LIKE_KM) for place in by_bones.get((own.country, bones), [])]
    same = [p for p, limit in near if p.kind in kinds and kilometres(own.lat, own.lon, p.lat, p.lon) <= limit]
    if not same:
        return own
    held = max(same, key=lambda p: (p.population, -p.id))
    if own.kind == "city":
        return held
    return replace(held, lat=own.lat, lon=own.lon, name=own.name, radius_km=own.radius_km)


def capitals(countries: Mapping[str, Mapping[str, object]], known: Iterable[Place]) -> Iterator[tuple[int, str]]:
    """(place id, name) of each country's capital: the largest town of that name in it."""
    wanted = {
        (str(row["iso3"]), fold(str(row["capital"]).split(",")[0])) for row in countries.values() if row["capital"]
    }
    found: dict[tuple[str, str], Place] = {}
    for place in known:
        key = (place.country or "", fold(place.name))
        if place.kind == "city" and key in wanted and (key not in found or place.population > found[key].population):
            found[key] = place
    for place in sorted(found.values(), key=lambda p: p.id):
        yield place.id, place.name


def english_divisions(
    places: Mapping[int, Place], names: Mapping[tuple[str, int], int]
) -> Iterator[tuple[Place, list[str]]]:
    """First-level divisions under the name that English news gives them, with its spellings."""
    wanted = {(row["country"], fold(row["known"])) for row in read_list("divisions.csv")}
    found: dict[tuple[str | None, str], Place] = {}
    for key, number in names:
        place = places[number]
        if place.kind == "admin1" and (place.country, key) in wanted:
            found[(place.country, key)] = place
    for row in read_list("divisions.csv"):
        held = found.get((row["country"], fold(row["known"])))
        if held is not None:
            yield replace(held, name=row["name"]), [row["name"], *split_names(row["others"])]


def own_variants(places: Mapping[int, Place], names: Mapping[tuple[str, int], int]) -> Iterator[tuple[int, list[str]]]:
    """Place id → more spellings, for each row of ``variants.csv``: the largest town of that name in that country."""
    wanted = {(row["country"], key) for row in read_list("variants.csv") for key in _keys(row["name"])}
    found: dict[tuple[str, str], Place] = {}
    codes = {code for code, _ in wanted}
    keys = {key for _, key in wanted}
    for key, number in names:
        place = places[number]
        if key not in keys or place.country not in codes or place.kind not in ("city", "site"):
            continue
        best = found.get((place.country, key))
        if best is None or (place.population, -place.id) > (best.population, -best.id):
            found[(place.country, key)] = place
    for row in read_list("variants.csv"):
        hit = next((found[(row["country"], k)] for k in _keys(row["name"]) if (row["country"], k) in found), None)
        if hit is not None:
            yield hit.id, split_names(row["spellings"])


def _keys(name: str) -> list[str]:
    folded = fold(name)
    return [folded, without_articles(folded), "~" + skeleton(folded)]


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, str]:
    return {fold(word): row["iso3"] for row in read_list("countries.csv") for word in split_names(row["demonyms"])}


@lru_cache(maxsize=1)
def _peoples() -> dict[str, str]:
    return {fold(row["word"]): row["place"] for row in read_list("peoples.csv")}


def region_of_people(word: str) -> str | None:
    """``Europe`` for ``European``: the place, no country, that an adjective or a people speaks of."""
    return _peoples().get(fold(word))


def country_of_demonym(word: str) -> str | None:
    """``SYR`` for ``Syrian`` or ``Syrians``; None for what is no demonym of a country."""
    return _demonyms().get(fold(word))
