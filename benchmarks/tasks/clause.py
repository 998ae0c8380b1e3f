"""The first clause of a sentence by the rooms' own grammar: for texts that tell no act of a conflict."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.coding.parties.clause import arguments
from dateline.coding.parties.noun_phrase import noun_phrase
from dateline.coding.token import Parse, Range, Token

_REACHED = ("object", "passive", "with", "to", "on", "against", "at", "for", "from", "of")
"""Relations in the order in which one of them is taken for the other side."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Who acts, the verb, and whom or what it reaches; ``end`` is where the sentence ends."""

    subject: Range | None
    verb: Range
    reached: Range | None
    end: int


def first_clause(parsed: Parse, within: Range | None = None) -> Clause | None:
    """The clause of the first root verb, inside a range where one is given."""
    low, high = within or (0, len(parsed.text))
    roots = (t for t in parsed.tokens if t.head == t.index and low <= t.start < high and t.pos in ("VERB", "AUX"))
    root = next(roots, None)
    if root is None:
        return None
    told: dict[str, Range] = {}
    for relation, head in arguments(parsed, root.index):
        if parsed.tokens[head].entity not in ("DATE", "TIME"):
            told.setdefault(relation, noun_phrase(parsed, head).span)
    passive = "passive" in told and "by" in told
    subject = told.get("by") if passive else told.get("subject", told.get("passive"))
    others = (told[r] for r in _REACHED if r in told and told[r] != subject)
    return Clause(subject, (root.start, root.end), next(others, None), _end(parsed, root))


def _end(parsed: Parse, root: Token) -> int:
    return parsed.sentence_range(root.sentence)[1]
