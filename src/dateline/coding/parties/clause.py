"""Who stands where around a predicate: its arguments, with those that it shares with other verbs."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.token import Parse, Token

Argument = tuple[str, int]
"""A relation (subject, object, passive, by, owner, or a preposition's word) and the head of a noun phrase."""

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_VERBAL = frozenset({"conj", "advcl", "xcomp", "ccomp", "dep", "parataxis"})


def is_passive(parse: Parse, verb: Token) -> bool:
    """True for a passive verb, also a bare participle after a noun or a passive ("shot and wounded")."""
    deps = {parse.tokens[c].dep for c in parse.children[verb.index]}
    if deps & {"auxpass", "nsubjpass", "agent"}:
        return True
    if verb.tag != "VBN" or deps & {"aux", "dobj", "nsubj"}:
        return False
    if verb.dep == "acl":
        return True
    return verb.dep == "conj" and is_passive(parse, parse.tokens[verb.head])


def joined(parse: Parse, index: int) -> Iterator[int]:
    """A noun with the nouns that it is coordinated with."""
    yield index
    for child in parse.children[index]:
        if parse.tokens[child].dep == "conj" and parse.tokens[child].pos in ("NOUN", "PROPN", "NUM", "PRON"):
            yield from joined(parse, child)


def _antecedent(parse: Parse, verb: Token, pronoun: Token) -> int:
    """The noun that a relative pronoun stands for."""
    if pronoun.lower not in _RELATIVE:
        return pronoun.index
    above = verb
    while above.dep in _VERBAL and above.head != above.index:
        above = parse.tokens[above.head]
    return above.head if above.dep == "relcl" else pronoun.index


def subject_of(parse: Parse, verb: Token, depth: int = 0) -> int | None:
    """The head of a verb's subject, taken from the verb that it hangs on where it has none of its own."""
    for child in parse.children[verb.index]:
        token = parse.tokens[child]
        if token.dep in ("nsubj", "nsubjpass", "csubj"):
            return _antecedent(parse, verb, token)
    if verb.dep in ("acl", "relcl"):
        return verb.head if parse.tokens[verb.head].pos in ("NOUN", "PROPN", "PRON", "NUM") else None
    if verb.dep in _VERBAL and verb.head != verb.index and depth < 5:
        above = parse.tokens[verb.head]
        if above.pos in ("VERB", "AUX"):
            return subject_of(parse, above, depth + 1)
    if verb.dep == "pcomp" and depth < 5:
        above = parse.tokens[parse.tokens[verb.head].head]
        if above.pos in ("VERB", "AUX"):
            return subject_of(parse, above, depth + 1)
    return None


def _prepositions(parse: Parse, index: int) -> Iterator[Argument]:
    """The nouns after a predicate's prepositions, one preposition deep ("from behind")."""
    for child in parse.children[index]:
        token = parse.tokens[child]
        if token.dep not in ("prep", "agent", "dative"):
            continue
        word = "by" if token.dep == "agent" else token.lower
        for below in parse.children[child]:
            if parse.tokens[below].dep == "pobj":
                yield word, below
            elif parse.tokens[below].dep == "prep":
                yield from ((word, i) for w, i in _prepositions(parse, child))


def _verb_arguments(parse: Parse, verb: Token) -> Iterator[Argument]:
    """The arguments of a verb."""
    passive = is_passive(parse, verb)
    subject = subject_of(parse, verb)
    if subject is not None:
        yield ("passive" if passive else "subject"), subject
    for child in parse.children[verb.index]:
        token = parse.tokens[child]
        if token.dep in ("dobj", "dative") and token.pos != "ADP":
            yield "object", _antecedent(parse, verb, token)
    yield from _prepositions(parse, verb.index)


def _noun_arguments(parse: Parse, noun: Token) -> Iterator[Argument]:
    """The arguments of a noun that tells an act."""
    for child in parse.children[noun.index]:
        token = parse.tokens[child]
        if token.dep in ("poss", "compound", "nmod") and token.pos in ("NOUN", "PROPN"):
            yield "owner", token.index
        elif token.dep == "amod" and token.entity in ("NORP", "ORG"):
            yield "owner", token.index
        elif token.dep == "acl" and token.lower in ("targeting", "involving"):
            yield from (("targeting", c) for c in parse.children[child] if parse.tokens[c].dep == "dobj")
        elif token.dep == "acl":
            yield from ((r, i) for r, i in _verb_arguments(parse, token) if r == "by")
    yield from _prepositions(parse, noun.index)


def arguments(parse: Parse, index: int) -> tuple[Argument, ...]:
    """Every argument of a predicate, coordinated nouns one by one."""
    token = parse.tokens[index]
    found = _verb_arguments(parse, token) if token.pos in ("VERB", "AUX") else _noun_arguments(parse, token)
    return tuple(dict.fromkeys((relation, noun) for relation, head in found for noun in joined(parse, head)))
