"""The noun phrase around a head, as a person would underline it, and what it names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.coding.parties.frame import load_frames
from dateline.coding.token import Parse, Range, Token
from dateline.model import PartyKind
from dateline.normalise.actors import ActorAnswer, countries, country_words, describe_actor
from dateline.normalise.weapons import classify_weapon

_LEFT = frozenset(
    {"det", "nummod", "amod", "compound", "poss", "quantmod", "nmod", "predet", "advmod", "case", "neg", "npadvmod"}
    | {"punct", "prep"}
)
_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_BESIDE = frozenset({"of", "from", "on", "in", "with", "for", "behind"})
_BODIES = frozenset(
    {"patrol", "convoy", "unit", "party", "group", "force", "army", "column", "company", "battalion", "brigade"}
    | {"regiment", "platoon", "squad", "team", "crew", "camp", "base", "post", "checkpoint", "position"}
)
_DASHES = frozenset({"—", "–", "-", "--", "(", ":"})
_BREAKS = frozenset({"—", "–", "-", "--", ":", "•", "|", ";"})
_CALENDAR = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"}
    | {"december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "morning", "noon"}
    | {"afternoon", "evening", "night", "today", "yesterday", "dawn", "dusk", "midnight"}
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d$|(?:19|20)\d\d$")
_DAY = re.compile(r"^(?:the )?(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]+(?: \d{1,2})?(?:,? (?:19|20)\d\d)?$")
_PATTERN = re.compile(r"\.(?:mil|gov|cop|spy)$")
_OF_REACH, _SHORT_REACH = 9, 4
"""Most words of an "of" phrase and of another one that still belong to the party."""


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """``head`` is a token index; ``kind`` the kind of party that the words alone tell, None for none.

    ``people`` is True for persons and parties, ``weapon`` for means, ``place`` for places and times; ``negative`` for
    "no group", ``unknown`` for parties that the source does not know; ``actor`` is the registry's id, ``thing`` marks
    what belongs to a party ("the patrol car"), ``number`` a bare one ("six"), ``state`` a country's name, ``single``
    people told one by one ("a soldier", "four policemen"), not a body of them.
    """

    span: Range
    head: int
    text: str
    kind: PartyKind | None
    people: bool
    weapon: bool
    place: bool
    negative: bool
    pronoun: bool
    unknown: bool
    definite: bool
    actor: str | None
    thing: bool
    number: bool
    state: bool
    single: bool


def _right(parse: Parse, head: Token) -> int:
    """The index after the phrase's last token: an "of" phrase or a short one beside the head stays, clauses do not."""
    end = head.index + 1
    for child in parse.children[head.index]:
        token = parse.tokens[child]
        if token.index < head.index:
            continue
        if token.dep == "prep" and token.index <= end + 1 and token.lower in _BESIDE:
            inside = [t for t in parse.subtree(child) if t.sentence == head.sentence]
            clause = next((t.index for t in inside if t.dep in ("relcl", "acl", "appos", "advcl")), None)
            last = clause if clause is not None else inside[-1].index + 1
            of = token.lower == "of"
            if last - child <= (_OF_REACH if of else _SHORT_REACH) and (of or not _is_time(parse, child)):
                end = max(end, last)
        elif token.dep in ("case", "nummod", "amod") and token.index == end and token.pos != "VERB":
            end = _whose(parse, token)
    while end - 1 > head.index and parse.tokens[end - 1].pos in ("PUNCT", "ADP", "CCONJ"):
        end -= 1
    return end


def _whose(parse: Parse, adjective: Token) -> int:
    """The index after an adjective behind a noun, with a "to" phrase that it governs: "fighters loyal to him"."""
    inside = [t for t in parse.subtree(adjective.index) if t.index >= adjective.index]
    governs = len(inside) > 1 and inside[1].lower == "to" and inside[1].pos == "ADP"
    whole = governs and len(inside) <= _OF_REACH and not any(t.dep in ("relcl", "acl", "advcl") for t in inside)
    return inside[-1].index + 1 if whole else adjective.index + 1


def _left(parse: Parse, head: Token) -> int:
    """The index of the phrase's first token."""
    first = head.index
    for child in reversed(parse.children[head.index]):
        token = parse.tokens[child]
        if token.index > head.index or token.sentence != head.sentence:
            continue
        if token.dep not in _LEFT or (token.dep in ("punct", "prep") and token.index != first - 1):
            break
        first = min(first, next(parse.subtree(child)).index)
    breaks = [t.index for t in parse.tokens[first : head.index] if t.text in _BREAKS and _stands_apart(parse, t)]
    first = breaks[-1] + 1 if breaks else first
    first = max((t.index + 1 for t in parse.tokens[first : head.index] if _is_when(parse, t)), default=first)
    while first < head.index and parse.tokens[first].pos in ("PUNCT", "CCONJ") and parse.tokens[first].text not in '“"':
        first += 1
    return first


def _is_when(parse: Parse, token: Token) -> bool:
    """True for the last word of a time that the parser took into a party: "That evening aircraft"."""
    if token.entity not in ("DATE", "TIME") or parse.tokens[token.index + 1].lower in ("'s", "’s", "-"):
        return False
    return token.lower in _CALENDAR or _CLOCK.match(token.text) is not None


def _stands_apart(parse: Parse, token: Token) -> bool:
    """True for a dash with space around it, which parts a dateline from its sentence; not for a hyphen."""
    return parse.text[token.end : token.end + 1].isspace()


