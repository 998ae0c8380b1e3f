"""What changed in the records, because of which claims of which article, and when (codebook §6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.incidents import Policy, clusters, incident_id, same_claim
from dateline.ledger import LedgerReader, StoredCoding
from dateline.model import Claim, Incident, Json, Judgement
from dateline.publish.fact_state import FactState
from dateline.publish.record import incident_json

FIELDS: Final = (
    *("incident", "role", "modality", "event_type", "sub_event_type", "date", "place", "participants", "weapons"),
    *("killed", "injured", "abducted", "arrested", "missing", "steps", "investigation", "conflicts"),
)
"""``incident`` tells of a merge or a split: the id before and the id after."""

_BEHIND: Final = {"role": "event_type", "sub_event_type": "event_type"}


@dataclass(frozen=True, slots=True)
class FactChange:
    """One field of one incident, named as it is at the log's end; ``then`` is the name it had right after the change.

    ``old`` is None where the incident is new, ``new`` where nobody tells it any more. ``claims`` are the claims behind
    ``new`` in the article (named with its snapshot) that brought the change; ``withdrawn`` are those behind ``old``
    that no article makes any more. ``cause`` is the kind of event, ``by`` the person where a person decided it;
    ``article`` and ``snapshot`` are empty where no article brought the change.
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
    withdrawn: tuple[str, ...] = ()
    then: str = ""
    cause: str = "coding"
    by: str | None = None


@dataclass(frozen=True, slots=True)
class LogSpan:
    """The part of the log that is asked for: changes after a position, of incidents whose name begins so."""

    after: int = 0
    incident: str | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """What happened at one position. ``counting`` has the articles whose coding or standing it may have changed."""

    position: int
    recorded_at: str
    cause: str
    stored: StoredCoding | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """One incident before and after a step."""

    old: Incident | None
    new: Incident | None


def _silent(value: Json) -> bool:
    """True for a field of which a new incident says nothing."""
    if isinstance(value, Mapping):
        return value.get("status") == "not_reported" and not value.get("groups")
    return not value


def _pairs(before: Mapping[str, Incident], after: Mapping[str, Incident]) -> Iterator[tuple[str, _Pair]]:
    """Every incident before or after with its other side, and a mention of it; a merge's survivor keeps its past.

    An incident goes on where most of its mentions went, a tie by the smaller id.
    """
    old = {record.id: record for record in before.values()}
    new = {record.id: record for record in after.values()}
    shared: dict[tuple[str, str], list[str]] = {}
    for mention in before.keys() & after.keys():
        shared.setdefault((before[mention].id, after[mention].id), []).append(mention)
    goes_on: dict[str, str] = {}
    for was, now in sorted(shared, key=lambda pair: (-len(shared[pair]), pair[0] != pair[1], pair)):
        if was not in goes_on and now not in goes_on.values():
            goes_on[was] = now
    came_from = {now: was for was, now in goes_on.items()}
    first: dict[str, str] = {}
    for mention in sorted(before.keys() | after.keys()):
        for records in (before, after):
            if mention in records:
                first.setdefault(records[mention].id, mention)
    for now, record in sorted(new.items()):
        yield first[now], _Pair(old.get(came_from.get(now, "")), record)
    for was, record in sorted(old.items()):
        if was not in goes_on:
            yield first[was], _Pair(record, None)


def _moves(before: Mapping[str, Incident], after: Mapping[str, Incident], pair: _Pair) -> tuple[Json, Json] | None:
    """The names of a merge or a split that the pair is the other side of; None for a mere opening or ending."""
    if (pair.old is None) == (pair.new is None):
        return None
    if pair.new is None and pair.old is not None:
        into = sorted({after[m].id for m in pair.old.mentions if m in after})
        return (pair.old.id, "; ".join(into)) if into else None
    if pair.new is not None:
        out_of = sorted({before[m].id for m in pair.new.mentions if m in before})
        return ("; ".join(out_of), pair.new.id) if out_of else None
    return None


