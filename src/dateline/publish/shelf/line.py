"""A record as a line of the shelf, and what is kept of it beside the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dateline.incidents import Knowledge, StoryFacts, fresh_of, stance_of
from dateline.ledger import ShelfLine, ShelfQuestion
from dateline.model import Incident, Json, JsonObject
from dateline.model.codec import span_from, span_json
from dateline.model.json_value import as_int, as_list, as_object, as_optional_text, as_text
from dateline.publish import acled
from dateline.publish.corpus import Corpus
from dateline.publish.record import incident_json, unheard
from dateline.publish.record_from import incident_from
from dateline.publish.report.drawing import radius_km
from dateline.publish.words import type_text

UNDATED: Final = "~"
DOUBTFUL: Final = 0.5
"""Claims whose coder is less sure than this are shown to a person."""

NOT_SHOWN: Final = "not shown"
"""Stands for words that would tell what is hidden."""

_APART: Final = "\x1f"
"""Between words that are searched one by one."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a line's record gives back: ``changed`` is where and on which day a fact last changed."""

    incident: Incident
    title: str
    fresh: date | None
    stance: Knowledge | None
    changed: tuple[int, date | None]
    body: JsonObject
    line: int = 0

    @property
    def order(self) -> tuple[str, str]:
        """Where it stands in lists: by day, undated last, then id."""
        start = self.incident.date.start
        return UNDATED if start is None else start.isoformat(), self.incident.id

    def without_words_of(self, articles: Collection[str]) -> Kept:
        """The same without a headline or a notice of these articles."""
        title = NOT_SHOWN if self.incident.articles[0] in articles else self.title
        stance = self.stance
        if stance is not None and stance.article in articles:
            stance = replace(stance, reason=NOT_SHOWN, span=None)
        return replace(self, title=title, stance=stance)

    def under(self, incident: Incident) -> Kept:
        """The same with its record held otherwise."""
        return replace(self, incident=incident, body=incident_json(incident))


def line_of(
    incident: Incident,
    corpus: Corpus,
    mentions: Sequence[str],
    unchanged: int,
    changed: tuple[int, date | None],
    sensitive: bool,
) -> ShelfLine:
    """The line; ``unchanged`` newer versions came since the last change."""
    articles = corpus.articles_of(incident)
    story = StoryFacts(articles, changed[1], unchanged)
    fresh, stance = fresh_of(story), stance_of(incident, story)
    event, place = incident.event, incident.place
    claims = corpus.claims_of(incident)
    start, end = incident.date.start, incident.date.end
    first = corpus.articles[incident.articles[0]]
    told: JsonObject = {
        "title": first.title,
        "fresh": _iso(fresh),
        "stance": None if stance is None else _stance_json(stance),
        "changed": [changed[0], _iso(changed[1])],
    }
    return ShelfLine(
        id=incident.id,
        day=UNDATED if start is None else start.isoformat(),
        last=_iso(end) or "",
        role=incident.role,
        kind="" if event is None else _APART.join((event.event_type, event.sub_event_type, event.plover_event)),
        country=place.country,
        lat=place.lat if place.lon is not None else None,
        lon=place.lon if place.lat is not None else None,
        km=None if place.lat is None else radius_km(incident),
        killed=incident.killed.low,
        disputed=bool(incident.conflicts),
        fresh=_iso(fresh) or "",
        stance="" if stance is None else stance.state,
        unheld=acled.left_out(incident),
        told=Counter(claim.field for claim in claims),
        name=type_text(incident),
        place=place.name or place.written or "",
        words=_APART.join((*(a.title or "" for a in articles), *(c.span.quote for c in claims))),
        record={"incident": incident_json(incident), **told},
        mentions=tuple(sorted(mentions)),
        questions=tuple(_questions(incident, corpus)),
        sensitive=sensitive,
    )


def kept_from(record: JsonObject, line: int = 0) -> Kept:
    """What was kept of a line."""
    body = as_object(record["incident"])
    position, day = as_list(record["changed"])
    stance = record["stance"]
    return Kept(
        incident_from(body),
        as_optional_text(record["title"]) or "",
        _day(record["fresh"]),
        None if stance is None else _stance_from(as_object(stance)),
        (as_int(position), _day(day)),
        body,
        line,
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(value: Json) -> date | None:
    return None if value is None else date.fromisoformat(as_text(value))


def _stance_json(stance: Knowledge) -> JsonObject:
    span = None if stance.span is None else span_json(stance.span)
    told: JsonObject = {"state": stance.state, "rule": stance.rule, "reason": stance.reason}
    return {**told, "since": _iso(stance.since), "article": stance.article, "span": span}


def _stance_from(o: JsonObject) -> Knowledge:
    span = None if o["span"] is None else span_from(o["span"])
    words = o["state"], o["rule"], as_text(o["reason"])
    return Knowledge(*words, _day(o["since"]), as_optional_text(o["article"]), span)  # type: ignore[arg-type]


def _questions(incident: Incident, corpus: Corpus) -> Iterator[ShelfQuestion]:
    """Clashes and doubtful claims on which nobody has spoken."""
    start = incident.date.start
    day = UNDATED if start is None else start.isoformat()
    for number, conflict in enumerate(incident.conflicts):
        if all(corpus.claims[name].ruling is None for name in conflict.claims):
            rank = 0 if incident.role == "main" else 1
            yield ShelfQuestion(rank, f"{day} {incident.id} {number:04}", conflict.field, conflict.claims)
    claims = corpus.claims_of(incident)
    quiet = unheard(claims)
    for claim in claims:
        open_still = claim.ruling is None and not claim.by_person and not claim.withdrawn and claim.id not in quiet
        if open_still and claim.confidence < DOUBTFUL:
            yield ShelfQuestion(2, f"{claim.confidence:.6f} {claim.id}", claim.field, (claim.id,))
