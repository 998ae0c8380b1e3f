"""Proposals for the parties of an event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.draft import Proposal
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.evidence import clause
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.territory import Owner, told_before
from dateline.model import PARTY_ROLES, Participant, PartyRole
from dateline.normalise.actors import describe_actor


def country_of(cluster: Cluster) -> str | None:
    """The country that the event's places lie in."""
    return next((place.country for place in cluster.places if place.country), None)


def _participant(written: str, role: PartyRole, country: str | None) -> Participant:
    found = describe_actor(written, country, role)
    kind = found.kind or ("unidentified" if role == "perpetrator" else "civilians")
    return Participant(written, found.name, kind, role, found.country, found.status, found.actor)


def propose_parties(scene: Scene, cluster: Cluster) -> Iterator[Proposal]:
    """Each noun phrase in a role of one of the event's acts."""
    text, country = scene.parse.text, country_of(cluster)
    views = {view.index: view for view in cluster.views}
    for party in scene.parties:
        view = views.get(party.act)
        if view is None or party.role not in PARTY_ROLES:
            continue
        written = text[party.span[0] : party.span[1]]
        value = _participant(written, party.role, country)
        yield Proposal("participants", value, clause(text, view, party.span), written, "mentions.who", party.weight)


def propose_claimants(scene: Scene, clusters: Sequence[Cluster], around: Owner) -> Iterator[tuple[int, Proposal]]:
    """Whoever claims responsibility is a perpetrator by his own word, of the event that the words are about."""
    text = scene.parse.text
    for number, frame in enumerate(scene.frames):
        if frame.attitude != "claims_responsibility" or frame.source is None:
            continue
        owner = told_before(scene, frame.source[0], clusters, around)
        if owner is None:
            continue
        spans = [frame.source, *([frame.cue] if frame.cue else [])]
        evidence = (min(s for s, _ in spans), max(e for _, e in spans))
        written = text[frame.source[0] : frame.source[1]]
        value = _participant(written, "perpetrator", country_of(clusters[owner]))
        yield (
            owner,
            Proposal(
                "participants",
                value,
                evidence,
                written,
                "mentions.claimant",
                0.8,
                attitude="claims_responsibility",
                frame=number,
            ),
        )
