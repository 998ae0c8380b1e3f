"""Words whose toll depends on who acts and what follows: "hold", "shoot", "take away", "lose"."""

from __future__ import annotations

import re

from dateline.coding.token import Parse, Token
from dateline.coding.tolls.argument import is_passive
from dateline.coding.tolls.candidate import Candidate
from dateline.coding.tolls.idioms import pattern
from dateline.coding.tolls.trigger import Trigger
from dateline.model import CountField
from dateline.normalise.counts import unit_of, wordset

_NUMBERED = wordset(
    "hold catch parade capture overpower shoot stab hit strike beat treat cut burn crush "
    "bury intern book take club trample "
    "slash lose fall suffer eliminate seize snatch"
)
_OFFICERS = wordset(
    "police officers troops soldiers authorities forces agents army detectives gendarmes patrol intelligence officials "
    "commandos squad unit security military sheriff deputies investigators raid they policemen"
)
_HURTS = wordset("shoot stab beat hit strike burn run_over trample club slash")
_DEATHS = wordset("kill die murder slay execute")
_TAKING = wordset("take lead march drag whisk cart bundle pick")
_BEFALL = wordset("burn hit seize capture strike")
_FALLS = wordset("from off into over down ill on asleep through under")
_OTHER_TOLL = re.compile(r"\b(?:kill|fatal|wound|injur|dead\b|died\b|deaths?\b)", re.I)
_BANDS = wordset("party band gang group unit patrol army militia mob crowd they who")
_REMAINS = re.compile(r"\b(?:bod(?:y|ies)|corpses?|coffins?|graves?)\b", re.I)
_GRAVE = wordset("critical condition care drips coma surgery")
_SELF = wordset("himself herself themselves")
_HEADLINE = wordset("in near by during outside inside while on after multiple several twice , . —")
_WOUND_REACH = 90
_CUSTODY = re.compile(
    r"^[^.;]*?\b(?:in|wearing) (?:handcuffs|cuffs|irons)\b|^[^.;]*?\bpolice (?:van|car|vehicle|truck|station|cells?)\b"
    r"|^[^.;]*?\bpatrol car\b",
    re.I,
)
_SUSPECTS = re.compile(r"\b(?:suspects?|suspected|alleged)\b", re.I)


def fields_of(parse: Parse, candidate: Candidate, trigger: Trigger) -> tuple[CountField, ...]:
    """The fields that a toll word tells of these people in this clause."""
    verb = parse.tokens[trigger.head]
    words = trigger.entry.words
    if words[0] in ("victim", "victims") and candidate.answer.low != 0:
        return ()
    if words == ("harm",) and candidate.answer.low != 0:
        return ("injured",)
    if (
        words in (("shoot",), ("stab",))
        and not is_passive(parse, verb)
        and (candidate.end > verb.start or _on_self(parse, verb))
        and not _in_headline(parse, candidate, verb)
    ):
        return _hit(parse, candidate, verb)
    if trigger.entry.fields == ("abducted",) and words[0] in _TAKING and _in_custody(parse, candidate, verb):
        return ("arrested",)
    return trigger.entry.fields


def _hit(parse: Parse, candidate: Candidate, verb: Token) -> tuple[CountField, ...]:
    """ "Shot" alone tells neither death nor wound: what follows decides, or a band shooting several; else silence."""
    if _tells_wound(parse, candidate, verb):
        return ("injured",)
    sentence = parse.text[slice(*parse.sentence_range(verb.sentence))]
    if _OTHER_TOLL.search(sentence):
        return ("injured",) if candidate.numbered else ()
    band = any(agent.tag in ("NNS", "NNPS") or agent.lower in _BANDS for agent in _agents(parse, verb))
    several = candidate.answer.low is None or candidate.answer.low > 1
    return ("killed",) if band and several else ()


def _tells_wound(parse: Parse, candidate: Candidate, verb: Token) -> bool:
    """A wounded part of the body or a hospital follows, or it was an accident."""
    end = max(candidate.end, verb.end)
    if pattern("wound").search(parse.text[end : end + _WOUND_REACH]):
        return True
    return any(parse.tokens[c].lower == "accidentally" for c in parse.children[verb.index])


def _on_self(parse: Parse, verb: Token) -> bool:
    return any(parse.tokens[c].lower in _SELF and parse.tokens[c].dep == "dobj" for c in parse.children[verb.index])


def _agents(parse: Parse, verb: Token) -> list[Token]:
    children = [parse.tokens[c] for c in parse.children[verb.index]]
    subjects = [t for t in children if t.dep == "nsubj"]
    by = [parse.tokens[c] for t in children if t.dep == "agent" for c in parse.children[t.index]]
    if not subjects and not by and verb.dep == "conj":
        return _agents(parse, parse.tokens[verb.head])
    return subjects + by


def _by_officers(parse: Parse, verb: Token) -> bool:
    for agent in _agents(parse, verb):
        compound = _compound(parse, agent)
        if "border" not in compound and (agent.lower in _OFFICERS or _OFFICERS & set(compound.split())):
            return True
    return False


def _in_custody(parse: Parse, candidate: Candidate, verb: Token) -> bool:
    """Taken by officers, in handcuffs or a police van, or as a suspect: an arrest."""
    behind = parse.text[verb.end : verb.end + _WOUND_REACH]
    return _by_officers(parse, verb) or bool(
        _CUSTODY.search(behind) or _SUSPECTS.search(parse.text[candidate.start : candidate.end])
    )


