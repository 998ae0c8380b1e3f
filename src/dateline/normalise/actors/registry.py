"""The parties known by name, with every name that the press gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import cast

from dateline.errors import UsageError
from dateline.model import PartyKind
from dateline.normalise.actors.actor import Actor
from dateline.normalise.actors.phrase import fold
from dateline.normalise.actors.source import read_yaml

_NOWHERE = "XXX"
_CAMEO_PREFIX = {"IGO": "IGO", "NGO": "NGO"}


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """``index`` gives the actors by folded name; ``longest`` the most words that a name starting so can have."""

    actors: tuple[Actor, ...]
    index: Mapping[str, tuple[Actor, ...]]
    longest: Mapping[str, int]
    acronyms: frozenset[str]

    def find(self, words: Sequence[str], shapes: Sequence[str]) -> Iterator[tuple[int, int, tuple[Actor, ...]]]:
        """Names in a row of folded words, the longest at each place: first word, word after the last, the actors.

        A short acronym counts only in capitals, or "is" would be an army.
        """
        position = 0
        while position < len(words):
            for length in range(min(self.longest.get(words[position], 0), len(words) - position), 0, -1):
                name = " ".join(words[position : position + length])
                actors = self.index.get(name)
                if actors and (name not in self.acronyms or shapes[position].upper() == shapes[position]):
                    yield position, position + length, actors
                    position += length - 1
                    break
            position += 1

    def get(self, actor: str) -> Actor | None:
        """The actor with an id."""
        return next((a for a in self.actors if a.id == actor), None)


def _slug(name: str) -> str:
    """Lower-case words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", " ".join(fold(name).words)).strip("-")


def _code(country: str, sector: str) -> str:
    """A CAMEO code from its parts; parties of no country have the sector first."""
    if country == _NOWHERE:
        return _CAMEO_PREFIX.get(sector, f"IMG{sector}")
    return f"{country}{sector}"


def _sorts() -> dict[str, tuple[PartyKind, str]]:
    """Kind and sector by the registry's sorts."""
    text = (files("dateline.normalise.actors") / "data" / "sorts.yaml").read_text(encoding="utf-8")
    return {k: (v[0], v[1]) for k, v in cast("dict[str, tuple[PartyKind, str]]", read_yaml(text)).items()}


def _read(text: str, origin: str) -> Iterator[Actor]:
    """The actors of one registry file; UsageError names the file and the entry that is off."""
    try:
        table = read_yaml(text)
    except ValueError as error:
        raise UsageError(f"{origin} is not YAML: {error}") from error
    if not isinstance(table, dict) or not isinstance(table.get("actors"), dict):
        raise UsageError(f"{origin}: expected a mapping with the key 'actors'")
    sorts, codes = _sorts(), table.get("codes") or {}
    for country, groups in table["actors"].items():
        for sort, entries in groups.items() if isinstance(groups, dict) else ():
            if sort not in sorts:
                raise UsageError(f"{origin}: {country}: unknown sort {sort!r}; known are {', '.join(sorts)}")
            kind, sector = sorts[sort]
            for name, aliases in entries.items() if isinstance(entries, dict) else ():
                yield Actor(
                    id=f"{country}.{_slug(str(name))}",
                    name=str(name),
                    kind=kind,
                    country=None if country == _NOWHERE else str(country),
                    sector=sector,
                    cameo=str(codes.get(name) or _code(str(country), sector)),
                    aliases=tuple(str(a) for a in aliases or ()),
                )


def _build(actors: Sequence[Actor]) -> Registry:
    """The index over all names; an actor given later takes the place of one with the same id."""
    unique = {actor.id: actor for actor in actors}
    index: dict[str, list[Actor]] = {}
    longest: dict[str, int] = {}
    acronyms: set[str] = set()
    plain: set[str] = set()
    for actor in unique.values():
        for name in (actor.name, *actor.aliases):
            words = fold(name).words
            key = " ".join(words)
            if not key:
                continue
            if actor not in index.setdefault(key, []):
                index[key].append(actor)
            first = key.split()[0]
            longest[first] = max(longest.get(first, 0), len(key.split()))
            (acronyms if name.isupper() and len(name) <= 5 else plain).add(key)
    return Registry(
        tuple(unique.values()), {k: tuple(v) for k, v in index.items()}, longest, frozenset(acronyms - plain)
    )


@lru_cache(maxsize=8)
def _load(paths: tuple[Path, ...]) -> Registry:
    """The shipped registry with the given files over it."""
    shipped = files("dateline.normalise.actors") / "data" / "registry.yaml"
    actors = list(_read(shipped.read_text(encoding="utf-8"), "the shipped actor registry"))
    for path in paths:
        try:
            actors.extend(_read(path.read_text(encoding="utf-8"), str(path)))
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"cannot read the actor registry {path}: {error}") from error
    return _build(actors)


def load_registry(paths: Sequence[Path] = ()) -> Registry:
    """The shipped registry with the user's files over it, read once a process; the later entry of an id stands."""
    return _load(tuple(paths))
