"""Who is held to have done it: claims, blame, suspicion, and the denial of a part."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from dateline.coding.parties.around import Placed
from dateline.coding.parties.clause import Argument
from dateline.coding.parties.frame import Frames
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse, Token

_ABLE = frozenset(
    {
        "rebel",
        "militia",
        "unidentified",
        "state_forces",
        "external_forces",
        "communal",
        "organisation",
        "police",
        "rioters",
    }
)


def blamed(parse: Parse, verb: Token, places: Sequence[Argument], frames: Frames, phrases: Phrases) -> Iterator[Placed]:
    """The parties that a verb of claiming, blaming or denying names."""
    for blame in frames.blame:
        if verb.lemma not in blame.verbs:
            continue
        if blame.beside and not _stands_by(parse, verb, places, blame.beside):
            continue
        denied = any(parse.tokens[c].dep == "neg" for c in parse.children[verb.index])
        role = _role(verb.lemma) if denied else "perpetrator"
        for relation, found in places:
            head = phrases.party(found)
            if relation in blame.relations and phrases.at(head).kind in _ABLE:
                yield role, head, 0.8


def _stands_by(parse: Parse, verb: Token, places: Sequence[Argument], words: Container[str]) -> bool:
    """True where one of the words is an argument of a verb or hangs on it ("hold the army responsible")."""
    heads = [*(head for _, head in places), *parse.children[verb.index]]
    heads += [below for head in heads for below in parse.children[head] if parse.tokens[below].dep == "amod"]
    return any(parse.tokens[head].lemma in words for head in heads)


def _role(lemma: str) -> str:
    """What "not" makes of a verb: who is not accused was only there; who does not claim it has no part in it."""
    if lemma in ("accuse", "blame", "suspect"):
        return "present"
    return "perpetrator" if lemma in ("deny", "reject", "disown", "dispute", "disclaim") else "-"


def bearers(parse: Parse, phrases: Phrases) -> Iterator[Placed]:
    """Whose name a letter, a slip or a channel bears."""
    for token in parse.tokens:
        if token.lemma == "name" and token.pos == "NOUN":
            head = _bearer(parse, token.index)
            if head >= 0 and phrases.at(head).kind in ("rebel", "militia"):
                yield "perpetrator", head, 0.7


_AT_THE_DOOR = re.compile(
    r"\bat the (?:door|doorstep|feet|hands) of "
    r"|\bthe (?:hall ?marks?|fingerprints?|signature|handiwork|work|doing) of ",
    re.IGNORECASE,
)
"""Idioms before the name of those who are held to have done it."""
_NOT = re.compile(r"\b(?:not|no|never|nothing|without|hardly|n[’']t)\b[^.;:\n]*$", re.IGNORECASE)
_BACK = 60


def hinted(parse: Parse, phrases: Phrases) -> Iterator[Placed]:
    """Those at whose door a deed is laid, whose hallmarks it bears, at whose hands somebody died."""
    for match in _AT_THE_DOOR.finditer(parse.text):
        if _NOT.search(parse.text, max(0, match.start() - _BACK), match.start()):
            continue
        told = (p for p in phrases.all() if match.end() <= p.span[0] <= match.end() + len("the "))
        phrase = next(told, None)
        if phrase is not None and phrase.kind in _ABLE:
            yield "perpetrator", phrase.head, 0.8


def _bearer(parse: Parse, name: int) -> int:
    """Whose name it is: "the name of X", "the name X"; -1 where nobody's is given."""
    for child in parse.children[name]:
        token = parse.tokens[child]
        if token.dep == "appos":
            return child
        if token.dep == "prep" and token.lower == "of":
            return next((c for c in parse.children[child] if parse.tokens[c].dep == "pobj"), -1)
    return -1
