"""Proposals for the place of an event: the most precise told with its acts, and the coarser ones around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.coding.draft import Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.cue import PlaceCue
from dateline.coding.mentions.evidence import clause, trimmed
from dateline.coding.mentions.family import AFTERMATH, EFFECTS, FOLLOWS
from dateline.coding.mentions.nearness import distance_km, same_place
from dateline.coding.mentions.place_sense import brought_there, can_place, is_office
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.speech_verbs import governed_by_speech
from dateline.coding.mentions.view import ActView, Segment
from dateline.coding.token import Range
from dateline.model import PlaceValue

_POINTS = frozenset({"exact", "near"})
_LOCAL = _POINTS | {"admin2"}
_AFTER = 0.4
_NAMED = 0.3


def _is_point(cue: PlaceCue) -> bool:
    return cue.value.precision in _POINTS and cue.value.lat is not None


def _of_the_act(scene: Scene, view: ActView) -> Iterator[PlaceCue]:
    """The act's own place and the coarser ones around it; not the other towns of its stretch."""
    if view.place is not None and view.place not in view.segment.places:
        yield view.place
    for cue in view.segment.places:
        own = view.place is not None and cue.span == view.place.span
        if own or (not _is_point(cue) and can_place(scene.parse, cue, view.act)):
            yield cue


def _score(scene: Scene, cue: PlaceCue, views: Sequence[ActView]) -> float:
    """How much speaks for a place: the acts it is attached to, the aftermath less, and how often it is named."""
    direct = sum(
        _AFTER if v.kind in AFTERMATH | EFFECTS | FOLLOWS else 1.0
        for v in views
        if v.place is not None and v.place.value.name == cue.value.name
    )
    named = sum(1 for other in scene.places if other.value.name == cue.value.name and not other.furniture)
    return direct + _NAMED * min(named - 1, 3)


def _event_place(scene: Scene, cluster: Cluster) -> PlaceCue | None:
    """The one spot of the event among those attached to its acts; None where only wider places are told."""
    local = [v for v in cluster.views if v.place is not None and v.place.value.precision in _LOCAL]
    local = [v for v in local if v.place is not None and not v.place.aside] or local
    body = [v.place for v in local if not v.segment.title and v.place is not None]
    spot = _best_of(scene, cluster, body)
    titled = _best_of(scene, cluster, [v.place for v in local if v.segment.title and v.place is not None])
    if spot is None or titled is None:
        return spot or titled
    return titled if _finer(titled, spot) else spot


def _finer(titled: PlaceCue, spot: PlaceCue) -> bool:
    """True for a town of the headline inside the district that the body names, unless both bear one name."""
    if spot.value.precision != "admin2" or not _is_point(titled) or _bare(titled) == _bare(spot):
        return False
    km = distance_km(titled.value, spot.value)
    return km is not None and km <= (spot.value.radius_km or 0.0)


def _bare(cue: PlaceCue) -> str:
    return (cue.value.name or "").casefold().split(" ")[0]


def _best_of(scene: Scene, cluster: Cluster, told: Sequence[PlaceCue]) -> PlaceCue | None:
    return max(told, key=lambda c: (_score(scene, c, cluster.views), -c.span[0]), default=None)


def _fits(cue: PlaceCue, spot: PlaceCue, view: ActView) -> bool:
    """True where a local place can be the event's spot; a headline's bare name adds no precision to the body's."""
    if same_place(cue.value, spot.value) is False:
        return False
    return not (view.segment.title and spot.value.precision == "admin2" and _is_point(cue))


def _proposal(scene: Scene, cue: PlaceCue, span: Range, sure: float) -> Proposal:
    return Proposal("place", cue.value, span, scene.parse.text[cue.span[0] : cue.span[1]], "mentions.where", sure)


def _nearby(scene: Scene, around: Sequence[Segment], lead: bool) -> Iterator[tuple[PlaceCue, Segment]]:
    """Places of the stretches that go on about the event; the headline's for the event that the article opens with."""
    titles = [s for row in scene.segments for s in row if s.title] if lead else []
    for segment in [*around, *titles]:
        for cue in segment.places:
            text = scene.parse.text
            if brought_there(text, cue) or is_office(text, cue) or governed_by_speech(scene.parse, cue.span):
                continue
            if cue.value.lat is not None:
                yield cue, segment


def propose_places(scene: Scene, cluster: Cluster, around: Sequence[Segment], lead: bool) -> Iterator[Proposal]:
    """Every place of the event's acts, once; without a point among them, the first of those around."""
    text = scene.parse.text
    spot = _event_place(scene, cluster)
    seen: set[Range] = set()
    for view in cluster.views:
        for cue in _of_the_act(scene, view):
            local = cue.value.precision in _LOCAL
            if cue.span in seen or (local and spot is not None and not _fits(cue, spot, view)):
                continue
            seen.add(cue.span)
            sure = 0.9 if view.place is not None and cue.span == view.place.span else 0.5
            yield _proposal(scene, cue, clause(text, view, cue.span), sure)
    if spot is not None:
        return
    found = [(cue, segment) for cue, segment in _nearby(scene, around, lead) if cue.span not in seen]
    lines = {view.segment.line for view in cluster.views}
    best = max(
        found,
        key=lambda f: (_is_point(f[0]), f[1].line in lines, _score(scene, f[0], ()), -f[0].span[0]),
        default=None,
    )
    best = best or _the_town(scene, cluster)
    if best is not None:
        yield _proposal(scene, best[0], trimmed(text, best[1].span), 0.4)
    elif not seen:
        yield from _in_the_country(scene)


def _in_the_country(scene: Scene) -> Iterator[Proposal]:
    """For an event of which nothing says where: the country, where all the article's places lie in one."""
    told = [cue for cue in scene.places if cue.value.country is not None]
    if len({cue.value.country for cue in told}) != 1:
        return
    cue = next((c for c in told if c.value.precision == "country"), told[0])
    written = scene.parse.text[cue.span[0] : cue.span[1]]
    value = PlaceValue(None, written, country=cue.value.country, precision="country")
    yield Proposal("place", value, cue.span, written, "mentions.where", 0.3)


_THE_TOWN = re.compile(r"\b(?:the|the same|this|that) (?:town|village|city|camp|quarter|neighbourhood|suburb)\b")


def _the_town(scene: Scene, cluster: Cluster) -> tuple[PlaceCue, Segment] | None:
    """The town named last before an act that is told to be in "the town"."""
    for view in cluster.views:
        start, end = view.segment.span
        pointing = _THE_TOWN.search(scene.parse.text, start, end)
        if pointing is None or view.segment.title:
            continue
        before = [c for c in scene.places if c.span[1] <= pointing.start() and _is_point(c) and not c.furniture]
        named = [c for c in before if not (brought_there(scene.parse.text, c) or is_office(scene.parse.text, c))]
        if named:
            return named[-1], view.segment
    return None
