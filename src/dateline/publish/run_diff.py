"""What two coders make of the same articles: by field and incident, counted, with examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from dateline.incidents import Policy, fold_incident
from dateline.ledger import LedgerReader
from dateline.model import COUNT_FIELDS, Article, Claim, CoderId, Coding, CountField, Incident, Mention
from dateline.publish.alignment import align
from dateline.publish.words import date_text, place_text, toll_text

EXAMPLES: Final = 3
"""Examples kept for each kind of change of a field, and of incidents that one coder alone finds."""

SILENT: Final = "not reported"

Change = Literal["changed", "gained", "lost"]
Watcher = Callable[[int, int], None]


def _parties(incident: Incident) -> str:
    rows = {
        f"{p.role}: {p.name or p.written}" + (" (disputed)" if p.status == "disputed" else "")
        for p in incident.participants
    }
    return "; ".join(sorted(rows)) or SILENT


def _type(incident: Incident) -> str:
    return incident.event.sub_event_type if incident.event else SILENT


def _steps(incident: Incident) -> str:
    return " → ".join(step.act for step in incident.steps) or SILENT


def _toll(name: CountField) -> Callable[[Incident], str]:
    return lambda incident: toll_text(incident.count(name))


VALUES: Final[Mapping[str, Callable[[Incident], str]]] = {
    "role": lambda i: i.role,
    "modality": lambda i: i.modality,
    "event_type": _type,
    "date": lambda i: date_text(i.date),
    "place": lambda i: place_text(i.place),
    "participants": _parties,
    "weapons": lambda i: "; ".join(sorted({w.weapon_class for w in i.weapons})) or SILENT,
    **{name: _toll(name) for name in COUNT_FIELDS},
    "steps": _steps,
    "investigation": lambda i: i.investigation or SILENT,
    "conflicts": lambda i: "; ".join(sorted({c.field for c in i.conflicts})) or SILENT,
}
"""Every field that is compared, with its value as a reader sees it."""

PARTS: Final = {"participants": "; ", "weapons": "; ", "steps": " → ", "conflicts": "; "}
"""The fields that are lists, with what stands between their parts: of these only the parts that differ are told."""

NONE: Final = "—"


@dataclass(frozen=True, slots=True)
class Example:
    """One difference: the article, the event's words, both values (None where a coder has no such event)."""

    article: str
    headline: str
    act: str
    old: str | None
    new: str | None
    old_quote: str | None
    new_quote: str | None


@dataclass(slots=True)
class FieldDiff:
    """One field over all events that both coders found. ``turns`` counts the pairs of old and new value."""

    same: int = 0
    silent: int = 0
    changed: int = 0
    gained: int = 0
    lost: int = 0
    turns: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[Change, list[Example]] = field(default_factory=lambda: {"changed": [], "gained": [], "lost": []})

    @property
    def differs(self) -> int:
        """Events on which the coders differ."""
        return self.changed + self.gained + self.lost


@dataclass(slots=True)
class RunDiff:
    """``old`` and ``new`` are the coders. Articles are those that both coded; the others are counted apart.

    ``both`` counts events that both found, ``equal`` those of them with every field alike; ``relevance`` the articles
    by what either coder says of their relevance, old first.
    """

    old: CoderId
    new: CoderId
    articles: int = 0
    only_old_articles: int = 0
    only_new_articles: int = 0
    relevance: Counter[tuple[bool, bool]] = field(default_factory=Counter)
    both: int = 0
    equal: int = 0
    only_old: int = 0
    only_new: int = 0
    old_claims: int = 0
    new_claims: int = 0
    fields: dict[str, FieldDiff] = field(default_factory=lambda: {name: FieldDiff() for name in VALUES})
    lost_events: list[Example] = field(default_factory=list)
    new_events: list[Example] = field(default_factory=list)


def diff_runs(
    ledger: LedgerReader,
    old: CoderId,
    new: CoderId,
    policy: Policy,
    upto: int | None = None,
    progress: Watcher | None = None,
) -> RunDiff:
    """Compare article by article; ``progress`` gets the number done and the number of articles that both coded.

    Holds the ids of the articles and one article's codings at a time.
    """
    mine, theirs = ledger.coded_articles(old, upto), ledger.coded_articles(new, upto)
    known = set(theirs)
    shared = [article for article in mine if article in known]
    found = RunDiff(old, new, len(shared), len(mine) - len(shared), len(theirs) - len(shared))
    for number, article in enumerate(shared, 1):
        left, right = ledger.coding_by(article, old, upto), ledger.coding_by(article, new, upto)
        if left is not None and right is not None:
            _compare(found, left.article, left.coding, right.coding, policy)
        if progress is not None:
            progress(number, len(shared))
    return found


