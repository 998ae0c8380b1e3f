"""Registry files as actors: the shipped table, and the users' own files in YAML or CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dateline.errors import InputError
from dateline.normalise.actors.actor import Actor
from dateline.normalise.actors.country import countries
from dateline.normalise.actors.institution import institutions
from dateline.normalise.actors.phrase import fold
from dateline.normalise.actors.sort import sorts
from dateline.normalise.actors.source import read_yaml

NOWHERE: Final = "XXX"
COLUMNS: Final = ("country", "sort", "name", "aliases", "active", "also_in", "part_of", "code")
"""Columns of the shipped table and of a user's CSV; the first three are needed."""
_CAMEO_PREFIX = {"IGO": "IGO", "NGO": "NGO"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a registry file; ``where`` names the file and the line for complaints."""

    where: str
    cells: Mapping[str, str]

    def get(self, name: str) -> str:
        """A cell without spaces around it, "" where it is missing."""
        return (self.cells.get(name) or "").strip()

    def several(self, name: str, divider: str) -> tuple[str, ...]:
        """A cell's values."""
        return tuple(part.strip() for part in self.get(name).split(divider) if part.strip())


def slug(name: str) -> str:
    """Lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(fold(name).words)).strip("-")


def _code(country: str, sector: str) -> str:
    """A CAMEO code from its parts; parties of no country have the sector first."""
    if country == NOWHERE:
        return _CAMEO_PREFIX.get(sector, f"IMG{sector}")
    return f"{country}{sector}"


def _country(row: Row) -> str:
    """The row's country; InputError where there is none such."""
    country = row.get("country").upper() or NOWHERE
    if country != NOWHERE and country not in countries():
        raise InputError(f"{row.where}: no country {country!r}; give the ISO 3166 alpha-3 code, or {NOWHERE} for none")
    return country


def actor_of(row: Row) -> Actor:
    """The actor of a row; InputError says what is wrong with it."""
    country, sort, name = _country(row), row.get("sort"), row.get("name")
    if not slug(name):
        raise InputError(f"{row.where}: an actor without a name")
    aliases = row.several("aliases", ";")
    if sort.startswith("@"):
        unit = institutions().get(sort[1:])
        if unit is None or country == NOWHERE:
            known = ", ".join(f"@{u}" for u in institutions())
            raise InputError(f"{row.where}: unknown institution {sort!r} of a state; known are {known}")
        return replace(unit.of(country, (name, *aliases)), also_in=row.several("also_in", " "))
    found = sorts().get(sort)
    if found is None:
        raise InputError(f"{row.where}: {country}: unknown sort {sort!r}; known are {', '.join(sorts())}")
    return Actor(
        id=f"{country}.{slug(name)}",
        name=name,
        kind=found.kind,
        country=None if country == NOWHERE else country,
        sector=found.sector,
        cameo=row.get("code") or _code(country, found.sector),
        aliases=aliases,
        active=row.get("active") or None,
        also_in=row.several("also_in", " "),
        part_of=row.get("part_of") or None,
        source=found.source,
    )


def shipped_row(number: int, line: str) -> Row:
    """A line of the shipped table, whose columns are divided by bars."""
    return Row(f"the shipped actor registry, line {number}", dict(zip(COLUMNS, line.split("|"), strict=False)))


def yaml_rows(text: str, origin: str) -> Iterator[Row]:
    """The rows of ``actors: {SYR: {rebel: {Name: [other name, ...]}}}``, with ``codes: {Name: CODE}``."""
    try:
        table = read_yaml(text)
    except ValueError as error:
        raise InputError(f"{origin} is not YAML: {error}") from error
    if not isinstance(table, dict) or not isinstance(table.get("actors"), dict):
        raise InputError(f"{origin}: expected a mapping with the key 'actors'")
    codes = table.get("codes")
    codes = codes if isinstance(codes, dict) else {}
    for country, groups in table["actors"].items():
        if not isinstance(groups, dict):
            raise InputError(f"{origin}: {country}: expected a mapping of sorts")
        for sort, entries in groups.items():
            if not isinstance(entries, dict):
                raise InputError(f"{origin}: {country}: {sort}: expected a mapping of names to lists of other names")
            for name, aliases in entries.items():
                others = [aliases] if isinstance(aliases, str) else aliases or []
                if not isinstance(others, list):
                    raise InputError(f"{origin}: {country}: {name}: other names must be a list")
                cells = {"country": str(country), "sort": str(sort), "name": str(name)}
                cells |= {"aliases": ";".join(str(a) for a in others), "code": str(codes.get(name) or "")}
                yield Row(origin, cells)


def csv_rows(text: str, origin: str) -> Iterator[Row]:
    """The rows of a CSV with a header line; other names are divided by ``;``, countries by spaces."""
    try:
        reader = csv.DictReader(text.removeprefix("\ufeff").splitlines(), strict=True)
        missing = [c for c in COLUMNS[:3] if c not in (reader.fieldnames or ())]
        if missing:
            raise InputError(f"{origin}: the first line must name the columns {', '.join(COLUMNS[:3])}")
        for number, line in enumerate(reader, 2):
            yield Row(
                f"{origin}, line {number}", {k: v for k, v in line.items() if k in COLUMNS and isinstance(v, str)}
            )
    except csv.Error as error:
        raise InputError(f"{origin} is not CSV: {error}") from error
