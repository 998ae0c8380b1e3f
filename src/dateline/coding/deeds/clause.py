"""A verb with what stands around it, as the deeds' lexicon asks for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.coding.token import Parse, Token

_OBJECTS = frozenset({"dobj", "nsubjpass", "prep", "agent", "oprd", "attr", "pobj", "dative"})
_INSIDE = frozenset({"compound", "amod", "nmod", "conj", "prep", "pobj", "poss", "appos", "nummod", "pcomp"})
_VERBAL = frozenset({"VERB", "AUX"})
_FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d"})


@dataclass(frozen=True, slots=True)
class Clause:
    """``reached`` are the words of objects and prepositional phrases with their distance from the verb, ``doers`` those
    of the subject, ``beside`` particles and prepositions; all lemmas. ``below`` are the verb's dependants."""

    verb: Token
    below: tuple[Token, ...]
    reached: Mapping[str, int]
    doers: frozenset[str]
    beside: frozenset[str]

    @property
    def negated(self) -> bool:
        """True where the verb is denied ("not", "never", "no longer")."""
        return any(t.dep == "neg" or t.lower in ("never", "longer") for t in self.below)

    @property
    def future(self) -> bool:
        """True where the verb tells what is to come."""
        return any(t.dep == "aux" and t.lower in _FUTURE for t in self.below)

    def has(self, dep: str) -> Token | None:
        """The first dependant with a relation."""
        return next((t for t in self.below if t.dep == dep), None)


def clause_of(parse: Parse, verb: Token) -> Clause:
    """A verb with its surroundings."""
    below = tuple(parse.tokens[c] for c in parse.children[verb.index])
    passive = any(t.dep in ("nsubjpass", "auxpass") for t in below)
    objects = [t for t in below if t.dep in _OBJECTS or (t.dep == "nmod" and t.index > verb.index)]
    doers = _all_words(parse, (t for t in below if t.dep == "nsubj"), 2)
    reached = _all_words(parse, objects, 4)
    reached |= {t.lemma: 0 for t in below if t.dep in ("ccomp", "xcomp")}
    beside = frozenset(t.lower for t in below if t.dep in ("prt", "prep", "agent", "advmod", "dative", "cc", "mark"))
    return Clause(verb, below, doers | reached if passive else reached, frozenset(doers), beside)


def _all_words(parse: Parse, tokens: Iterable[Token], depth: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for token in tokens:
        for word, left in _words(parse, token, depth):
            found[word] = min(depth - left, found.get(word, depth))
    return found


def _words(parse: Parse, token: Token, depth: int) -> Iterator[tuple[str, int]]:
    yield token.lemma.lower(), depth
    yield token.lower, depth
    if depth:
        for child in parse.children[token.index]:
            if parse.tokens[child].dep in _INSIDE:
                yield from _words(parse, parse.tokens[child], depth - 1)


def complement(parse: Parse, clause: Clause) -> Token | None:
    """The verb that a verb governs ("agreed to resign", "is ready to talk", "decided on leaving")."""
    for token in clause.below:
        if token.dep in ("xcomp", "ccomp") and token.pos in _VERBAL:
            return token
    for token in clause.below:
        if token.dep in ("acomp", "prep", "oprd", "dobj", "attr") or (token.dep == "ccomp" and token.pos == "ADJ"):
            found = _under(parse, token)
            if found is not None:
                return found
    return None


def _under(parse: Parse, token: Token) -> Token | None:
    wanted = ("pcomp",) if token.dep == "prep" else ("xcomp", "acl") if token.dep in ("dobj", "attr") else ("xcomp",)
    for child in parse.children[token.index]:
        one = parse.tokens[child]
        if one.dep in wanted and one.pos in _VERBAL:
            return one
        if one.dep == "prep" and token.dep in ("acomp", "oprd", "ccomp"):
            found = _under(parse, one)
            if found is not None:
                return found
    return None
