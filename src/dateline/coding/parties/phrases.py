"""The noun phrases of one article, each worked out once."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.parties.noun_phrase import NounPhrase, noun_phrase
from dateline.coding.token import Parse

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_INNER = frozenset({"compound", "nummod", "nmod", "amod", "npadvmod"})


class Phrases:
    """Noun phrases by the index of their head."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._known: dict[int, NounPhrase] = {}
        self._parties: dict[int, int] = {}
        self._all: tuple[NounPhrase, ...] | None = None

    def at(self, head: int) -> NounPhrase:
        """The phrase that a token heads."""
        if head not in self._known:
            self._known[head] = noun_phrase(self.parse, head)
        return self._known[head]

    def party(self, head: int) -> int:
        """The head of the party meant: of "GAO, Mali - Armed men" the last that is no place."""
        if head not in self._parties:
            self._parties[head] = self._party(head)
        return self._parties[head]

    def _party(self, head: int) -> int:
        phrase, token = self.at(head), self.parse.tokens[head]
        if phrase.number and token.dep == "pobj" and self.parse.tokens[token.head].lower == "of":
            return self.parse.tokens[token.head].head
        if phrase.kind is not None or phrase.pronoun:
            return head
        inner = [t.index for t in self.parse.subtree(head) if t.dep == "appos" and t.index > head]
        return next((i for i in reversed(inner) if self.at(i).kind is not None), head)

    def before(self, index: int) -> int | None:
        """The nearest party before a verb that has no subject, with no other verb between: telegraphic headlines."""
        for place in range(index - 1, max(-1, index - 12), -1):
            token = self.parse.tokens[place]
            if token.sentence != self.parse.tokens[index].sentence or token.text in ";:.–—":
                return None
            if token.pos == "VERB" and token.dep not in ("acl", "relcl", "amod"):
                return None
            if token.pos in _NOMINAL and self.at(place).people and not self.at(place).weapon:
                return place
        return None

    def all(self) -> tuple[NounPhrase, ...]:
        """The phrases that may name a party, in text order; nouns inside another's phrase are left out."""
        if self._all is None:
            self._all = tuple(self._each())
        return self._all

    def _each(self) -> Iterator[NounPhrase]:
        for token in self.parse.tokens:
            if (token.pos in _NOMINAL and token.dep not in _INNER) or token.lower in ("those", "whoever"):
                phrase = self.at(token.index)
                if phrase.people and not (phrase.place or phrase.weapon or phrase.negative or phrase.state):
                    yield phrase
