"""The people of a toll word, by grammar."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.token import Parse, Token
from dateline.coding.tolls.trigger import Trigger
from dateline.normalise.counts import is_generic, is_person, unit_of, wordset

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_LINKS = wordset("be lie remain become report confirm find declare feel believe say presume fear list count get leave")
_REFLEXIVES = wordset("himself herself themselves itself")
_RELATIVES = wordset("who whom that which")


def arguments(parse: Parse, trigger: Trigger) -> list[Token]:
    """The head nouns or numbers of the people whom a toll word is about, conjuncts included."""
    role = trigger.entry.role
    token = parse.tokens[trigger.head]
    if role == "object":
        found = list(_objects(parse, token))
    elif role == "subject":
        found = list(_subjects(parse, token))
    elif role == "state":
        found = list(_bearers(parse, token))
    elif role == "of":
        found = list(_governed(parse, token))
    else:
        found = []
    return list(_with_conjuncts(parse, found, trigger))


def _children(parse: Parse, token: Token, *deps: str) -> Iterator[Token]:
    for index in parse.children[token.index]:
        if parse.tokens[index].dep in deps:
            yield parse.tokens[index]


def is_passive(parse: Parse, verb: Token) -> bool:
    """A verb told of its subject: "were killed", "got killed", "feared killed"."""
    if any(_children(parse, verb, "nsubjpass", "auxpass")):
        return True
    if any(_children(parse, verb, "dobj")):
        return False
    return verb.tag in ("VBN", "VBD") and verb.dep in ("acl", "amod", "oprd")


def _objects(parse: Parse, verb: Token) -> Iterator[Token]:
    if is_passive(parse, verb):
        yield from _passive_subjects(parse, verb)
        return
    if _is_taken_by(parse, verb):
        yield parse.tokens[verb.head]
        return
    direct = [_resolved(parse, verb, t) for t in _children(parse, verb, "dobj", "dative")]
    reflexive = [t for t in direct if t.lower in _REFLEXIVES]
    if reflexive:
        yield from _subjects(parse, verb)
        yield from (c for t in reflexive for c in _children(parse, t, "conj"))
        return
    if direct:
        yield from direct
        return
    with_ = [t for p in _children(parse, verb, "prep") if p.lower == "with" for t in _children(parse, p, "pobj")]
    if with_ and verb.lemma in ("make", "drive", "run", "flee"):
        yield from with_
        return
    subjects = list(_children(parse, verb, "nsubj", "nsubjpass"))
    if verb.tag in ("VBN", "VBD") and subjects:
        yield from subjects  # headline style: "4 killed"
        return
    if not subjects and (verb.tag in ("VBN", "VBD") or (verb.tag == "VB" and verb.dep == "conj")):
        yield from _inherited(parse, verb)
    ccomp = [
        t
        for t in _children(parse, verb, "ccomp", "xcomp", "npadvmod", "attr", "oprd")
        if t.pos in ("NOUN", "NUM", "PROPN", "ADJ")
    ]
    yield from ccomp


def _is_taken_by(parse: Parse, verb: Token) -> bool:
    """ "The passengers whom raiders seized", "the pupils they had seized": the noun of the clause is its object."""
    if verb.dep != "relcl" or any(_children(parse, verb, "dobj", "dative", "auxpass")):
        return False
    subjects = list(_children(parse, verb, "nsubj"))
    return any(t.lower == "whom" for t in subjects) or any(t.lower not in _RELATIVES for t in subjects)


def _passive_subjects(parse: Parse, verb: Token) -> Iterator[Token]:
    subjects = list(_children(parse, verb, *_SUBJECTS))
    if subjects:
        yield from (_resolved(parse, verb, t) for t in subjects)
        return
    if verb.dep in ("acl", "amod", "relcl"):
        yield parse.tokens[verb.head]
        return
    yield from _inherited(parse, verb)


def _resolved(parse: Parse, verb: Token, subject: Token) -> Token:
    """A relative pronoun's noun."""
    if subject.lower in _RELATIVES and verb.dep == "relcl":
        return parse.tokens[verb.head]
    return subject


