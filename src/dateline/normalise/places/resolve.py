"""Where a place name lies, or why that cannot be said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.model import PlaceValue
from dateline.model.words import PlacePrecision
from dateline.normalise.places.context import PlaceContext
from dateline.normalise.places.cues import cues
from dateline.normalise.places.detect import find_toponyms
from dateline.normalise.places.distance import kilometres, middle, offset_point
from dateline.normalise.places.fold import fold
from dateline.normalise.places.gazetteer import Gazetteer
from dateline.normalise.places.judge import Candidate, Votes
from dateline.normalise.places.own import country_of_demonym, region_of_people
from dateline.normalise.places.place import Place
from dateline.normalise.places.rank import rank
from dateline.normalise.places.toponym import Offset, Toponym

_PRECISION: dict[str, PlacePrecision] = {
    "city": "exact",
    "site": "exact",
    "admin2": "admin2",
    "admin1": "admin1",
    "region": "admin1",
    "sea": "admin1",
    "country": "country",
}
_TOP = 5
_DOMINANT = 0.8
_GREAT = 500_000
_WELL_KNOWN = 50_000
_NEAR_KM = 10.0
_WAY_KM = 200.0
_TIE = 0.25
_APART_KM = 100.0
_LOCAL = frozenset({"city", "site", "admin2"})
_LONGEST_STRETCH_KM = 300.0


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """The place, the candidates considered (best first), and why there is no point where there is none."""

    value: PlaceValue
    candidates: tuple[Candidate, ...] = ()
    reason: str | None = None


def resolve_place(written: str | Toponym, context: PlaceContext, gazetteer: Gazetteer) -> PlaceAnswer:
    """Resolve a name, or a phrase with its containers and offset, in its document. Never raises on any words."""
    if isinstance(written, str) and _no_name(written, gazetteer):
        return PlaceAnswer(PlaceValue(None, written), (), "no name in the words")
    toponym = _as_toponym(written, gazetteer) if isinstance(written, str) else written
    words = written if isinstance(written, str) else toponym.written
    if toponym.demonym is not None:
        return _demonym(toponym, gazetteer)
    pinned = gazetteer.pinned(toponym.written)
    if pinned is not None:
        return PlaceAnswer(_value(pinned, words, toponym.written, gazetteer), (Candidate(pinned, 0.0, 2, False),))
    key = fold(toponym.written)
    within = toponym.within or context.within.get(key, ())
    offset = toponym.offset
    if offset is None or offset.relation == "between":
        offset = context.offsets.get(key) or offset
    ranked = rank(toponym, within, context, gazetteer)
    ranked = _with_anchor(ranked, offset, within, context, gazetteer)
    if not ranked or _unlikely(toponym, ranked[0], within, context):
        return _fallback(toponym, words, within, offset, tuple(ranked[:_TOP]), context, gazetteer)
    tied = _tied(ranked)
    if tied:
        told = _fallback(toponym, words, within, offset, tuple(ranked[:_TOP]), context, gazetteer)
        return told if told.value.lat is not None else _undecided(told, tied, gazetteer)
    best = ranked[0].place
    value = _value(best, words, toponym.written, gazetteer)
    if toponym.division and best.kind == "city" and ranked[0].quality < 2:
        value = replace(value, precision="admin2")
    if offset is not None and not offset.named:
        value = _near(value, best, offset, context, gazetteer)
    return PlaceAnswer(value, tuple(ranked[:_TOP]))


def _tied(ranked: Sequence[Candidate]) -> list[Place]:
    """The places, far from one another, between which nothing decides; empty where the best is clear."""
    best = ranked[0]
    close = [c.place for c in ranked[1:_TOP] if best.score - c.score < _TIE]
    far = [p for p in close if kilometres(best.place.lat, best.place.lon, p.lat, p.lon) > _APART_KM]
    return [best.place, *far] if far and best.place.kind in _LOCAL else []


def _undecided(told: PlaceAnswer, tied: Sequence[Place], gazetteer: Gazetteer) -> PlaceAnswer:
    """No point; the country, where it is the same for all."""
    names: list[str] = []
    for place in tied:
        admin1 = gazetteer.place(place.admin1) if place.admin1 is not None else None
        names.append(", ".join(filter(None, (place.name, admin1.name if admin1 else None, place.country))))
    countries = {place.country for place in tied}
    country = tied[0].country if len(countries) == 1 else None
    value = replace(told.value, country=country, precision="country" if country else "none")
    return replace(told, value=value, reason=f"as likely as one another: {'; '.join(names)}")


def _no_name(written: str, gazetteer: Gazetteer) -> bool:
    """Whether the words are a preposition or the like; ``Van`` is a town, as large as it is."""
    key = fold(written)
    if not key or key in cues().never | cues().preposition:
        return not key or not written.strip().isupper()
    if key not in cues().connector or written.strip().isupper():
        return False
    large = any(m.quality >= 2 and m.place.population > _WELL_KNOWN for m in gazetteer.matches(written))
    return not (large and written.strip().istitle())


def _as_toponym(written: str, gazetteer: Gazetteer) -> Toponym:
    """The head name of a phrase: the first name that is no container; the whole where none is found."""
    found = find_toponyms(written, gazetteer)
    whole = written.strip()
    people = country_of_demonym(whole) or region_of_people(whole)
    if people is not None and not any(one.start == 0 and one.known for one in found):
        return Toponym(0, len(written), whole, (0, len(written)), demonym=people)
    if gazetteer.matches(whole) or gazetteer.division_matches(whole) or not found:
        bare = whole.removeprefix("the ")
        division = bool(gazetteer.division_matches(whole))
        return Toponym(0, len(written), bare, (0, len(written)), known=bool(found), division=division)
    return next((one for one in found if not one.container), found[0])


def _demonym(toponym: Toponym, gazetteer: Gazetteer) -> PlaceAnswer:
    region = next((m.place for m in gazetteer.matches(toponym.demonym or "") if m.quality >= 2), None)
    country = country_place(toponym.demonym or "", gazetteer) or region
    if country is None:
        return PlaceAnswer(PlaceValue(None, toponym.written), (), "no such country")
    return PlaceAnswer(_value(country, toponym.written, country.name, gazetteer))


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    from dateline.normalise.places.own import read_list

    return {row["iso3"]: row["name"] for row in read_list("countries.csv")}


def country_place(code: str, gazetteer: Gazetteer) -> Place | None:
    """The country with this ISO 3166 alpha-3 code."""
    name = _country_names().get(code)
    if name is None:
        return None
    return next(
        (m.place for m in gazetteer.matches(name) if m.place.kind == "country" and m.place.country == code), None
    )


def _with_anchor(
    ranked: list[Candidate], offset: Offset | None, within: Sequence[str], context: PlaceContext, gazetteer: Gazetteer
) -> list[Candidate]:
    """A spot said to be 20 km from a town is near that town, whatever else is called so."""
    if offset is None or not offset.named or not ranked:
        return ranked
    anchor = _anchor(offset.anchors[0], within, context, gazetteer)
    if anchor is None:
        return ranked
    reach = (offset.km or (30.0 if offset.bearing is None else _WAY_KM)) * 1.3 + anchor.radius_km + 15.0
    close = [c for c in ranked if kilometres(c.place.lat, c.place.lon, anchor.lat, anchor.lon) <= reach]
    spoken = context.votes.countries.get
    if not close and offset.km is None and ranked[0].quality >= 2 and ranked[0].place.population > _WELL_KNOWN:
        return ranked
    if not close and spoken(anchor.country or "", 0.0) < spoken(ranked[0].place.country or "", 0.0):
        return ranked
    return [c for c in close if c.place.id != anchor.id]


def _anchor(name: str, within: Sequence[str], context: PlaceContext, gazetteer: Gazetteer) -> Place | None:
    toponym = Toponym(0, len(name), name, (0, len(name)))
    ranked = rank(toponym, within or context.within.get(fold(name), ()), context, gazetteer)
    return ranked[0].place if ranked else None


def _unlikely(toponym: Toponym, best: Candidate, within: Sequence[str], context: PlaceContext) -> bool:
    """Whether the best is a small namesake in a country that the document never speaks of."""
    place = best.place
    known_well = best.quality >= 3 or place.population > _WELL_KNOWN
    if best.contained or not place.country or place.population > _GREAT or place.kind in ("country", "region", "sea"):
        return False
    if within and not best.contained and not known_well:
        return context.countries.get(place.country, 0.0) < 0.25
    own = context.own.get(fold(toponym.written), Votes())
    others = sum(context.votes.countries.values()) - sum(own.countries.values())
    if others < 0.5 or (best.quality >= 3 and others < 6):
        return False
    weight = (context.votes.countries.get(place.country, 0.0) - own.countries.get(place.country, 0.0)) / others
    return (weight < 0.03 and place.population < 100_000) or (weight < 0.12 and best.quality == 0)


def _value(place: Place, written: str, name: str, gazetteer: Gazetteer) -> PlaceValue:
    admin1 = gazetteer.place(place.admin1) if place.admin1 is not None else None
    division = place.name if place.kind == "admin1" else admin1.name if admin1 else None
    return PlaceValue(
        name=name,
        written=written,
        geonameid=place.geonameid,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        admin1=division,
        precision=_PRECISION[place.kind],
        radius_km=place.radius_km,
    )


def _near(value: PlaceValue, best: Place, offset: Offset, context: PlaceContext, gazetteer: Gazetteer) -> PlaceValue:
    """The town that an unnamed spot is measured from: its own point, reaching as far as the words say."""
    if best.kind in ("country", "admin1", "region", "sea"):
        return value
    if offset.relation == "between":
        other = next((name for name in offset.anchors if fold(name) != fold(value.name or "")), None)
        end = _anchor(other, (), context, gazetteer) if other else None
        if end is not None and end.kind == "city":
            return _halfway(value, best, end)
    if offset.km is not None and offset.km > 400:
        return value
    return replace(value, precision="near", radius_km=round((offset.km or _NEAR_KM) + best.radius_km, 1))


def _halfway(value: PlaceValue, one: Place, other: Place) -> PlaceValue:
    """Somewhere on the stretch between two towns: its middle, reaching to both; as it was where they lie far apart."""
    apart = kilometres(one.lat, one.lon, other.lat, other.lon)
    if apart > _LONGEST_STRETCH_KM:
        return value
    lat, lon = middle([(one.lat, one.lon), (other.lat, other.lon)])
    reach = round(max(_NEAR_KM, apart / 2), 1)
    return replace(value, geonameid=None, lat=round(lat, 4), lon=round(lon, 4), precision="near", radius_km=reach)


def _fallback(
    toponym: Toponym,
    words: str,
    within: Sequence[str],
    offset: Offset | None,
    considered: tuple[Candidate, ...],
    context: PlaceContext,
    gazetteer: Gazetteer,
) -> PlaceAnswer:
    """A spot that the gazetteer lacks keeps its name and takes the point of what it is said to be near or in."""
    spoken = next(iter(context.countries.items()), None)
    only = spoken[0] if spoken and spoken[1] >= _DOMINANT and context.votes.countries[spoken[0]] >= 2 else None
    blank = PlaceValue(toponym.written, words, country=only, precision="country" if only else "none")
    if offset is not None and offset.named:
        anchor = _anchor(offset.anchors[0], within, context, gazetteer)
        if anchor is not None and anchor.kind in ("city", "site", "admin2"):
            value = _value(anchor, words, toponym.written, gazetteer)
            lat, lon = anchor.lat, anchor.lon
            if offset.km is not None and offset.bearing is not None:
                lat, lon = offset_point(lat, lon, offset.km, offset.bearing)
            reach = (offset.km or _NEAR_KM) * (0.5 if offset.bearing is not None else 1.0) + anchor.radius_km
            return PlaceAnswer(
                replace(
                    value,
                    geonameid=None,
                    lat=round(lat, 4),
                    lon=round(lon, 4),
                    precision="near",
                    radius_km=round(reach, 1),
                ),
                considered,
                None,
            )
    for name in within:
        holder = _anchor(name, (), context, gazetteer)
        if holder is not None and holder.kind != "sea":
            value = _value(holder, words, toponym.written, gazetteer)
            precision: PlacePrecision = "near" if holder.kind in ("city", "site") else value.precision
            return PlaceAnswer(replace(value, geonameid=None, precision=precision), considered)
    return PlaceAnswer(blank, considered, "not in the gazetteer, and no town or division is told with it")
