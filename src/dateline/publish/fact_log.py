"""What changed in the records, because of which claims of which article, and when (codebook §6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dateline.incidents import Policy, clusters, fold_cluster, incident_id
from dateline.ledger import LedgerReader, StoredCoding
from dateline.model import Claim, Incident, Json, Judgement, Mention
from dateline.publish.record import incident_json

FIELDS: Final = (
    *("role", "modality", "event_type", "sub_event_type", "date", "place", "participants", "weapons"),
    *("killed", "injured", "abducted", "arrested", "missing", "steps", "investigation", "conflicts"),
)


@dataclass(frozen=True, slots=True)
class FactChange:
    """One field of one incident, named as it is at the log's end.

    ``old`` is None where the incident is new, ``new`` where nobody tells it any more.
    ``claims`` are the claims behind ``new`` in the article (named with its snapshot) that brought the change.
    """

    position: int
    recorded_at: str
    incident: str
    field: str
    old: Json
    new: Json
    claims: tuple[str, ...]
    article: str
    snapshot: str


_BEHIND: Final = {"role": "event_type", "sub_event_type": "event_type"}


@dataclass(slots=True)
class _Known:
    """The mentions, claims and judgements met so far; grows by one article at a time.

    ``standing`` holds the mentions of articles that no newer version has replaced; the others still connect.
    """

    links: Mapping[str, Sequence[Judgement]]
    mentions: dict[str, Mention] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    published: dict[str, date | None] = field(default_factory=dict)
    by_article: dict[str, list[str]] = field(default_factory=dict)
    standing: dict[str, Mention] = field(default_factory=dict)

    def add(self, stored: StoredCoding) -> None:
        """Take in one coded article."""
        article, coding = stored.article.id, stored.coding
        self.published[article] = stored.article.published
        self.by_article[article] = [m.id for m in coding.mentions]
        self.mentions.update((m.id, m) for m in coding.mentions)
        self.claims.update((m.id, []) for m in coding.mentions)
        for claim in coding.claims:
            self.claims[claim.mention].append(claim)

    def stand(self, article: str, stands: bool) -> set[str]:
        """Let an article speak or fall silent; its mentions where that is a change."""
        changed = {m for m in self.by_article.get(article, ()) if (m in self.standing) != stands}
        for mention in changed:
            if stands:
                self.standing[mention] = self.mentions[mention]
            else:
                del self.standing[mention]
        return changed

    def component(self, start: Iterable[str]) -> set[str]:
        """The known mentions that *same* judgements connect with ``start``."""
        seen, queue = set(start), list(start)
        while queue:
            for judgement in self.links.get(queue.pop(), ()):
                if judgement.verdict != "same":
                    continue
                for end in (judgement.left, judgement.right):
                    if end in self.mentions and end not in seen:
                        seen.add(end)
                        queue.append(end)
        return seen

    def records(self, mentions: set[str], policy: Policy) -> dict[str, Incident]:
        """The incidents of a closed set of mentions, by the ids of the mentions in their clusters."""
        judged = {j.id: j for m in mentions for j in self.links.get(m, ())}
        found: dict[str, Incident] = {}
        for group in clusters(sorted(mentions), [judged[j] for j in sorted(judged)]):
            record = fold_cluster(group, self.standing, self.claims, policy, self.published)
            if record is not None:
                found.update(dict.fromkeys(group, record))
        return found


def _silent(value: Json) -> bool:
    """True for a field of which a new incident says nothing."""
    if isinstance(value, Mapping):
        return value.get("status") == "not_reported" and not value.get("groups")
    return not value


def _changes(
    stored: StoredCoding, before: Mapping[str, Incident], after: Mapping[str, Incident], names: Mapping[str, str]
) -> Iterator[FactChange]:
    """Field by field, for every incident that the article opened, touched or, as a newer version, stopped telling."""
    told: dict[tuple[str, str], dict[str, Incident]] = {}
    for when, records in (("old", before), ("new", after)):
        for mention, record in records.items():
            told.setdefault((names[mention], after.get(mention, record).id), {}).setdefault(when, record)
    for (name, _), pair in sorted(told.items()):
        yield from _between(stored, name, pair.get("old"), pair.get("new"))


def _between(stored: StoredCoding, name: str, old: Incident | None, new: Incident | None) -> Iterator[FactChange]:
    """The fields of one incident that differ; None where there is no such record."""
    was, now = ({} if record is None else incident_json(record) for record in (old, new))
    own = set() if new is None else set(new.claims)
    for field_name in FIELDS:
        one, other = was.get(field_name), now.get(field_name)
        if one == other or (old is None and _silent(other)) or (new is None and _silent(one)):
            continue
        behind = _BEHIND.get(field_name, field_name)
        claims = tuple(c.id for c in stored.coding.claims if c.field == behind and c.id in own)
        article = stored.article
        at = (stored.position, stored.recorded_at)
        yield FactChange(*at, name, field_name, one, other, claims, article.id, article.snapshot)


def fact_log(ledger: LedgerReader, policy: Policy, upto: int | None = None) -> Iterator[FactChange]:
    """Every change in the order of recording, replayed from the log, under the names that incidents have at its end.

    An incident's name is that of its first mention by id, so another may become it when an article joins.
    """
    links: dict[str, list[Judgement]] = {}
    for judgement in ledger.judgements(upto):
        for end in (judgement.left, judgement.right):
            links.setdefault(end, []).append(judgement)
    codings = list(ledger.codings(upto))
    told = [m.id for stored in codings for m in stored.coding.mentions]
    groups = clusters(told, [j for own in links.values() for j in own])
    names = {mention: incident_id(group) for group in groups for mention in group}
    known = _Known(links)
    for stored in codings:
        article = stored.article
        former = () if article.url is None else ledger.versions(article.url, stored.position)
        versions = {article.id: None} | {v.article.id: None for v in former}
        stands = {v: len(versions) == 1 or ledger.stands(v, stored.position) for v in versions}
        known.add(stored)
        own = set(known.by_article[article.id])
        touched = known.component(own.union(*(known.by_article.get(v, ()) for v in versions)))
        before = known.records(touched - own, policy)
        for version, now in stands.items():
            known.stand(version, now)
        yield from _changes(stored, before, known.records(touched, policy), names)
