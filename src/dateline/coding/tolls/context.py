"""What surrounds a toll: negation, unreal moods, accidents, long periods."""

from __future__ import annotations

import re
from typing import Final

from dateline.coding.token import Parse, Token
from dateline.coding.tolls.idioms import pattern
from dateline.coding.tolls.trigger import Trigger
from dateline.model import Cause
from dateline.normalise.counts import wordset

_UNREAL = wordset("would could might should can will shall wo ca must")
_INTENT = wordset(
    "threaten plan try attempt vow intend want order plot promise swear seek aim hope refuse conspire prepare "
    "fail need help urge warn risk avoid prevent stop save"
)
_PERIODS: Final = (
    *("since", "year", "winter", "summer", "season", "decade", "month", "weeks", "over the", "19", "20", "this week"),
    *("documented", "recorded", "registered", "logged", "counted", "tallied", "war", "conflict", "insurgency", "feud"),
    *("campaign", "uprising", "protests", "unrest", "violence", "fighting"),
    *("separate", "unrelated", "across", "throughout", "province", "region", "country"),
)
"""Some word of every pattern of a period, so that most sentences are never looked at closely."""
_OWN_DAY: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\byesterday\b|\bon \d", re.I)
_ORDINALS: Final = ("second", "third", "fourth", "th ", "nd ", "rd ", "st ")
_SINCE: Final = ("since", "over", "each", "every")


def is_negated(parse: Parse, trigger: Trigger) -> bool:
    """ "was not hurt", "never arrested"; expressions that hold their own "not" are none."""
    if trigger.entry.words[0] in ("not", "cannot"):
        return False
    token = parse.tokens[trigger.head]
    heads = [token.index, token.head] if token.dep in ("acomp", "attr", "oprd") else [token.index]
    return any(parse.tokens[child].dep == "neg" for head in heads for child in parse.children[head])


def is_irrealis(parse: Parse, trigger: Trigger) -> bool:
    """A death or arrest only wished, planned, feared or supposed."""
    if trigger.entry.words[0] in ("not", "cannot"):
        return False
    token = parse.tokens[trigger.head]
    if token.pos not in ("VERB", "AUX") and token.dep not in ("acomp", "attr"):
        return False
    here: Token = token if token.pos in ("VERB", "AUX") else parse.tokens[token.head]
    helpers = [parse.tokens[c] for c in parse.children[here.index] if parse.tokens[c].dep == "aux"]
    if any(h.lower in _UNREAL for h in helpers) and not any(h.lower in ("have", "'ve") for h in helpers):
        return True
    if any(
        parse.tokens[c].lower in ("if", "unless", "whether", "were") and parse.tokens[c].dep == "mark"
        for c in parse.children[here.index]
    ):
        return True
    infinitive = any(h.lower == "to" for h in helpers)
    head = parse.tokens[here.head]
    return (
        infinitive
        and here.dep in ("xcomp", "acl", "ccomp")
        and (head.lemma in _INTENT or head.lower in ("threat", "plot", "plan", "attempt", "bid", "order"))
    )


def cause_of(text: str) -> Cause | None:
    """The cause that the clause's own words tell, None where they are silent."""
    if pattern("own_action").search(text):
        return "own_action"
    return "accident" if pattern("accident").search(text) else None


def own_part(before: str, after: str) -> str:
    """The sentence without what a colon sets apart from a day of its own: "the second raid this week: on Monday …"."""
    head, colon, tail = before.rpartition(": ")
    return tail + after if colon and head and _OWN_DAY.search(tail) else before + after


def is_one_of_many(sentence: str) -> bool:
    """ "the third killing of a policeman this month": whoever is named there stands for the series."""
    return any(word in sentence for word in _ORDINALS) and pattern("one_of_many").search(sentence) is not None


def is_aggregate(sentence: str) -> bool:
    """A war's, year's or series' total by the period that the sentence names."""
    lowered = sentence.lower()
    if not any(hint in lowered for hint in _PERIODS):
        return False
    found = pattern("aggregate").search(sentence)
    return found is not None and (found[0].lower().startswith(_SINCE) or pattern("one_act").search(sentence) is None)
