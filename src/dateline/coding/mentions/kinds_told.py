"""Proposals for the type and the modality of an event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from dateline.coding.draft import Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.evidence import act_clause, trimmed
from dateline.coding.mentions.patterns import pattern
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.type_rules import type_of
from dateline.coding.mentions.view import Segment
from dateline.model import Modality


def _denial(scene: Scene, around: Sequence[Segment]) -> Segment | None:
    """The stretch in which somebody says that there was no such event; None where nobody does."""
    text = scene.parse.text
    return next((s for s in around if pattern("never_happened").search(text, s.span[0], s.span[1])), None)


def modality_of(cluster: Cluster, sub_type: str) -> Modality:
    """What the tellings together say of the event's reality."""
    told = Counter(view.act.modality for view in cluster.views)
    if sub_type == "Disrupted weapons use":
        return "foiled"
    if told["attempted"] and told["attempted"] >= len(cluster.views) / 2:
        return "attempted"
    if told["foiled"] > len(cluster.views) / 2:
        return "foiled"
    return "occurred"


def propose_type(scene: Scene, cluster: Cluster, around: Sequence[Segment]) -> Iterator[Proposal]:
    """The type, once for each telling, and the modality."""
    text = scene.parse.text
    event = type_of(scene, cluster)
    for view in cluster.views:
        span = trimmed(text, view.act.span)
        evidence = act_clause(scene.parse, view)
        yield Proposal(
            "event_type", event, evidence, text[span[0] : span[1]], "mentions.type", round(0.9 * view.act.weight, 3)
        )
    first = cluster.views[0]
    words = text[first.act.span[0] : first.act.span[1]]
    modality = modality_of(cluster, event.sub_event_type)
    denial = _denial(scene, around)
    if denial is None:
        yield Proposal("modality", modality, act_clause(scene.parse, first), words, "mentions.modality", 0.8)
        return
    span = trimmed(text, denial.span)
    yield Proposal("modality", "denied", span, text[span[0] : span[1]], "mentions.modality", 0.7)
