"""Who acts and whom the act reaches in a sentence, as the encoder marks them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from dateline.coding.entities import phrase_range, whole_end
from dateline.coding.token import Parse, Range

SideRole = Literal["actor", "target", "mutual"]
LABELS: Final[dict[str, SideRole]] = {"actor_side": "actor", "target_side": "target", "mutual_side": "mutual"}
FLOOR: Final = 0.55
"""Chance from which a word is rather in a span (CAMEO sentences, train)."""


@dataclass(frozen=True, slots=True)
class Side:
    """A whole noun phrase in characters; ``mutual`` sides act on each other. ``chance`` is the mean of its words."""

    span: Range
    role: SideRole
    chance: float


def find_sides(parse: Parse) -> tuple[Side, ...]:
    """The sides in text order, none of which overlap; empty where another parser than the encoder read the text."""
    if parse.reading is None:
        return ()
    spans = [(span, role) for label, role in LABELS.items() for span in parse.reading.spans(label, FLOOR)]
    spans.sort(key=lambda pair: (-pair[0].chance, pair[0].first))
    taken: set[int] = set()
    found: list[Side] = []
    for span, role in spans:
        end = whole_end(parse, span.first, span.end)
        words = range(span.first, end)
        whole = phrase_range(parse, span.first, end)
        if whole is not None and taken.isdisjoint(words):
            taken.update(words)
            found.append(Side(whole, role, span.chance))
    return _settled(parse, sorted(found, key=lambda side: side.span))


def _settled(parse: Parse, found: list[Side]) -> tuple[Side, ...]:
    """Each sentence's sides with a partner for a mutual one: two that meet do so with each other or not at all."""
    by_sentence: dict[int, list[Side]] = {}
    for side in found:
        token = parse.at(side.span[0])
        by_sentence.setdefault(token.sentence if token else -1, []).append(side)
    return tuple(side for sides in by_sentence.values() for side in _partnered(sides))


def _partnered(sides: list[Side]) -> list[Side]:
    mutual = [side for side in sides if side.role == "mutual"]
    if len(mutual) != 1 or len(sides) != 2:
        return sides
    one, other = mutual[0], next(side for side in sides if side.role != "mutual")
    if one.chance >= other.chance:
        return [replace(side, role="mutual") for side in sides]
    role: SideRole = "target" if other.role == "actor" else "actor"
    return [replace(side, role=role) if side is one else side for side in sides]