def _inherited(parse: Parse, verb: Token) -> Iterator[Token]:
    """The subject that a coordinated or complement verb shares with the one before it."""
    seen = 0
    here = verb
    while here.dep in ("conj", "xcomp", "ccomp", "oprd", "advcl") and here.head != here.index and seen < 4:
        here, seen = parse.tokens[here.head], seen + 1
        subjects = list(_children(parse, here, "nsubjpass", "nsubj"))
        if subjects:
            passive = any(s.dep == "nsubjpass" for s in subjects) or verb.dep == "xcomp"
            if passive or here.lemma == "be":
                yield from (_resolved(parse, here, t) for t in subjects)
            return


def _subjects(parse: Parse, verb: Token) -> Iterator[Token]:
    subjects = list(_children(parse, verb, *_SUBJECTS))
    if subjects:
        yield from (_resolved(parse, verb, t) for t in subjects)
        return
    if verb.dep in ("acl", "relcl") or (verb.dep == "amod" and verb.head < verb.index):
        yield parse.tokens[verb.head]
        return
    here, steps = verb, 0
    while here.dep in ("conj", "xcomp", "ccomp", "advcl") and here.head != here.index and steps < 4:
        here, steps = parse.tokens[here.head], steps + 1
        subjects = list(_children(parse, here, *_SUBJECTS))
        if subjects:
            yield from (_resolved(parse, here, t) for t in subjects)
            return


def _bearers(parse: Parse, state: Token) -> Iterator[Token]:
    """Those of whom a state is said."""
    here = state
    if here.dep == "pobj" or here.dep == "pcomp":
        here = parse.tokens[here.head]
    subjects = list(_children(parse, here, "nsubj", "nsubjpass"))
    if subjects:
        yield from (_resolved(parse, here, t) for t in subjects)
        return
    head = parse.tokens[here.head]
    if here.lower == "with" and here.dep == "prep":
        yield from [head] if head.pos in ("NOUN", "NUM", "PROPN") else _subjects(parse, head)
        return
    if (
        here.dep == "amod"
        and head.tag in ("NN", "NNP")
        and any(t.lower == "the" for t in _children(parse, head, "det"))
    ):
        return
    if here.dep in ("amod", "acl", "relcl"):
        yield head
    elif here.dep in ("acomp", "attr", "oprd", "xcomp", "prep", "advmod", "conj", "ccomp", "advcl", "npadvmod"):
        if here.dep == "conj" and head.pos in ("ADJ", "VERB", "ADP"):
            yield from _bearers(parse, head) if head.pos == "ADJ" else _passive_subjects(parse, head)
            return
        while (
            head.dep in ("xcomp", "ccomp") and head.head != head.index and not any(_children(parse, head, *_SUBJECTS))
        ):
            head = parse.tokens[head.head]
        if head.lemma not in _LINKS and here.dep in ("prep", "advmod", "npadvmod"):
            return
        objects = (
            list(_children(parse, head, "dobj")) if head.lemma in ("leave", "have", "find", "keep", "hold") else []
        )
        yield from objects or [_resolved(parse, head, t) for t in _children(parse, head, "nsubj", "nsubjpass")]


def _governed(parse: Parse, noun: Token) -> Iterator[Token]:
    for preposition in _children(parse, noun, "prep"):
        if preposition.lower == "of" or (preposition.lower == "to" and noun.lower.startswith("injur")):
            yield from _children(parse, preposition, "pobj")


def _with_conjuncts(parse: Parse, found: list[Token], trigger: Trigger) -> Iterator[Token]:
    queue, seen = list(found), set()
    while queue:
        token = queue.pop(0)
        inner = token.index in trigger.tokens and token.tag != "NNS"
        if token.index in seen or inner:
            continue
        seen.add(token.index)
        yield token
        things = unit_of(token.lower) == "things"
        queue.extend(
            t for t in _children(parse, token, "conj") if not things or is_person(t.lower) or is_generic(t.lower)
        )
        queue.extend(t for t in _children(parse, token, "appos") if _is_listed(parse, token, t))


def _is_listed(parse: Parse, token: Token, other: Token) -> bool:
    """ "A farmer, his wife and two children": the second of three, which the parser takes for another name."""
    between = parse.tokens[token.index + 1 : other.index]
    spelt_out = any(t.text in ":–—(" for t in between)
    people = is_person(token.lower) or is_person(other.lower)
    if spelt_out or not people or token.pos == "PROPN" or other.pos not in ("NOUN", "PROPN"):
        return False
    return any(any(_children(parse, t, "det", "poss", "nummod")) for t in _children(parse, other, "conj"))
