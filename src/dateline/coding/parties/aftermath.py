"""Parties told apart from the act's own words: the dead and hurt, those who came after, those who are blamed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.coding.act import Act, PartyMention
from dateline.coding.parties.clause import arguments, is_passive
from dateline.coding.parties.frame import Frames
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse, Token

_HELPERS = frozenset({"police", "state_forces", "external_forces", "civilians", "organisation"})
_ARMED = frozenset({"rebel", "militia", "unidentified", "state_forces", "external_forces", "communal", "organisation"})
_HURT = frozenset({"wound", "injury", "burn", "cut", "bruise", "fracture", "shrapnel", "concussion"})
_REACH = 3


def _nearest(acts: Sequence[Act], token: Token) -> int | None:
    """The act that a later sentence goes on about: one in the sentence, else the last before it, else the next."""
    real = [(i, a) for i, a in enumerate(acts) if a.nonevent is None]
    inside = [(abs(a.token - token.index), i) for i, a in real if a.sentence == token.sentence]
    if inside:
        return min(inside)[1]
    before = [i for i, a in real if a.token < token.index and token.sentence - a.sentence <= _REACH]
    if before:
        return before[-1]
    after = [i for i, a in real if a.token > token.index and a.sentence - token.sentence <= 1]
    return after[0] if after else None


def _roles(parse: Parse, verb: Token, frames: Frames, phrases: Phrases) -> Iterator[tuple[str, int, float]]:
    """Role, head and weight around a verb that is no act's own word."""
    frame = frames.verbs.get(verb.lemma)
    places = arguments(parse, verb.index)
    if frame == "harm" and verb.lemma not in ("take", "lead", "march", "separate", "seize"):
        for relation, head in places:
            if relation in ("object", "passive"):
                yield "victim", head, 0.8
            elif relation in ("subject", "by"):
                yield "perpetrator", head, 0.7
    elif frame == "die" and (
        verb.lemma != "lose"
        or any(
            parse.tokens[h].lemma in ("life", "leg", "foot", "arm", "hand", "eye") for r, h in places if r == "object"
        )
    ):
        yield from (("victim", head, 0.8) for relation, head in places if relation in ("subject", "passive"))
    elif verb.lemma in ("suffer", "sustain", "have", "treat", "take", "receive") and any(
        parse.tokens[h].lemma in _HURT for r, h in places if r in ("object", "for", "with")
    ):
        yield from (("victim", head, 0.7) for relation, head in places if relation in ("subject", "passive"))
    elif verb.lemma == "be" and any(
        parse.tokens[c].lower in ("dead", "alive", "unhurt", "missing") for c in parse.children[verb.index]
    ):
        yield from (("victim", head, 0.7) for relation, head in places if relation == "subject")
    else:
        yield from _blamed(parse, verb, places, phrases)
        if verb.lemma in frames.responder:
            yield from _responders(parse, verb, places, phrases)


def _blamed(
    parse: Parse, verb: Token, places: Sequence[tuple[str, int]], phrases: Phrases
) -> Iterator[tuple[str, int, float]]:
    """Who claims it, and who is held to have done it."""
    lemma = verb.lemma
    for relation, head in places:
        phrase = phrases.at(head)
        if phrase.place and phrase.kind is None:
            continue
        if lemma in ("claim", "own") and relation in ("subject", "by"):
            claimed = {parse.tokens[h].lemma for r, h in places if r in ("object", "passive", "for")}
            if (
                claimed
                & {
                    "responsibility",
                    "attack",
                    "bombing",
                    "strike",
                    "operation",
                    "killing",
                    "raid",
                    "credit",
                    "blast",
                    "ambush",
                    "it",
                    "assault",
                }
                and phrase.kind in _ARMED
            ):
                yield "perpetrator", head, 0.8
        elif lemma in ("blame", "accuse", "suspect") and relation in ("object", "passive") and phrase.kind in _ARMED:
            yield "perpetrator", head, 0.8
        elif lemma in ("blame", "pin", "fall") and relation == "on" and phrase.kind in _ARMED:
            yield "perpetrator", head, 0.8
        elif lemma in ("attribute", "ascribe", "link") and relation == "to" and phrase.kind in _ARMED:
            yield "perpetrator", head, 0.8


def _responders(
    parse: Parse, verb: Token, places: Sequence[tuple[str, int]], phrases: Phrases
) -> Iterator[tuple[str, int, float]]:
    """Police, soldiers and medics as the subject of a verb of coming after."""
    passive = is_passive(parse, verb)
    for relation, head in places:
        if relation == ("by" if passive else "subject") and phrases.at(head).kind in (
            "police",
            "state_forces",
            "external_forces",
        ):
            yield "responder", head, 0.6


def aftermath(
    parse: Parse,
    acts: Sequence[Act],
    frames: Frames,
    phrases: Phrases,
    known: Mapping[tuple[int, int, str], PartyMention],
) -> Iterator[PartyMention]:
    """The parties of verbs that are no act's own, each tied to the act that it goes on about."""
    own = {a.token for a in acts}
    taken = {(act, head) for act, head, _ in known}
    for verb in parse.tokens:
        if verb.pos not in ("VERB", "AUX") or verb.index in own:
            continue
        for role, head, weight in _roles(parse, verb, frames, phrases):
            phrase = phrases.at(head)
            act = _nearest(acts, verb)
            usable = phrase.people and not (phrase.negative or phrase.pronoun or phrase.place or phrase.weapon)
            if act is not None and usable and (act, head) not in taken:
                yield PartyMention(phrase.span, act, role, weight)
