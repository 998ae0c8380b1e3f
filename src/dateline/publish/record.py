"""The record contract (codebook §3): what one article says, as ``dateline code --json`` prints it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.incidents import Policy, fold_incident, heard
from dateline.model import (
    CODEBOOK_VERSION,
    COUNT_FIELDS,
    Article,
    Claim,
    Coding,
    Conflict,
    Count,
    Grade,
    Incident,
    Json,
    JsonObject,
    Refusal,
    SetAside,
    Weighing,
    canonical,
)
from dateline.model.codec import (
    claim_json,
    coder_json,
    date_json,
    event_json,
    participant_json,
    place_json,
    rejection_json,
    step_json,
    weapon_json,
)


def count_json(count: Count) -> JsonObject:
    """The codebook's count with a row for each group."""
    groups: list[Json] = [
        {"group": g.group, "low": g.low, "high": g.high, "status": g.status, "cause": g.cause} for g in count.groups
    ]
    return {"best": count.best, "low": count.low, "high": count.high, "status": count.status, "groups": groups}


def _conflict_json(conflict: Conflict) -> JsonObject:
    return {"field": conflict.field, "claims": list(conflict.claims)}


def _weighing_json(weighing: Weighing) -> JsonObject:
    return {
        "field": weighing.field,
        "rule": weighing.rule,
        "for": list(weighing.claims_for),
        "against": list(weighing.claims_against),
    }


def _grade_json(grade: Grade) -> JsonObject:
    return {"name": grade.name, "rule": grade.rule, "origins": grade.origins}


def incident_json(incident: Incident) -> JsonObject:
    """The codebook's incident, with ``mentions``, ``articles``, ``policy``, ``weighed``, ``grade`` and ``copies``
    added."""
    event = {"event_type": None, "sub_event_type": None, "plover": None}
    tolls: dict[str, Json] = {name: count_json(incident.count(name)) for name in COUNT_FIELDS}
    return {
        "id": incident.id,
        "role": incident.role,
        "modality": incident.modality,
        **(event if incident.event is None else event_json(incident.event)),
        "date": date_json(incident.date),
        "place": place_json(incident.place),
        "participants": [participant_json(p) for p in incident.participants],
        "weapons": [weapon_json(w) for w in incident.weapons],
        **tolls,
        "steps": [step_json(s) for s in incident.steps],
        "investigation": incident.investigation,
        "conflicts": [_conflict_json(c) for c in incident.conflicts],
        "claims": list(incident.claims),
        "mentions": list(incident.mentions),
        "articles": list(incident.articles),
        "policy": incident.policy,
        "weighed": [_weighing_json(w) for w in incident.weighed],
        "grade": None if incident.grade is None else _grade_json(incident.grade),
        "copies": [list(articles) for articles in incident.copies],
    }


def unheard(claims: Iterable[Claim]) -> frozenset[str]:
    """Of one incident's claims, the ids of those that people's words keep out of its record."""
    told = tuple(claims)
    return frozenset(after.id for before, after in zip(told, heard(told), strict=True) if after is not before)


def claims_json(claims: Iterable[Claim], incident_of: Mapping[str, str]) -> list[JsonObject]:
    """Claims with the incident that each mention belongs to, and what people say of them."""
    told = list(claims)
    by_incident: dict[str, list[Claim]] = {}
    for claim in told:
        by_incident.setdefault(incident_of[claim.mention], []).append(claim)
    silent = frozenset[str]().union(*map(unheard, by_incident.values()))
    return [{**claim_json(c), "incident": incident_of[c.mention], **people_json(c, c.id not in silent)} for c in told]


def people_json(claim: Claim, is_heard: bool) -> JsonObject:
    """A person's verdict on a claim, when it or a person's own claim was said, and whether the record hears it."""
    return {"ruling": claim.ruling, "said_at": claim.said_at, "heard": is_heard}


def article_summary(article: Article, relevant: bool | None) -> JsonObject:
    """The article as the record names it; its text stays in the ledger and is named by hash."""
    return {
        "id": article.id,
        "snapshot": article.snapshot,
        "text": article.text_hash,
        "title": article.title,
        "outlet": article.outlet,
        "url": article.url,
        "published": None if article.published is None else article.published.isoformat(),
        "published_from": article.published_from,
        "language": article.language,
        "developing": article.developing,
        "relevant": relevant,
        "notices": [
            {"kind": n.kind, "span": {"start": n.span.start, "end": n.span.end, "quote": n.span.quote}}
            for n in article.notices
        ],
    }


def incidents_of(article: Article, coding: Coding, policy: Policy) -> tuple[Incident, ...]:
    """One incident a mention, main ones first and in text order within a role."""
    published = {article.id: article.published}
    ordered = sorted(coding.mentions, key=lambda m: (m.role != "main", m.acts[0].start, m.id))
    by_mention: dict[str, list[Claim]] = {m.id: [] for m in ordered}
    for claim in coding.claims:
        by_mention[claim.mention].append(claim)
    return tuple(fold_incident([m], by_mention[m.id], policy, published) for m in ordered)


def record_json(article: Article, coding: Coding, policy: Policy) -> JsonObject:
    """The whole record of one article."""
    incidents = incidents_of(article, coding, policy)
    incident_of = {m: i.id for i in incidents for m in i.mentions}
    ordered = sorted(coding.claims, key=lambda c: (c.span.start, c.span.end, c.field, c.id))
    return {
        "codebook": CODEBOOK_VERSION,
        "coder": coder_json(coding.coder),
        "article": article_summary(article, coding.relevant),
        "incidents": [incident_json(i) for i in incidents],
        "claims": claims_json(ordered, incident_of),
        "rejections": [rejection_json(r) for r in coding.rejections],
    }


def _empty_record(article: JsonObject, coder: JsonObject, kind: str, reason: str) -> JsonObject:
    rejections: Sequence[Json] = [{"kind": kind, "reason": reason, "span": None}]
    return {
        "codebook": CODEBOOK_VERSION,
        "coder": coder,
        "article": article,
        "incidents": [],
        "claims": [],
        "rejections": rejections,
    }


def _unread(snapshot: str | None) -> JsonObject:
    """An article of which nothing could be read."""
    silent = dict.fromkeys(("id", "text", "title", "outlet", "url", "published", "language", "relevant"))
    return {**silent, "snapshot": snapshot, "published_from": "none", "developing": False, "notices": []}


def set_aside_json(aside: SetAside, coder: JsonObject) -> JsonObject:
    """The record of an article that was not coded: no incidents, and the reason as a rejection."""
    article = _unread(aside.snapshot) if aside.article is None else article_summary(aside.article, None)
    return _empty_record(article, coder, aside.kind, aside.reason)


def refusal_json(refusal: Refusal, coder: JsonObject) -> JsonObject:
    """The record of an input that could not be taken in, so that no line of a batch goes missing."""
    return _empty_record(_unread(None), coder, refusal.kind, f"{refusal.origin}: {refusal.reason}")


def record_line(record: JsonObject) -> str:
    """One record as one canonical line, without the line break."""
    return canonical(record)
