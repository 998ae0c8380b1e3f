"""The parties that the encoder reads in the words of an act, where no rule finds one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from dateline.coding.act import Act
from dateline.coding.parties.noun_phrase import NounPhrase
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse

ROLES: Final = ("perpetrator", "target", "victim", "both_sides", "demonstrator", "responder")
FLOOR: Final = 0.5
"""A role is read where both the act and the words themselves make it more likely than not."""


def read_roles(parse: Parse, acts: Sequence[Act], phrases: Phrases) -> Iterator[tuple[NounPhrase, int, str, float]]:
    """Noun phrases with the act, the role, and how likely the encoder finds it."""
    if parse.reading is None:
        return
    reading = parse.reading
    at = [reading.labels["roles"].index(role) for role in ROLES]
    listed = [(p, p.head) for p in phrases.all() if not p.pronoun]
    telling = {act.sentence for act in acts if act.nonevent is None}
    for number, act in enumerate(acts):
        if act.nonevent is not None:
            continue
        start, chances = reading.role_chances(act.token)
        inside = [
            (p, head)
            for p, head in listed
            if start <= head < start + len(chances)
            and (parse.tokens[head].sentence == act.sentence or parse.tokens[head].sentence not in telling)
        ]
        rows = chances[[head - start for _, head in inside]][:, at] if inside else chances[:0, at]
        best = zip(inside, rows.argmax(1).tolist(), rows.max(1).tolist(), strict=True) if inside else ()
        for (phrase, head), column, chance in best:
            role = ROLES[column]
            if chance >= FLOOR and reading.chance(head, role) >= FLOOR:
                yield phrase, number, role, chance