def _is_time(parse: Parse, index: int) -> bool:
    """True for "on Tuesday", "in Kabul": the words of a time or a place, which belong to the act."""
    scenes = load_frames().words["scenes"]
    return any(
        t.entity in _TIMES or t.entity in _PLACES or t.lemma in scenes for t in parse.subtree(index) if t.index != index
    )


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """Names of countries in lower case, by which the press means their forces."""
    return frozenset(c.words[0] for c in countries().values()) | {"us", "u.s.", "uk", "u.k.", "uae", "usa", "türkiye"}


@lru_cache(maxsize=1)
def _seats() -> frozenset[str]:
    """Names of capitals in lower case: a dateline or a voice, not a party at the scene."""
    return frozenset(seat for c in countries().values() for seat in c.seats)


def _in_dateline(parse: Parse, first: int, end: int) -> bool:
    """True for "CALI, Colombia -" and for the second part of any such pair of places."""
    after = parse.tokens[end].text if end < len(parse.tokens) else ""
    return after in _DASHES or (first > 0 and parse.tokens[first - 1].text == ",")


def _opens_dateline(parse: Parse, first: int, end: int) -> bool:
    """True for capitals that begin a sentence before a comma or dash: "GUSAU, Nigeria -"."""
    opening = parse.tokens[first]
    after = parse.tokens[end].text if end < len(parse.tokens) else ""
    begins = first == parse.sentences[opening.sentence][0]
    return begins and len(opening.text) > 2 and opening.text.isupper() and (after == "," or after in _DASHES)


def _is_state(token: Token) -> bool:
    """True for a word that says whose forces a thing belongs to."""
    owners = ("army", "military", "government", "regime", "coalition", "junta")
    return token.entity in ("NORP", "GPE", "ORG") or token.lemma in owners


@lru_cache(maxsize=4096)
def _names_weapon(words: str) -> bool:
    """True for words that name a means."""
    return classify_weapon(words).weapon_class is not None


def _is_weapon(parse: Parse, tokens: Range, head: Token, answer: ActorAnswer, kind: PartyKind | None) -> bool:
    """True for a means; a state's jet or gun ("a plane of the regime") is its owner at work."""
    first, end = tokens
    close = parse.tokens[max(first, head.index - 1)].start
    if not _names_weapon(parse.text[close : head.end]):
        return False
    nameless = kind == "civilians" or (kind == "unidentified" and answer.status == "reported")
    if nameless and _names_weapon(head.text) and describe_actor(head.text).kind is None:
        return True
    owned = answer.actor is not None or any(_is_state(t) for t in parse.tokens[first:end] if t is not head)
    return kind is None or (kind == "state_forces" and not owned)


def _is_counted(parse: Parse, first: int, head: Token) -> bool:
    """True for "a soldier", "four policemen"; a patrol or the army is a body."""
    if head.lemma in _BODIES:
        return False
    return parse.tokens[first].lower in ("a", "an", "one") or any(
        t.dep == "nummod" for t in parse.tokens[first : head.index]
    )


def noun_phrase(parse: Parse, index: int) -> NounPhrase:
    """The phrase that a token heads; the words decide what it names."""
    head = parse.tokens[index]
    first, end = _left(parse, head), _right(parse, head)
    span = (parse.tokens[first].start, parse.tokens[end - 1].end)
    text = parse.text[span[0] : span[1]].replace("\n", " ")
    answer = describe_actor(text)
    kind = answer.kind
    if answer.reason and kind in ("person", "civilians") and head.entity != "PERSON":
        kind = None
    before = parse.tokens[first].lower
    dated = head.entity == "DATE" and _DAY.match(text) is not None
    registered = answer.actor is not None and not _PATTERN.search(answer.actor) and not dated
    state = head.entity in _PLACES and head.lower in _states() and not _in_dateline(parse, first, end)
    located = head.pos == "PROPN" and head.entity in _PLACES and (kind is None or bool(answer.country))
    located = located or head.entity in ("DATE", "TIME") or (head.entity in _TIMES and kind is None)
    located = located or (kind is None and _opens_dateline(parse, first, end))
    nation = head.tag == "NNPS" and before == "the"
    located = located or (text.lower().removeprefix("the ") in country_words() and not state and not nation)
    place = (
        not registered
        and not state
        and (head.lower in _seats() or head.lemma in load_frames().words["scenes"] or located)
    )
    number = head.pos == "NUM" and not place and head.lower.isalpha()
    named = head.pos == "PROPN" and head.entity in ("ORG", "NORP", "PERSON")
    named = named or head.lemma in load_frames().words["humans"]
    party = (kind is not None or named) and not place and head.pos != "NUM"
    return NounPhrase(
        span=span,
        head=index,
        text=text,
        kind=kind,
        people=party or number,
        weapon=_is_weapon(parse, (first, end), head, answer, kind),
        place=place,
        negative=before in ("no", "nobody", "none", "neither"),
        pronoun=answer.status == "reported" and (head.pos == "PRON" or head.tag in ("WP", "WDT", "PRP", "DT")),
        unknown=answer.status == "unknown_to_source",
        definite=before in ("the", "these", "those", "its", "their", "his", "her"),
        actor=answer.actor,
        thing=answer.thing,
        number=number,
        state=state,
        single=party and not answer.thing and _is_counted(parse, first, head),
    )
