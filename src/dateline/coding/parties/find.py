"""Who did what to whom: the parties of every act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.coding.act import Act, PartyMention
from dateline.coding.parties.aftermath import aftermath
from dateline.coding.parties.around import around
from dateline.coding.parties.frame import Frames, load_frames
from dateline.coding.parties.noun_phrase import NounPhrase
from dateline.coding.parties.phrases import Phrases
from dateline.coding.token import Parse

_REACH = 3
"""Sentences after an act in which it may still be gone on about."""

_SUM = re.compile(
    r"\b(?:since|so far|this (?:year|month|winter|summer|week)|last year|over the (?:past|last)|in recent|in (?:19|20)\d\d|each year)\b",
    re.IGNORECASE,
)
"""Words of a sentence that sums a period up."""

Found = dict[tuple[int, int], PartyMention]
"""Mentions by act and head."""


def fits(phrase: NounPhrase, role: str) -> bool:
    """True where a phrase can stand in a role: people do and suffer, bare numbers only suffer."""
    if phrase.negative or phrase.pronoun or phrase.place or phrase.weapon:
        return False
    if role == "target":
        return phrase.kind is not None and not phrase.number
    return phrase.people and (role == "victim" or not phrase.number)


def nearest_act(acts: Sequence[Act], sentence: int, index: int) -> int | None:
    """The act that a word goes on about: one in its sentence, else the last before it, else the next."""
    real = [(i, a) for i, a in enumerate(acts) if a.nonevent is None]
    inside = [(abs(a.token - index), i) for i, a in real if a.sentence == sentence]
    if inside:
        return min(inside)[1]
    before = [i for i, a in real if a.token < index and sentence - a.sentence <= _REACH]
    if before:
        return before[-1]
    return next((i for i, a in real if a.token > index and a.sentence - sentence <= 1), None)


def find_parties(parse: Parse, acts: Sequence[Act]) -> tuple[PartyMention, ...]:
    """Every party of every act in text order; acts that tell no event have none."""
    frames, phrases = load_frames(), Phrases(parse)
    found: Found = {}
    for number, act in enumerate(acts):
        if act.nonevent is None:
            for role, head, weight in around(parse, act, frames, phrases):
                _add(found, phrases.at(head), number, role, weight)
    own = {a.token for a in acts}
    told = {a.sentence for a in acts if a.nonevent is None}
    summed = {
        n for n in range(len(parse.sentences)) if n not in told and _SUM.search(parse.text, *parse.sentence_range(n))
    }
    for verb in parse.tokens:
        if verb.pos in ("VERB", "AUX") and verb.index not in own and verb.sentence not in summed:
            for role, head, weight in aftermath(parse, verb, frames, phrases):
                near = nearest_act(acts, verb.sentence, verb.index)
                if near is not None:
                    _add(found, phrases.at(head), near, role, weight)
    for phrase, role, weight in _again(parse, acts, found, frames, phrases):
        near = nearest_act(acts, parse.tokens[phrase.head].sentence, phrase.head)
        if near is not None:
            _add(found, phrase, near, role, weight)
    return tuple(sorted(set(found.values()), key=lambda m: (m.act, m.span, m.role)))


def _add(found: Found, phrase: NounPhrase, act: int, role: str, weight: float) -> None:
    """Keep the first role that a phrase has in an act; a crowd that protests is the demonstrator, whatever befalls it."""
    if phrase.kind == "protesters" and role in ("target", "victim") and not phrase.carrier:
        role = "demonstrator" if role == "target" else role
    if fits(phrase, role):
        found.setdefault((act, phrase.head), PartyMention(phrase.span, act, role, weight))


def _again(
    parse: Parse, acts: Sequence[Act], found: Found, frames: Frames, phrases: Phrases
) -> Iterator[tuple[NounPhrase, str, float]]:
    """Parties named again: "the attackers", and a definite phrase with a head that had a role before."""
    placed = {head for _, head in found}
    roles = {
        parse.tokens[head].lemma: m.role for (_, head), m in sorted(found.items(), reverse=True) if m.weight >= 0.8
    }
    for phrase in phrases.all():
        if phrase.head in placed:
            continue
        lemma = parse.tokens[phrase.head].lemma
        if lemma in frames.words["doers"] or phrase.unknown:
            yield phrase, "perpetrator", 0.6
        elif lemma in roles and (phrase.definite or phrase.named):
            yield phrase, roles[lemma], 0.5
