"""A place name as it stands in a text, with what the words around it say about it."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Offset:
    """How a spot lies to named towns.

    ``relation``: ``from`` (with ``km`` and, where told, ``bearing`` in degrees), ``near``, ``between``, ``road``.
    ``anchors``: the towns' written names. ``named``: the spot has a name of its own, else the toponym is the anchor.
    """

    relation: str
    anchors: tuple[str, ...]
    km: float | None = None
    bearing: float | None = None
    named: bool = False


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name: ``written == text[start:end]``, code points, half open.

    ``phrase`` also covers its containers and offset words. ``within``: the containers told with it, nearest first.
    ``container``: it is itself told as another's container. ``dateline``: it opens the article. ``known``: the
    gazetteer has it. ``demonym``: the country's code (or the region's name) where the word is an adjective or a people;
    only found when asked for. ``embedded``: part of an organisation's or a thing's name. ``division``: a class word
    says that it is a division. ``holds``: the names told as lying in it. ``peers``: the names of the same enumeration.
    """

    start: int
    end: int
    written: str
    phrase: Range
    within: tuple[str, ...] = ()
    offset: Offset | None = None
    container: bool = False
    dateline: bool = False
    known: bool = True
    demonym: str | None = None
    embedded: bool = False
    division: bool = False
    holds: tuple[str, ...] = ()
    peers: tuple[str, ...] = ()
