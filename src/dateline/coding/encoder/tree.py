"""Governors of a sentence's words from scores: one root, no circles."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


def tree_of(scores: Floats) -> list[int]:
    """The governor of each of n words (its own index for the root) from scores [n, n + 1], the last column for none.

    Greedy: every word takes its best governor; the word that most prefers none is the root; a circle is opened at the
    word that loses least by another governor outside it.
    """
    size = scores.shape[0]
    own = scores[:, :size].copy()
    np.fill_diagonal(own, -np.inf)
    root = int(np.argmax(scores[:, size] - (own.max(1) if size > 1 else 0)))
    heads = [int(h) for h in own.argmax(1)] if size > 1 else [0]
    heads[root] = root
    while circle := _circle(heads, root):
        outside = [i for i in range(size) if _reaches(heads, i, root)]
        rows = own[np.ix_(circle, outside)]
        loss = np.array([own[i, heads[i]] for i in circle]) - rows.max(1)
        chosen = int(loss.argmin())
        heads[circle[chosen]] = outside[int(rows[chosen].argmax())]
    return heads


def _circle(heads: list[int], root: int) -> list[int]:
    """The words of a circle, or nothing."""
    done = {root}
    for start in range(len(heads)):
        path: list[int] = []
        seen: set[int] = set()
        at = start
        while at not in done and at not in seen:
            seen.add(at)
            path.append(at)
            at = heads[at]
        if at in seen and at not in done:
            return path[path.index(at) :]
        done |= seen
    return []


def _reaches(heads: list[int], word: int, root: int) -> bool:
    seen: set[int] = set()
    while word not in seen:
        if word == root:
            return True
        seen.add(word)
        word = heads[word]
    return False
