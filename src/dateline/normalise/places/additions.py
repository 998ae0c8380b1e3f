"""The user's own places: a CSV of names with points, and of names that shall mean one place of the gazetteer."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import InputError
from dateline.normalise.places.own import split_names

COLUMNS = ("name", "lat", "lon", "country", "admin1", "aliases", "radius_km", "geonameid", "pin")
_RADIUS_KM = 5.0


@dataclass(frozen=True, slots=True)
class Addition:
    """One row: a place of one's own (``point``), or a pin to a GeoNames id; ``pinned``: the name means nothing else."""

    name: str
    spellings: tuple[str, ...]
    country: str | None
    admin1: str | None
    point: tuple[float, float] | None
    radius_km: float
    geonameid: int | None
    pinned: bool


def read_additions(path: Path) -> tuple[Addition, ...]:
    """The rows of the file. InputError names the file and the line that is off."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            rows = list(reader)
            unknown = sorted(set(map(str, reader.fieldnames or ())) - set(COLUMNS))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"cannot read the places of {path}: {error}") from error
    if unknown:
        raise InputError(f"{path}, line 1: no column is called {unknown[0]!r}; the columns are {', '.join(COLUMNS)}")
    found: list[Addition] = []
    for number, row in enumerate(rows, 2):
        try:
            found.append(_addition({key: (value or "").strip() for key, value in row.items() if key in COLUMNS}))
        except ValueError as error:
            raise InputError(f"{path}, line {number}: {error}") from error
    return tuple(found)


def _addition(row: dict[str, str]) -> Addition:
    if not row.get("name"):
        raise ValueError("needs a name")
    geonameid = _whole(row.get("geonameid", ""))
    point = None if geonameid is not None else (_number(row, "lat", 90), _number(row, "lon", 180))
    country = row.get("country", "").upper() or None
    if country is not None and not (len(country) == 3 and country.isascii() and country.isalpha()):
        raise ValueError("country is an ISO 3166 alpha-3 code, e.g. SYR")
    return Addition(
        row["name"],
        tuple(dict.fromkeys((row["name"], *(name.strip() for name in split_names(row.get("aliases")))))),
        country,
        row.get("admin1") or None,
        point,
        _number(row, "radius_km", 20_000) if row.get("radius_km") else _RADIUS_KM,
        geonameid,
        geonameid is not None or row.get("pin", "").lower() in ("yes", "true", "1"),
    )


def _whole(written: str) -> int | None:
    if not written:
        return None
    if not written.isdecimal() or not 0 < int(written) < 2**31:
        raise ValueError("geonameid is a whole number above 0")
    return int(written)


def _number(row: dict[str, str], column: str, limit: float) -> float:
    try:
        value = float(row.get(column, ""))
    except ValueError:
        raise ValueError("needs lat and lon (degrees), or a geonameid") from None
    if not -limit <= value <= limit or (column == "radius_km" and value < 0):
        raise ValueError(f"needs {column} within {0 if column == 'radius_km' else -limit:g} and {limit:g}")
    return value
