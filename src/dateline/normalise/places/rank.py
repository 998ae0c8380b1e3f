"""Order the places that a name may mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.normalise.places.divisions import FIRST_LEVEL, split_division
from dateline.normalise.places.fold import fold
from dateline.normalise.places.gazetteer import Gazetteer
from dateline.normalise.places.judge import Candidate, Judge, Told, fit
from dateline.normalise.places.place import Match
from dateline.normalise.places.toponym import Toponym

if TYPE_CHECKING:
    from dateline.normalise.places.context import PlaceContext

KEPT = 60


def rank(toponym: Toponym, within: Sequence[str], context: PlaceContext, gazetteer: Gazetteer) -> list[Candidate]:
    """Candidates, best first: containment, then countries, nearness to the document's places, size and kind.

    ``within``: the containers to go by, the toponym's own or those of another mention.
    """
    matches = _matches(toponym.written, gazetteer, context)
    matches.sort(key=lambda m: (-m.quality, -m.place.population, m.place.id))
    return rank_matches(toponym, matches[:KEPT], within, context, gazetteer)


def rank_matches(
    toponym: Toponym, matches: Sequence[Match], within: Sequence[str], context: PlaceContext, gazetteer: Gazetteer
) -> list[Candidate]:
    """As ``rank``, of places already looked up."""
    if not matches:
        return []
    judge = Judge(fold(toponym.written), matches, _told(toponym, matches, within, context, gazetteer), context)
    ranked = [judge.candidate(match) for match in matches]
    return sorted(ranked, key=lambda c: (-c.score, -c.place.population, c.place.id))


def _told(
    toponym: Toponym, matches: Sequence[Match], within: Sequence[str], context: PlaceContext, gazetteer: Gazetteer
) -> Told:
    """The places that the words around the name speak of; a holder of no candidate is left out."""
    around = [[match.place for match in possible(name, gazetteer)] for name in within]
    holders = [held_by for held_by in around if any(fit(m.place, holder) > 0 for m in matches for holder in held_by)]
    held = [match.place for name in toponym.holds for match in possible(name, gazetteer)]
    peers = [best for name in toponym.peers if (best := context.best.get(fold(name))) is not None]
    return Told(holders, toponym.division, held, peers)


def possible(written: str, gazetteer: Gazetteer) -> list[Match]:
    """Every place that the words may mean: by name, as a division, or the division around the town so named."""
    found = list(gazetteer.matches(written))
    have = {match.place.id for match in found}
    divisions = [match for match in gazetteer.division_matches(written) if match.place.id not in have]
    if divisions or any(match.place.kind in ("admin1", "admin2") for match in found):
        return found + divisions
    return found + [m for m in _around_town(written, gazetteer) if m.place.id not in have]


def _matches(written: str, gazetteer: Gazetteer, context: PlaceContext) -> list[Match]:
    found = possible(written, gazetteer)
    spoken = context.votes.countries
    if spoken and not any(match.place.country in spoken for match in found):
        have = {match.place.id for match in found}
        much = {country for country, share in context.countries.items() if share > 0.15}
        found += [m for m in gazetteer.similar(written) if m.place.id not in have and m.place.country in much]
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
