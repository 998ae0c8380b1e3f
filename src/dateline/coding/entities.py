"""Who and what a text names: organisations, people, places, times, quantities, weapons, as the encoder marks them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.coding.token import Parse, Range

KINDS: Final = (
    *("Organisation", "Location", "Person", "Temporal", "Quantity", "Weapon", "DocumentReference"),
    *("MilitaryPlatform", "Nationality", "Money"),
)
"""re3d's types (Dstl, Relationship and Entity Extraction Evaluation Dataset)."""
FLOOR: Final = 0.55
"""Chance from which a word is rather in a span (re3d, train)."""
FURTHER: Final = 4
"""Words up to which a phrase that breaks off is completed."""
LOOSE: Final = frozenset({",", ".", ";", ":", "(", ")", "-", "–", "—", '"', "“", "”", "'", "’", "''", "``"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A phrase with its articles and titles; ``span`` in characters, ``chance`` the mean one of its words."""

    span: Range
    kind: str
    chance: float


def find_entities(parse: Parse) -> tuple[Entity, ...]:
    """The entities of a text in its order, none of which overlap: of two that do, the likelier weighs more.

    Empty where another parser than the encoder read the text.
    """
    if parse.reading is None:
        return ()
    spans = [span for kind in KINDS for span in parse.reading.spans(kind, FLOOR)]
    spans.sort(key=lambda s: (-s.chance * (s.end - s.first) ** 0.5, s.first))
    taken: set[int] = set()
    found: list[Entity] = []
    for span in spans:
        words = range(span.first, span.end)
        if not taken.isdisjoint(words):
            continue
        end = whole_end(parse, span.first, span.end)
        longer = range(span.first, end)
        whole = phrase_range(parse, span.first, end if taken.isdisjoint(longer) else span.end)
        if whole is not None:
            taken.update(longer)
            found.append(Entity(whole, span.label, span.chance))
    return tuple(sorted(found, key=lambda e: e.span))


def whole_end(parse: Parse, first: int, end: int) -> int:
    """Where a phrase ends that breaks off before its noun, after a preposition or in a hyphenated name."""
    tokens = parse.tokens
    last = parse.sentences[tokens[first].sentence][1]
    if end + 1 < last and tokens[end].text == "-" and tokens[end - 1].pos == "PROPN" and tokens[end + 1].pos == "PROPN":
        return end + 2
    word = tokens[end - 1]
    if word.pos == "ADP" and end - first > 1:
        inner = next((i for i in parse.children[word.index] if tokens[i].dep == "pobj"), -1)
        return inner + 1 if end <= inner < end + FURTHER else end
    governor = max((t.head for t in tokens[first:end] if t.dep == "det"), default=-1)
    return governor + 1 if end <= governor < end + FURTHER else end


def phrase_range(parse: Parse, first: int, end: int) -> Range | None:
    """The characters of words without loose punctuation at their ends; None where nothing is left."""
    while first < end and (parse.tokens[first].text in LOOSE or parse.tokens[first].pos == "SPACE"):
        first += 1
    while first < end and (parse.tokens[end - 1].text in LOOSE or parse.tokens[end - 1].pos == "SPACE"):
        end -= 1
    opened = sum((t.text == "(") - (t.text == ")") for t in parse.tokens[first:end])
    if opened > 0 and end < len(parse.tokens) and parse.tokens[end].text == ")":
        end += 1
    return (parse.tokens[first].start, parse.tokens[end - 1].end) if first < end else None
