"""Proposals for the parties of an event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from dateline.coding.draft import Proposal
from dateline.coding.frame import SpeechFrame
from dateline.coding.mentions.cluster import Cluster
from dateline.coding.mentions.evidence import clause
from dateline.coding.mentions.scene import Scene
from dateline.coding.mentions.sides import Told, harmed, is_bare, opposing
from dateline.coding.mentions.standing import Standing, settle
from dateline.coding.mentions.territory import Owner, told_before
from dateline.coding.mentions.type_rules import type_of
from dateline.coding.token import Range
from dateline.model import PARTY_ROLES, Participant, PartyRole
from dateline.normalise.actors import ActorAnswer, Registry, describe_actor, recall_actor, registry_in_use

_THEIRS = re.compile(r"^(?:their|its|his|her)\b", re.IGNORECASE)
_NEAR = 80
_UNKNOWN = re.compile(
    r"^\W*(?:who |that |which )?(?:(?:are|were|is|was|remain\w*|have|has|had)\b\W*)?(?:still |as yet |so far )?"
    r"(?:(?:not|never|yet to)(?: been| be)?(?: yet| so far)? (?:been )?(?:identified|known|named)|unidentified"
    r"|unknown)\b"
    r"|^[^.;]{0,30}\b(?:no idea who|whose identity|not known who|unclear who)",
    re.IGNORECASE,
)
"""What follows a party of whom nobody knows who it is."""


def country_of(cluster: Cluster) -> str | None:
    """The country that the event's places lie in."""
    return next((place.country for place in cluster.places if place.country), None)


def _setting(scene: Scene, cluster: Cluster) -> str | None:
    """The event's country; where its own places tell none, the one that most places of the article lie in."""
    own = country_of(cluster)
    if own is not None:
        return own
    named = Counter(c.value.country for c in scene.places if c.value.country and not c.furniture)
    return named.most_common(1)[0][0] if named else None


def propose_parties(scene: Scene, cluster: Cluster, losses: Sequence[Proposal] = ()) -> Iterator[Proposal]:
    """Each noun phrase in a role of one of the event's acts, the people of its tolls, and the side that bled."""
    text, country = scene.parse.text, _setting(scene, cluster)
    made: list[Standing] = []
    arrests = all(view.kind == "arrest" for view in cluster.views)
    told = sorted(_told(scene, cluster), key=lambda t: t.span)
    taken = [t.span for t in told]
    told += (t for t in harmed(text, losses, arrests) if not _covered(t.span, taken))
    known = _named(scene, country)
    for one in sorted(told, key=lambda t: t.span):
        written = text[one.span[0] : one.span[1]]
        earlier = [answer for end, answer in known if end <= one.span[0]]
        value = _participant(written, one.role, country, earlier)
        if value is None and one.role == "target" and _THEIRS.match(written):
            value = _of_owner(written, scene, one.span, [row.party for row in made])
        if value is None and one.role == "target":
            value = Participant(written, None, "unidentified", "target")
        if value is not None and value.kind == "unidentified" and _nobody_knows(scene, one.span):
            value = replace(value, status="unknown_to_source")
        if one.role == "victim" and is_bare(written):
            value = _like(value, scene, one.span, [row.proposal for row in made])
        if value is not None:
            proposal = Proposal("participants", value, one.evidence, written, one.maker, one.weight)
            made.append(Standing(proposal, value, one.kind))
    settled = list(settle(made, type_of(scene, cluster), cluster.kinds))
    yield from settled
    yield from opposing(settled, "clash" in cluster.kinds)


def _told(scene: Scene, cluster: Cluster) -> Iterator[Told]:
    """The parties around the event's acts."""
    views = {view.index: view for view in cluster.views}
    for party in scene.parties:
        view = views.get(party.act)
        role = next((r for r in PARTY_ROLES if r == party.role), None)
        if view is not None and role is not None:
            evidence = clause(scene.parse.text, view, party.span)
            yield Told(party.span, role, evidence, party.weight, "mentions.who", view.kind)


