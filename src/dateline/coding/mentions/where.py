"""Proposals for the place of an event: the most precise told with its acts, and the coarser ones around it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.draft import Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.cue import PlaceCue
from dateline.coding.mentions.evidence import clause
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.view import ActView
from dateline.coding.mentions.views import governed_by_speech


def _told(scene: Scene, view: ActView) -> Iterator[PlaceCue]:
    token = scene.parse.tokens[view.act.token]
    for cue in view.segment.places:
        if not governed_by_speech(scene.parse, cue.span, token):
            yield cue


def propose_places(scene: Scene, cluster: Cluster) -> Iterator[Proposal]:
    """Every place of the event's stretches, once; the act's own place with more confidence."""
    text = scene.parse.text
    seen: set[tuple[int, int]] = set()
    for view in cluster.views:
        for cue in _told(scene, view):
            if cue.span in seen:
                continue
            seen.add(cue.span)
            written = text[cue.span[0] : cue.span[1]]
            sure = 0.9 if view.place is not None and cue.span == view.place.span else 0.5
            yield Proposal("place", cue.value, clause(text, view, cue.span), written, "mentions.where", sure)
