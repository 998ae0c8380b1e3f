"""Who stands where around a predicate: its arguments, with those that it shares with other verbs."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from dateline.coding.parties.frame import load_frames
from dateline.coding.token import Parse, Token

Argument = tuple[str, int]
"""A relation (subject, object, passive, by, owner, or a preposition's word) and the head of a noun phrase."""

_BREATH = 12
"""Tokens within which two nouns may be coordinated; beyond, the parser has usually strayed."""
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_AWAY = frozenset({"away", "off", "out", "back", "up", "down", "over"})
_MOVES = frozenset(
    {"prompt", "lead", "force", "cause", "push", "drive", "order", "allow", "urge", "enable", "send", "instruct"}
    | {"invite", "encourage", "permit", "compel", "provoke", "pay", "hire", "recruit", "lure", "persuade", "command"}
)
"""Verbs whose object does what the infinitive behind it tells: "prompting the group to launch"."""
_AIMED = frozenset({"shoot", "beat", "hack", "slash"})
_UNCHANGED = frozenset({"hurt", "hit", "beat"})
"""Verbs of harm whose past is their present: "four hurt in blast"."""
_TOWARDS = frozenset({"at", "into", "through", "upon", "on", "towards", "toward"})
_VERBAL = frozenset({"conj", "advcl", "xcomp", "ccomp", "dep", "parataxis"})


def is_passive(parse: Parse, verb: Token) -> bool:
    """True for a passive verb, also a bare participle after a noun or a passive ("shot and wounded")."""
    deps = {parse.tokens[c].dep for c in parse.children[verb.index]}
    if deps & {"nsubjpass", "agent"} or ("auxpass" in deps and "dobj" not in deps):
        return True
    if deps & {"aux", "dobj", "ccomp", "xcomp"} or (verb.tag != "VBN" and not _goes_along(parse, verb, deps)):
        return False
    if "nsubj" in deps:
        return (
            verb.dep in ("ROOT", "ccomp", "parataxis")
            and verb.lemma in load_frames().words["transitive"]
            and follower(parse, verb) is None
        )
    if verb.dep == "acl":
        below = {parse.tokens[c].lower for c in parse.children[verb.index]}
        return not below & {"upon", "on"} and follower(parse, verb) is None
    return verb.dep == "conj" and is_passive(parse, parse.tokens[verb.head])


def _goes_along(parse: Parse, verb: Token, deps: Container[str]) -> bool:
    """True for the past form of a verb of harm after a passive: "was shot at and hit"."""
    joins = verb.dep == "conj" and verb.tag == "VBD" and "nsubj" not in deps
    return joins and verb.lemma in load_frames().words["transitive"] and follower(parse, verb) is None


def follower(parse: Parse, verb: Token) -> int | None:
    """The head of the noun phrase right after a verb: a participle that has one is active ("men ambushed a bus")."""
    place = verb.index + 1
    if place >= len(parse.tokens) or parse.tokens[place].pos not in ("DET", "NUM", "ADJ", "NOUN", "PROPN"):
        return None
    token = parse.tokens[place]
    for _ in range(_BREATH):
        if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "nmod", "amod", "poss"):
            return None if token.entity in ("DATE", "TIME") or token.dep in ("npadvmod", "oprd") else token.index
        above = parse.tokens[token.head]
        if above.index <= token.index:
            return None
        token = above
    return None


def joined(parse: Parse, index: int) -> Iterator[int]:
    """A noun with the nouns that it is coordinated with."""
    yield index
    for child in parse.children[index]:
        token = parse.tokens[child]
        if token.dep == "conj" and token.pos in ("NOUN", "PROPN", "NUM", "PRON") and child - index <= _BREATH:
            yield from joined(parse, child)


def _antecedent(parse: Parse, verb: Token, pronoun: Token) -> int:
    """The noun that a relative pronoun stands for."""
    if pronoun.lower not in _RELATIVE:
        return pronoun.index
    above = verb
    while above.dep in _VERBAL and above.head != above.index:
        above = parse.tokens[above.head]
    return above.head if above.dep == "relcl" else pronoun.index


def _accused(parse: Parse, verb: Token) -> int | None:
    """The object of the verb over "of carrying out": who is accused is who carries out."""
    above = parse.tokens[parse.tokens[verb.head].head]
    if above.lemma not in ("accuse", "suspect", "blame", "convict"):
        return None
    deps = {parse.tokens[c].dep: c for c in parse.children[above.index]}
    return deps.get("dobj", deps.get("nsubjpass"))


def subject_of(parse: Parse, verb: Token, depth: int = 0) -> int | None:
    """The head of a verb's subject, taken from the verb that it hangs on where it has none of its own."""
    subjects = [c for c in parse.children[verb.index] if parse.tokens[c].dep in ("nsubj", "nsubjpass", "csubj")]
    if subjects:
        nearest = min(subjects, key=lambda c: abs(verb.index - c))
        return _antecedent(parse, verb, parse.tokens[nearest])
    above = parse.tokens[verb.head]
    if verb.dep in ("acl", "relcl"):
        return verb.head if above.pos in ("NOUN", "PROPN", "PRON", "NUM") else None
    if depth > 4 or verb.head == verb.index or any(parse.tokens[c].dep == "expl" for c in parse.children[verb.index]):
        return None
    if verb.dep == "pcomp":
        accused = _accused(parse, verb)
        if accused is not None:
            return accused
        above = parse.tokens[above.head]
    elif verb.dep not in _VERBAL:
        return None
    elif verb.dep == "ccomp" and above.lemma in load_frames().words["speech"]:
        return _told_before(parse, verb, depth)
    elif verb.dep == "xcomp" and above.lemma in _MOVES:
        moved = next((c for c in parse.children[above.index] if parse.tokens[c].dep in ("dobj", "dative")), None)
        if moved is not None:
            return moved
    return subject_of(parse, above, depth + 1) if above.pos in ("VERB", "AUX") else None


