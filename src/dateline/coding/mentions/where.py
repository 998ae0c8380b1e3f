"""Proposals for the place of an event: the most precise told with its acts, and the coarser ones around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.draft import Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.cue import PlaceCue
from dateline.coding.mentions.evidence import clause, trimmed
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.speech_verbs import governed_by_speech
from dateline.coding.mentions.view import ActView, Segment
from dateline.coding.token import Range

_POINTS = frozenset({"exact", "near"})


def _told(scene: Scene, view: ActView) -> Iterator[PlaceCue]:
    token = scene.parse.tokens[view.act.token]
    for cue in view.segment.places:
        if not governed_by_speech(scene.parse, cue.span, token):
            yield cue


def _proposal(scene: Scene, cue: PlaceCue, span: Range, sure: float) -> Proposal:
    return Proposal("place", cue.value, span, scene.parse.text[cue.span[0] : cue.span[1]], "mentions.where", sure)


def propose_places(scene: Scene, cluster: Cluster, around: Sequence[Segment]) -> Iterator[Proposal]:
    """Every place of the event's stretches, once; without a point among them, the first of those around."""
    text = scene.parse.text
    seen: set[Range] = set()
    pointed = False
    for view in cluster.views:
        for cue in _told(scene, view):
            if cue.span in seen:
                continue
            seen.add(cue.span)
            pointed = pointed or (cue.value.precision in _POINTS and cue.value.lat is not None)
            sure = 0.9 if view.place is not None and cue.span == view.place.span else 0.5
            yield _proposal(scene, cue, clause(text, view, cue.span), sure)
    if pointed:
        return
    for segment in around:
        for cue in segment.places:
            if cue.span not in seen and not governed_by_speech(scene.parse, cue.span) and cue.value.lat is not None:
                yield _proposal(scene, cue, trimmed(text, segment.span), 0.4)
                if cue.value.precision in _POINTS:
                    return
