"""The gazetteer: places by every spelling, in one read-only file."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from urllib.parse import quote

from platformdirs import user_cache_path

from dateline.errors import InputError, ResourceError
from dateline.model import Json, canonical, content_hash
from dateline.normalise.places.additions import Addition, read_additions
from dateline.normalise.places.build import FORMAT, edition
from dateline.normalise.places.divisions import bare_division
from dateline.normalise.places.fold import fold, skeleton, without_articles
from dateline.normalise.places.place import Match, Place

ENVIRONMENT = "DATELINE_GAZETTEER"
_COLUMNS = "p.id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population, p.radius_km"
_BY_NAME = f"SELECT {_COLUMNS}, n.quality FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? ORDER BY p.id"
_BY_ID = f"SELECT {_COLUMNS} FROM place p WHERE p.id = ?"
_SOVEREIGN = re.compile(r"(?:the )?(?:republic|kingdom|sultanate) of (?:the )?(.+)$", re.IGNORECASE)
_CACHED = 50_000
_OWN_FIRST = -10_000_000


def default_gazetteer_path() -> Path:
    """Where the gazetteer lies: ``DATELINE_GAZETTEER``, else the user's cache folder."""
    given = os.environ.get(ENVIRONMENT)
    return Path(given) if given else user_cache_path("dateline") / f"gazetteer-{edition()}.sqlite"


class Gazetteer:
    """Places by name and by id. Reads only; one object is for one thread.

    ``additions`` are places of the user's own with their spellings, and names that shall mean one place; ``pins`` send
    a written name to one GeoNames id, too.
    """

    def __init__(
        self,
        store: sqlite3.Connection,
        additions: Sequence[Addition] = (),
        pins: Mapping[str, int] | None = None,
        path: Path | None = None,
    ) -> None:
        self._store = store
        self.path = path
        self._names: dict[str, tuple[Match, ...]] = {}
        self._ids: dict[int, Place | None] = {}
        self._own: dict[str, list[Match]] = {}
        self._pins = {fold(written): number for written, number in (pins or {}).items()}
        for number, row in enumerate(additions):
            self._add(row, _OWN_FIRST - number)
        self._names.clear()
        self._plain = not additions and not self._pins
        self._decided = canonical({"rows": [_row(a) for a in additions], "pins": dict(sorted(self._pins.items()))})
        self.meta: dict[str, str] = dict(store.execute("SELECT key, value FROM meta"))

    @property
    def content(self) -> str:
        """The hash of all rows, the user's own among them: two gazetteers with the same one give the same answers."""
        built = self.meta.get("content", "")
        return built if self._plain else content_hash(f"{built} {self._decided}".encode())

    def _add(self, row: Addition, number: int) -> None:
        """A place of the user's own under all its spellings, or a pin to a place that is there."""
        if row.geonameid is not None:
            if self.place(row.geonameid) is None:
                raise InputError(f"the gazetteer has no place {row.geonameid} to which {row.name!r} is pinned")
            number = row.geonameid
        elif row.point is not None:
            divisions = self.matches(row.admin1) + self.division_matches(row.admin1) if row.admin1 else ()
            inside = [m.place.id for m in divisions if m.place.kind == "admin1" and m.place.country == row.country]
            place = Place(
                number, row.name, "site", row.country, next(iter(inside), None), None, *row.point, 0, row.radius_km
            )
            self._ids[number] = place
            for spelling in row.spellings:
                for key in dict.fromkeys((fold(spelling), without_articles(fold(spelling)))):
                    self._own.setdefault(key, []).append(Match(place, 3))
        if row.pinned:
            self._pins.update((fold(spelling), number) for spelling in row.spellings)

    def place(self, number: int) -> Place | None:
        """The place with this id."""
        if number not in self._ids:
            row = self._store.execute(_BY_ID, (number,)).fetchone()
            self._ids[number] = Place(*row) if row else None
        return self._ids[number]

    def matches(self, written: str) -> tuple[Match, ...]:
        """Every place spelt so, or so without articles; empty where none is."""
        folded = fold(written)
        found = self._under(folded)
        bare = without_articles(folded)
        if bare != folded:
            have = {m.place.id for m in found}
            found = found + tuple(m for m in self._under(bare) if m.place.id not in have)
        return found

    def exact(self, written: str) -> tuple[Match, ...]:
        """Every place spelt so, articles included."""
        return self._under(fold(written))

    def division_matches(self, written: str) -> tuple[Match, ...]:
        """Divisions named with their class (``Zamfara State``, ``Idlib governorate``), and ``Republic of X``."""
        bare = bare_division(written)
        if bare is None:
            return ()
        state = _SOVEREIGN.match(written)
        countries = tuple(m for m in self.matches(state[1]) if m.place.kind == "country") if state else ()
        return countries or tuple(m for m in self.matches(bare) if m.place.kind in ("admin1", "admin2"))

    def similar(self, written: str) -> tuple[Match, ...]:
        """Places whose spelling differs only by a transliterator's choices; quality 0."""
        bones = skeleton(fold(written))
        return tuple(replace(m, quality=0) for m in self._under("~" + bones)) if bones else ()

    def pinned(self, written: str) -> Place | None:
        """The place that the user has fixed for these words."""
        number = self._pins.get(fold(written))
        return self.place(number) if number is not None else None

    def _under(self, key: str) -> tuple[Match, ...]:
        found = self._names.get(key)
        if found is None:
            if len(self._names) > _CACHED:
                self._names.clear()
            rows = self._store.execute(_BY_NAME, (key,)).fetchall()
            found = tuple(Match(Place(*row[:-1]), row[-1]) for row in rows) + tuple(self._own.get(key, ()))
            self._names[key] = found
        return found


def _row(addition: Addition) -> dict[str, Json]:
    return {**asdict(addition), "spellings": list(addition.spellings), "point": list(addition.point or ())}


def open_gazetteer(
    path: Path | None = None, additions: Path | None = None, pins: Mapping[str, int] | None = None
) -> Gazetteer:
    """Open the gazetteer at ``path`` (default: ``default_gazetteer_path()``) with the user's own places and pins.

    ``additions`` is the user's CSV (``additions.py`` says its columns). Raises ResourceError where the gazetteer is
    missing, broken or of another version, InputError where ``additions`` cannot be read.
    """
    where = path or default_gazetteer_path()
    if not where.is_file():
        raise ResourceError(f"the gazetteer is missing ({where}); run: dateline gazetteer build")
    try:
        store = sqlite3.connect(f"file:{quote(str(where))}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        store.execute("PRAGMA mmap_size=268435456")
        store.execute("PRAGMA cache_size=-4096")
        version = store.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    except sqlite3.Error as error:
        raise ResourceError(f"the gazetteer {where} is broken ({error}); run: dateline gazetteer build") from error
    if version is None or version[0] != FORMAT:
        raise ResourceError(f"the gazetteer {where} is of another version; run: dateline gazetteer build")
    return Gazetteer(store, read_additions(additions) if additions else (), pins, where)
