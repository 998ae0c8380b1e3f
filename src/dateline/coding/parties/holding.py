"""Who holds the ground where something happens: "a checkpoint manned by", "a village under the control of"."""

from __future__ import annotations

from collections.abc import Container, Iterator

from dateline.coding.parties.around import Placed
from dateline.coding.parties.clause import arguments
from dateline.coding.parties.frame import Frames
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse, Token

_HOLDERS = frozenset({"police", "state_forces", "external_forces", "rebel", "militia", "communal"})


def holders(parse: Parse, events: Container[int], frames: Frames, phrases: Phrases) -> Iterator[Placed]:
    """Parties that hold a place, told by a participle or by "under the control of"; ``events`` are acts' own words."""
    for token in parse.tokens:
        if token.index in events:
            continue
        for head in _holding(parse, token, frames, phrases):
            if phrases.at(head).kind in _HOLDERS:
                yield "present", head, 0.7


def _holding(parse: Parse, token: Token, frames: Frames, phrases: Phrases) -> Iterator[int]:
    """The heads of those who hold what a word tells about."""
    above = parse.tokens[token.head]
    if token.pos == "VERB" and token.dep == "acl" and token.lemma in frames.words["present"]:
        if not phrases.at(above.index).people:
            yield from (head for word, head in arguments(parse, token.index) if word == "by")
    elif token.lemma == "control" and token.dep == "pobj" and above.lower == "under":
        yield from (head for word, head in arguments(parse, token.index) if word == "of")
