"""Who did what to whom: the parties of every act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.act import Act, PartyMention
from dateline.coding.parties.aftermath import aftermath
from dateline.coding.parties.clause import arguments
from dateline.coding.parties.frame import Frame, Frames, load_frames
from dateline.coding.parties.noun_phrase import NounPhrase
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse, Token


def _frame(parse: Parse, act: Act, frames: Frames) -> tuple[str, Frame] | None:
    """The frame of an act's words."""
    token = parse.tokens[act.token]
    if token.pos in ("VERB", "AUX"):
        return frames.of_verb(token.lemma, act.kind)
    return frames.of_noun(token.lemma, act.kind)


def fits(phrase: NounPhrase, role: str) -> bool:
    """True where a phrase can stand in a role: people do and suffer, things are only targets."""
    if phrase.negative or phrase.pronoun or phrase.place:
        return False
    if role == "target":
        return not phrase.weapon
    return phrase.people and not phrase.weapon


def _around(parse: Parse, act: Act, frames: Frames, phrases: Phrases) -> Iterator[tuple[str, int, float]]:
    """Role, head and weight of what stands around an act's own words."""
    framed = _frame(parse, act, frames)
    if framed is None:
        return
    name, frame = framed
    for relation, head in arguments(parse, act.token):
        role = frame.get(relation, "-")
        if role != "-":
            yield _adjusted(role, relation, name, phrases.at(head)), head, 1.0
    token = parse.tokens[act.token]
    if token.pos in ("NOUN", "PROPN"):
        yield from _by_light_verb(parse, token, name, frame, frames)


def _adjusted(role: str, relation: str, name: str, phrase: NounPhrase) -> str:
    """A word before a noun of attack is the attacker where it is armed, and its victim or target otherwise."""
    if relation == "owner" and name in ("attack", "explode", "harm"):
        armed = phrase.kind in ("rebel", "militia", "unidentified", "external_forces")
        if armed:
            return "perpetrator"
        return (
            "victim"
            if name == "harm"
            else ("target" if phrase.kind in ("civilians", "organisation", "police") else role)
        )
    return role


def _by_light_verb(
    parse: Parse, noun: Token, name: str, frame: Frame, frames: Frames
) -> Iterator[tuple[str, int, float]]:
    """The parties of the verb that carries a noun of act: "X carried out the attack", "Y came under fire from Z"."""
    verb = parse.tokens[noun.head]
    if noun.dep == "pobj":
        verb = parse.tokens[verb.head]
    if verb.pos not in ("VERB", "AUX"):
        return
    suffers = verb.lemma in frames.light_passive
    for relation, head in arguments(parse, verb.index):
        if head == noun.index:
            continue
        if (
            noun.dep in ("nsubj", "nsubjpass")
            and relation == "object"
            and name in ("attack", "explode", "suicide", "clash", "harm")
        ):
            yield ("victim" if frames.verbs.get(verb.lemma) == "harm" else "target"), head, 0.9
        elif noun.dep in ("dobj", "pobj") and relation == "subject" and (suffers or verb.lemma in frames.light_active):
            yield ("target" if suffers and name != "clash" else frame.get("subject", "perpetrator")), head, 0.9
        elif suffers and relation in ("from", "by"):
            yield "perpetrator", head, 0.9


def find_parties(parse: Parse, acts: Sequence[Act]) -> tuple[PartyMention, ...]:
    """Every party of every act in text order; acts that tell no event have none."""
    frames, phrases = load_frames(), Phrases(parse)
    found: dict[tuple[int, int, str], PartyMention] = {}
    for number, act in enumerate(acts):
        if act.nonevent is not None:
            continue
        for role, head, weight in _around(parse, act, frames, phrases):
            phrase = phrases.at(head)
            if fits(phrase, role):
                found.setdefault((number, head, role), PartyMention(phrase.span, number, role, weight))
    for mention in aftermath(parse, acts, frames, phrases, found):
        found.setdefault((mention.act, mention.span[0], mention.role), mention)
    return tuple(sorted(set(found.values()), key=lambda m: (m.act, m.span, m.role)))
