"""Clusters of mentions as a pure fold of judgements (architecture, law 3).

People first. On each pair their last word counts; *different* keeps apart until somebody speaks of that pair again, and
*same* joins, the latest first, where nothing keeps apart. Then the machine, which can undo nothing of that: mentions
that people joined are one thing to it, and the best pair between two things speaks for both. It joins two groups where
all the pairs between them speak for it on the whole: average linkage (Sokal and Michener 1958) over scores, which are
log-odds; a pair that was not judged speaks against it with ``FLOOR``. Two tellings of one article stay apart.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence

from dateline.incidents.judge import FLOOR, NEVER, SAME_FROM, UNSURE_FROM
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

    def are_apart(self, one: str, other: str) -> bool:
        return other in self.apart.get(one, ())

    def join(self, pair: Pair) -> str:
        """Make two groups one unless they have to stay apart; the name of the group of the first then."""
        small, big = sorted(self.between(pair), key=lambda g: (len(self.members[g]), g))
        if small == big or self.are_apart(small, big):
            return self.of[pair[0]]
        for mention in self.members[small]:
            self.of[mention] = big
        self.members[big] += self.members.pop(small)
        for foe in self.apart.pop(small, set()):
            self.apart[foe].discard(small)
            self.part((foe, big))
        return big

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
    _join_alike(groups, _best(groups, (j for j in held.values() if j.maker.kind != "person")))
    return tuple(sorted(tuple(sorted(group)) for group in groups.members.values()))


def _best(groups: _Groups, judgements: Iterable[Judgement]) -> dict[Pair, float]:
    """For every two groups the highest score between them."""
    best: dict[Pair, float] = {}
    for judgement in judgements:
        pair = groups.between((judgement.left, judgement.right))
        if pair[0] != pair[1]:
            score = _score(judgement)
            best[pair] = max(best.get(pair, score), score)
    return best


def _score(judgement: Judgement) -> float:
    """The score; where it does not bear out the verdict, the verdict counts."""
    if judgement.verdict == "same":
        return max(judgement.score, SAME_FROM)
    if judgement.verdict == "different" and judgement.score >= UNSURE_FROM:
        return NEVER
    return judgement.score if judgement.score < SAME_FROM else UNSURE_FROM


def _join_alike(groups: _Groups, scores: dict[Pair, float]) -> None:
    """Join the two groups that are most alike on average, again and again, as long as two are alike at all.

    What people joined weighs as one however many mentions it has. ``above`` holds, by group and other group, the sum
    over the judged pairs of what they score above FLOOR.
    """
    for pair in (pair for pair, score in scores.items() if score <= NEVER):
        groups.part(pair)
    above: dict[str, dict[str, float]] = {}
    for (one, other), score in sorted(scores.items()):
        if score > FLOOR:
            above.setdefault(one, {})[other] = above.setdefault(other, {})[one] = score - FLOOR
    size = dict.fromkeys(above, 1)
    alike = [_entry(score - FLOOR, 1, pair) for pair, score in scores.items() if score >= SAME_FROM]
    heapq.heapify(alike)
    while alike:
        _, one, other, weight = heapq.heappop(alike)
        if size.get(one, 0) * size.get(other, 0) != weight or other not in above[one]:
            continue  # one of the two has grown or gone since
        if groups.are_apart(one, other):
            continue
        kept = groups.join((one, other))
        gone = other if kept == one else one
        size[kept] = size.pop(one) + size.pop(other)
        _merge(above, kept, gone)
        for third, total in above[kept].items():
            pairs = size[kept] * size[third]
            if FLOOR + total / pairs >= SAME_FROM:
                heapq.heappush(alike, _entry(total, pairs, (kept, third)))


def _entry(total: float, pairs: int, pair: Pair) -> tuple[float, str, str, int]:
    """In the order of the heap: the most alike first, then by name."""
    return -round(total / pairs, 6), min(pair), max(pair), pairs


def _merge(above: dict[str, dict[str, float]], kept: str, gone: str) -> None:
    """Add one group's sums to the other's."""
    for third, total in above.pop(gone).items():
        del above[third][gone]
        if third != kept:
            above[kept][third] = above[third][kept] = above[kept].get(third, 0.0) + total


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
