"""One story told from the log once more: which lines of the shelf each event ends and begins, and what it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dateline.incidents import Policy
from dateline.ledger import LedgerReader, ShelfChange, ShelfLine, StoredCoding
from dateline.model import Amendments, Decision, Incident, JsonObject, Judgement, sensitive_mentions
from dateline.publish.corpus import Corpus
from dateline.publish.fact_change import FactChange, change_json
from dateline.publish.fact_log import Step, changes_of
from dateline.publish.fact_state import FactState, links_of
from dateline.publish.knowledge import FACTS, names_change, unchanged_versions
from dateline.publish.lineage import Pair, pairs_of
from dateline.publish.shelf.line import line_of
from dateline.publish.shelf.reach import Reach

_NEVER: Final[tuple[int, date | None]] = (0, None)


@dataclass(frozen=True, slots=True)
class Ended:
    """The line of the incident of this name holds until a position."""

    position: int
    name: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A line that holds from a position on."""

    position: int
    line: ShelfLine


Outcome = Ended | Begun | ShelfChange


@dataclass(frozen=True, slots=True)
class Listed:
    """An incident as it is listed already, with all its mentions, and where and when it changed last."""

    incident: Incident
    mentions: tuple[str, ...]
    changed: tuple[int, date | None]


@dataclass(slots=True)
class Retelling:
    """The events of a story after a position, one after the other; ``known`` are its incidents as they were there.

    ``turns`` are the steps at which another coding of any article may have begun to count.
    """

    ledger: LedgerReader
    policy: Policy
    reach: Reach
    after: int
    upto: int
    known: Sequence[Listed]
    turns: Sequence[Step] = ()
    state: FactState = field(init=False)
    _articles: tuple[str, ...] = field(init=False)
    _codings: Mapping[int, StoredCoding] = field(init=False)
    _later: list[tuple[int, Judgement]] = field(init=False)
    _people: Sequence[Decision] = field(init=False)
    _lines: dict[str, ShelfLine] = field(init=False)
    _changed: dict[str, tuple[int, date | None]] = field(init=False)

    def __post_init__(self) -> None:
        first, self._later = _first_words(self.reach, self.after)
        listed = {one.mentions: one.incident for one in self.known}
        self.state = FactState(self.policy, links_of(first), listed=listed)
        self._codings = {stored.position: stored for stored in self.reach.codings}
        self._articles = tuple(sorted({stored.article.id for stored in self.reach.codings}))
        self._lines, self._people = {}, ()
        self._changed = {one.incident.id: one.changed for one in self.known}
        if self.after:
            for article, counted in self._counting(self._articles, self.after).items():
                self.state.count(article, *counted)
            self._listen(self.after)

    def outcomes(self, tell: Callable[[float], None] | None = None) -> Iterator[Outcome]:
        """What every event comes to, in their order; ``tell`` is told which part of them is done."""
        steps = self._steps()
        for number, (step, judgement) in enumerate(steps, 1):
            yield from self._take(step, judgement)
            if tell is not None:
                tell(number / len(steps))

    def _steps(self) -> list[tuple[Step, Judgement | None]]:
        own = [s for s in self.reach.codings if s.position > self.after]
        found: list[tuple[Step, Judgement | None]] = [(Step(s.position, s.recorded_at, "coding", s), None) for s in own]
        for d in self.reach.decisions:
            if d.position > self.after:
                decision = d.decision
                found.append((Step(d.position, decision.at, decision.act, by=decision.by, decision=decision), None))
        found += [(turn, None) for turn in self.turns]
        found += [(self._bare(position, "linking"), judgement) for position, judgement in self._later]
        found += [(self._bare(position, "article"), None) for position in self._meetings()]
        return sorted(found, key=lambda one: one[0].position)

    def _bare(self, position: int, cause: str) -> Step:
        event = next(self.ledger.events(position - 1, position))
        return Step(position, event.recorded_at, cause)

    def _meetings(self) -> Iterator[int]:
        """Where an article that was coded before was met again: it may stand again, or have been told anew."""
        for article in self._articles:
            coded = min(s.position for s in self.reach.codings if s.article.id == article)
            yield from self.ledger.meetings(article, max(coded, self.after), self.upto)

    def _counting(self, articles: Iterable[str], at: int) -> dict[str, tuple[StoredCoding, bool]]:
        found = self.ledger.counting_of([a for a in articles if a in self._articles], at)
        return {a: (self._codings[p], stands) for a, (p, stands) in found.items() if p in self._codings}

    def _take(self, step: Step, judgement: Judgement | None) -> Iterator[Outcome]:
        state = self.state
        articles: Iterable[str] = self._articles
        if step.stored is not None:
            articles = self.ledger.family_of(step.stored.article.id, step.position)
        silent = step.decision is not None or judgement is not None
        now = {} if silent else self._counting(sorted(articles), step.position)
        gone = () if silent else [a for a in self._articles if a in articles and a in state.counted and a not in now]
        start = self._touched(step, judgement, now, gone)
        closed = state.component(start)
        before = dict(state.records(closed)) if start else {}
        for article in gone:
            state.drop(article)
        for article, counted in now.items():
            state.count(article, *counted)
        if judgement is not None:
            state.links = links_of([*_all(state.links), judgement])
        self._listen(step.position)
        if not start:
            return
        closed |= state.component(closed & state.mentions.keys())
        pairs = pairs_of(before, state.fold(closed))
        met = frozenset(start) if silent else None if step.stored is None else frozenset(articles)
        yield from self._told(step, pairs, closed, met)

    def _touched(
        self,
        step: Step,
        judgement: Judgement | None,
        now: Mapping[str, tuple[StoredCoding, bool]],
        gone: Iterable[str],
    ) -> set[str]:
        state = self.state
        if judgement is not None:
            return {judgement.left, judgement.right} & state.mentions.keys()
        if step.decision is not None:
            spoken = self.ledger.decided(step.decision.id)
            heirs = {h for m in spoken if (h := self.ledger.heir(m, step.position)) is not None}
            return (heirs | set(spoken)) & state.mentions.keys()
        lost = {m.id for article in gone for m in state.counted[article].coding.mentions}
        return lost.union(*(state.changed(article, *counted) for article, counted in now.items()))

    def _listen(self, at: int) -> None:
        """What people say of the story at a position."""
        if not any(d.position <= at for d in self.reach.decisions):
            return
        held = {d.id: d for m in sorted(self.reach.mentions) for d in self.ledger.people(at, mention=m)}
        self._people = sorted(held.values(), key=lambda d: (d.at, d.id))
        self.state.people = links_of(j for d in self._people for j in d.judgements())
        self.state.amendments = Amendments.of(self._people)

    def _told(
        self, step: Step, pairs: Sequence[Pair], closed: set[str], met: frozenset[str] | None
    ) -> Iterator[Outcome]:
        """What a step comes to; ``met`` are the articles, or the mentions, that alone it can bear on, None for any."""
        corpus = self.state.corpus
        assert corpus is not None
        groups: dict[str, list[str]] = {}
        for mention in sorted(closed & self.state.mentions.keys()):
            groups.setdefault(corpus.incident_of.get(mention, ""), []).append(mention)
        told: list[tuple[Pair, list[FactChange], tuple[int, date | None], ShelfLine | None]] = []
        marked = sensitive_mentions(self._people)
        for pair in pairs:
            if met is not None and pair.old is pair.new is not None and met.isdisjoint(_parts(pair.new, groups)):
                continue  # what was not folded anew lists as it did
            changes = list(changes_of(step, pair, self.state))
            changed = self._last_change(step, pair, changes)
            line = None
            if pair.new is not None:
                group = groups[pair.new.id]
                line = self._line(pair.new, corpus, group, changed, step.position, not marked.isdisjoint(group))
            told.append((pair, changes, changed, line))
        moved = [one for one in told if not self._stays(one[0], one[3])]
        # A name may pass from one incident to another at one step: all that end before any that begin.
        yield from (Ended(step.position, pair.old.id) for pair, *_ in moved if pair.old is not None)
        yield from (Begun(step.position, line) for *_, line in moved if line is not None)
        for pair, changes, *_ in moved:
            yield from _change_lines(step.position, pair.then, changes)
        for pair, *_ in told:
            if pair.old is not None:
                self._lines.pop(pair.old.id, None)
                self._changed.pop(pair.old.id, None)
        for _, _, changed, line in told:
            if line is not None:
                self._lines[line.id], self._changed[line.id] = line, changed

    def _stays(self, pair: Pair, line: ShelfLine | None) -> bool:
        """True where a step changed nothing that is listed."""
        return pair.old is not None and line is not None and line == self._lines.get(pair.old.id)

    def _line(
        self,
        incident: Incident,
        corpus: Corpus,
        group: Sequence[str],
        changed: tuple[int, date | None],
        at: int,
        sensitive: bool,
    ) -> ShelfLine:
        unchanged = unchanged_versions(self.ledger, incident, changed[0], at)
        return line_of(incident, corpus, group, unchanged, changed, sensitive)

    def _last_change(self, step: Step, pair: Pair, changes: Sequence[FactChange]) -> tuple[int, date | None]:
        """Where and on which day the story of an incident changed last."""
        if any(c.field in FACTS or (c.field == "participants" and names_change(c)) for c in changes):
            day = None if step.stored is None else step.stored.article.published
            return step.position, day if step.stored is not None else date.fromisoformat(step.recorded_at[:10])
        return _NEVER if pair.old is None else self._changed.get(pair.old.id, _NEVER)


