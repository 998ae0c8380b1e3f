"""The noun phrase around a head, as a person would underline it, and what it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from dateline.coding.token import Parse, Range, Token
from dateline.model import PartyKind
from dateline.normalise.actors import countries, describe_actor
from dateline.normalise.weapons import classify_weapon

_LEFT = frozenset(
    {
        "det",
        "nummod",
        "amod",
        "compound",
        "poss",
        "quantmod",
        "nmod",
        "predet",
        "advmod",
        "case",
        "neg",
        "npadvmod",
        "nounmod",
        "punct",
        "prep",
    }
)
_SHORT = 4
_TIMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SCENES = frozenset(
    {
        "village",
        "town",
        "city",
        "area",
        "district",
        "province",
        "region",
        "road",
        "highway",
        "street",
        "quarter",
        "county",
        "state",
        "night",
        "day",
        "morning",
        "evening",
        "week",
        "month",
        "year",
        "hour",
        "minute",
        "fire",
        "attack",
        "place",
        "scene",
        "border",
        "country",
        "capital",
        "island",
        "forest",
        "bush",
        "hill",
        "mountain",
        "valley",
        "river",
        "air",
        "ground",
        "time",
        "way",
        "responsibility",
        "report",
        "statement",
        "part",
        "life",
        "fire",
        "gas",
        "arms",
        "weapon",
        "toll",
        "case",
        "inquiry",
        "investigation",
        "operation",
        "km",
        "kilometre",
        "metre",
        "mile",
        "hospital",
    }
)


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """``head`` is a token index; ``kind`` the kind of party that the words alone tell, None for none.

    ``people`` is True for persons and parties, ``weapon`` for means, ``place`` for places and times; ``negative`` for
    "no group", ``unknown`` for parties that the source does not know; ``actor`` the registry's id, ``thing``
    for what belongs to one ("the patrol car"), ``number`` for a bare one ("six"), ``state`` for a country's name.
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


def _right(parse: Parse, head: Token) -> int:
    """The index after the phrase's last token: an "of" phrase or a short one beside the head stays, clauses do not."""
    end = head.index + 1
    for child in parse.children[head.index]:
        token = parse.tokens[child]
        if token.index < head.index:
            continue
        if token.dep == "prep" and token.index <= end + 1:
            inside = [t for t in parse.subtree(child) if t.sentence == head.sentence]
            clause = next((t.index for t in inside if t.dep in ("relcl", "acl", "appos", "advcl")), None)
            last = clause if clause is not None else inside[-1].index + 1
            short = last - child <= (9 if token.lower == "of" else _SHORT)
            if (
                token.lower in ("of", "from", "on", "in", "with", "for")
                and short
                and (token.lower == "of" or not _is_time(parse, child))
            ):
                end = max(end, last)
        elif token.dep in ("case", "nummod") and token.index == end:
            end = token.index + 1
    while end - 1 > head.index and parse.tokens[end - 1].pos in ("PUNCT", "ADP", "CCONJ"):
        end -= 1
    return end


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    """Names of countries in lower case, by which the press means their forces."""
    return frozenset(c.words[0] for c in countries().values()) | {"us", "u.s.", "uk", "u.k.", "uae", "usa"}


@lru_cache(maxsize=1)
def _seats() -> frozenset[str]:
    """Names of capitals in lower case: a dateline or a voice, not a party at the scene."""
    return frozenset(seat for c in countries().values() for seat in c.seats)


def _in_dateline(parse: Parse, first: int, end: int) -> bool:
    """True for "CALI, Colombia -" and for the second part of any such pair of places."""
    after = parse.tokens[end].text if end < len(parse.tokens) else ""
    return after in ("—", "–", "-", "--", "(", ":") or (first > 0 and parse.tokens[first - 1].text == ",")


def _is_state(token: Token) -> bool:
    """True for a word that says whose forces a thing belongs to."""
    return token.entity in ("NORP", "GPE", "ORG") or token.lemma in (
        "army",
        "military",
        "government",
        "regime",
        "coalition",
    )


def _is_time(parse: Parse, index: int) -> bool:
    """True for "on Tuesday", "in Kabul": the words of a time or a place, which belong to the act."""
    return any(
        t.entity in _TIMES or t.entity in _PLACES or t.lemma in _SCENES
        for t in parse.subtree(index)
        if t.index != index
    )


def _left(parse: Parse, head: Token) -> int:
    """The index of the phrase's first token."""
    first = head.index
    for child in reversed(parse.children[head.index]):
        token = parse.tokens[child]
        if token.index > head.index or token.sentence != head.sentence:
            continue
        if token.dep not in _LEFT or (token.dep in ("punct", "prep") and token.index != first - 1):
            break
        inside = [t.index for t in parse.subtree(child)]
        first = min(first, inside[0])
    while first < head.index and parse.tokens[first].pos in ("PUNCT", "CCONJ") and parse.tokens[first].text not in '“"':
        first += 1
    return first


def noun_phrase(parse: Parse, index: int) -> NounPhrase:
    """The phrase that a token heads; the words decide what it names."""
    head = parse.tokens[index]
    first, end = _left(parse, head), _right(parse, head)
    span = (parse.tokens[first].start, parse.tokens[end - 1].end)
    text = parse.text[span[0] : span[1]].replace("\n", " ")
    before = [t.lower for t in parse.tokens[first : index + 1]]
    answer = describe_actor(text)
    named = head.entity in ("ORG", "NORP", "PERSON") and head.pos == "PROPN"
    state = head.entity in _PLACES and head.lower in _states() and not _in_dateline(parse, first, end)
    place = (
        head.lower in _seats()
        or head.lemma in _SCENES
        or (head.entity in _TIMES | _PLACES and not state and head.pos == "PROPN")
    )
    number = head.pos == "NUM" and not place and head.lower.isalpha()
    close = parse.tokens[max(first, index - 1)].start
    armed = classify_weapon(parse.text[close : head.end])
    owned = answer.actor is not None or any(_is_state(t) for t in parse.tokens[first:index])
    weapon = armed.weapon_class is not None and (answer.kind is None or (answer.kind == "state_forces" and not owned))
    return NounPhrase(
        span,
        index,
        text,
        answer.kind,
        (answer.kind is not None or named) and not place and head.pos != "NUM" or number,
        weapon,
        place,
        before[0] in ("no", "nobody", "none", "neither"),
        head.pos == "PRON" or head.tag in ("WP", "WDT", "PRP", "DT"),
        answer.status == "unknown_to_source",
        before[0] in ("the", "these", "those", "its", "their", "his", "her"),
        answer.actor,
        answer.thing,
        number,
        state,
    )
