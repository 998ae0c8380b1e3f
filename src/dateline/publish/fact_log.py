"""What changed in the records, because of which claims of which article, and when (codebook §6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dateline.incidents import Policy, clusters, fold_incident
from dateline.ledger import LedgerReader, StoredCoding
from dateline.model import Claim, Incident, Json, Judgement, Mention
from dateline.publish.record import incident_json

FIELDS: Final = (
    *("role", "modality", "event_type", "sub_event_type", "date", "place", "participants", "weapons"),
    *("killed", "injured", "abducted", "arrested", "missing", "steps", "investigation", "conflicts"),
)


@dataclass(frozen=True, slots=True)
class FactChange:
    """One field of one incident; ``old`` is None where the incident is new. ``claims`` are the claims behind it."""

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
    """The mentions, claims and judgements met so far; grows by one article at a time."""

    mentions: dict[str, Mention] = field(default_factory=dict)
    claims: dict[str, list[Claim]] = field(default_factory=dict)
    published: dict[str, date | None] = field(default_factory=dict)
    links: dict[str, list[Judgement]] = field(default_factory=dict)

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
        """The incidents of a closed set of mentions, by the mention ids they hold."""
        judged = {j.id: j for m in mentions for j in self.links.get(m, ())}
        groups = clusters(sorted(mentions), [judged[j] for j in sorted(judged)])
        found: dict[str, Incident] = {}
        for group in groups:
            claims = [c for m in group for c in self.claims[m]]
            record = fold_incident([self.mentions[m] for m in group], claims, policy, self.published)
            found.update(dict.fromkeys(group, record))
        return found

    def add(self, stored: StoredCoding) -> None:
        """Take in one coded article."""
        self.published[stored.article.id] = stored.article.published
        for mention in stored.coding.mentions:
            self.mentions[mention.id] = mention
            self.claims[mention.id] = []
        for claim in stored.coding.claims:
            self.claims[claim.mention].append(claim)


def _silent(value: Json) -> bool:
    """True for a field of which a new incident says nothing."""
    if isinstance(value, Mapping):
        return value.get("status") == "not_reported" and not value.get("groups")
    return not value


def _changes(
    stored: StoredCoding, before: Mapping[str, Incident], after: Mapping[str, Incident], new: Sequence[Claim]
) -> Iterator[FactChange]:
    """Field by field, for every incident that the article opened or touched."""
    for incident in sorted({i.id: i for i in after.values()}.values(), key=lambda i: i.id):
        old = next((before[m] for m in incident.mentions if m in before), None)
        was = {} if old is None else incident_json(old)
        now = incident_json(incident)
        for name in FIELDS:
            if (old is None and _silent(now[name])) or was.get(name) == now[name]:
                continue
            behind = _BEHIND.get(name, name)
            claims = tuple(c.id for c in new if c.field == behind and c.id in set(incident.claims))
            yield FactChange(
                stored.position,
                stored.recorded_at,
                incident.id,
                name,
                was.get(name),
                now[name],
                claims,
                stored.article.id,
                stored.article.snapshot,
            )


def fact_log(ledger: LedgerReader, policy: Policy, upto: int | None = None) -> Iterator[FactChange]:
    """Every change in the order of recording, replayed from the log."""
    known = _Known()
    for judgement in ledger.judgements(upto):
        for end in (judgement.left, judgement.right):
            known.links.setdefault(end, []).append(judgement)
    for stored in ledger.codings(upto):
        own = {m.id for m in stored.coding.mentions}
        if not own:
            continue
        touched: set[str] = set()
        known_before = set(known.mentions)
        known.add(stored)
        touched = known.component(own)
        after = known.records(touched, policy)
        for mention in own:
            del known.mentions[mention]
        before = known.records(touched & known_before, policy)
        known.add(stored)
        yield from _changes(stored, before, after, stored.coding.claims)