def _compare(found: RunDiff, article: Article, old: Coding, new: Coding, policy: Policy) -> None:
    found.relevance[old.relevant, new.relevant] += 1
    found.old_claims += len(old.claims)
    found.new_claims += len(new.claims)
    for one, other in align(old, new):
        before = None if one is None else _Event.of(article, old, one, policy)
        after = None if other is None else _Event.of(article, new, other, policy)
        if before is not None and after is not None:
            found.both += 1
            found.equal += not _compare_fields(found.fields, article, before, after)
        elif before is not None:
            found.only_old += 1
            _keep(found.lost_events, before.example(article, before.summary(), None))
        elif after is not None:
            found.only_new += 1
            _keep(found.new_events, after.example(article, None, after.summary()))


@dataclass(frozen=True, slots=True)
class _Event:
    """A mention folded alone, with its claims."""

    mention: Mention
    record: Incident
    claims: tuple[Claim, ...]

    @classmethod
    def of(cls, article: Article, coding: Coding, mention: Mention, policy: Policy) -> _Event:
        own = tuple(c for c in coding.claims if c.mention == mention.id)
        return cls(mention, fold_incident([mention], own, policy, {article.id: article.published}), own)

    def quotes(self, name: str) -> set[str]:
        """The words that stand behind a field."""
        behind = "event_type" if name == "role" else name
        return {" ".join(c.span.quote.split()) for c in self.claims if c.field == behind and not c.withdrawn}

    def quote(self, name: str, other: _Event | None = None) -> str | None:
        """The shortest words behind a field, of those that the other event does not rest on where there are any."""
        own = self.quotes(name)
        alone = own - other.quotes(name) if other is not None else own
        return min(alone or own, key=lambda q: (len(q), q), default=None)

    def summary(self) -> str:
        """The event in one line."""
        said = [f"{name} {text}" for name in COUNT_FIELDS if (text := VALUES[name](self.record)) != SILENT]
        head = (self.record.role, _type(self.record), date_text(self.record.date), place_text(self.record.place))
        return ", ".join((*head, *said))

    def example(self, article: Article, old: str | None, new: str | None) -> Example:
        sentence = self.quote("event_type") or self.mention.acts[0].quote
        return Example(article.id, article.title or "untitled", sentence, old, new, None, None)


def _compare_fields(fields: Mapping[str, FieldDiff], article: Article, before: _Event, after: _Event) -> int:
    """Count each field's difference; the number of fields that differ."""
    differing = 0
    for name, value in VALUES.items():
        old, new = value(before.record), value(after.record)
        diff = fields[name]
        if old == new:
            diff.same += 1
            diff.silent += old == SILENT
            continue
        differing += 1
        change: Change = "gained" if old == SILENT else "lost" if new == SILENT else "changed"
        setattr(diff, change, getattr(diff, change) + 1)
        if change == "changed" and name in PARTS:
            old, new = _turned_parts(diff, PARTS[name], old, new)
        else:
            diff.turns[old, new] += 1
        act = before.quote("event_type") or before.mention.acts[0].quote
        quotes = before.quote(name, after), after.quote(name, before)
        _keep(diff.examples[change], Example(article.id, article.title or "untitled", act, old, new, *quotes))
    return differing


def _turned_parts(diff: FieldDiff, between: str, old: str, new: str) -> tuple[str, str]:
    """The parts that either list alone has; each is a turn of its own."""
    mine, theirs = old.split(between), new.split(between)
    gone, come = [p for p in mine if p not in theirs], [p for p in theirs if p not in mine]
    diff.turns.update([(part, NONE) for part in gone] + [(NONE, part) for part in come])
    return between.join(gone) or NONE, between.join(come) or NONE


def _keep(examples: list[Example], one: Example) -> None:
    """Keep the first few that show something that none before showed."""
    if len(examples) < EXAMPLES and all((e.old, e.new) != (one.old, one.new) for e in examples):
        examples.append(one)


def differing(found: RunDiff) -> Iterator[tuple[str, FieldDiff]]:
    """The fields in which the coders differ, most first."""
    pairs = [(name, diff) for name, diff in found.fields.items() if diff.differs]
    return iter(sorted(pairs, key=lambda pair: (-pair[1].differs, pair[0])))
