"""Phrases of an article that give a number of people, or name one person."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from dateline.coding.token import Parse, Range, Token
from dateline.normalise.counts import (
    CountAnswer,
    CountPhrase,
    find_counts,
    is_generic,
    is_person,
    is_singular,
    unit_of,
    wordset,
)

_TITLES = wordset("mr mrs ms dr")
_PRONOUNS = wordset("he she him her")
_WHICH = wordset("other another first second third fourth fifth sixth same last latest only late innocent")
_FACILITIES = wordset("center centre hospital clinic memorial university medical health")
_LEFT_DEPS = wordset("det compound amod poss nummod nmod quantmod predet")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A count phrase with its token range [first, after)."""

    start: int
    end: int
    first: int
    after: int
    answer: CountAnswer

    @property
    def span(self) -> Range:
        return self.start, self.end

    @property
    def numbered(self) -> bool:
        """Gives a number, where "a soldier" only names one."""
        return self.answer.reason not in ("single person", "named person", "pronoun")


class Candidates:
    """The count phrases of one article, found by token or offset."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        starts = [token.start for token in parse.tokens]
        ends = [token.end for token in parse.tokens]
        found = [self._placed(phrase, starts, ends) for phrase in find_counts(parse.text)]
        self.all = [c for c in found if c is not None]
        self._starts = [c.first for c in self.all]

    def _placed(self, phrase: CountPhrase, starts: list[int], ends: list[int]) -> Candidate | None:
        first, after = bisect_right(ends, phrase.start), bisect_left(starts, phrase.end)
        if first >= after or first >= len(starts) or self._is_age(first, after):
            return None
        return Candidate(phrase.start, phrase.end, first, after, phrase.answer)

    def _is_age(self, first: int, after: int) -> bool:
        """A number before somebody's full name is no count: "kills man, 18 Ilmar Tosk was found"."""
        name = self._parse.tokens[first + 1 : first + 3]
        return first + 2 < after and all(t.entity == "PERSON" and t.tag == "NNP" for t in name)

    def covering(self, index: int) -> Candidate | None:
        """The count phrase that holds a token."""
        place = bisect_right(self._starts, index) - 1
        if place >= 0 and index < self.all[place].after:
            return self.all[place]
        return None

    def of_noun(self, noun: Token) -> Candidate | None:
        """The count of a noun: the phrase that covers it, or whose number depends on it."""
        covering = self.covering(noun.index)
        if covering is not None:
            return self._widened(covering, noun)
        for child in self._parse.children[noun.index]:
            token = self._parse.tokens[child]
            if child < noun.index and token.dep in ("nummod", "det", "amod", "quantmod", "nmod", "predet"):
                held = self.covering(child)
                if held is not None and held.after <= noun.index + 1:
                    return self._widened(held, noun)
        return None

    def _widened(self, held: Candidate, noun: Token) -> Candidate:
        """The phrase out to the noun that the parser gives the number, past where the grammar of counts stopped."""
        if held.after > noun.index or not held.answer.bare or noun.pos not in ("NOUN", "PROPN"):
            return held
        if (
            self._parse.tokens[held.after].pos == "ADP"
            or noun.index - held.after > 5
            or unit_of(noun.lower) in ("things", "time", "money")
        ):
            return held
        group = (
            None
            if is_generic(noun.lower)
            else self._parse.text[self._parse.tokens[held.after].start : noun.end].strip("() ")
        )
        kind = unit_of(noun.lower) or "other"
        answer = replace(held.answer, group=group, unit=kind, bare=False)
        return replace(held, end=noun.end, after=noun.index + 1, answer=answer)

    def single(self, noun: Token, strict: bool = False) -> Candidate | None:
        """One person told without a number: "its driver", "Abdul Gafur"; ``strict``: the verb takes only people."""
        if noun.lower in _PRONOUNS and noun.pos == "PRON":
            return Candidate(
                noun.start, noun.end, noun.index, noun.index + 1, CountAnswer(1, 1, "reported", reason="pronoun")
            )
        named = noun.pos == "PROPN" and (noun.entity == "PERSON" or (noun.lower not in _TITLES and noun.entity == ""))
        if named and (noun.lower in _FACILITIES or self._is_where(noun)):
            return None
        known = is_singular(noun.lower) or noun.lower in ("victim", "person")
        known = known or (strict and self._may_be_person(noun))
        common = noun.pos in ("NOUN", "PROPN") and noun.tag in ("NN", "NNP") and known
        if not (named and noun.tag == "NNP" and noun.entity == "PERSON") and not common:
            return None
        first = self._left_edge(noun)
        start = self._parse.tokens[first].start
        group = self._called(noun) if common else None
        reason = "single person" if common else "named person"
        heads = 2 if noun.lower == "couple" else 1
        answer = CountAnswer(heads, heads, "reported", group, reason=reason)
        return Candidate(start, noun.end, first, noun.index + 1, answer)

    def _is_where(self, noun: Token) -> bool:
        """A name behind "to" or "at" is where somebody was taken."""
        above = self._parse.tokens[noun.head]
        return noun.dep == "pobj" and above.lower in ("to", "at", "into")

    def _called(self, noun: Token) -> str:
        """The noun with the nouns and adjectives right before it that say what sort: "fruit vendor"."""
        first = noun.index
        while first > 0 and self._parse.tokens[first - 1].head == noun.index and noun.index - first < 2:
            before = self._parse.tokens[first - 1]
            if before.dep not in ("compound", "amod") or before.tag not in ("NN", "JJ") or before.lower in _WHICH:
                break
            first -= 1
        return self._parse.text[self._parse.tokens[first].start : noun.end] if first < noun.index else noun.lower

    def _may_be_person(self, noun: Token) -> bool:
        """A noun unknown to the lists, with an article: "a sarpanch", "the head of the council"."""
        articles = [
            c for c in self._parse.children[noun.index] if self._parse.tokens[c].lower in ("a", "an", "the", "his")
        ]
        return noun.tag == "NN" and bool(articles) and (unit_of(noun.lower) is None or noun.lower == "head")

    def _left_edge(self, noun: Token) -> int:
        first = noun.index
        for child in self._parse.children[noun.index]:
            token = self._parse.tokens[child]
            if child < first and token.dep in _LEFT_DEPS:
                first = min(first, next(iter(self._parse.subtree(child))).index)
        return first


def counts_people(candidate: Candidate) -> bool:
    """A count that may be of people: its unit is people, or a noun that the lists do not know."""
    return candidate.answer.unit in ("people", "other") and not (
        candidate.answer.unit == "other" and not plausible(candidate.answer.group)
    )


def plausible(group: str | None) -> bool:
    """A noun unknown to the lists that may name people."""
    return group is None or (unit_of(group.split()[-1].lower()) in (None, "people") and group != "%")


def is_people_noun(token: Token) -> bool:
    """A noun for people in the plural or singular."""
    return is_person(token.lower) or is_generic(token.lower)
