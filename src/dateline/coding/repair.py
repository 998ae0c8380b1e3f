"""Slips of a parser that grammar itself shows: names torn from their office, finite verbs hung on participles."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.token import Token

_OFFICES = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "commander", "chief", "minister", "president", "governor", "mayor"}
    | {"secretary", "officer", "leader", "director", "official", "senator", "ambassador", "envoy", "coordinator"}
    | {"inspector", "superintendent", "administrator", "representative", "chairman", "lawmaker", "premier"}
)


def join_names(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with every name right behind an office hung on it as an apposition, if it hung elsewhere."""
    made = list(tokens)
    for office in tokens[:-1]:
        if office.lemma not in _OFFICES or office.pos not in ("NOUN", "PROPN") or office.dep == "compound":
            continue
        name = _name_after(tokens, office)
        if name is not None and name.head != office.index and not _below(tokens, office, name):
            made[name.index] = name._replace(head=office.index, dep="appos")
    return made


def _name_after(tokens: Sequence[Token], office: Token) -> Token | None:
    """The last word of the name that follows, where it begins with the next word; a rank may stand before it."""
    at = office.index + 1
    while at < len(tokens) and tokens[at].pos == "PROPN" and tokens[at].sentence == office.sentence:
        at += 1
    last = tokens[at - 1]
    person = last.entity == "PERSON" or (at - 1 > office.index and tokens[office.index + 1].text.endswith("."))
    return last if at - 1 > office.index and person else None


def _below(tokens: Sequence[Token], office: Token, name: Token) -> bool:
    """True where the office hangs on the name, or the name on the office, already."""
    for one, other in ((office, name), (name, office)):
        current = one
        for _ in range(6):
            if current.head == other.index:
                return True
            if current.head == current.index:
                break
            current = tokens[current.head]
    return False


_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def join_verbs(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with every finite verb that hangs on "-ing" as its second taken to the finite verb above.

    "Soldiers entered after shelling the hills and raised a flag": who entered raised it. A verb with a subject of its
    own stays where it is.
    """
    made = list(tokens)
    subjects = {t.head for t in tokens if t.dep in ("nsubj", "nsubjpass")}
    for verb in tokens:
        first = tokens[verb.head]
        if verb.dep != "conj" or verb.tag not in _FINITE or first.tag != "VBG" or verb.index in subjects:
            continue
        above = _finite_above(tokens, first)
        if above is not None and above.index < verb.index:
            made[verb.index] = verb._replace(head=above.index)
    return made


def _finite_above(tokens: Sequence[Token], token: Token) -> Token | None:
    while token.head != token.index:
        token = tokens[token.head]
        if token.tag in _FINITE:
            return token
    return None


def join_lists(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with every second of a pair that hangs on a word to its right taken to the first.

    "Nine policemen and two of the volunteers died": a second never stands before what it is second to.
    """
    made = list(tokens)
    for second in tokens:
        if second.dep != "conj" or second.head <= second.index or second.index < 2:
            continue
        link = tokens[second.index - 1]
        first = tokens[link.head]
        if link.dep == "cc" and first.index < link.index and first.head != second.index:
            made[second.index] = second._replace(head=first.index)
    return made
