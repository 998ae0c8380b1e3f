"""Clusters of mentions as a pure fold of judgements (architecture, law 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Judgement


def standing(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The judgement that counts for each pair: a person's beats a machine's, else the later one."""
    held: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        pair = (judgement.left, judgement.right)
        old = held.get(pair)
        if old is None or judgement.maker.kind == "person" or old.maker.kind != "person":
            held[pair] = judgement
    return held


def clusters(mentions: Sequence[str], judgements: Iterable[Judgement]) -> tuple[tuple[str, ...], ...]:
    """Groups of mention ids, each sorted, in the order of their first member; every mention is in exactly one.

    *same* pairs join from a person's and the highest score down; a join that would put a *different* pair into one
    group is not made.
    """
    held = standing(judgements)
    group_of = {m: m for m in mentions}
    members = {m: {m} for m in mentions}
    apart: dict[str, set[str]] = {}
    for (left, right), judgement in held.items():
        if judgement.verdict == "different":
            apart.setdefault(left, set()).add(right)
            apart.setdefault(right, set()).add(left)

    def joins() -> list[Judgement]:
        same = [j for pair, j in held.items() if j.verdict == "same" and set(pair) <= group_of.keys()]
        return sorted(same, key=lambda j: (j.maker.kind != "person", -j.score, j.left, j.right))

    for judgement in joins():
        one, other = group_of[judgement.left], group_of[judgement.right]
        if one == other or any(apart.get(m, set()) & members[other] for m in members[one]):
            continue
        small, big = sorted((one, other), key=lambda g: len(members[g]))
        members[big] |= members.pop(small)
        group_of.update(dict.fromkeys(members[big], big))
    return tuple(sorted(tuple(sorted(group)) for group in members.values()))
