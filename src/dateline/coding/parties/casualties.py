"""Victims told in a list beside a toll: "eleven dead, four of them children", "Four hurt: three women and a boy"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.parties.around import Placed
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse

_HARM = frozenset(
    {
        "dead",
        "killed",
        "injured",
        "wounded",
        "hurt",
        "died",
        "death",
        "deaths",
        "dies",
        "kills",
        "killing",
        "bodies",
        "casualties",
        "casualty",
        "injuries",
        "wounds",
        "cuts",
        "fatalities",
        "martyred",
        "treated",
        "hospitalised",
        "hospitalized",
    }
)
_OPENERS = frozenset({"including", "among", "notably"})
_BODIES = frozenset({"body", "corpse", "remains", "death"})
_AHEAD = 8


def listed(parse: Parse, phrases: Phrases) -> Iterator[Placed]:
    """The people of such lists, and "the bodies of" somebody."""
    for first, last in parse.sentences:
        harm = any(t.lower in _HARM for t in parse.tokens[first:last])
        colon = False
        for token in parse.tokens[first:last]:
            if token.lemma in _BODIES and token.pos == "NOUN":
                yield from (("victim", head, 0.8) for head in _of(parse, token.index))
            if not harm:
                continue
            colon = colon or (token.text == ":" and token.index - first > 2)
            opens = token.lower in _OPENERS or (token.lower == "them" and parse.tokens[token.index - 1].lower == "of")
            if opens:
                yield from (("victim", head, 0.7) for head in _people(parse, token.index + 1, last, phrases))
            elif colon and token.pos in ("NOUN", "PROPN") and phrases.at(token.index).kind in ("civilians", "person"):
                yield "victim", token.index, 0.6


def _of(parse: Parse, index: int) -> Iterator[int]:
    """The nouns after "of"."""
    for child in parse.children[index]:
        if parse.tokens[child].dep == "prep" and parse.tokens[child].lower == "of":
            yield from (c for c in parse.children[child] if parse.tokens[c].dep == "pobj")


def _people(parse: Parse, first: int, last: int, phrases: Phrases) -> Iterator[int]:
    """The first people named after an opener, and those joined to them."""
    for token in parse.tokens[first : min(last, first + _AHEAD)]:
        if token.pos in ("VERB", "AUX") or token.text in ";:":
            return
        if token.pos in ("NOUN", "PROPN") and token.dep != "compound" and phrases.at(token.index).kind is not None:
            yield token.index
            return
