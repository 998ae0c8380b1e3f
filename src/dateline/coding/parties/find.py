"""Who did what to whom: the parties of every act."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from dateline.coding.act import Act, PartyMention
from dateline.coding.parties.aftermath import aftermath
from dateline.coding.parties.around import around
from dateline.coding.parties.blame import bearers, hinted
from dateline.coding.parties.casualties import listed
from dateline.coding.parties.clause import arguments
from dateline.coding.parties.frame import Frames, load_frames
from dateline.coding.parties.holding import holders
from dateline.coding.parties.near import nearest_act
from dateline.coding.parties.noun_phrase import NounPhrase
from dateline.coding.parties.phrases import Phrases
from dateline.coding.parties.read import read_roles
from dateline.coding.screened import screened
from dateline.coding.token import Parse, Token

_SAID = 0.8
"""From this weight on a role rests on words that say it: the act's own, a claim, a blame."""
_SUM = screened(
    r"\b(?:since|so far|this (?:year|month|winter|summer|week)|last year|over the (?:past|last)|in recent|"
    r"in (?:19|20)\d\d|each year)\b",
    re.IGNORECASE,
)
"""Words of a sentence that sums a period up."""

_CROWDED = frozenset({"protest", "disperse", "force", "riot", "mob"})
_HELPERS = frozenset({"police", "state_forces", "external_forces"})
_NO_HELP = frozenset({"clash", "agree", "surrender", "retake", "capture", "withdraw", "base", "deploy", "arrest"})
"""Kinds of act to which nobody comes to help."""
_SUSPECT = frozenset({"rebel", "militia", "unidentified", "rioters"})
_BELONGS = frozenset(
    {
        "member",
        "commander",
        "leader",
        "chief",
        "head",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "official",
        "founder",
    }
    | {"representative", "deputy", "figure", "cadre", "stronghold", "supporter", "relative", "ally", "rival"}
)
"""What a group has that is not the group: "a member of a self-defence group said"."""
Found = dict[tuple[int, int], PartyMention]
"""Mentions by act and head."""


def fits(phrase: NounPhrase, role: str) -> bool:
    """True where a phrase can stand in a role: people do and suffer, bare numbers only suffer."""
    if phrase.negative or phrase.pronoun or phrase.place or phrase.weapon:
        return False
    if role == "target":
        return (phrase.kind is not None or phrase.thing) and not phrase.number and not phrase.state
    if role == "victim":
        return phrase.people and not phrase.thing and not phrase.state
    return phrase.people and not phrase.number and not (phrase.thing and role == "perpetrator")


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
                    _add(found, phrases.at(head), near, role, weight, acts[near].kind)
    doers = {head for (_, head), m in found.items() if m.role == "perpetrator"}
    for verb, head in _in_the_way(parse, doers, own, frames, phrases):
        near = nearest_act(acts, verb.sentence, verb.index)
        if near is not None:
            _add(found, phrases.at(head), near, "target" if phrases.at(head).thing else "victim", 0.6)
    events = {a.token for a in acts if a.nonevent is None}
    named = (
        *holders(parse, events, frames, phrases),
        *listed(parse, phrases),
        *bearers(parse, phrases),
        *hinted(parse, phrases),
    )
    for role, head, weight in named:
        near = nearest_act(acts, parse.tokens[head].sentence, head)
        if near is not None:
            _add(found, phrases.at(head), near, role, weight, acts[near].kind)
    _add_read(parse, acts, found, phrases)
    for phrase, role, weight in _again(parse, found, frames, phrases):
        near = nearest_act(acts, parse.tokens[phrase.head].sentence, phrase.head)
        if near is not None and not (role == "responder" and acts[near].kind in _NO_HELP):
            _add(found, phrase, near, role, weight, acts[near].kind)
    _part_marchers(found, phrases)
    _without_parts(found, phrases)
    return tuple(sorted(set(found.values()), key=lambda m: (m.act, m.span, m.role)))


def _add_read(parse: Parse, acts: Sequence[Act], found: Found, phrases: Phrases) -> None:
    """Phrases that no rule has placed, where the encoder reads a role; not for a party that rules give another."""
    heads = {head for _, head in found}
    sure = {place: m for place, m in found.items() if m.weight >= 0.7}
    known = {_key(parse, phrases.at(h)): m.role for (_, h), m in sorted(sure.items(), reverse=True)}
    for phrase, number, role, chance in read_roles(parse, acts, phrases):
        if phrase.head not in heads and known.get(_key(parse, phrase), role) == role:
            _add(found, phrase, number, role, round(chance, 2), acts[number].kind)


def _part_marchers(found: Found, phrases: Phrases) -> None:
    """Who marches does nothing else there; forces among those who march are the ones that came."""
    marchers = {head for (_, head), m in found.items() if m.role == "demonstrator"}
    for place, mention in found.items():
        if place[1] in marchers and mention.role == "perpetrator":
            found[place] = replace(mention, role="demonstrator")
    forces = {h for h in marchers if phrases.at(h).kind in ("police", "state_forces", "external_forces")}
    if forces and forces != marchers:
        for place, mention in found.items():
            if place[1] in forces and mention.role == "demonstrator":
                found[place] = replace(mention, role="responder")


