"""Toll words in an article's sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.token import Parse, Token
from dateline.coding.tolls.lexicon import Entry, entries
from dateline.normalise.counts import wordset

_GAP = 7
_PARTICLES = wordset("in up off away over down out")
_FORECASTS = wordset("expected likely thought believed")
_CLAUSE_MARKS = wordset(". ; : ! ?")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A toll expression at its place: ``tokens`` are the indices of its words, ``head`` the one that governs people."""

    tokens: tuple[int, ...]
    head: int
    entry: Entry

    @property
    def first(self) -> int:
        return self.tokens[0]

    @property
    def last(self) -> int:
        return self.tokens[-1]


def triggers(parse: Parse) -> list[Trigger]:
    """Every toll expression in text order; of two that share a head, the longer wins for its role."""
    found: list[Trigger] = []
    known = entries().keys()
    for token in parse.tokens:
        if token.lemma not in known and token.lower not in known:
            continue
        best = 0
        for entry in _candidates(token):
            if len(entry.words) < best:
                break
            trigger = _match(parse, token, entry)
            if trigger is not None:
                best = max(best, len(entry.words))
                found.append(trigger)
    inner = {index for trigger in found if len(trigger.tokens) > 1 for index in trigger.tokens[1:]}
    return [t for t in found if len(t.tokens) > 1 or t.head not in inner]


def _candidates(token: Token) -> Iterator[Entry]:
    table = entries()
    lemma = table.get(token.lemma, ())
    yield from lemma
    if token.lower != token.lemma:
        seen = {(*entry.words, entry.role) for entry in lemma}
        yield from (entry for entry in table.get(token.lower, ()) if (*entry.words, entry.role) not in seen)


def _match(parse: Parse, token: Token, entry: Entry) -> Trigger | None:
    if len(entry.words) == 1:
        return Trigger((token.index,), token.index, entry) if _fits(token, entry) else None
    if token.lemma == "have" and token.pos == "AUX":
        return None
    indices = [token.index]
    for position, word in enumerate(entry.words[1:]):
        found = _next(parse, indices[-1] + 1, token.sentence, word, _gap(entry, position), position > 0)
        if found is None:
            return None
        indices.append(found)
    tokens = parse.tokens
    if entry.words[0] == "not" and any(t.lower in _FORECASTS for t in tokens[indices[0] : indices[-1]]):
        return None
    if entry.role in ("object", "subject") and tokens[indices[0]].tag == "NNS":
        return None
    verbs = sorted((i for i in indices if tokens[i].pos in ("VERB", "AUX")), key=lambda i: tokens[i].pos == "AUX")
    if entry.role in ("object", "subject") and not verbs:
        return None
    if (
        entry.role == "object"
        and entry.fields != ("injured",)
        and any(tokens[i].lower in _PARTICLES and _governs(parse, tokens[i]) for i in indices[1:])
    ):
        return None
    if entry.role == "of":
        return Trigger(tuple(indices), indices[-1], entry)
    return Trigger(tuple(indices), verbs[0] if verbs and entry.role != "state" else indices[0], entry)


def _gap(entry: Entry, position: int) -> int:
    """How far the next word may stand off: a noun phrase after a verb, nothing inside a set phrase."""
    if entry.words[0] in ("among", "in", "under", "with"):
        return 4 if entry.words[0] == "with" else 2
    return _GAP if position == 0 else 4


def _governs(parse: Parse, token: Token) -> bool:
    """A preposition with an object of its own, no particle of the verb."""
    return token.dep == "prep" and any(parse.tokens[c].dep == "pobj" for c in parse.children[token.index])


def _next(parse: Parse, start: int, sentence: int, word: str, gap: int, close: bool) -> int | None:
    """The word's place; ``close``: behind the second word, where no comma can stand between."""
    tokens = parse.tokens
    for index in range(start, min(start + gap, len(tokens))):
        token = tokens[index]
        if token.sentence != sentence or token.text in _CLAUSE_MARKS or (close and token.text == ","):
            return None
        if token.lower == word or token.lemma == word:
            return index
    return None


def _fits(token: Token, entry: Entry) -> bool:
    """Whether the word class allows the role: "wound" the verb takes people, "wound" the noun is counted."""
    if entry.role in ("object", "subject"):
        return token.pos == "VERB" or token.tag in ("VBN", "VBD", "VBG")
    if entry.role == "state":
        return token.lower == entry.words[0] and (
            token.pos in ("ADJ", "NOUN", "ADV", "PROPN") or token.tag in ("VBN", "VBD", "VBG", "JJ")
        )
    if entry.role == "tollhead":
        return token.lower == entry.words[0]
    if entry.role in ("of", "counted"):
        return token.lower == entry.words[0] and token.pos in ("NOUN", "PROPN", "ADJ", "VERB")
    return True
