"""The state of knowledge of a ledger's incidents, and which stories are due for another look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.incidents import Knowledge, Policy, StoryFacts, knowledge_of, next_look
from dateline.ledger import LedgerReader
from dateline.model import COUNT_FIELDS, Incident, Json, JsonObject
from dateline.model.codec import span_json
from dateline.publish.corpus import Corpus
from dateline.publish.fact_change import FactChange, LogSpan
from dateline.publish.fact_log import fact_log

FACTS: Final = frozenset(
    ("incident", "role", "modality", "event_type", "sub_event_type", "date", "place", "investigation", *COUNT_FIELDS)
)
"""Fields whose change counts as a change of the story; of participants only the named ones do."""


@dataclass(frozen=True, slots=True)
class Due:
    """A developing story to look at again on a day, ``overdue`` days ago; ``looked`` is when it was last met."""

    incident: Incident
    knowledge: Knowledge
    looked: date
    on: date
    overdue: int


def day_of(ledger: LedgerReader, upto: int | None = None) -> date:
    """The day (UTC) of the ledger's last event: what a state of knowledge is reckoned from, so that the same position
    gives the same state whenever it is asked for; the first day there is for an empty ledger."""
    last = ledger.head(upto).position
    event = next(ledger.events(last - 1, last), None)
    return date.min if event is None else date.fromisoformat(event.recorded_at[:10])


def knowledge_by_incident(
    ledger: LedgerReader,
    corpus: Corpus,
    policy: Policy,
    upto: int | None = None,
    on: date | None = None,
    wanted: Sequence[Incident] | None = None,
) -> dict[str, Knowledge]:
    """The state of every incident's story, or of those wanted, on a day, else on the ledger's last."""
    incidents = corpus.incidents if wanted is None else wanted
    asked = _with_a_past(ledger, corpus, incidents, upto)
    changes = fact_log(ledger, policy, upto, LogSpan(mentions=asked)) if asked else ()
    day = on or day_of(ledger, upto)
    last = _last_changes(changes)
    told: dict[str, Knowledge] = {}
    for incident in incidents:
        if asked.isdisjoint(incident.mentions):
            told[incident.id] = knowledge_of(incident, _told_once(corpus, incident), day)
        else:
            told[incident.id] = _state(ledger, corpus, incident, last.get(incident.id), day, upto)
    return told


def _with_a_past(ledger: LedgerReader, corpus: Corpus, incidents: Sequence[Incident], upto: int | None) -> set[str]:
    """The mentions of incidents that more than one event may have changed: several articles or versions tell them, or a
    person decided on them. Any other was told once and has not changed since."""
    decided = {m for d in ledger.decisions(upto) for m in ledger.decided(d.decision.id)}
    former = {i for m, i in corpus.incident_of.items() if m not in corpus.mentions}
    anew = ledger.counts(upto)["coding"] > len(corpus.articles)
    return {
        m
        for i in incidents
        if anew or len(i.articles) > 1 or i.id in former or not decided.isdisjoint(i.mentions)
        for m in i.mentions
    }


def _told_once(corpus: Corpus, incident: Incident) -> StoryFacts:
    articles = corpus.articles_of(incident)
    return StoryFacts(articles, max((a.published for a in articles if a.published), default=None), 0)


def knowledge_of_one(
    ledger: LedgerReader, corpus: Corpus, incident: Incident, policy: Policy, upto: int | None = None
) -> Knowledge:
    """The state of one incident's story on the ledger's last day."""
    changes = fact_log(ledger, policy, upto, LogSpan(mentions=incident.mentions))
    last = _last_changes(changes).get(incident.id)
    return _state(ledger, corpus, incident, last, day_of(ledger, upto), upto)


def _last_changes(changes: Iterable[FactChange]) -> dict[str, FactChange]:
    return {c.incident: c for c in changes if c.field in FACTS or (c.field == "participants" and names_change(c))}


def names_change(change: FactChange) -> bool:
    return _named(change.old) != _named(change.new)


def _named(value: Json) -> set[tuple[Json, Json, Json]]:
    """Named parties with role and status; a row in other words is no news."""
    rows = value if isinstance(value, list | tuple) else ()
    held = (row for row in rows if isinstance(row, Mapping) and row.get("name"))
    return {(row["name"], row["role"], row["status"]) for row in held}


def _state(
    ledger: LedgerReader, corpus: Corpus, incident: Incident, change: FactChange | None, on: date, upto: int | None
) -> Knowledge:
    articles = corpus.articles_of(incident)
    day = None if change is None else _day(change, corpus)
    after = 0 if change is None else change.position
    return knowledge_of(incident, StoryFacts(articles, day, unchanged_versions(ledger, incident, after, upto)), on)


def _day(change: FactChange, corpus: Corpus) -> date | None:
    """The day of the article that brought a change; of recording, where a person brought it; None where undated."""
    article = corpus.articles.get(change.article)
    return article.published if article is not None else None if change.article else _recorded(change.recorded_at)


def _recorded(moment: str) -> date:
    return date.fromisoformat(moment[:10])


def unchanged_versions(ledger: LedgerReader, incident: Incident, after: int, upto: int | None) -> int:
    """Newer versions of the incident's articles since a position."""
    found = 0
    for article in incident.articles:
        family = ledger.family_of(article, upto)
        if len(family) > 1:
            found += sum(1 for position, _ in ledger.counting_of(family, upto).values() if position > after)
    return found


def due_stories(
    ledger: LedgerReader, corpus: Corpus, states: Mapping[str, Knowledge], on: date, upto: int | None = None
) -> tuple[Due, ...]:
    """Developing stories whose next look is on or before a day: the longest overdue first, main ones before others, the
    freshest before the older."""
    found: list[Due] = []
    for incident in corpus.incidents:
        state = states[incident.id]
        if state.developing:
            looked = _looked(ledger, incident.articles, upto)
            day = next_look(state, looked)
            if day is not None and day <= on:
                found.append(Due(incident, state, looked, day, (on - day).days))
    return tuple(sorted(found, key=_urgency))


def _urgency(due: Due) -> tuple[int, bool, int, str]:
    since = due.knowledge.since
    return -due.overdue, due.incident.role != "main", 0 if since is None else -since.toordinal(), due.incident.id


def _looked(ledger: LedgerReader, articles: Sequence[str], upto: int | None) -> date:
    """The last day on which any of the articles was met."""
    days = [_recorded(s.recorded_at) for a in articles for s in ledger.family(a, upto)]
    captures = [s.capture.id for a in articles for s in ledger.family(a, upto)]
    return max([*days, *(_recorded(o.recorded_at) for name in captures for o in ledger.observations(name, upto))])


def knowledge_json(state: Knowledge) -> JsonObject:
    """A state of knowledge as JSON."""
    return {
        "state": state.state,
        "rule": state.rule,
        "reason": state.reason,
        "since": None if state.since is None else state.since.isoformat(),
        "article": state.article,
        "span": None if state.span is None else span_json(state.span),
    }
