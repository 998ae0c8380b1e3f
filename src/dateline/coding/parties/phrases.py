"""The noun phrases of one article, each worked out once."""

from __future__ import annotations

from dateline.coding.parties.noun_phrase import NounPhrase, noun_phrase
from dateline.coding.token import Parse


class Phrases:
    """Noun phrases by the index of their head."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._known: dict[int, NounPhrase] = {}

    def at(self, head: int) -> NounPhrase:
        """The phrase that a token heads."""
        if head not in self._known:
            self._known[head] = noun_phrase(self._parse, head)
        return self._known[head]
