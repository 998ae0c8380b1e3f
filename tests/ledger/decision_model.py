"""What people's decisions should come to, written out naively over plain sets and lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from dateline.incidents import clusters
from dateline.model import Judgement, Maker

Pair = frozenset[str]


@dataclass
class Word:
    """One decision: ``pairs`` judged, or a claim corrected, accepted or rejected, or another word taken back."""

    id: str
    pairs: dict[Pair, str] = field(default_factory=dict)
    correction: tuple[str, int] | None = None
    ruling: tuple[str, str] | None = None
    undoes: str | None = None


@dataclass
class Model:
    """``told``: each mention's day and toll; ``machine``: its verdict and score on each pair; ``words`` in order."""

    told: dict[str, tuple[date, int]] = field(default_factory=dict)
    machine: dict[Pair, tuple[str, float]] = field(default_factory=dict)
    words: list[Word] = field(default_factory=list)

    def standing(self) -> list[Word]:
        gone: set[str] = set()
        for word in reversed(self.words):
            if word.undoes is not None and word.id not in gone:
                gone.add(word.undoes)
        return [w for w in self.words if w.id not in gone and w.undoes is None]

    def partition(self) -> set[frozenset[str]]:
        parts = {frozenset([m]) for m in self.told}

        def of(mention: str) -> frozenset[str]:
            return next(p for p in parts if mention in p)

        last: dict[Pair, tuple[int, str]] = {}
        for at, word in enumerate(self.standing()):
            for pair, verdict in word.pairs.items():
                last[pair] = at, verdict
        apart = [pair for pair, (_, verdict) in last.items() if verdict == "different"]
        for pair, (_, verdict) in sorted(last.items(), key=lambda item: (item[1][0], sorted(item[0])), reverse=True):
            one, other = sorted(pair)
            a, b = of(one), of(other)
            if verdict == "same" and a != b and not any(p <= a | b and not p <= a and not p <= b for p in apart):
                parts = (parts - {a, b}) | {a | b}
        return {
            frozenset().union(*(p for p in parts if min(p) in group))
            for group in self.machines_word(parts, last, apart)
        }

    def machines_word(
        self, parts: set[frozenset[str]], last: dict[Pair, tuple[int, str]], apart: list[Pair]
    ) -> tuple[tuple[str, ...], ...]:
        """What the machine makes of the things that people left it, each named by its first mention.

        How it joins is its own affair (tests/incidents); here only that it gets to join no more than what is left.
        """
        first = {m: min(part) for part in parts for m in part}
        best: dict[Pair, tuple[str, float]] = {}
        for pair, judged in self.machine.items():
            things = frozenset(first[m] for m in pair)
            if pair not in last and len(things) == 2:
                best[things] = max(best.get(things, judged), judged, key=lambda j: j[1])
        judgements = [_judgement(pair, *judged, "rule") for pair, judged in best.items()]
        judgements += [_judgement(frozenset(first[m] for m in pair), "different", -1.0, "person") for pair in apart]
        return clusters(sorted(set(first.values())), judgements)

    def name(self, part: frozenset[str]) -> str:
        return "incident-" + min(part, key=lambda m: (self.told[m][0], m)).partition("-")[2]

    def toll(self, part: frozenset[str], claim_of: dict[str, str]) -> tuple[int, int] | None:
        """Lowest and highest number killed that is heard of an incident; None where nothing is."""
        made: dict[str, int] = {}
        ruled: dict[str, tuple[int, str]] = {}
        for at, word in enumerate(self.standing()):
            if word.correction is not None and word.correction[0] in part:
                made[word.correction[0]] = at
            if word.ruling is not None:
                ruled[word.ruling[0]] = at, word.ruling[1]
        newest = max(made.values(), default=-1)
        coded = {m: ruled.get(claim_of[m], (-1, "")) for m in part}
        backed = [m for m, (at, verdict) in coded.items() if verdict == "accepted" and at > newest]
        backed += [m for m, at in made.items() if at == newest]
        heard = backed or [m for m, (_, verdict) in coded.items() if verdict != "rejected"]
        days = [self.told[m] for m in heard]
        standing = [n for day, n in days if not any(d > day and other > n for d, other in days)]
        return (min(standing), max(standing)) if standing else None


def _judgement(pair: Pair, verdict: str, score: float, maker: str) -> Judgement:
    left, right = sorted(pair)
    return Judgement(f"{left} {right}", left, right, verdict, score, (), Maker(maker, "model", "1"))  # type: ignore[arg-type]
