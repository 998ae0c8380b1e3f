"""The records of many articles at one position of the ledger: what every list, export and page is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dateline.incidents import Policy, clusters, fold_cluster, origins_of
from dateline.model import Amendments, Article, Claim, Incident, Judgement, Mention

if TYPE_CHECKING:
    from dateline.publish.traces import Trace


@dataclass(frozen=True, slots=True)
class Corpus:
    """``incidents`` by date, then id, undated last; ``claims`` by id; ``articles`` by id.

    ``incident_of`` leads from every mention to its incident, also from those of versions that no longer stand.
    ``former`` has what became of the claims of such versions, by incident, where that was asked for.
    """

    incidents: tuple[Incident, ...]
    claims: Mapping[str, Claim]
    articles: Mapping[str, Article]
    mentions: Mapping[str, Mention]
    incident_of: Mapping[str, str]
    former: Mapping[str, tuple[Trace, ...]] = field(default_factory=dict)

    def claims_of(self, incident: Incident) -> tuple[Claim, ...]:
        """An incident's claims by article and place in the text."""
        found = [self.claims[c] for c in incident.claims]
        return tuple(sorted(found, key=lambda c: (self.mentions[c.mention].article, c.span.start, c.span.end, c.id)))

    def articles_of(self, incident: Incident) -> tuple[Article, ...]:
        """The articles that tell an incident, by publication day, undated last."""
        found = [self.articles[a] for a in incident.articles]
        return tuple(sorted(found, key=lambda a: (a.published is None, a.published or "", a.id)))


def _when(incident: Incident) -> tuple[bool, str, str]:
    start = incident.date.start
    return start is None, "" if start is None else start.isoformat(), incident.id


def fold_corpus(
    articles: Iterable[Article],
    mentions: Sequence[Mention],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
    policy: Policy,
    former: Sequence[Mention] = (),
    amendments: Amendments | None = None,
) -> Corpus:
    """Every incident that the judgements give, folded under one policy with what people say about claims.

    ``former`` are the mentions of versions that a newer one has replaced: they say nothing any more, and still hold
    their incident together and give it its name. Where a person made a claim on one, it speaks with that claim alone.
    """
    said = amendments or Amendments()
    article_by_id = {a.id: a for a in articles}
    spoken = {c.mention for c in said.claims.values()}
    mention_by_id = {m.id: m for m in (*mentions, *(m for m in former if m.id in spoken))}
    known = {m.id: m for m in former} | mention_by_id
    by_mention: dict[str, list[Claim]] = {name: [] for name in mention_by_id}
    own = {m.id for m in mentions}
    for claim in said.apply((c for c in claims if c.mention in own), mention_by_id):
        by_mention[claim.mention].append(claim)
    published = {a.id: a.published for a in article_by_id.values()}
    incidents: list[Incident] = []
    incident_of: dict[str, str] = {}
    for group in clusters(list(known), judgements):
        if own.isdisjoint(group):
            continue
        told = {mention_by_id[m].article for m in group if m in mention_by_id}
        origins = origins_of([article_by_id[name] for name in sorted(told)])
        incident = fold_cluster(group, mention_by_id, by_mention, policy, published, known, origins)
        if incident is not None:
            incidents.append(incident)
            incident_of.update(dict.fromkeys(group, incident.id))
    return Corpus(
        tuple(sorted(incidents, key=_when)),
        {c.id: c for own in by_mention.values() for c in own},
        article_by_id,
        mention_by_id,
        incident_of,
    )
