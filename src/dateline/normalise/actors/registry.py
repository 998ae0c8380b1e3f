"""The parties known by name, with every name that the press gives them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from dateline.errors import InputError
from dateline.model import canonical, content_hash
from dateline.normalise.actors.actor import Actor
from dateline.normalise.actors.institution import institutions, state_actor
from dateline.normalise.actors.names import NameIndex, folded_lines, index_names
from dateline.normalise.actors.table import actor_of, csv_rows, shipped_row, yaml_rows

_DATA = "dateline.normalise.actors"
_PARTICLES = frozenset({"al", "ul", "el", "e", "i"})
_SHORT = 3
"""Letters of an acronym that many parties bear."""


class Registry:
    """Actors by name; the shipped ones stay lines of the table until they are asked for, so that loading is fast.

    ``own`` are a user's actors: each takes the place of the shipped one with its id. ``content`` hashes the files.
    """

    def __init__(
        self, lines: Sequence[str], index: NameIndex, own: Sequence[Actor] = (), content: str | None = None
    ) -> None:
        self._lines, self._index, self.content = lines, index, content
        self._made: dict[int, Actor] = {}
        self._own: dict[str, Actor] = {}
        for actor in own:
            old = self._own.get(actor.id) or self.get(actor.id)
            if old is not None and actor.id.partition(".")[2] in institutions():
                actor = replace(actor, aliases=tuple(dict.fromkeys((*old.aliases, *actor.aliases))))
            self._own[actor.id] = actor
        self._names = index_names([(a.name, *a.aliases) for a in self._own.values()])
        self._owned = tuple(self._own.values())

    def _actor(self, number: int) -> Actor:
        """The actor of a line of the table."""
        if number not in self._made:
            self._made[number] = actor_of(shipped_row(number + 1, self._lines[number]))
        return self._made[number]

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor with a line or an entry of its own; those of states are ``state_actors`` too."""
        shipped = (self._actor(n) for n, line in enumerate(self._lines) if line)
        return (*(a for a in shipped if a.id not in self._own), *self._owned)

    def named(self, name: str) -> tuple[Actor, ...]:
        """The actors that a folded name can mean."""
        shipped = (self._actor(n) for n in self._index.places.get(name, ()))
        mine = tuple(self._owned[n] for n in self._names.places.get(name, ()))
        return (*(a for a in shipped if a.id not in self._own), *mine)

    def find(self, words: Sequence[str], shapes: Sequence[str]) -> Iterator[tuple[int, int, tuple[Actor, ...]]]:
        """Names in a row of folded words, the longest at each place: first word, word after the last, the actors.

        A short acronym counts only in capitals, or "is" would be an army; "platform" or "southern front" needs one.
        """
        position = 0
        while position < len(words):
            most = max(self._index.longest.get(words[position], 0), self._names.longest.get(words[position], 0))
            for length in range(min(most, len(words) - position), 0, -1):
                name = " ".join(words[position : position + length])
                if not self._stands(name, shapes[position : position + length]):
                    continue
                actors = () if self._inside(words, position, length) else self.named(name)
                if actors:
                    yield position, position + length, actors
                    position += length - 1
                    break
            position += 1

    def _inside(self, words: Sequence[str], position: int, length: int) -> bool:
        """True for one word of a longer name that is not known: "Fatah" in "Ansar al-Fatah"."""
        end = position + length
        return length == 1 and (
            (position > 1 and words[position - 1] in _PARTICLES) or (end < len(words) and words[end] in _PARTICLES)
        )

    def _stands(self, name: str, shapes: Sequence[str]) -> bool:
        """True where a name is known and the words are written as it is."""
        if name in self._names.places:
            return name not in self._names.acronyms or shapes[0].upper() == shapes[0]
        if name not in self._index.places:
            return False
        if name in self._index.acronyms:
            return shapes[0].upper() == shapes[0]
        return " " in name or name not in ordinary_names() or name in self._index.small or capitalised(shapes)

    def bearers(self, name: str, shapes: Sequence[str], context: str | None) -> tuple[Actor, ...]:
        """The actors that a name can mean where something happened in the country ``context``.

        An armed group's acronym of three letters, and a name of ordinary words, stand for it only where it acts; in
        small letters an ordinary name does so only where that country is known.
        """
        found = self.named(name)
        if name in self._names.places:
            return found
        if name in ordinary_names():
            if context is None:
                return found if capitalised(shapes) else tuple(a for a in found if a.country is None)
            return tuple(a for a in found if a.acts_in(context))
        if context is not None and len(name) <= _SHORT and name in self._index.acronyms:
            return tuple(a for a in found if a.acts_in(context) or (a.source == "state" and len(found) == 1))
        return found

    def get(self, actor: str) -> Actor | None:
        """The actor with an id."""
        if actor in self._own:
            return self._own[actor]
        country = actor.partition(".")[0]
        numbers = (n for n, line in enumerate(self._lines) if line.startswith(f"{country}|"))
        return next((a for a in map(self._actor, numbers) if a.id == actor), None) or state_actor(actor)