def _covered(span: Range, taken: Sequence[Range]) -> bool:
    """True where a phrase has a role already."""
    return any(a < span[1] and span[0] < b for a, b in taken)


def _named(scene: Scene, country: str | None) -> tuple[tuple[int, ActorAnswer], ...]:
    """What each party of the article is by its own words, with where its phrase ends, in text order."""
    spans = tuple(sorted({p.span for p in scene.parties}))
    return _described(scene.parse.text, spans, country, registry_in_use())


@lru_cache(maxsize=8)
def _described(
    text: str, spans: tuple[Range, ...], country: str | None, registry: Registry
) -> tuple[tuple[int, ActorAnswer], ...]:
    """The same for every event of an article in one country."""
    return tuple((b, describe_actor(text[a:b], country, registry=registry)) for a, b in spans)


def _like(value: Participant | None, scene: Scene, span: Range, made: Sequence[Proposal]) -> Participant | None:
    """A bare number ("five were wounded") with the kind of the victims named last before it in its sentence."""
    token = scene.parse.at(span[0])
    if value is None or token is None:
        return value
    start = scene.parse.sentence_range(token.sentence)[0]
    for old in reversed(made):
        at = scene.parse.text.find(old.written, *old.span)
        if isinstance(old.value, Participant) and old.value.role == "victim" and start <= at < span[0]:
            like = old.value
            return Participant(value.written, like.name, like.kind, "victim", like.country, actor=like.actor)
    return value


def _of_owner(written: str, scene: Scene, span: Range, made: Sequence[Participant]) -> Participant | None:
    """What belongs to a party named just before: "two soldiers died when their truck hit a mine"."""
    token = scene.parse.at(span[0])
    start = scene.parse.sentence_range(token.sentence)[0] if token else span[0]
    before = scene.parse.text[start : span[0]]
    owner = next((p for p in reversed(made) if p.written in before and p.role != "perpetrator"), None)
    if owner is None:
        return None
    return Participant(written, owner.name, owner.kind, "target", owner.country, actor=owner.actor)


def _nobody_knows(scene: Scene, span: Range) -> bool:
    """True where the sentence says that those in question are not identified."""
    token = scene.parse.at(span[0])
    if token is None:
        return False
    start, end = scene.parse.sentence_range(token.sentence)
    return _UNKNOWN.search(scene.parse.text[max(start, span[1]) : min(end, span[1] + _NEAR)]) is not None


def _participant(
    written: str, role: PartyRole, country: str | None, earlier: Sequence[ActorAnswer] = ()
) -> Participant | None:
    """The party that a phrase names; None where nothing in its words says who or what it is."""
    found = recall_actor(describe_actor(written, country, role), earlier)
    kind = found.kind
    if kind is None and role == "victim":
        kind = "civilians"
    if kind is None:
        return None
    return Participant(written, found.name, kind, role, found.country, found.status, found.actor)


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
        value = _claimant(text, frame, _setting(scene, clusters[owner]))
        if value is None:
            continue
        yield (
            owner,
            Proposal(
                "participants",
                value,
                evidence,
                value.written,
                "mentions.claimant",
                0.8,
                attitude="claims_responsibility",
                frame=number,
            ),
        )


def _claimant(text: str, frame: SpeechFrame, country: str | None) -> Participant | None:
    """Who claims it: by the words where he speaks, else by what those words stand for ("it", "a statement")."""
    assert frame.source is not None
    written = text[frame.source[0] : frame.source[1]]
    speaker = frame.speaker
    names = (written, speaker.organisation, speaker.name) if speaker else (written,)
    for name in names:
        found = describe_actor(name, country, "perpetrator") if name else None
        if found is not None and found.kind not in (None, "person", "civilians"):
            assert found.kind is not None
            return Participant(
                written,
                found.name or (name if name != written else None),
                found.kind,
                "perpetrator",
                found.country,
                found.status,
                found.actor,
            )
    return None
