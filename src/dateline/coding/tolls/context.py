"""What surrounds a toll: negation, unreal moods, accidents, long periods."""

from __future__ import annotations

import re

from dateline.coding.token import Parse, Token
from dateline.coding.tolls.trigger import Trigger
from dateline.model import Cause
from dateline.normalise.counts import wordset

_UNREAL = wordset("would could might should can will shall wo ca must")
_INTENT = wordset(
    "threaten plan try attempt vow intend want order plot promise swear seek aim hope refuse conspire prepare "
    "fail need help urge warn risk avoid prevent stop save"
)
_ACCIDENT = re.compile(
    r"\b(?:fell|fall|falling|slipped|tripped|overturned|turned turtle|skidded|rolled (?:over|off)|crash(?:ed)?|collided|"
    r"trampled|stampede|snakebite|snake bite|ankle|collarbone|accident(?:al(?:ly)?)?|ran into the back|hamstring|"
    r"heat exhaustion|knee|dislocated)\b",
    re.I,
)
_OWN = re.compile(
    r"\b(?:his|her|their|its) own (?:hand|foot|leg|gun|pistol|rifle|weapon|grenade|bomb|device)|\bfriendly fire\b|\bshot himself\b",
    re.I,
)
_YEAR = r"(?:19|20)\d\d"
_AGGREGATE = re.compile(
    r"\bsince (?:the (?:start|beginning|war|conflict|insurgency|uprising)|(?:early |late |mid-?)?(?:January|February|March|April|May|June|"
    r"July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b|\d{1,2} \w+|then\b|"
    + _YEAR
    + r"|it began|last (?:year|month)|mid-\w+)"
    r"|\b(?:so far |already |earlier )?(?:this|last) (?:year|winter|summer|season|decade)\b(?! near)"
    r"|\bin the (?:past|last) (?:\w+ )?(?:years?|months?|weeks|decades?)\b|\bover the (?:past|last|years)\b|\bthis (?:year|winter|month) alone\b"
    r"|\b(?:a|each|every|per) year\b|\b(?:in|during|for) "
    + _YEAR
    + r"\b|\bfrom "
    + _YEAR
    + r" to "
    + _YEAR
    + r"|\bbetween "
    + _YEAR
    + r" and "
    + _YEAR
    + r"|\b(?:insurgency|conflict|civil wars?|feud|campaign|uprising|war)\b[^.;]{0,60}\b(?:has|have|had|is thought to have) (?:claimed|cost|killed|left|taken)\b"
    r"|\b(?:years|decades|months) of (?:war|conflict|fighting|violence|insurgency)\b",
    re.I,
)


def is_negated(parse: Parse, trigger: Trigger) -> bool:
    """ "was not hurt", "never arrested"; expressions that hold their own "not" are none."""
    if trigger.entry.words[0] in ("not", "cannot"):
        return False
    token = parse.tokens[trigger.head]
    heads = [token.index, token.head] if token.dep in ("acomp", "attr", "oprd") else [token.index]
    return any(parse.tokens[child].dep == "neg" for head in heads for child in parse.children[head])


def is_irrealis(parse: Parse, trigger: Trigger) -> bool:
    """A death or arrest only wished, planned, feared or supposed."""
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
    if _OWN.search(text):
        return "own_action"
    return "accident" if _ACCIDENT.search(text) else None


def is_aggregate(sentence: str) -> bool:
    """A war's, year's or series' total by the period that the sentence names."""
    return _AGGREGATE.search(sentence) is not None
