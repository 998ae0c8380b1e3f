"""One entry of the trigger lexicon: a run of words that tells an act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Part = Literal["v", "n", "a"]
Side = Literal["+", "<", ">"]
GAP = "*"


@dataclass(frozen=True, slots=True)
class Trigger:
    """``words`` are sets of alternatives, ``gaps`` the positions before which up to four words may stand.

    ``needs`` names the set of words of which one must stand near, ``side`` where: anywhere, before or after.
    """

    kind: str
    part: Part
    words: tuple[frozenset[str], ...]
    gaps: frozenset[int]
    needs: str | None
    side: Side = "+"

    @property
    def size(self) -> int:
        """Number of words that must be met."""
        return len(self.words)


def read_trigger(kind: str, part: Part, entry: str) -> Trigger:
    """An entry of the lexicon file as a trigger; ValueError on an empty one."""
    words: list[frozenset[str]] = []
    gaps: set[int] = set()
    needs: str | None = None
    side: Side = "+"
    for piece in entry.lower().split():
        if piece == GAP:
            gaps.add(len(words))
        elif piece[0] in "+<>":
            needs = piece[1:]
            side = "<" if piece[0] == "<" else ">" if piece[0] == ">" else "+"
        else:
            words.append(frozenset(piece.split("/")))
    if not words:
        raise ValueError(f"a trigger of kind {kind!r} without words: {entry!r}")
    return Trigger(kind, part, tuple(words), frozenset(gaps), needs, side)