def _parts(incident: Incident, groups: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The articles that tell an incident, and its mentions."""
    yield from incident.articles
    yield from groups[incident.id]


def _all(links: Mapping[str, Sequence[Judgement]]) -> list[Judgement]:
    return list({j.id: j for own in links.values() for j in own}.values())


def _first_words(reach: Reach, after: int) -> tuple[list[Judgement], list[tuple[int, Judgement]]]:
    """A linker's first word on a pair counts from when both mentions are in; later ones, and one on mentions that were
    in already when the shelf was last brought up to date, from when they were said."""
    came: dict[str, int] = {}
    for stored in reach.codings:
        for mention in stored.coding.mentions:
            came.setdefault(mention.id, stored.position)
    seen: set[tuple[str, str]] = set()
    first: list[Judgement] = []
    later: list[tuple[int, Judgement]] = []
    for position, judgement in sorted(reach.judged, key=lambda one: one[0]):
        pair = judgement.left, judgement.right
        new = pair not in seen and max(came.get(pair[0], 0), came.get(pair[1], 0)) > after
        if new or position <= after:
            first.append(judgement)
        else:
            later.append((position, judgement))
        seen.add(pair)
    return first, later


def _change_lines(position: int, name: str, changes: Sequence[FactChange]) -> Iterator[ShelfChange]:
    if changes:
        told: tuple[JsonObject, ...] = tuple(map(change_json, changes))
        yield ShelfChange(position, name, tuple(c.field for c in changes), told)
