"""The words for those who act and are acted on, by which a retelling is known again."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.token import Parse, Token

_ARGUMENTS = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "agent",
        "prep",
        "compound",
        "poss",
        "appos",
        "amod",
        "attr",
        "dative",
        "nmod",
    }
)
_CONTENT = frozenset({"NOUN", "PROPN"})
_PLAIN = frozenset(
    (
        *("people", "person", "man", "woman", "attack", "incident", "statement", "official", "source", "report", "day"),
        *("night", "morning", "evening", "time", "week", "month", "year", "place", "area", "side", "part", "number"),
        *("group", "other", "one", "two", "three", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
        "sunday",
    )
)
_DEPTH = 4


def _walk(parse: Parse, index: int, depth: int) -> Iterator[Token]:
    """Dependants along argument links, down to a small depth."""
    for child in parse.children[index]:
        token = parse.tokens[child]
        if token.dep in _ARGUMENTS:
            yield token
            if depth > 1:
                yield from _walk(parse, child, depth - 1)


def argument_words(parse: Parse, index: int) -> frozenset[str]:
    """Lemmas of nouns and names around an act; none for words that say nothing about who it was."""
    token = parse.tokens[index]
    found = {t.lemma for t in _walk(parse, index, _DEPTH) if t.pos in _CONTENT}
    if token.dep in ("xcomp", "ccomp", "advcl", "conj") and not any(
        parse.tokens[c].dep.startswith("nsubj") for c in parse.children[index]
    ):
        above = parse.tokens[token.head]
        found |= {
            t.lemma
            for t in _walk(parse, above.index, 2)
            if t.pos in _CONTENT and t.dep in ("nsubj", "nsubjpass", "compound", "dobj")
        }
    return frozenset(found - _PLAIN)
