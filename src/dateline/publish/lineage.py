"""Which incident after a step is which one before it: growth, renaming, merges, splits, endings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model import Incident, Json


@dataclass(frozen=True, slots=True)
class Pair:
    """One incident before and after a step; None where it was not there. ``moved`` are the ids of a merge or split."""

    old: Incident | None
    new: Incident | None
    moved: tuple[Json, Json] | None = None

    @property
    def then(self) -> str:
        """The incident's name after the step, or its last one."""
        record = self.new or self.old
        return "" if record is None else record.id


def pairs_of(before: Mapping[str, Incident], after: Mapping[str, Incident]) -> tuple[Pair, ...]:
    """Every incident before or after, by mention, with its other side; in the order of names.

    An incident goes on under its own name, else where most of its mentions went, else under the lowest id; of a merge
    one goes on and the others end in it, of a split one goes on and the others begin.
    """
    old = {record.id: record for record in before.values()}
    new = {record.id: record for record in after.values()}
    shared: dict[tuple[str, str], int] = {}
    for mention in before.keys() & after.keys():
        key = before[mention].id, after[mention].id
        shared[key] = shared.get(key, 0) + 1
    came_from: dict[str, str] = {}
    gone_on: set[str] = set()
    for was, now in sorted(shared, key=lambda p: (p[0] != p[1], -shared[p], p)):
        if was not in gone_on and now not in came_from:
            came_from[now] = was
            gone_on.add(was)
    found: list[Pair] = []
    for name, record in new.items():
        beginning = name not in came_from
        sources = sorted(was for was, now in shared if now == name) if beginning else []
        moved = ("; ".join(sources), name) if sources else None
        found.append(Pair(None if beginning else old[came_from[name]], record, moved))
    for name, record in old.items():
        if name not in gone_on:
            into = sorted(now for was, now in shared if was == name)
            found.append(Pair(record, None, (name, "; ".join(into)) if into else None))
    return tuple(sorted(found, key=lambda pair: (pair.then, pair.new is None)))


@dataclass(slots=True)
class Lineages:
    """Every incident that was ever there, with the last name it had."""

    _alive: dict[str, int] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)

    def follow(self, pairs: Sequence[Pair]) -> tuple[int, ...]:
        """The number of each pair's incident, after taking in that it was renamed, began or ended."""
        numbers = [self._number(pair) for pair in pairs]
        for pair in pairs:
            if pair.old is not None:
                self._alive.pop(pair.old.id, None)
        for pair, number in zip(pairs, numbers, strict=True):
            if pair.new is not None:
                self._alive[pair.new.id] = number
                self._names[number] = pair.new.id
        return tuple(numbers)

    def _number(self, pair: Pair) -> int:
        if pair.old is not None and pair.old.id in self._alive:
            return self._alive[pair.old.id]
        self._names.append(pair.then)
        return len(self._names) - 1

    def names(self, numbers: Iterable[int]) -> list[str]:
        """The last names of incidents."""
        return [self._names[number] for number in numbers]
