"""Order the places that a name may mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp, log10
from typing import TYPE_CHECKING

from dateline.normalise.places.distance import kilometres
from dateline.normalise.places.divisions import FIRST_LEVEL, split_division
from dateline.normalise.places.fold import fold
from dateline.normalise.places.gazetteer import Gazetteer
from dateline.normalise.places.place import Match, Place

if TYPE_CHECKING:
    from dateline.normalise.places.context import PlaceContext

KEPT = 60
_SIZE = 0.7
_COUNTRY = 3.0
_UNSPOKEN = 1.0
_DIVISION = 2.0
_NEAR = 2.5
_SEAT = 2.5
_NAMED_AFTER = 0.4
_QUALITY = {4: 2.4, 3: 0.7, 2: 0.0, 1: -0.8, 0: -2.0}
_KIND = {"country": 4.0, "admin1": 1.6, "region": 4.0, "sea": 7.0, "site": 1.0, "city": 0.6, "admin2": 0.0}


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


def rank(
    written: str, within: Sequence[str], division: bool, context: PlaceContext, gazetteer: Gazetteer
) -> list[Candidate]:
    """Candidates, best first: containment, then countries, nearness to the document's places, size and kind."""
    matches = _matches(written, gazetteer, context)
    matches.sort(key=lambda m: (-m.quality, -m.place.population, m.place.id))
    return rank_matches(written, matches[:KEPT], within, division, context, gazetteer)


def rank_matches(
    written: str,
    matches: Sequence[Match],
    within: Sequence[str],
    division: bool,
    context: PlaceContext,
    gazetteer: Gazetteer,
) -> list[Candidate]:
    """As ``rank``, of places already looked up."""
    if not matches:
        return []
    told = [[match.place for match in possible(name, gazetteer)] for name in within]
    holders = [held_by for held_by in told if any(_fit(m.place, holder) > 0 for m in matches for holder in held_by)]
    judge = _Judge(fold(written), holders, division, context)
    ranked = [judge.score(match) for match in matches]
    if not division:
        ranked = _town_before_division(ranked)
    return sorted(ranked, key=lambda c: (-c.score, -c.place.population, c.place.id))


def _town_before_division(ranked: list[Candidate]) -> list[Candidate]:
    """``Kunduz`` alone is the town, not the province around it, where the town is a large part of the province."""
    towns = [c for c in ranked if c.place.kind == "city" and c.quality >= 2]
    seats: dict[int, int] = {}
    for town in towns:
        for number in (town.place.admin1, town.place.admin2):
            if number is not None:
                seats[number] = max(seats.get(number, 0), town.place.population)
    divisions = {c.place.id for c in ranked if c.place.kind in ("admin1", "admin2")}
    ranked = [
        replace(c, score=c.score + _NAMED_AFTER) if c in towns and {c.place.admin1, c.place.admin2} & divisions else c
        for c in ranked
    ]
    return [
        replace(c, score=c.score - _SEAT)
        if c.place.kind in ("admin1", "admin2")
        and c.place.id in seats
        and (c.place.kind == "admin2" or seats[c.place.id] >= min(60_000, 0.03 * c.place.population))
        else c
        for c in ranked
    ]


_SILENT = Votes()


def possible(written: str, gazetteer: Gazetteer) -> list[Match]:
    """Every place that the words may mean: by name, as a division, or the division around the town so named."""
    found = list(gazetteer.matches(written))
    have = {match.place.id for match in found}
    divisions = [match for match in gazetteer.division_matches(written) if match.place.id not in have]
    return found + (divisions or [m for m in _around_town(written, gazetteer) if m.place.id not in have])


def _matches(written: str, gazetteer: Gazetteer, context: PlaceContext) -> list[Match]:
    found = possible(written, gazetteer)
    spoken = context.votes.countries
    if not any(match.place.country in spoken for match in found):
        have = {match.place.id for match in found}
        similar = [m for m in gazetteer.similar(written) if m.place.id not in have]
        found += [m for m in similar if context.countries.get(m.place.country or "", 0.0) > 0.15]
    return found


def _around_town(written: str, gazetteer: Gazetteer) -> list[Match]:
    """``Kursk region``: the first-level division around the town; ``Okhtyrka district``: the second-level one."""
    split = split_division(written)
    if split is None:
        return []
    bare, word = split
    found: dict[int, Match] = {}
    for match in gazetteer.matches(bare):
        if match.place.kind != "city" or match.quality < 2:
            continue
        number = match.place.admin1 if word in FIRST_LEVEL else match.place.admin2
        around = (gazetteer.place(number) if number is not None else None) or match.place
        found[around.id] = Match(around, 1)
    return list(found.values())


class _Judge:
    """Scores the places that one name of a document may mean."""

    def __init__(self, key: str, holders: Sequence[Sequence[Place]], division: bool, context: PlaceContext) -> None:
        self.key = key
        self.holders = holders
        self.division = division
        self.own = context.own.get(key, _SILENT)
        self.votes = context.votes
        self.total = sum(context.votes.countries.values()) - sum(self.own.countries.values())
        self.points = [point for point in context.points if point[3] != key]

    def score(self, match: Match) -> Candidate:
        place = match.place
        score = _KIND[place.kind] + _SIZE * log10(place.population + 300.0) + _QUALITY[match.quality]
        if self.division:
            score += 3.0 if place.kind in ("admin1", "admin2") else -0.5
            score += 0.4 if place.kind == "admin1" else 0.0
        score += self._spoken(place) + _NEAR * self._nearness(place)
        contained = False
        for held_by in self.holders:
            fit = max(_fit(place, holder) for holder in held_by)
            contained = contained or fit > 0
            score += 5.0 * fit if fit > 0 else -2.0
        return Candidate(place, score, match.quality, contained)

    def _spoken(self, place: Place) -> float:
        """Up to 3 for a country and 2 for a division that other names of the document speak of."""
        if place.country is None:
            return 0.5
        others = self.votes.countries.get(place.country, 0.0) - self.own.countries.get(place.country, 0.0)
        score = 0.0
        if others > 0.01 and self.total > 0:
            score = _COUNTRY * (others / (self.total + 0.5)) ** 0.5
        elif self.total >= 1 and place.kind != "country":
            score = -_UNSPOKEN
        number = place.id if place.kind == "admin1" else place.admin1
        if number is not None:
            near = self.votes.divisions.get(number, 0.0) - self.own.divisions.get(number, 0.0)
            score += _DIVISION * min(1.0, max(0.0, near) / 1.5)
        return score

    def _nearness(self, place: Place) -> float:
        """0 to 1: how near the document's other towns are (half at about 70 km)."""
        if place.kind in ("country", "sea"):
            return 0.0
        best = total = 0.0
        for lat, lon, weight, _ in self.points:
            if abs(lat - place.lat) > 4:
                continue
            near = weight * exp(-kilometres(lat, lon, place.lat, place.lon) / 100.0)
            total += near
            best = max(best, near)
        return min(1.0, 0.7 * best + 0.15 * total)


def _fit(place: Place, holder: Place) -> float:
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