def _compound(parse: Parse, token: Token) -> str:
    return " ".join(parse.tokens[c].lower for c in parse.children[token.index])


def is_refused(parse: Parse, candidate: Candidate, trigger: Trigger) -> bool:
    """A verb too common to tell a toll in this shape."""
    verb = parse.tokens[trigger.head]
    if trigger.entry.fields != ("killed",) and _REMAINS.search(parse.text[candidate.start : candidate.end]):
        return True
    if trigger.entry.role == "state" and any(parse.tokens[c].dep == "dobj" for c in parse.children[verb.index]):
        return verb.pos == "VERB"
    if not candidate.numbered and parse.text[candidate.end : candidate.end + 1] == ":":
        return True  # "The governor: \"Scores were taken\"": who speaks
    if candidate.answer.status == "explicit_zero" and trigger.entry.words[-1] in _GRAVE:
        return True
    if verb.lemma == "recover" and (is_passive(parse, verb) or _has_object(parse, verb)):
        return True
    if candidate.answer.reason == "pronoun" and trigger.entry.fields != ("killed",):
        return True
    if len(trigger.entry.words) > 1 or trigger.entry.role not in ("object", "subject"):
        return False
    if trigger.entry.role == "object" and candidate.answer.bare and is_of_things(parse, verb):
        return True
    if trigger.entry.role == "object" and not is_passive(parse, verb) and _is_doer(parse, candidate, verb):
        return True
    if trigger.entry.words == ("take",):
        following = parse.tokens[verb.index + 1 : verb.index + 2]
        ends = not following or following[0].text in ",.;" or following[0].lower in ("by", "and", "hostage")
        ends = ends or _by_officers(parse, verb)
        return not is_passive(parse, verb) or not ends or not candidate.numbered
    if trigger.entry.words == ("retain",):
        return not (is_passive(parse, verb) and candidate.numbered and _agents(parse, verb))
    if trigger.entry.words == ("survive",):
        return parse.tokens[candidate.first].lower not in ("both", "all") or is_passive(parse, verb)
    if verb.lemma in _HURTS and _ends_in_death(parse, verb):
        return True
    if verb.lemma == "shoot" and is_shot_at(parse, verb.index):
        return True
    if verb.lemma in ("shoot", "stab") and _in_headline(parse, candidate, verb):
        return False
    if verb.lemma not in _NUMBERED:
        return False
    if verb.lemma == "fall":
        children = [parse.tokens[c] for c in parse.children[verb.index]]
        return not candidate.numbered or candidate.answer.bare or any(t.lower in _FALLS for t in children)
    if verb.lemma == "lose":
        to = any(parse.tokens[c].lower == "to" for c in parse.children[verb.index]) and not is_passive(parse, verb)
        return not candidate.numbered or candidate.answer.bare or to
    if verb.lemma in ("treat", "parade"):
        return not candidate.numbered
    if is_passive(parse, verb):
        return False
    if verb.lemma in ("shoot", "stab") and _tells_wound(parse, candidate, verb):
        return False
    if verb.lemma == "hold":
        return not any(a.lower in _OFFICERS for a in _agents(parse, verb)) and verb.tag != "VBN"
    return not candidate.numbered


def is_of_things(parse: Parse, verb: Token) -> bool:
    """ "Houses burned 20": things and what befell them, with their number behind."""
    former = parse.tokens[verb.index - 1] if verb.index else None
    befell = verb.tag in ("VBN", "VBD") and verb.lemma in _BEFALL
    return befell and former is not None and former.tag == "NNS" and unit_of(former.lower) == "things"


def is_shot_at(parse: Parse, index: int) -> bool:
    """ "Shot at", "shot down": no hit is told; "shot at a party" tells where."""
    after = parse.tokens[index + 1 : index + 3]
    if not after or after[0].lower not in ("down", "at"):
        return False
    where = after[0].lower == "at" and len(after) > 1 and after[1].pos in ("DET", "NOUN", "PROPN", "NUM", "ADJ")
    return not (where and is_passive(parse, parse.tokens[index]))


def _in_headline(parse: Parse, candidate: Candidate, verb: Token) -> bool:
    """ "Boy shot in the market": without an object, and with nothing but time and place behind, it is told of him."""
    following = parse.tokens[verb.index + 1 : verb.index + 2]
    behind = candidate.after == verb.index and verb.tag in ("VBN", "VBD") and not _has_object(parse, verb)
    terse = parse.tokens[candidate.first].pos not in ("DET", "PRON")
    return behind and terse and (not following or following[0].lower in _HEADLINE)


def _has_object(parse: Parse, verb: Token) -> bool:
    return any(parse.tokens[c].dep == "dobj" for c in parse.children[verb.index])


def _ends_in_death(parse: Parse, verb: Token) -> bool:
    """ "Shot and killed": the second verb tells the toll."""
    return any(parse.tokens[c].dep == "conj" and parse.tokens[c].lemma in _DEATHS for c in parse.children[verb.index])


def _is_doer(parse: Parse, candidate: Candidate, verb: Token) -> bool:
    """The phrase stands before a verb that has another phrase as its object."""
    if candidate.start > verb.start or _on_self(parse, verb):
        return False
    following = parse.tokens[verb.index + 1 : verb.index + 3]
    return any(t.dep == "dobj" and t.head == verb.index for t in following) or any(
        t.pos == "NUM" for t in following[:1]
    )
