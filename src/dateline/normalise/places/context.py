"""What a whole document says about where its places lie."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import exp

from dateline.normalise.places.company import Company, company_of
from dateline.normalise.places.fold import fold
from dateline.normalise.places.gazetteer import Gazetteer
from dateline.normalise.places.judge import Candidate, Votes
from dateline.normalise.places.own import country_of_demonym
from dateline.normalise.places.place import Place
from dateline.normalise.places.rank import possible, rank_matches
from dateline.normalise.places.toponym import Offset, Toponym

_WORD = re.compile(r"(?<![^\W_])[A-Z][^\W\d_]{2,}(?: [A-Z][a-z]{3,}(?=n\b|ns\b|e\b|i\b)[a-z]+)?")
_CONSIDERED = 20
_PASSES = 2


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """The document's hints for one resolution after another.

    ``votes``: what countries and divisions the document speaks of. ``own``: a name's own part in them, by folded name,
    so that no name vouches for itself. ``points``: places already sure, as (lat, lon, weight, folded name). ``within``
    and ``offsets``: by folded name, what any mention of it told. ``company``: what its other names may mean;
    ``best``: what each most likely means.
    """

    votes: Votes = field(default_factory=Votes)
    own: Mapping[str, Votes] = field(default_factory=dict)
    points: tuple[tuple[float, float, float, str], ...] = ()
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    offsets: Mapping[str, Offset] = field(default_factory=dict)
    company: Company = field(default_factory=Company)
    best: Mapping[str, Place] = field(default_factory=dict)

    @classmethod
    def of_country(cls, country: str) -> PlaceContext:
        """A document about one country (ISO 3166 alpha-3)."""
        return cls(Votes({country: 3.0}))

    @property
    def countries(self) -> dict[str, float]:
        """The countries spoken of, most first, with their shares of all votes."""
        total = sum(self.votes.countries.values())
        ordered = sorted(self.votes.countries.items(), key=lambda v: (-v[1], v[0]))
        return {code: weight / total for code, weight in ordered} if total else {}


def document_context(
    toponyms: Sequence[Toponym],
    text: str,
    gazetteer: Gazetteer,
    outlet: str | None = None,
    title: str | None = None,
) -> PlaceContext:
    """Read all place names and demonyms once, and say which countries and places the document is about."""
    peoples: dict[str, float] = defaultdict(float)
    for country in demonyms_of(text):
        peoples[country] += 1.0
    for extra in (title, outlet):
        for country in demonyms_of(extra or ""):
            peoples[country] += 0.5
    mentions: dict[str, Toponym] = {}
    counted: Counter[str] = Counter()
    for one in toponyms:
        if one.demonym is None and one.known:
            key = fold(one.written)
            counted[key] += 1
            if key not in mentions or (one.within and not mentions[key].within):
                mentions[key] = one
    within, offsets = _told(toponyms)
    context = PlaceContext(Votes(dict(peoples)), {}, (), within, offsets)
    matches = {
        key: sorted(possible(one.written, gazetteer), key=lambda m: (-m.quality, -m.place.population, m.place.id))[
            :_CONSIDERED
        ]
        for key, one in mentions.items()
    }
    context = replace(context, company=company_of(matches))
    for number in range(_PASSES + 1):
        ranked = {
            key: rank_matches(one, matches[key], one.within or within.get(key, ()), context, gazetteer)
            for key, one in mentions.items()
        }
        own = {key: _votes_of(found, min(3.0, 0.5 + 0.5 * counted[key])) for key, found in ranked.items()}
        points = _points(ranked) if number else ()
        best = {key: found[0].place for key, found in ranked.items() if found}
        context = replace(context, votes=_sum(peoples, own), own=own, points=points, best=best)
    return context


def demonyms_of(text: str) -> Iterator[str]:
    """The countries of the demonyms of a text, one by one: SYR for each ``Syrian``."""
    for match in _WORD.finditer(text):
        country = country_of_demonym(match[0]) or country_of_demonym(match[0].split(" ")[0])
        if country:
            yield country


def _votes_of(ranked: Sequence[Candidate], strength: float) -> Votes:
    """A name's votes: its candidates share them by how likely each is."""
    if not ranked:
        return Votes()
    top = ranked[0].score
    weights = [(c.place, exp(min(0.0, 1.5 * (c.score - top)))) for c in ranked[:12]]
    total = sum(weight for _, weight in weights)
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[int, float] = defaultdict(float)
    for place, weight in weights:
        share = strength * weight / total
        if place.country:
            countries[place.country] += share
        division = place.id if place.kind == "admin1" else place.admin1
        if division is not None and place.kind not in ("country", "region", "sea"):
            divisions[division] += share
    return Votes(dict(countries), dict(divisions))


def _sum(peoples: Mapping[str, float], own: Mapping[str, Votes]) -> Votes:
    countries: dict[str, float] = defaultdict(float, peoples)
    divisions: dict[int, float] = defaultdict(float)
    for votes in own.values():
        for code, weight in votes.countries.items():
            countries[code] += weight
        for number, weight in votes.divisions.items():
            divisions[number] += weight
    return Votes(dict(countries), dict(divisions))


def _points(ranked: Mapping[str, Sequence[Candidate]]) -> tuple[tuple[float, float, float, str], ...]:
    """The document's towns, each where the votes put it, with how sure that is."""
    points: list[tuple[float, float, float, str]] = []
    for key, found in ranked.items():
        if not found or found[0].place.kind in ("country", "sea", "region"):
            continue
        place = found[0].place
        lead = found[0].score - (found[1].score if len(found) > 1 else found[0].score - 3)
        size = 0.4 if place.kind == "admin1" and place.radius_km > 120 else 1.0
        points.append((place.lat, place.lon, size * min(1.0, max(0.1, lead / 2)), key))
    return tuple(points)


def _told(toponyms: Sequence[Toponym]) -> tuple[dict[str, tuple[str, ...]], dict[str, Offset]]:
    within: dict[str, tuple[str, ...]] = {}
    offsets: dict[str, Offset] = {}
    for one in toponyms:
        key = fold(one.written)
        if one.within and len(one.within) > len(within.get(key, ())):
            within[key] = one.within
        if one.offset is not None and one.offset.named and key not in offsets:
            offsets[key] = one.offset
    return within, offsets
