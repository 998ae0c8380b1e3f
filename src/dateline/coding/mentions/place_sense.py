"""Whether a place name near an act says where it happened."""

from __future__ import annotations

import re

from dateline.coding.act import Act
from dateline.coding.mentions.cue import PlaceCue
from dateline.coding.mentions.speech_verbs import governed_by_speech
from dateline.coding.screened import screened
from dateline.coding.token import Parse, Token

_SUFFERS = frozenset({"come", "be", "fall", "see", "suffer", "burn", "explode"})
"""Verbs whose subject can be the place where it happens ("the town came under fire")."""

_SENT = frozenset({"shell", "air", "shoot", "intercept", "explode", "chemical"})
"""Kinds that come from somewhere else: "fired from Sanaa" names no place of the event."""

_GOING = screened(
    r"\b(?:(?:taken|rushed|flown|airlifted|moved|fled|fleeing|brought|transferred|evacuated|lifted|referred|returned|way"
    r"|carried|driven|escaped)\s+(?:back\s+)?(?:to|for|towards?)"
    r"|(?:hail(?:s|ed|ing)|natives?|residents?|born)\s+(?:of|from|in))"
    r"\s+(?:(?:a|the|nearby)\s+)?(?:(?:[a-z]+\s+)?(?:hospital|clinic|morgue)s?\s+in\s+)?$"
)
"""Before a place where people come from or were brought to, not the place of the event."""

_OFFICE = screened(
    r"\b(?:government|ministry|officials?|authorities|spokes\w+|office|desk|command|headquarters|sources?|residents?"
    r"|correspondents?|reporters?|hospitals?|clinic|morgue|journalists?|capital|analysts?|diplomats?)\s+(?:in|of|at)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_BOUND = re.compile(r"-bound\b|['’]?s? [A-Z]\w+ Hospital\b| (?:[Hh]ospital|morgue)\b")
_FROM = re.compile(r"\b(?:from|out of)\s+(?:near\s+|around\s+|inside\s+|the\s+)?$", re.IGNORECASE)
_PARTY = re.compile(r"\b(?:by|against)\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a country that acts or is acted against ("drones launched by Chad")."""
_CLIMB = 5


def _acts_itself(parse: Parse, cue: PlaceCue, token: Token) -> bool:
    """True for a capital that stands for its government ("Moscow fired two missiles")."""
    word = parse.head_of(*cue.span)
    return word is not None and word.dep == "nsubj" and word.head == token.index and token.lemma not in _SUFFERS


def can_place(parse: Parse, cue: PlaceCue, act: Act) -> bool:
    """False for a speaker's office, a government by its capital, and the place that a shot came from."""
    token = parse.tokens[act.token]
    if governed_by_speech(parse, cue.span, token) or _acts_itself(parse, cue, token):
        return False
    if brought_there(parse.text, cue) or _is_party(parse.text, cue):
        return False
    sent = act.kind in _SENT and _FROM.search(parse.text, max(0, cue.span[0] - 20), cue.span[0]) is not None
    return not sent


def _is_party(text: str, cue: PlaceCue) -> bool:
    """True for a country named as who did it or to whom."""
    return cue.value.precision == "country" and _PARTY.search(text, max(0, cue.span[0] - 16), cue.span[0]) is not None


def brought_there(text: str, cue: PlaceCue) -> bool:
    """True for where people came from or went to ("rushed to", "the Quetta-bound coach")."""
    start, end = cue.span
    return _GOING.search(text, max(0, start - 60), start) is not None or text.startswith("-bound", end)


def is_office(text: str, cue: PlaceCue) -> bool:
    """True for where somebody who speaks has a desk, or where the wounded lie."""
    start, end = cue.span
    return _OFFICE.search(text, max(0, start - 60), start) is not None or _BOUND.match(text, end) is not None


def hangs_on(parse: Parse, cue: PlaceCue, act: Act) -> bool:
    """True where the name depends on the act's own words."""
    word = parse.head_of(*cue.span)
    for _ in range(_CLIMB):
        if word is None or word.head == word.index:
            return False
        if word.head == act.token:
            return True
        word = parse.tokens[word.head]
    return False
