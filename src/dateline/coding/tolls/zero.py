"""Zeros: idioms by which a text says that nobody came to harm, and whom a zero is about."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate
from dateline.coding.tolls.find import Find
from dateline.coding.tolls.idioms import patterns, sentences_with
from dateline.model import CountField
from dateline.normalise.counts import CountAnswer, is_person, wordset

_WORDS = ("no ", "not ", "n't", "n’t", "nor ", "none", "never", "nobody", "without", "nil ", "zero ")
_SPARED_WORDS = ("threatening", "expected to", "will ", "should ")
_SPARED = "wounded"
"""Whom a zero is about that a text gives by saying that wounds are not deadly."""
_SECTIONS: tuple[tuple[str, tuple[CountField, ...]], ...] = (
    ("zero_both", ("killed", "injured")),
    ("zero_killed", ("killed",)),
    ("zero_injured", ("injured",)),
)
_WHOM = re.compile(
    r"^(?: (?:was|were|is|are|has been|have been|had been)(?: \w+)?)? (?:to|among|amongst|on|for|in|within) "
    r"(?:the |our |its |their |his )?"
    r"(?P<group>(?:[\w’'-]+ ){0,2}?(?:side|ranks|troops|forces|personnel|population|people)"
    r"|[\w’'-]+(?: [\w’'-]+)?)\b",
    re.I,
)
_NOR = re.compile(r"^ n?or (?:an?|any|one) (?P<who>[a-z]+)\b")
"""A second sort of people behind a zero: "neither a woman nor a child had died"."""
_SERVICES = wordset("gendarmes policemen officers soldiers guards troops rangers constables firefighters medics agents")
"""Those who came to fight or to help: their zero says nothing of the others."""
_OF_THEM = re.compile(r"\bof (?:them|those|these)$", re.I)
_OF_WHOM = re.compile(r"\bof whom$", re.I)
_THE_FEW = re.compile(r"^(?:the|those|these|both|all) (?!of\b)[\w-]+$", re.I)
"""A zero for people told before: "the two were let go unharmed"."""
_SIDES = re.compile(r"^(?:side|ranks|troops|forces|personnel|population)$", re.I)
_NEAR = 30
_REST = re.compile(r"\b(?:else|other|others|further|more|additional)\b", re.I)


def zeros(parse: Parse) -> list[Find]:
    """Explicit zeros told in set phrases."""
    finds: list[Find] = []
    for first, last in sentences_with(parse, _WORDS):
        for section, fields in _SECTIONS:
            for pattern in patterns(section):
                for match in pattern.finditer(parse.text, first, last):
                    finds.extend(_made(parse, match, fields))
    return finds


def paired(parse: Parse, finds: list[Find]) -> list[Find]:
    """The zeros of the second sort of people of whom the first one's words say that nobody was hit."""
    made: list[Find] = []
    for find in finds:
        none = find.zero or find.candidate.answer.status == "explicit_zero"
        match = _NOR.match(parse.text[find.candidate.end : find.candidate.end + _NEAR]) if none else None
        if match is None or not is_person(match["who"]):
            continue
        start, end = find.candidate.end + 1, find.candidate.end + match.end()
        inside = parse.between(start, end)
        if inside and all(f.field != find.field or f.candidate.end != end for f in finds):
            answer = replace(find.candidate.answer, group=match["who"])
            candidate = Candidate(start, end, inside[0].index, inside[-1].index + 1, answer)
            made.append(replace(find, candidate=candidate, group=match["who"]))
    return made


def spared(parse: Parse, finds: list[Find]) -> list[Find]:
    """Wounded who will live: none of them is killed, which says nothing about others (codebook §3)."""
    made: list[Find] = []
    if not any(find.field == "injured" for find in finds):
        return made
    for first, last in sentences_with(parse, _SPARED_WORDS):
        match = next((m for p in patterns("spared") for m in p.finditer(parse.text, first, last)), None)
        made += _made(parse, match, ("killed",)) if match else []
    return [replace(find, group=_SPARED, part=True) for find in made]


def _made(parse: Parse, match: re.Match[str], fields: tuple[CountField, ...]) -> list[Find]:
    token = parse.at(match.start())
    if token is None:
        return []
    inside = parse.between(*match.span())
    group = match.groupdict().get("group")
    answer = CountAnswer(0, 0, "explicit_zero", group, reason="zero")
    after = inside[-1].index + 1 if inside else token.index + 1
    candidate = Candidate(match.start(), match.end(), token.index, after, answer)
    return [Find(field, candidate, match.span(), token.sentence, token.index) for field in fields]


def _told_before(parse: Parse, find: Find, anybody: bool = False) -> str | None:
    """The people whom "none of them" points back at: the last plural before it, in this sentence or the one before.

    Only a service's are told apart from all, unless the words can mean nobody else: "guides, none of whom was hurt".
    """
    first = parse.sentences[max(0, find.sentence - 1)][0]
    for token in reversed(parse.tokens[first : find.candidate.first]):
        if token.tag == "NNS" and is_person(token.lower):
            return token.text if anybody or token.lower in _SERVICES else None
    return None


def limited(parse: Parse, find: Find) -> Find:
    """A zero with the people it is about: "no casualties on the government side", "no one else was hurt"."""
    if find.group or find.candidate.answer.group:
        return find
    if find.candidate.answer.status != "explicit_zero":
        few = find.zero and _THE_FEW.match(parse.text[slice(*find.candidate.span)])
        return replace(find, group="others") if few else find
    start, end = min(find.candidate.start, find.verb[0]), max(find.candidate.end, find.verb[1])
    if _REST.search(parse.text[start:end]) or find.candidate.answer.remainder:
        return replace(find, group="others")
    last = parse.sentence_range(find.sentence)[1]
    match = _WHOM.match(parse.text[end:last])
    if match is None:
        written = parse.text[slice(*find.candidate.span)]
        if find.field not in ("killed", "injured"):
            return find
        if _OF_WHOM.search(written):
            return replace(find, group=_told_before(parse, find, anybody=True) or "others")
        told = _told_before(parse, find) if _OF_THEM.search(written) else None
        return replace(find, group=told) if told else find
    words = match.group("group").split()
    people = [place for place, word in enumerate(words) if is_person(word) or _SIDES.search(word)]
    if not people or words[0].lower() in ("any", "either", "both"):
        return find
    return replace(find, group=" ".join(words[: people[-1] + 1]))