def _without_parts(found: Found, phrases: Phrases) -> None:
    """Only the whole of "three clerks of a polling company" was struck; a group known by name stands beside its men."""
    for act, head in list(found):
        one = found[act, head]
        inner = phrases.at(head)
        if one.role not in ("victim", "target") or inner.actor is not None:
            continue
        whole = (m.span for (a, h), m in found.items() if a == act and h < head and m.role == one.role)
        if any(start < inner.span[0] and inner.span[1] <= end for start, end in whole):
            del found[act, head]


def _in_the_way(
    parse: Parse, doers: Container[int], own: Container[int], frames: Frames, phrases: Phrases
) -> Iterator[tuple[Token, int]]:
    """Whom those who did it stop, hold, tie up or rob on the way, with the verb."""
    for verb in parse.tokens:
        if verb.pos != "VERB" or verb.index in own or verb.lemma not in frames.words["hostile"]:
            continue
        places = arguments(parse, verb.index)
        if any(r in ("subject", "by") and phrases.party(h) in doers for r, h in places):
            yield from ((verb, phrases.party(h)) for r, h in places if r in ("object", "passive") and h not in doers)


def _add(found: Found, phrase: NounPhrase, act: int, role: str, weight: float, kind: str = "") -> None:
    """Keep the first role that a phrase has in an act; a crowd that protests is the demonstrator, whatever befalls it.

    Of a clash or an agreement, those who are told apart from its words are sides too.
    """
    if role == "target" and phrase.kind == "protesters" and not phrase.thing:
        role = "demonstrator"
    if role == "perpetrator" and kind in ("clash", "agree") and weight < _SAID:
        role = "both_sides"
    if role == "demonstrator" and weight < _SAID and kind not in _CROWDED:
        return
    if fits(phrase, role):
        found.setdefault((act, phrase.head), PartyMention(phrase.span, act, role, weight))


def _again(parse: Parse, found: Found, frames: Frames, phrases: Phrases) -> Iterator[tuple[NounPhrase, str, float]]:
    """Parties named apart from any frame: "the attackers", a party that had a role before, armed men who act."""
    placed = {head for _, head in found}
    roles = {_key(parse, phrases.at(h)): m.role for (_, h), m in sorted(found.items(), reverse=True) if m.weight >= 0.7}
    for phrase in phrases.all():
        if phrase.head in placed:
            continue
        token = parse.tokens[phrase.head]
        if token.dep == "pobj" and parse.tokens[token.head].lower in ("to", "for") and not phrase.unknown:
            continue
        if token.lemma in frames.words["doers"] or phrase.unknown:
            yield phrase, "perpetrator", 0.6
            continue
        if (
            token.dep in ("poss", "compound")
            or token.lemma in frames.words["voices"]
            or not _acts(parse, phrase, frames)
        ):
            continue
        before = roles.get(_key(parse, phrase))
        if before and (phrase.definite or phrase.actor):
            yield phrase, before, 0.5
        elif token.lemma in frames.words["crowd"] and phrase.kind == "protesters" and not phrase.thing:
            yield phrase, "demonstrator", 0.5
        elif phrase.kind in _SUSPECT and not before and not phrase.thing and _may_have(parse, token, frames):
            yield phrase, "perpetrator", 0.4
        elif phrase.kind in _HELPERS and not before and not phrase.thing and _does(parse, phrase):
            yield phrase, "responder", 0.4


def _may_have(parse: Parse, token: Token, frames: Frames) -> bool:
    """True for armed men who are told to do anything but good, and for those whom a preposition brings in."""
    above = parse.tokens[token.head]
    if token.dep == "nsubj":
        return above.lemma not in frames.words["harmless"]
    if token.dep != "pobj":
        return False
    whose = parse.tokens[above.head]
    return not (above.lower == "of" and (whose.lemma in _BELONGS or _speaks(parse, whose, frames)))


def _speaks(parse: Parse, noun: Token, frames: Frames) -> bool:
    """True for the subject of a verb of speaking, and for what is said by it."""
    return noun.dep in ("nsubj", "dobj") and parse.tokens[noun.head].lemma in frames.words["speech"]


def _does(parse: Parse, phrase: NounPhrase) -> bool:
    """True for the subject of a verb in the active, and for its agent: they come and do something at the scene."""
    token = parse.tokens[phrase.head]
    verb = parse.tokens[token.head]
    if token.dep == "pobj":
        return verb.dep == "agent" and verb.lower == "by"
    if token.dep != "nsubj" or verb.pos != "VERB" or verb.tag not in ("VBD", "VBN", "VBZ", "VBP"):
        return False
    return not any(parse.tokens[c].dep in ("neg", "auxpass") for c in parse.children[verb.index])


def _key(parse: Parse, phrase: NounPhrase) -> str:
    """What makes two phrases one party: the registry's id, else the head's lemma."""
    return phrase.actor or parse.tokens[phrase.head].lemma


def _acts(parse: Parse, phrase: NounPhrase, frames: Frames) -> bool:
    """False for the subject of speaking, and for an armed group that is neither subject nor agent."""
    token = parse.tokens[phrase.head]
    above = parse.tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass"):
        return above.lemma not in frames.words["speech"]
    return phrase.kind not in ("rebel", "militia") or (
        token.dep == "pobj" and above.lower in ("by", "on", "against", "of")
    )
