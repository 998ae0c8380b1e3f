"""How well each of the places that bear a name fits its document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from math import cos, exp, log10, radians
from typing import TYPE_CHECKING

import yaml

from dateline.normalise.places.distance import about_km, kilometres
from dateline.normalise.places.place import Match, Place

if TYPE_CHECKING:
    from dateline.normalise.places.context import PlaceContext

Sign = tuple[str, float]
"""What speaks for or against a candidate, and how much of it there is."""

_SPARSE = 60_000
_SHARE = 0.03
_SURE = 1.0
_TOWNS = frozenset({"city", "site"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean, with its score (log scale, only comparable for one name)."""

    place: Place
    score: float
    quality: int
    contained: bool


@dataclass(frozen=True, slots=True)
class Votes:
    """How often countries (ISO alpha-3) and first-level divisions (ids) are spoken of."""

    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What the words around a name tell: what may hold it, what may lie in it, the names beside it in a row.

    ``division``: a class word says that it is a division.
    """

    holders: Sequence[Sequence[Place]] = ()
    division: bool = False
    held: Sequence[Place] = ()
    peers: Sequence[Place] = ()


_SILENT = Votes()


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """The weight of each sign, from ``data/ranking.yaml``."""
    text = resources.files("dateline.normalise.places").joinpath("data").joinpath("ranking.yaml").read_text("utf-8")
    loaded: dict[str, float] = yaml.safe_load(text)
    return loaded


class Judge:
    """Scores the places that one name of a document may mean."""

    def __init__(
        self,
        key: str,
        matches: Sequence[Match],
        told: Told,
        context: PlaceContext,
    ) -> None:
        self.key = key
        self.company = context.company
        self.told = told
        self.own = context.own.get(key, _SILENT)
        self.votes = context.votes
        self.total = sum(context.votes.countries.values()) - sum(self.own.countries.values())
        self.points = [point for point in context.points if point[3] != key]
        self.seats = _seats(matches)
        self.divisions = {m.place.id for m in matches if m.place.kind in ("admin1", "admin2")}
        self.weights = weights()

    def candidate(self, match: Match) -> Candidate:
        """The place with its score."""
        score = 0.0
        held = False
        for name, amount in self.signs(match):
            score += self.weights[name] * amount
            held = held or name == "held"
        return Candidate(match.place, score, match.quality, held)

    def signs(self, match: Match) -> Iterator[Sign]:
        """All that speaks for and against a candidate."""
        place = match.place
        yield place.kind, 1.0
        yield "size", log10(place.population + 300.0)
        yield f"quality{match.quality}", 1.0
        yield from self._of_name(match)
        yield from self._spoken(place)
        near = self._nearness(place)
        if near:
            yield "near", near
        for sign in (
            ("holder_named", self.company.holder_named(place, self.key)),
            ("holds_named", self.company.holds_named(place, self.key) if self.told.division else 0.0),
            ("together", self.company.together(place, self.key)),
        ):
            if sign[1]:
                yield sign
        for held_by in self.told.holders:
            best = max(fit(place, holder) for holder in held_by)
            yield ("held", best) if best > 0 else ("not_held", 1.0)
        if self.told.held:
            yield "holds", max(fit(inside, place) for inside in self.told.held)
        if self.told.peers:
            alike = sum(_alike(place, peer) for peer in self.told.peers)
            yield "peer", alike / len(self.told.peers)

    def _of_name(self, match: Match) -> Iterator[Sign]:
        """``Kunduz`` alone is the town, not the province around it, where the town is a large part of the province."""
        place = match.place
        if self.told.division:
            if place.kind in ("admin1", "admin2"):
                yield f"called_{place.kind}", 1.0
            else:
                yield "called_division", 1.0
            return
        if place.kind == "city" and match.quality >= 2 and {place.admin1, place.admin2} & self.divisions:
            yield "in_namesake", 1.0
        seat = self.seats.get(place.id)
        if seat is None or place.kind not in ("admin1", "admin2"):
            return
        if place.kind == "admin2" or seat >= min(_SPARSE, _SHARE * place.population):
            yield "around_namesake", 1.0

    def _spoken(self, place: Place) -> Iterator[Sign]:
        """How much other names of the document speak of the place's country and division."""
        if place.country is None:
            yield "no_country", 1.0
            return
        others = self.votes.countries.get(place.country, 0.0) - self.own.countries.get(place.country, 0.0)
        if others > 0.01 and self.total > 0:
            yield "spoken", (others / (self.total + 0.5)) ** 0.5
        elif self.total >= _SURE and place.kind != "country":
            yield "unspoken", 1.0
        number = place.id if place.kind == "admin1" else place.admin1
        if number is not None:
            near = self.votes.divisions.get(number, 0.0) - self.own.divisions.get(number, 0.0)
            if near > 0:
                yield "division_spoken", min(1.0, near / 1.5)

    def _nearness(self, place: Place) -> float:
        """0 to 1: how near the document's other towns are (half at about 70 km)."""
        if place.kind in ("country", "sea"):
            return 0.0
        best = total = 0.0
        shrink = cos(radians(place.lat))
        for lat, lon, weight, _ in self.points:
            if abs(lat - place.lat) > 4 or (lat == place.lat and lon == place.lon):
                continue
            near = weight * exp(-about_km(lat - place.lat, lon - place.lon, shrink) / 100.0)
            total += near
            best = max(best, near)
        return min(1.0, 0.7 * best + 0.15 * total)


def _alike(place: Place, peer: Place) -> bool:
    """Whether two places can stand in a row: countries, divisions of one country, or towns."""
    if place.kind != peer.kind:
        return place.kind in _TOWNS and peer.kind in _TOWNS
    return place.kind not in ("admin1", "admin2") or place.country == peer.country


def _seats(matches: Sequence[Match]) -> dict[int, int]:
    """Division → population of its largest town among the candidates."""
    seats: dict[int, int] = {}
    for match in matches:
        if match.place.kind == "city" and match.quality >= 2:
            for number in (match.place.admin1, match.place.admin2):
                if number is not None:
                    seats[number] = max(seats.get(number, 0), match.place.population)
    return seats


def fit(place: Place, holder: Place) -> float:
    """How well ``holder`` holds ``place``: 1 surely, 0 not at all."""
    if holder.id == place.id:
        return 0.0
    if holder.kind == "country":
        return 1.0 if place.country == holder.country else 0.0
    if holder.id in (place.admin1, place.admin2):
        return 1.0
    if holder.country and place.country and holder.country != place.country:
        return 0.0
    apart = kilometres(place.lat, place.lon, holder.lat, holder.lon)
    if holder.kind in ("region", "sea", "site", "admin1", "admin2"):
        return 0.8 if apart <= holder.radius_km * 1.2 + 5 else 0.0
    return 0.6 if apart <= 30 + holder.radius_km else 0.0
