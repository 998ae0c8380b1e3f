"""Parties told apart from the act's own words: the dead and hurt, those who came after, those who only stood there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.coding.parties.around import Placed
from dateline.coding.parties.blame import blamed
from dateline.coding.parties.clause import Argument, arguments, is_passive
from dateline.coding.parties.frame import Frames
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse, Token

_ARMED = frozenset({"rebel", "militia", "unidentified", "state_forces", "external_forces", "communal", "rioters"})
_STANDING = frozenset({"organisation", "police", "state_forces", "external_forces", "rebel", "militia"})
_MANY = re.compile(r"\d\d|\b(?:hundreds?|thousands?|dozens|scores|crowds?|several|many)\b", re.IGNORECASE)
_HELPERS = frozenset({"police", "state_forces", "external_forces"})


def aftermath(parse: Parse, verb: Token, frames: Frames, phrases: Phrases) -> Iterator[Placed]:
    """Role, head and weight around a verb that is no act's own word."""
    words, frame = frames.words, frames.verbs.get(verb.lemma)
    places = [(r, phrases.party(h)) for r, h in arguments(parse, verb.index, words["transitive"])]
    subjects = [h for r, h in places if r == "subject"]
    if verb.lemma == "be" and any(r == "behind" for r, _ in places):
        yield from (("perpetrator", h, 0.8) for h in subjects if phrases.at(h).kind in _ARMED)
    yield from blamed(parse, verb, places, frames, phrases)
    if frame == "harm" and verb.lemma not in words["taking"]:
        yield from _harmed(places, phrases)
    elif _suffers(parse, verb, frames, places):
        yield from (("victim", h, 0.7) for r, h in places if r in ("subject", "passive"))
    elif _responds(parse, verb, frames, places):
        wanted = "by" if is_passive(parse, verb) else "subject"
        yield from (("responder", h, 0.6) for r, h in places if r == wanted and _helps(parse, h, frames, phrases))
    elif verb.lemma in words["sends"]:
        yield from (("responder", h, 0.6) for r, h in places if r == "object" and phrases.at(h).kind == "police")
    elif verb.lemma in words["stand_by"] or (verb.dep == "relcl" and verb.lemma in words["present"]):
        there = [h for r, h in places if r in ("subject", "passive")]
        yield from (("present", h, 0.5) for h in there if phrases.at(h).kind in _STANDING)
    elif verb.lemma in ("take", "have") and _no_part(parse, verb):
        yield from (("present", h, 0.7) for h in subjects if phrases.at(h).kind in _STANDING)
    elif verb.lemma in words["gathers"] and any(phrases.at(h).kind == "civilians" for h in subjects):
        yield from (("demonstrator", h, 0.6) for h in subjects if _is_crowd(phrases, h))
    elif verb.lemma in words["counts"]:
        yield from (("demonstrator", h, 0.6) for r, h in places if r == "object" and _is_crowd(phrases, h))
    elif frame in ("attack", "fire", "explode") and not is_passive(parse, verb) and _fires(parse, verb, places):
        yield from (("perpetrator", h, 0.6) for h in subjects if phrases.at(h).kind in _ARMED)


def _harmed(places: Sequence[Argument], phrases: Phrases) -> Iterator[Placed]:
    """Who is hurt and by whom; where nobody is hurt by the subject, the subject is."""
    hurt = [h for r, h in places if r in ("object", "passive")]
    people = any(phrases.at(h).people for h in hurt)
    yield from (("target" if phrases.at(h).kind == "rebel" else "victim", h, 0.7) for h in hurt)
    for relation, head in places:
        armed = phrases.at(head).kind in _ARMED
        if relation in ("subject", "by") and people and armed:
            yield "perpetrator", head, 0.7
        elif relation == "subject" and not hurt:
            yield ("perpetrator" if armed else "victim"), head, 0.7


def _suffers(parse: Parse, verb: Token, frames: Frames, places: Sequence[Argument]) -> bool:
    """True for dying, losing a life or limb, having wounds, being dead or in hospital."""
    words = frames.words
    beside = {parse.tokens[h].lemma for r, h in places if r not in ("subject", "passive")}
    if frames.verbs.get(verb.lemma) == "die":
        return verb.lemma != "lose" or bool(beside & words["lost"])
    moved = verb.lemma in words["befall"] or (verb.lemma in words["moved"] and beside & words["hurt"])
    if moved and (is_passive(parse, verb) or verb.lemma not in words["bear"]):
        return is_passive(parse, verb)
    if verb.lemma in words["bear"]:
        alone = verb.lemma == "suffer" and not any(r == "object" for r, _ in places)
        return alone or bool(beside & words["hurt"])
    if verb.lemma != "be":
        return False
    return bool(beside & words["care"]) or any(
        parse.tokens[c].lower in words["states"] for c in parse.children[verb.index]
    )


def _responds(parse: Parse, verb: Token, frames: Frames, places: Sequence[Argument]) -> bool:
    """True for coming after, and for opening an inquiry or a search."""
    if verb.lemma in frames.words["responder"]:
        return True
    opened = {parse.tokens[h].lemma for r, h in places if r == "object"}
    return verb.lemma in frames.words["begins"] and bool(opened & frames.words["inquiries"])


def _fires(parse: Parse, verb: Token, places: Sequence[Argument]) -> bool:
    """False for opening anything but fire: a door, a war, talks."""
    opened = {parse.tokens[h].lemma for r, h in places if r == "object"}
    return verb.lemma != "open" or "fire" in opened


def _no_part(parse: Parse, verb: Token) -> bool:
    """True for "took no part", "had no role"."""
    objects = [c for c in parse.children[verb.index] if parse.tokens[c].dep == "dobj"]
    return any(
        parse.tokens[o].lemma in ("part", "role") and any(parse.tokens[c].lower == "no" for c in parse.children[o])
        for o in objects
    )


def _is_crowd(phrases: Phrases, head: int) -> bool:
    """True for many people together: "some 600 residents", "hundreds of workers"."""
    phrase = phrases.at(head)
    return phrase.kind in ("civilians", "protesters", "communal") and _MANY.search(phrase.text) is not None


def _helps(parse: Parse, head: int, frames: Frames, phrases: Phrases) -> bool:
    """True for police, soldiers, and those whose trade it is to rescue."""
    return phrases.at(head).kind in _HELPERS or parse.tokens[head].lemma in frames.words["rescuers"]
