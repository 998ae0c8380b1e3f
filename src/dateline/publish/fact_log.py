"""What changed in the records, because of which claims of which article, and when (codebook §6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from dateline.errors import UsageError
from dateline.incidents import Policy, incident_id, same_claim
from dateline.ledger import LedgerReader, StoredCoding
from dateline.model import Amendments, Decision, Json
from dateline.publish.fact_change import FIELDS, FactChange, LogSpan
from dateline.publish.fact_state import FactState, links_of
from dateline.publish.lineage import Lineages, Pair, pairs_of
from dateline.publish.neighbourhood import Neighbourhood, changed_after, neighbourhood
from dateline.publish.record import incident_json

_FEWEST_DIGITS: Final = 4
"""Of an id; with fewer the whole log is read."""

_BEHIND: Final = {"role": "event_type", "sub_event_type": "event_type"}


@dataclass(frozen=True, slots=True)
class Step:
    """What happened at one position: a coding, a choice of a run, or a decision."""

    position: int
    recorded_at: str
    cause: str
    stored: StoredCoding | None = None
    by: str | None = None
    decision: Decision | None = None


_Counting = Mapping[str, tuple[StoredCoding, bool]]
"""For articles by id, the coding that counts and whether the article stands."""


class _Replay:
    """The log read from the start, one step after the other."""

    def __init__(self, ledger: LedgerReader, policy: Policy, upto: int | None, near: Neighbourhood | None) -> None:
        self.ledger, self.upto = ledger, upto
        codings = ledger.codings(upto, latest=False) if near is None else near.codings
        judgements = ledger.judgements(upto) if near is None else near.judgements
        self.codings = {stored.position: stored for stored in codings}
        self.decisions = list(ledger.decisions(upto))
        self.state = FactState(policy, links_of(j for j in judgements if j.decision is None))

    def related(self, prefix: str) -> set[str]:
        """Every mention that was ever in one incident with one whose name begins so, and perhaps a few more."""
        told = (m.id for s in self.codings.values() for m in s.coding.mentions)
        everything = links_of(j for d in self.decisions for j in d.decision.judgements())
        held = FactState(self.state.policy, self.state.links, everything)
        held.mentions = {m.id: m for s in self.codings.values() for m in s.coding.mentions}
        return held.component(m for m in told if incident_id([m]).startswith(prefix))

    def steps(self) -> Iterator[Step]:
        """Everything that may have changed a record, in the order of recording."""
        found = [Step(s.position, s.recorded_at, "coding", s) for s in self.codings.values()]
        found += [Step(c.position, c.recorded_at, "run_chosen", by=c.by) for c in self.ledger.choices(self.upto)]
        for d in self.decisions:
            found.append(Step(d.position, d.decision.at, d.decision.act, by=d.decision.by, decision=d.decision))
        return iter(sorted(found, key=lambda step: step.position))

    def counting(self, step: Step) -> _Counting:
        """The articles whose coding or standing a step may have changed, as they are after it."""
        if step.decision is not None:
            return {}
        if step.stored is None:
            articles: Iterable[str] = sorted(self.state.counted)
        else:
            articles = sorted(self.ledger.family_of(step.stored.article.id, step.position))
        found = self.ledger.counting_of(articles, step.position)
        return {a: (self.codings[position], stands) for a, (position, stands) in found.items()}

    def touched(self, step: Step, now: _Counting) -> set[str]:
        """The mentions that a step speaks of, brings in, takes out, lets speak or silences."""
        if step.decision is not None:
            spoken = self.ledger.decided(step.decision.id)
            return {h for m in spoken if (h := self.ledger.heir(m, step.position)) in self.state.mentions}
        return set[str]().union(*(self.state.changed(article, *counted) for article, counted in now.items()))

    def apply(self, step: Step, now: _Counting) -> None:
        """Bring the state to where it is after a step."""
        coded_anew = not self.state.counted.keys().isdisjoint(now)
        for article, (stored, stands) in now.items():
            self.state.count(article, stored, stands)
        if self.decisions and (step.decision is not None or coded_anew):
            held = self.ledger.people(step.position)
            self.state.people = links_of(j for decision in held for j in decision.judgements())
            self.state.amendments = Amendments.of(held)


def fact_log(
    ledger: LedgerReader, policy: Policy, upto: int | None = None, span: LogSpan | None = None
) -> tuple[FactChange, ...]:
    """Every change in the order of recording, replayed from the log; each incident under the last name it had.

    The linker's judgements count from the moment that both their mentions are in, a person's from when it was given.
    Only incidents that a step touches are folded, and with ``span`` only where a change that is asked for may come of
    it; of named incidents only the articles that tell them are read.
    """
    asked = span or LogSpan()
    replay, lineages = _Replay(ledger, policy, upto, _near(ledger, asked, upto)), Lineages()
    related = None if asked.incident is None else replay.related(asked.incident)
    found: list[FactChange] = []
    numbers: list[int] = []
    for step in replay.steps():
        pairs = _after(replay, step, asked.after, related)
        for number, pair in zip(lineages.follow(pairs), pairs, strict=True):
            for change in changes_of(step, pair, replay.state):
                found.append(change)
                numbers.append(number)
    named = (replace(c, incident=name) for c, name in zip(found, lineages.names(numbers), strict=True))
    return tuple(change for change in named if asked.has(change))


def _near(ledger: LedgerReader, asked: LogSpan, upto: int | None) -> Neighbourhood | None:
    """What is to be read for the incidents that are asked for; None for everything."""
    if asked.mentions is not None:
        return neighbourhood(ledger, asked.mentions, upto)
    if asked.incident is None and asked.after:
        return changed_after(ledger, asked.after, upto)
    digits = "" if asked.incident is None else asked.incident.removeprefix("incident-")
    if len(digits) < _FEWEST_DIGITS:
        return None
    try:
        first = ledger.mention(f"mention-{digits}", upto)
    except UsageError:
        return None  # several begin so
    return None if first is None else neighbourhood(ledger, [first.id], upto)


def _after(replay: _Replay, step: Step, since: int, related: set[str] | None) -> tuple[Pair, ...]:
    """Take a step, and say which incidents it opened, touched, or left without a telling, as far as that is asked."""
    state, now = replay.state, replay.counting(step)
    start = replay.touched(step, now)
    closed = state.component(start)
    wanted = bool(start) and step.position > since and (related is None or not related.isdisjoint(closed))
    before = state.records(closed) if wanted else {}
    replay.apply(step, now)
    closed |= state.component(closed & state.mentions.keys())
    if not wanted:
        state.forget(closed)
        return ()
    return pairs_of(before, state.fold(closed))


def _silent(value: Json) -> bool:
    """True for a field of which a new incident says nothing."""
    if isinstance(value, Mapping):
        return value.get("status") == "not_reported" and not value.get("groups")
    return not value


def changes_of(step: Step, pair: Pair, state: FactState) -> Iterator[FactChange]:
    """What a step changed in an incident, field by field; an incident that ended in another tells only that."""
    if pair.moved is not None:
        yield _change(step, pair, state, "incident", pair.moved)
        if pair.new is None:
            return
    was, now = ({} if record is None else incident_json(record) for record in (pair.old, pair.new))
    for name in FIELDS[1:]:
        one, other = was.get(name), now.get(name)
        if one == other or (pair.old is None and _silent(other)) or (pair.new is None and _silent(one)):
            continue
        yield _change(step, pair, state, name, (one, other))


def _change(step: Step, pair: Pair, state: FactState, name: str, values: tuple[Json, Json]) -> FactChange:
    """One change with the claims behind it and those that are no longer made."""
    behind = _BEHIND.get(name, name)
    own = set() if pair.new is None else set(pair.new.claims)
    claims: tuple[str, ...] = ()
    article = snapshot = ""
    if step.stored is not None:
        claims = tuple(c.id for c in step.stored.coding.claims if c.field == behind and c.id in own)
        article, snapshot = step.stored.article.id, step.stored.article.snapshot
    elif step.decision is not None:
        made = (c.id for c in state.amendments.claims.values() if c.said_at == step.decision.at)
        claims = tuple(claim for claim in made if claim in own)
    gone = tuple(_unsaid(pair, behind, state))
    at, decided = (step.position, step.recorded_at), step.decision
    because, decision = (None, None) if decided is None else (decided.because, decided.id)
    change = FactChange(*at, "", name, *values, claims, article, snapshot, gone, pair.then, step.cause, step.by)
    return replace(change, because=because, decision=decision)


def _unsaid(pair: Pair, name: str, state: FactState) -> Iterator[str]:
    """The old record's claims on a field that the new one neither holds nor has in other words."""
    if pair.old is None:
        return
    now = [] if pair.new is None else list(state.claims_on(pair.new, name))
    kept = {c.id for c in now}
    for claim in state.claims_on(pair.old, name):
        if claim.id not in kept and not claim.withdrawn and not any(same_claim(claim, other) for other in now):
            yield claim.id
