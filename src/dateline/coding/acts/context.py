"""The grammar around a trigger: what governs it, negates it or makes it only possible."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from dateline.coding.token import Parse, Token

_CLAUSE_LINKS = frozenset({"conj", "xcomp", "ccomp", "advcl", "auxpass", "aux", "dobj", "nsubjpass", "nsubj", "attr"})


_MANY = 64
"""Dependants; a word with more stands in a text without sentences, and only those beside it are looked at."""


def children(parse: Parse, token: Token) -> Iterator[Token]:
    """The words that depend on a word directly."""
    found = parse.children[token.index]
    if len(found) > _MANY:
        at = bisect_left(found, token.index)
        found = found[max(0, at - _MANY // 2) : at + _MANY // 2]
    return (parse.tokens[i] for i in found)


def head(parse: Parse, token: Token) -> Token | None:
    """The governing word; None for a root."""
    return None if token.head == token.index else parse.tokens[token.head]


def ancestors(parse: Parse, token: Token, limit: int = 5) -> Iterator[Token]:
    """The words above a word, nearest first."""
    current = head(parse, token)
    while current is not None and limit > 0:
        yield current
        current, limit = head(parse, current), limit - 1


def clause_verb(parse: Parse, token: Token) -> Token:
    """The verb of the clause that a word stands in; the word itself where it is a verb or nothing governs it."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((t for t in ancestors(parse, token) if t.pos in ("VERB", "AUX")), token)


def has_own_subject(parse: Parse, verb: Token) -> bool:
    """True where a verb has a subject of its own."""
    return any(child.dep in ("nsubj", "nsubjpass", "expl") for child in children(parse, verb))


def leading_verb(parse: Parse, verb: Token) -> Token:
    """The first verb of a chain of verbs that share subject and auxiliaries ("would attack and burn")."""
    current = verb
    for _ in range(4):
        above = head(parse, current)
        if (
            current.dep != "conj"
            or above is None
            or above.pos not in ("VERB", "AUX")
            or has_own_subject(parse, current)
        ):
            return current
        current = above
    return current


def helpers(parse: Parse, verb: Token) -> list[Token]:
    """Auxiliaries, negations and markers of a verb, those inherited from the chain's first verb included."""
    found = [c for c in children(parse, verb) if c.dep in ("aux", "auxpass", "neg", "mark", "det")]
    first = leading_verb(parse, verb)
    if first is not verb and not any(c.dep in ("aux", "auxpass") for c in found):
        found += [c for c in children(parse, first) if c.dep in ("aux", "neg", "mark")]
    return found
