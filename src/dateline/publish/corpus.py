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


@dataclass(frozen=True, slots=True)
class Held:
    """A cluster as it was folded last: what it was folded from, and what it gave."""

    group: tuple[str, ...]
    told: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    articles: tuple[Article, ...]
    incident: Incident | None


def fold_corpus(
    articles: Iterable[Article],
    mentions: Sequence[Mention],
    claims: Iterable[Claim],
    judgements: Iterable[Judgement],
    policy: Policy,
    former: Sequence[Mention] = (),
    amendments: Amendments | None = None,
    held: dict[str, Held] | None = None,
    listed: dict[tuple[str, ...], Incident] | None = None,
) -> Corpus:
    """Every incident that the judgements give, folded under one policy with what people say about claims.

    ``former`` are the mentions of versions that a newer one has replaced: they say nothing any more, and still hold
    their incident together and give it its name. Where a person made a claim on one, it speaks with that claim alone.
    ``held`` remembers clusters by their first mention, so that the next call folds only those that have changed;
    ``listed`` has clusters by their mentions as they were folded elsewhere, and is taken for those not yet remembered.
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
        told = tuple(mention_by_id[m] for m in group if m in mention_by_id)
        own_claims = tuple(c for m in told for c in by_mention[m.id])
        own_articles = tuple(article_by_id[known[m].article] for m in group)
        last = None if held is None else held.get(group[0])
        if last is not None and _is_same(last, group, told, own_claims, own_articles):
            incident = last.incident
        else:
            incident = None if listed is None or last is not None else listed.pop(group, None)
            if incident is None:
                origins = origins_of([article_by_id[name] for name in sorted({m.article for m in told})])
                incident = fold_cluster(group, mention_by_id, by_mention, policy, published, known, origins)
            if held is not None:
                held[group[0]] = Held(group, told, own_claims, own_articles, incident)
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


def _is_same(
    last: Held,
    group: tuple[str, ...],
    told: tuple[Mention, ...],
    claims: tuple[Claim, ...],
    articles: tuple[Article, ...],
) -> bool:
    """True where a cluster is what it was when it was folded last."""
    return (last.group, last.told, last.claims, last.articles) == (group, told, claims, articles)
