"""Proposals for the date of an event: one for each telling that dates it."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.draft import Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.evidence import clause
from dateline.coding.mentions.scene import Scene


def propose_dates(scene: Scene, cluster: Cluster) -> Iterator[Proposal]:
    """Each time expression attached to an act of the event, resolved or with its words kept."""
    text = scene.parse.text
    seen: set[tuple[int, int]] = set()
    for view in cluster.views:
        cue = view.time
        if cue is None or cue.span in seen:
            continue
        seen.add(cue.span)
        written = cue.value.written or text[cue.span[0] : cue.span[1]]
        sure = 0.9 if cue.value.start is not None else 0.5
        yield Proposal("date", cue.value, clause(text, view, cue.span), written, "mentions.when", sure)
