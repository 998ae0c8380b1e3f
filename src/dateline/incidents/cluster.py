"""Clusters of mentions as a pure fold of judgements (architecture, law 3).

People first. On each pair their last word counts; *different* keeps apart until somebody speaks of that pair again, and
*same* joins, the latest first, where nothing keeps apart. Then the machine, which can undo nothing of that: mentions that people joined are one thing to
it, the best pair between two things speaks for both, and it joins from the highest score down wherever no *different*,
a person's or its own, stands between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dateline.model import Judgement

Pair = tuple[str, str]


class _Groups:
    """Mentions in groups, named by one member, and which groups have to stay apart."""

    def __init__(self, mentions: Iterable[str]) -> None:
        self.of = {m: m for m in mentions}
        self.members = {m: [m] for m in self.of}
        self.apart: dict[str, set[str]] = {}

    def knows(self, pair: Pair) -> bool:
        return pair[0] in self.of and pair[1] in self.of

    def between(self, pair: Pair) -> Pair:
        """The groups of a pair of mentions, in order."""
        one, other = self.of[pair[0]], self.of[pair[1]]
        return (one, other) if one < other else (other, one)

    def join(self, pair: Pair) -> None:
        """Make two groups one unless they have to stay apart."""
        small, big = sorted(self.between(pair), key=lambda g: (len(self.members[g]), g))
        if small == big or big in self.apart.get(small, ()):
            return
        for mention in self.members[small]:
            self.of[mention] = big
        self.members[big] += self.members.pop(small)
        for foe in self.apart.pop(small, set()):
            self.apart[foe].discard(small)
            self.part((foe, big))

    def part(self, pair: Pair) -> None:
        """Keep two groups apart unless they are one already."""
        one, other = self.between(pair)
        if one != other:
            self.apart.setdefault(one, set()).add(other)
            self.apart.setdefault(other, set()).add(one)


def standing(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The judgement that counts for each pair: a person's beats a machine's, else the later one."""
    held: dict[Pair, Judgement] = {}
    for judgement in judgements:
        pair = (judgement.left, judgement.right)
        old = held.get(pair)
        if old is None or _rank(judgement) >= _rank(old):
            held[pair] = judgement
    return held


def _rank(judgement: Judgement) -> tuple[bool, str]:
    return judgement.maker.kind == "person", judgement.at or ""


def clusters(mentions: Sequence[str], judgements: Iterable[Judgement]) -> tuple[tuple[str, ...], ...]:
    """Groups of mention ids, each sorted, in the order of their first member; every mention is in exactly one."""
    groups = _Groups(mentions)
    held = {pair: j for pair, j in standing(judgements).items() if groups.knows(pair)}
    people = [j for j in held.values() if j.maker.kind == "person"]
    for judgement in people:
        if judgement.verdict == "different":
            groups.part((judgement.left, judgement.right))
    for judgement in sorted(people, key=lambda j: (j.at or "", j.left, j.right), reverse=True):
        if judgement.verdict == "same":
            groups.join((judgement.left, judgement.right))
    best = _best(groups, (j for j in held.values() if j.maker.kind != "person"))
    for pair, judgement in best.items():
        if judgement.verdict == "different":
            groups.part(pair)
    same = [(pair, j) for pair, j in best.items() if j.verdict == "same"]
    for pair, _ in sorted(same, key=lambda found: (-found[1].score, found[1].left, found[1].right)):
        groups.join(pair)
    return tuple(sorted(tuple(sorted(group)) for group in groups.members.values()))


def _best(groups: _Groups, judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """For every two groups the judgement with the highest score between them."""
    best: dict[Pair, Judgement] = {}
    for judgement in judgements:
        pair = groups.between((judgement.left, judgement.right))
        if pair[0] == pair[1]:
            continue
        old = best.get(pair)
        if old is None or _weight(judgement) > _weight(old):
            best[pair] = judgement
    return best


def _weight(judgement: Judgement) -> tuple[bool, float, str, str]:
    return judgement.verdict == "same", judgement.score, judgement.left, judgement.right


def cluster_around(start: str, judgements_on: Callable[[str], Iterable[Judgement]]) -> tuple[str, ...]:
    """The mentions of the one cluster that ``start`` is in; ``judgements_on`` gives those on one mention.

    Looks no farther than *same* judgements lead, so that it costs what the incident costs, not what the ledger does.
    """
    seen, queue = {start}, [start]
    judgements: dict[str, Judgement] = {}
    while queue:
        for judgement in judgements_on(queue.pop()):
            judgements[judgement.id] = judgement
            new = {judgement.left, judgement.right} - seen if judgement.verdict == "same" else set()
            seen |= new
            queue += sorted(new)
    for group in clusters(sorted(seen), judgements.values()):
        if start in group:
            return group
    raise AssertionError("a mention without a cluster")