def capitalised(shapes: Sequence[str]) -> bool:
    """True where a word other than the article begins with a capital."""
    return any(s[0].isupper() and s != "The" for s in shapes)


@lru_cache(maxsize=1)
def ordinary_names() -> frozenset[str]:
    """Folded names that are words of the language too ("platform"): they name a party only with a capital."""
    text = (files(_DATA) / "data" / "ordinary.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if not line.startswith("#"))


@lru_cache(maxsize=1)
def _shipped() -> tuple[tuple[str, ...], NameIndex]:
    """The lines of the table, comments emptied, and the index of their names."""
    text = (files(_DATA) / "data" / "registry.txt").read_text(encoding="utf-8")
    lines = tuple(line if "|" in line and line[0] != "#" else "" for line in text.splitlines())
    return lines, _index_lines(lines)


def _index_lines(lines: Sequence[str]) -> NameIndex:
    """The index of the names in the third and fourth cell of each line."""

    def names(source: Iterable[str]) -> Iterator[list[str]]:
        for line in source:
            cells = line.split("|", 4)
            yield [*cells[2:3], *(cells[3].split(";") if len(cells) > 3 and cells[3] else ())]

    return index_names(list(names(lines)), list(names(folded_lines(lines))))


def _text(path: Path) -> str:
    """A user's file; InputError where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot read the actor registry {path}: {error}") from error


def _own(path: str, text: str) -> Iterator[Actor]:
    """The actors of a user's file: CSV by its ending, else YAML."""
    rows = csv_rows(text, path) if path.lower().endswith(".csv") else yaml_rows(text, path)
    for row in rows:
        yield actor_of(row)


@lru_cache(maxsize=8)
def _load(sources: tuple[tuple[str, str], ...]) -> Registry:
    """The shipped registry with the given files, by name and text, over it."""
    content = content_hash(canonical([text for _, text in sources]).encode()) if sources else None
    return Registry(*_shipped(), [actor for source in sources for actor in _own(*source)], content)


def load_registry(paths: Sequence[Path] = ()) -> Registry:
    """The shipped registry with the user's files over it; the later entry of an id stands.

    InputError names the file, and where it can the line, that is off.
    """
    return _load(tuple((str(path), _text(path)) for path in paths))


_in_use: ContextVar[Registry | None] = ContextVar("registry", default=None)


def registry_in_use() -> Registry:
    """The registry that phrases are looked up in where none is given: the shipped one, unless ``using`` says other."""
    return _in_use.get() or load_registry()


@contextmanager
def using(registry: Registry) -> Iterator[None]:
    """Look phrases up in a registry inside the block; a coder with files of its user's does so for each article."""
    token = _in_use.set(registry)
    try:
        yield
    finally:
        _in_use.reset(token)
