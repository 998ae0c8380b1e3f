"""Toll words joined to the count phrases that they are about."""

from __future__ import annotations

from dateline.coding.token import Parse, Token
from dateline.coding.tolls.argument import arguments, is_passive
from dateline.coding.tolls.candidate import Candidate, Candidates, counts_people
from dateline.coding.tolls.context import is_irrealis, is_negated
from dateline.coding.tolls.find import Find
from dateline.coding.tolls.trigger import Trigger
from dateline.normalise.counts import wordset

_LIFE_VERBS = wordset("claim cost take lose end save")
_PRONOUN_SUBJECTS = wordset("he she")


def link(parse: Parse, candidates: Candidates, found: list[Trigger]) -> list[Find]:
    """One find for each pair of toll word and people that the grammar joins."""
    finds: list[Find] = []
    for trigger in found:
        if trigger.entry.role == "tollhead" or is_irrealis(parse, trigger):
            continue
        if trigger.entry.role == "counted":
            finds.extend(_counted(parse, candidates, trigger))
            continue
        for token in arguments(parse, trigger):
            finds.extend(_argued(parse, candidates, trigger, token))
    return finds


def _argued(parse: Parse, candidates: Candidates, trigger: Trigger, token: Token) -> list[Find]:
    candidate = candidates.of_noun(token) or candidates.single(token)
    if candidate is None or not counts_people(candidate):
        return []
    if _refused(parse, candidate, trigger):
        return []
    zero = trigger.entry.zero
    if is_negated(parse, trigger) and candidate.answer.status != "explicit_zero":
        if candidate.numbered:
            return []
        zero = True
    return _finds(parse, trigger, candidate, zero)


_WEAK = wordset(
    "hold catch parade capture overpower shoot stab hit strike beat treat cut burn crush bury intern book take club trample slash"
)
_POLICE = wordset(
    "police officers troops soldiers authorities forces agents army detectives gendarmes guards patrol intelligence officials"
)


def _refused(parse: Parse, candidate: Candidate, trigger: Trigger) -> bool:
    """A verb that tells a toll only in the passive or with the right subject: "hold", "catch", "treat"."""
    verb = parse.tokens[trigger.head]
    if trigger.entry.role != "object" or len(trigger.entry.words) > 1 or verb.lemma not in _WEAK:
        return False
    if verb.lemma in ("treat", "parade"):
        return not candidate.numbered
    if is_passive(parse, verb):
        return False
    if verb.lemma == "hold":
        subjects = [parse.tokens[c] for c in parse.children[verb.index] if parse.tokens[c].dep == "nsubj"]
        return not any(s.lower in _POLICE for s in subjects) and verb.tag != "VBN"
    return not candidate.numbered


def _counted(parse: Parse, candidates: Candidates, trigger: Trigger) -> list[Find]:
    noun = parse.tokens[trigger.head]
    candidate = candidates.covering(noun.index) or candidates.of_noun(noun)
    if candidate is None or not candidate.numbered or not counts_people(candidate):
        return []
    if noun.lower in ("lives", "life") and not _life_taken(parse, noun, candidate):
        return []
    if candidate.after - 1 != noun.index and noun.index < candidate.after - 1:
        return []
    return _finds(parse, trigger, candidate, False)


def _life_taken(parse: Parse, noun: Token, candidate: Candidate) -> bool:
    head = parse.tokens[noun.head]
    if head.lemma in _LIFE_VERBS or head.lower in ("loss", "of", "cost"):
        return True
    before = parse.tokens[max(0, candidate.first - 5) : candidate.first]
    return any(t.lemma in _LIFE_VERBS or t.lower in ("loss", "cost") for t in before)


def _finds(parse: Parse, trigger: Trigger, candidate: Candidate, zero: bool) -> list[Find]:
    verb = (parse.tokens[trigger.first].start, parse.tokens[trigger.last].end)
    bounds = len(trigger.entry.fields) > 1 and trigger.entry.role in ("counted", "of")
    return [
        Find(
            field,
            candidate,
            verb,
            parse.tokens[trigger.head].sentence,
            trigger.head,
            part=candidate.answer.part_of_total,
            zero=zero,
            bounds=bounds,
        )
        for field in trigger.entry.fields
        if not (trigger.entry.words == ("harm",) and candidate.answer.low != 0 and field == "killed")
    ]
