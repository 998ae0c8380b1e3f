"""One act of one person, whole: what was decided, by whom, when and why. It is undone as a whole or not at all."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, combinations
from typing import Final, Literal

from dateline.model.claim import Claim, Maker, RulingVerdict
from dateline.model.ids import make_id
from dateline.model.judgement import Judgement, Reason, Verdict

Act = Literal[
    "judge",
    "merge",
    "split",
    "correct",
    "accept",
    "reject",
    "cannot_tell",
    "undo",
    "mark_sensitive",
    "unmark_sensitive",
]

_SCORES: Final[dict[Verdict, float]] = {"same": 1.0, "unsure": 0.0, "different": -1.0}


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups of mention ids, each sorted, none in two groups.

    *same*: all of them are one incident. *different*: no mention of one group is the incident of one of another.
    *unsure*: nobody can tell; what was said earlier about these pairs no longer counts. Where groups that differ are
    ``tied``, each of them is one incident, as a split leaves them.
    """

    verdict: Verdict
    groups: tuple[tuple[str, ...], ...]
    tied: bool = False

    @classmethod
    def of(cls, verdict: Verdict, groups: Iterable[Iterable[str]], *, tied: bool = False) -> Grouping:
        """The grouping in its one order; ValueError where a mention is in two groups that are to differ."""
        held = tuple(sorted(tuple(sorted(set(group))) for group in groups))
        if verdict == "same":
            held = (tuple(sorted({m for group in held for m in group})),)
        told = [m for group in held for m in group]
        if len(told) < 2 or len(set(told)) < len(told) or not all(held):
            raise ValueError("these are one incident already, or one mention: there is nothing to compare")
        return cls(verdict, held, tied)

    @property
    def mentions(self) -> tuple[str, ...]:
        """Every mention that is spoken of."""
        return tuple(m for group in self.groups for m in group)

    def pairs(self, of: str | None = None) -> Iterator[tuple[str, str, Verdict]]:
        """The pairs judged, each in order, or those with one mention; in a group that is one incident all pairs."""
        joined = self.groups if self.verdict == "same" or self.tied else ()
        parted = () if self.verdict == "same" else tuple(combinations(self.groups, 2))
        if of is None:
            yield from ((one, other, "same") for group in joined for one, other in combinations(group, 2))
            yield from (
                (min(a, b), max(a, b), self.verdict) for one, other in parted for a in one for b in other if a != b
            )
            return
        yield from ((min(of, m), max(of, m), "same") for group in joined if of in group for m in group if m != of)
        for one, other in parted:
            facing = (other if of in one else ()) + (one if of in other else ())
            yield from ((min(of, m), max(of, m), self.verdict) for m in facing if m != of)


@dataclass(frozen=True, slots=True)
class Correction:
    """What the person reads in the article's words: a claim whose maker is the person."""

    claim: Claim


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a claim (an id, on ``mention``) is right; a rejected claim stays stored and leaves the record."""

    claim: str
    mention: str
    verdict: RulingVerdict


@dataclass(frozen=True, slots=True)
class Marking:
    """Whether what these mentions (ids, sorted) tell is sensitive: shown to few, and left out of what readers see."""

    mentions: tuple[str, ...]
    sensitive: bool


@dataclass(frozen=True, slots=True)
class Undo:
    """``undoes`` is the id of a decision, also of another undo: what that one took back then stands again."""

    undoes: str


Matter = Grouping | Correction | Ruling | Marking | Undo


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says so and why. ``key`` marks one attempt: the same key again is the same attempt, not a second act.

    ``seen`` is the ledger position that the person was looking at, None where nobody minds.
    """

    by: str
    because: str
    key: str | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """``at`` is ISO 8601 in UTC with microseconds, later than that of every decision before it in one ledger."""

    id: str
    act: Act
    matter: Matter
    by: str
    because: str
    at: str
    key: str | None = None

    @classmethod
    def made(cls, act: Act, matter: Matter, saying: Saying, at: str, content: str) -> Decision:
        """The decision with its id over everything in it; ``content`` is the matter's canonical JSON."""
        name = make_id(kind_of(matter), act, content, saying.by, saying.because, at)
        return cls(name, act, matter, saying.by, saying.because, at, saying.key)

    def says(self, act: Act, matter: Matter, saying: Saying) -> bool:
        """True where this is the same person saying the same for the same reason."""
        return (self.act, self.matter, self.by, self.because) == (act, matter, saying.by, saying.because)

    def judgements(self, of: str | None = None) -> Iterator[Judgement]:
        """The judgements on pairs that a grouping comes to, or those with one mention."""
        if not isinstance(self.matter, Grouping):
            return
        maker = Maker("person", self.by, "1")
        for left, right, verdict in self.matter.pairs(of):
            score = _SCORES[verdict]
            reasons = (Reason("person", self.because, score),)
            name = make_id("judgement", self.id, left, right)
            yield Judgement(name, left, right, verdict, score, reasons, maker, self.at, self.id)


def kind_of(matter: Matter) -> str:
    """The kind of event that keeps a matter."""
    match matter:
        case Grouping():
            return "decision"
        case Correction():
            return "correction"
        case Ruling():
            return "ruling"
        case Marking():
            return "marking"
        case Undo():
            return "undo"


def undone(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The undo that took back each decision which does not stand, by the decision's id.

    A decision stands unless an undo that itself stands names it: the latest undo is looked at first.
    """
    by: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda d: d.at, reverse=True):
        if isinstance(decision.matter, Undo) and decision.id not in by:
            by[decision.matter.undoes] = decision
    return by


def standing_decisions(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """What counts, in the order of deciding; undos have done their work and are left out."""
    known = tuple(decisions)
    gone = undone(known)
    held = (d for d in known if d.id not in gone and not isinstance(d.matter, Undo))
    return tuple(sorted(held, key=lambda d: (d.at, d.id)))


def sensitive_mentions(standing: Iterable[Decision]) -> frozenset[str]:
    """The mentions that people's last standing word marks as sensitive."""
    found: set[str] = set()
    for decision in standing:
        if isinstance(decision.matter, Marking):
            (found.update if decision.matter.sensitive else found.difference_update)(decision.matter.mentions)
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Amendments:
    """What people say about claims, as it stands: ``claims`` they made by id, and the last ruling on a claim by its id.

    Each comes with the moment it was said.
    """

    claims: Mapping[str, Claim] = field(default_factory=dict)
    rulings: Mapping[str, tuple[RulingVerdict, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, standing: Iterable[Decision]) -> Amendments:
        """What standing decisions, in their order, come to."""
        made: dict[str, Claim] = {}
        ruled: dict[str, tuple[RulingVerdict, str]] = {}
        for decision in standing:
            match decision.matter:
                case Correction(claim):
                    made[claim.id] = replace(claim, said_at=decision.at)
                case Ruling(claim=name, verdict=verdict):
                    ruled[name] = verdict, decision.at
                case _:
                    pass
        return cls(made, ruled)

    def __bool__(self) -> bool:
        return bool(self.claims or self.rulings)

    def apply(self, claims: Iterable[Claim], mentions: Container[str]) -> Iterator[Claim]:
        """The claims with people's rulings on them, then people's own claims on any of the ``mentions``."""
        own = (c for c in self.claims.values() if c.mention in mentions)
        for claim in chain(claims, own):
            ruling, at = self.rulings.get(claim.id, (None, claim.said_at))
            yield claim if ruling is None else replace(claim, ruling=ruling, said_at=at)