class _Replay:
    """The log read from the start, one step after the other."""

    def __init__(self, ledger: LedgerReader, policy: Policy, upto: int | None) -> None:
        self.ledger, self.upto = ledger, upto
        links: dict[str, list[Judgement]] = {}
        for judgement in ledger.judgements(upto):
            for end in (judgement.left, judgement.right):
                links.setdefault(end, []).append(judgement)
        self.codings = {stored.position: stored for stored in ledger.codings(upto, latest=False)}
        self.state = FactState(policy, links)

    def names(self) -> dict[str, str]:
        """The incident of every mention that counts at the end."""
        articles = dict.fromkeys(stored.article.id for stored in self.codings.values())
        held = self.ledger.counting_of(articles, self.upto)
        told = [m.id for position, _ in held.values() for m in self.codings[position].coding.mentions]
        judged = {j.id: j for own in self.state.links.values() for j in own}
        return {m: incident_id(group) for group in clusters(told, judged.values()) for m in group}

    def steps(self) -> Iterator[_Step]:
        """Everything that may have changed a record, in the order of recording."""
        found = [_Step(s.position, s.recorded_at, "coding", s) for s in self.codings.values()]
        found += [_Step(c.position, c.recorded_at, "run_chosen", None, c.by) for c in self.ledger.choices(self.upto)]
        return iter(sorted(found, key=lambda step: step.position))

    def counting(self, step: _Step) -> dict[str, tuple[StoredCoding, bool]]:
        """The articles that a step may have changed, with the coding that counts and whether it stands."""
        if step.stored is None:
            articles: Iterable[str] = sorted(self.state.counted)
        else:
            articles = sorted(self.ledger.family_of(step.stored.article.id, step.position))
        found = self.ledger.counting_of(articles, step.position)
        return {a: (self.codings[position], stands) for a, (position, stands) in found.items()}

    def touched(self, changes: Mapping[str, tuple[StoredCoding, bool]]) -> set[str]:
        """The mentions that the changes bring in, take out, let speak or silence."""
        state, found = self.state, set[str]()
        for article, (stored, stands) in changes.items():
            old = state.counted.get(article)
            if old is None or old.position != stored.position:
                found.update(m.id for s in (old, stored) if s is not None for m in s.coding.mentions)
            else:
                found.update(m.id for m in stored.coding.mentions if (m.id in state.standing) != stands)
        return found


def fact_log(
    ledger: LedgerReader, policy: Policy, upto: int | None = None, span: LogSpan | None = None
) -> Iterator[FactChange]:
    """Every change in the order of recording, replayed from the log, under the names that incidents have at its end.

    The linker's judgements count from the moment that both their mentions are in. Only incidents that a step touches
    are folded, and with ``span`` only where a change that is asked for may come of it.
    """
    asked = span or LogSpan()
    replay = _Replay(ledger, policy, upto)
    state, names = replay.state, replay.names()
    for step in replay.steps():
        changes = replay.counting(step)
        start = replay.touched(changes)
        if not start:
            continue
        closed = state.component(start)
        wanted = step.position > asked.after and (
            asked.incident is None or any(names.get(m, m).startswith(asked.incident) for m in closed)
        )
        before = state.records(closed) if wanted else {}
        for article, (stored, stands) in changes.items():
            state.count(article, stored, stands)
        closed |= state.component(closed & state.mentions.keys())
        if not wanted:
            state.forget(closed)
            continue
        for change in _changes(step, names, before, state.fold(closed), state):
            if asked.incident is None or change.incident.startswith(asked.incident):
                yield change


def _changes(
    step: _Step,
    names: Mapping[str, str],
    before: Mapping[str, Incident],
    after: Mapping[str, Incident],
    state: FactState,
) -> Iterator[FactChange]:
    """Field by field, for every incident that a step opened, touched, or left without a telling."""
    found = [(names.get(m, (p.new or p.old or after[m]).id), p) for m, p in _pairs(before, after)]
    for name, pair in sorted(found, key=lambda item: (item[0], "" if item[1].new is None else item[1].new.id)):
        moved = _moves(before, after, pair)
        if moved is not None:
            yield _change(step, state, name, "incident", pair, moved)
        was, now = ({} if record is None else incident_json(record) for record in (pair.old, pair.new))
        for field_name in FIELDS[1:]:
            one, other = was.get(field_name), now.get(field_name)
            if one == other or (pair.old is None and _silent(other)) or (pair.new is None and _silent(one)):
                continue
            yield _change(step, state, name, field_name, pair, (one, other))


def _change(
    step: _Step, state: FactState, name: str, field_name: str, pair: _Pair, values: tuple[Json, Json]
) -> FactChange:
    """One change with the claims behind it and those that are no longer made."""
    behind = _BEHIND.get(field_name, field_name)
    own = set() if pair.new is None else set(pair.new.claims)
    then = (pair.new or pair.old).id if pair.new or pair.old else name  # type: ignore[union-attr]
    claims: tuple[str, ...] = ()
    article = snapshot = ""
    if step.stored is not None:
        told = step.stored.coding.claims
        claims = tuple(c.id for c in told if c.field == behind and c.id in own)
        article, snapshot = step.stored.article.id, step.stored.article.snapshot
    gone = () if pair.old is None else tuple(_unsaid(pair, behind, state))
    at = (step.position, step.recorded_at)
    return FactChange(*at, name, field_name, *values, claims, article, snapshot, gone, then, step.cause, step.by)


def _unsaid(pair: _Pair, field_name: str, state: FactState) -> Iterator[str]:
    """The old record's claims on a field that the new one neither holds nor has in other words."""
    if pair.old is None:
        return
    held = () if pair.new is None else pair.new.mentions
    now = [c for m in held for c in state.claims.get(m, ()) if c.field == field_name]
    kept = {c.id for c in now}
    for claim in _claims_on(pair.old, field_name, state):
        if claim.id not in kept and not any(same_claim(claim, other) for other in now):
            yield claim.id


def _claims_on(record: Incident, field_name: str, state: FactState) -> Iterator[Claim]:
    return (c for m in record.mentions for c in state.claims.get(m, ()) if c.field == field_name and not c.withdrawn)
