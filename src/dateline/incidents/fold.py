"""The incident's record, folded from its claims: a pure function, so any record can be rebuilt at any time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, cast

from dateline.incidents.date_fold import fold_date
from dateline.incidents.grade import grade_of
from dateline.incidents.heard import heard
from dateline.incidents.hit import alive
from dateline.incidents.naming import incident_id
from dateline.incidents.origins import copies_of
from dateline.incidents.party_fold import fold_parties, fold_weapons
from dateline.incidents.place_fold import fold_place
from dateline.incidents.policy import Policy
from dateline.incidents.sources import Sources
from dateline.incidents.succession import standing_tolls
from dateline.incidents.toll_fold import fold_toll
from dateline.incidents.weigh import weigh
from dateline.model import (
    COUNT_FIELDS,
    MODALITIES,
    Claim,
    Conflict,
    Count,
    EventType,
    Incident,
    Investigation,
    Mention,
    Modality,
    Step,
)

VIOLENCE: Final = (
    "Battles",
    "Violence against civilians",
    "Explosions/Remote violence",
    "Riots",
    "Protests",
    "Strategic developments",
)
"""Types from the most violent down; breaks a tie between claims on the type (codebook §3)."""


def _event(claims: Sequence[Claim]) -> EventType | None:
    """The type that the claims support most; a tie goes to the more violent type, then to the first told."""
    support: dict[EventType, float] = {}
    for claim in claims:
        if isinstance(claim.value, EventType) and not claim.withdrawn:
            support[claim.value] = support.get(claim.value, 0.0) + claim.confidence
    if not support:
        return None
    told = list(support)
    return min(told, key=lambda e: (-round(support[e], 6), VIOLENCE.index(e.event_type), told.index(e)))


def _modality(claims: Sequence[Claim]) -> Modality:
    """What a claim says of the event's reality, best supported first; without one, the event occurred."""
    support: dict[str, float] = {}
    for claim in claims:
        if isinstance(claim.value, str) and claim.value in MODALITIES and not claim.withdrawn:
            support[claim.value] = support.get(claim.value, 0.0) + claim.confidence
    return cast(Modality, max(support, key=lambda m: (support[m], m))) if support else "occurred"


def _steps(claims: Iterable[Claim]) -> tuple[Step, ...]:
    """The steps in order, each telling once, numbered anew from 1."""
    told: dict[tuple[str, str], tuple[int, Step]] = {}
    for at, claim in enumerate(claims):
        if isinstance(claim.value, Step) and not claim.withdrawn:
            told.setdefault((claim.value.act, claim.value.written), (at, claim.value))
    ordered = sorted(told.values(), key=lambda pair: (pair[1].order, pair[0]))
    return tuple(replace(step, order=n) for n, (_, step) in enumerate(ordered, 1))


def _investigation(claims: Iterable[Claim]) -> Investigation | None:
    """What is last said about an inquiry."""
    held: Investigation | None = None
    for claim in claims:
        if claim.value in ("open", "closed") and not claim.withdrawn:
            held = cast(Investigation, claim.value)
    return held


def in_order(
    mentions: Sequence[Mention], claims: Iterable[Claim], published: Mapping[str, date | None]
) -> tuple[Claim, ...]:
    """Claims by their article's publication day (undated last), article, and place in the text."""
    article_of = {m.id: m.article for m in mentions}

    def key(claim: Claim) -> tuple[date, str, int, int, str]:
        article = article_of[claim.mention]
        return published.get(article) or date.max, article, claim.span.start, claim.span.end, claim.id

    return tuple(sorted((c for c in claims if c.mention in article_of), key=key))


def fold_cluster(
    group: Iterable[str],
    mentions: Mapping[str, Mention],
    claims: Mapping[str, Sequence[Claim]],
    policy: Policy,
    published: Mapping[str, date | None],
    known: Mapping[str, Mention] | None = None,
    origins: Mapping[str, str] | None = None,
) -> Incident | None:
    """The record of a cluster of which ``mentions`` and ``claims`` know only what still stands; None for nothing.

    The whole cluster, which ``known`` gives with what no longer stands, gives the id, so that an incident keeps its
    name when a version that told it first is replaced.
    """
    ids = tuple(group)
    standing = [m for m in ids if m in mentions]
    if not standing:
        return None
    told = [mentions[m] for m in standing]
    record = fold_incident(told, [c for m in standing for c in claims[m]], policy, published, origins)
    return replace(record, id=incident_id(ids, known or mentions, published))


def fold_incident(
    mentions: Sequence[Mention],
    claims: Iterable[Claim],
    policy: Policy,
    published: Mapping[str, date | None],
    origins: Mapping[str, str] | None = None,
) -> Incident:
    """The record of one cluster of mentions; ``published`` gives each article's day by article id.

    ``origins`` names, by article id, the origin of articles that repeat others; any other is its own.

    Depends on nothing but its arguments, and not on their order. People's words come before the machine's (``heard``).
    """
    ordered = in_order(mentions, claims, published)
    by_field: dict[str, list[Claim]] = {}
    for claim in heard(ordered):
        by_field.setdefault(claim.field, []).append(claim)
    article_of = {m.id: m.article for m in mentions}
    sources = Sources(article_of, published, origins or {})
    policy = policy.among(sources)
    conflicts: list[Conflict] = []
    tolls: dict[str, Count] = {}
    for name in COUNT_FIELDS:
        standing = standing_tolls(by_field.get(name, ()), article_of, published)
        if name == "injured":
            standing = alive(standing, by_field.get("killed", ()))
        tolls[name], found = fold_toll(name, standing, policy)
        conflicts.extend(found)
        by_field[name] = list(standing)
    when, found = fold_date(by_field.get("date", ()))
    conflicts.extend(found)
    parties, found = fold_parties(by_field.get("participants", ()))
    conflicts.extend(found)
    record = Incident(
        id=incident_id((m.id for m in mentions), {m.id: m for m in mentions}, published),
        role="main" if any(m.role == "main" for m in mentions) else "background",
        modality=_modality(by_field.get("modality", ())),
        event=_event(by_field.get("event_type", ())),
        date=when,
        place=fold_place(by_field.get("place", ())),
        participants=parties,
        weapons=fold_weapons(by_field.get("weapons", ())),
        killed=tolls["killed"],
        injured=tolls["injured"],
        abducted=tolls["abducted"],
        arrested=tolls["arrested"],
        missing=tolls["missing"],
        steps=_steps(by_field.get("steps", ())),
        investigation=_investigation(by_field.get("investigation", ())),
        conflicts=tuple(conflicts),
        claims=tuple(sorted(c.id for c in ordered)),
        mentions=tuple(sorted(m.id for m in mentions)),
        articles=tuple(sorted({m.article for m in mentions})),
        policy=f"{policy.name}/{policy.version}",
        copies=copies_of({m.article for m in mentions}, sources.origins),
    )
    grade = grade_of(record, by_field, sources)
    return replace(record, weighed=weigh(record, by_field, policy), grade=grade)
