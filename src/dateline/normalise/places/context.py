"""What a whole document says about where its places lie."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.normalise.places.fold import fold
from dateline.normalise.places.gazetteer import Gazetteer
from dateline.normalise.places.own import country_of_demonym
from dateline.normalise.places.place import Place
from dateline.normalise.places.rank import possible, rank
from dateline.normalise.places.toponym import Offset, Toponym

_WORD = re.compile(
    r"(?<![^\W_])[A-Z][^\W\d_]{2,}(?: (?:Korean|African|Sudanese|Lankan|Leonean|Arabian|Rican|Guinean)s?)?"
)


@dataclass(frozen=True, slots=True)
class PlaceContext:
    """The document's hints for one resolution after another.

    ``countries``: ISO alpha-3 → weight, summing to 1. ``divisions``: ids of divisions named, with weights. ``points``: places
    already sure, as (lat, lon, weight, folded name). ``within`` and ``offsets``: by folded name, what any mention of it told.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[int, float] = field(default_factory=dict)
    points: tuple[tuple[float, float, float, str], ...] = ()
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    offsets: Mapping[str, Offset] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    @classmethod
    def of_country(cls, country: str) -> PlaceContext:
        """A document about one country."""
        return cls(countries={country: 1.0})


def document_context(
    toponyms: Sequence[Toponym],
    text: str,
    gazetteer: Gazetteer,
    outlet: str | None = None,
    title: str | None = None,
) -> PlaceContext:
    """Read all place names and demonyms once, and say which countries and places the document is about."""
    votes: dict[str, float] = defaultdict(float)
    divisions: dict[int, float] = defaultdict(float)
    for match in _WORD.finditer(text):
        country = country_of_demonym(match[0])
        if country:
            votes[country] += 1.0
    for extra in (title, outlet):
        for match in _WORD.finditer(extra or ""):
            country = country_of_demonym(match[0])
            if country:
                votes[country] += 0.5
    counted: Counter[str] = Counter()
    for one in toponyms:
        if one.demonym is None and one.known:
            counted[fold(one.written)] += 1
    for key, times in counted.items():
        _vote(gazetteer, key, times, votes, divisions)
    total = sum(votes.values())
    countries = (
        {code: weight / total for code, weight in sorted(votes.items(), key=lambda v: (-v[1], v[0]))[:12]}
        if total
        else {}
    )
    within, offsets = _told(toponyms)
    first = PlaceContext(countries, dict(divisions), (), within, offsets, tuple(counted))
    return PlaceContext(
        countries, dict(divisions), _sure_points(toponyms, first, gazetteer), within, offsets, tuple(counted)
    )


def _vote(gazetteer: Gazetteer, key: str, times: int, votes: dict[str, float], divisions: dict[int, float]) -> None:
    """A name's places share its votes: by their kind and size, so that an ambiguous name votes for none too loudly."""
    weights: dict[str, float] = defaultdict(float)
    matches = possible(key, gazetteer)
    for match in matches:
        if match.place.country:
            weights[match.place.country] += prior_weight(match.place, match.quality)
    total = sum(weights.values())
    if not total:
        return
    strength = min(3.0, 1 + 0.5 * (times - 1))
    for code, weight in weights.items():
        votes[code] += strength * (weight / total) ** 1.5
    for match in matches:
        if match.place.kind in ("admin1", "admin2"):
            divisions[match.place.id] += strength


def prior_weight(place: Place, quality: int) -> float:
    """How likely a name means this place before anything else is known."""
    if place.kind == "country":
        return 1000.0
    if place.kind in ("region", "sea", "site"):
        return 30.0
    base: float = (place.population + 200.0) ** 0.6 / 30.0
    if place.kind == "admin1":
        base = 5.0 + base * 0.7
    elif place.kind == "admin2":
        base *= 0.5
    return base * (1.0 if quality >= 2 else 0.35)


def _told(toponyms: Sequence[Toponym]) -> tuple[dict[str, tuple[str, ...]], dict[str, Offset]]:
    within: dict[str, tuple[str, ...]] = {}
    offsets: dict[str, Offset] = {}
    for one in toponyms:
        key = fold(one.written)
        if one.within and len(one.within) > len(within.get(key, ())):
            within[key] = one.within
        if one.offset is not None and (one.offset.named or one.offset.km is not None) and key not in offsets:
            offsets[key] = one.offset
    return within, offsets


def _sure_points(
    toponyms: Sequence[Toponym], context: PlaceContext, gazetteer: Gazetteer
) -> tuple[tuple[float, float, float, str], ...]:
    """The document's towns, each where the countries put it, with how sure that is."""
    points: list[tuple[float, float, float, str]] = []
    seen: set[str] = set()
    for one in toponyms:
        key = fold(one.written)
        if key in seen or one.demonym is not None or not one.known:
            continue
        seen.add(key)
        ranked = rank(one.written, one.within or context.within.get(key, ()), one.division, context, gazetteer)
        if not ranked or ranked[0].place.kind in ("country", "sea", "region"):
            continue
        lead = ranked[0].score - (ranked[1].score if len(ranked) > 1 else ranked[0].score - 4)
        points.append((ranked[0].place.lat, ranked[0].place.lon, min(1.0, max(0.05, lead / 3)), key))
    return tuple(points)