def _told_before(parse: Parse, verb: Token, depth: int) -> int | None:
    """The subject of the clause told just before a verb by the same voice: never the voice itself."""
    told = [parse.tokens[c] for c in parse.children[verb.head] if c < verb.index and parse.tokens[c].dep == "ccomp"]
    return subject_of(parse, told[-1], depth + 1) if told else None


def _prepositions(parse: Parse, index: int) -> Iterator[Argument]:
    """The nouns after a predicate's prepositions, one preposition deep ("from behind")."""
    for child in parse.children[index]:
        token = parse.tokens[child]
        if token.dep in ("advmod", "prt") and child > index and token.lower in _AWAY:
            yield from _prepositions(parse, child)
        if token.dep not in ("prep", "agent", "dative"):
            continue
        word = "by" if token.dep == "agent" else token.lower
        for below in parse.children[child]:
            if parse.tokens[below].dep == "pobj":
                yield word, below
            elif parse.tokens[below].dep == "prep":
                yield from ((word, i) for w, i in _prepositions(parse, child))


def _bare(parse: Parse, verb: Token, transitive: Container[str]) -> bool:
    """True for a verb of harm with nothing after it, which tells its victim first: "six killed", "driver shot dead"."""
    if verb.lemma not in transitive or not (verb.tag in ("VBD", "VBN") or verb.lower in _UNCHANGED):
        return False
    below = [parse.tokens[c] for c in parse.children[verb.index]]
    if _goes_on(parse, verb, below):
        return False
    after = parse.tokens[verb.index + 1] if verb.index + 1 < len(parse.tokens) else verb
    if after.pos in ("DET", "NUM") and after.entity not in ("DATE", "TIME"):
        return False
    if any(t.dep in ("aux", "dobj", "ccomp", "xcomp") and t.lemma != "be" for t in below) or follower(parse, verb):
        return False
    if any(t.dep == "prep" and t.lower in ("at", "into", "through", "on") and verb.lemma in _AIMED for t in below):
        return False
    return not any(
        t.dep == "conj" and any(parse.tokens[c].dep == "dobj" for c in parse.children[t.index]) for t in below
    )


def _goes_on(parse: Parse, verb: Token, below: Sequence[Token]) -> bool:
    """True for a further deed of an active verb's subject ("crossed the river and hacked at whoever they found")."""
    above = parse.tokens[verb.head]
    if verb.dep != "conj" or above.pos != "VERB" or above.tag not in ("VBD", "VB", "VBN"):
        return False
    deps = {parse.tokens[c].dep for c in parse.children[above.index]}
    moves = deps & {"dobj", "prt", "advcl"} or any(t.dep == "prep" and t.lower in _TOWARDS for t in below)
    goes = bool(moves) or _goes_on(parse, above, ())
    return goes and not is_passive(parse, above) and not any(t.dep.startswith("nsubj") for t in below)


def _verb_arguments(parse: Parse, verb: Token, transitive: Container[str]) -> Iterator[Argument]:
    """The arguments of a verb."""
    passive = is_passive(parse, verb) or _bare(parse, verb, transitive)
    subject = subject_of(parse, verb)
    if subject is None and verb.lemma in transitive:
        told = (c for c in parse.children[verb.index] if parse.tokens[c].dep == "npadvmod" and c < verb.index)
        subject, passive = next(told, None), True
    if subject is not None:
        yield ("passive" if passive else "subject"), subject
    objects = [c for c in parse.children[verb.index] if parse.tokens[c].dep in ("dobj", "dative")]
    for child in objects:
        if parse.tokens[child].pos != "ADP":
            yield "object", _antecedent(parse, verb, parse.tokens[child])
    after = None if objects or passive else follower(parse, verb)
    if after is not None:
        yield "object", after
    yield from _prepositions(parse, verb.index)


def _noun_arguments(parse: Parse, noun: Token) -> Iterator[Argument]:
    """The arguments of a noun that tells an act."""
    for child in parse.children[noun.index]:
        token = parse.tokens[child]
        owner = token.dep in ("poss", "compound", "nmod") and token.pos in ("NOUN", "PROPN")
        if owner or (token.dep == "amod" and token.entity in ("NORP", "ORG")):
            yield "owner", token.index
        elif token.dep == "acl" and token.lower in ("targeting", "involving"):
            yield from (("targeting", c) for c in parse.children[child] if parse.tokens[c].dep == "dobj")
        elif token.dep == "acl":
            yield from ((r, i) for r, i in _verb_arguments(parse, token, ()) if r == "by")
    yield from _prepositions(parse, noun.index)


def arguments(parse: Parse, index: int, transitive: Container[str] = ()) -> tuple[Argument, ...]:
    """Every argument of a predicate, coordinated nouns one by one; ``transitive`` verbs may be passive unmarked."""
    token = parse.tokens[index]
    verbal = token.pos in ("VERB", "AUX")
    found = _verb_arguments(parse, token, transitive) if verbal else _noun_arguments(parse, token)
    return tuple(dict.fromkeys((relation, noun) for relation, head in found for noun in joined(parse, head)))
