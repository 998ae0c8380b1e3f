"""Toll words joined to the count phrases that they are about."""

from __future__ import annotations

from dateline.coding.token import Parse, Token
from dateline.coding.tolls.argument import arguments
from dateline.coding.tolls.candidate import Candidate, Candidates, counts_people
from dateline.coding.tolls.context import is_irrealis, is_negated
from dateline.coding.tolls.find import Find
from dateline.coding.tolls.sense import fields_of, is_refused
from dateline.coding.tolls.trigger import Trigger
from dateline.normalise.counts import wordset

_LIFE_VERBS = wordset("claim cost take lose end save")
_DYING = wordset("die perish succumb")
_HUMAN = wordset("assassinate murder execute behead lynch kidnap abduct arrest detain")
_BRIDGES = wordset(
    "were was are is be been being have has had got get more others other also so as well "
    "reported confirmed found feared "
    "left lie lay still later then since now light minor slight"
)


def link(parse: Parse, candidates: Candidates, found: list[Trigger]) -> list[Find]:
    """One find for each pair of toll word and people that the grammar joins."""
    finds: list[Find] = []
    for trigger in found:
        if trigger.entry.role == "tollhead" or is_irrealis(parse, trigger):
            continue
        if trigger.entry.role == "counted":
            finds.extend(_counted(parse, candidates, trigger))
            continue
        behind = _inverted(parse, candidates, trigger)
        if behind is not None:
            finds.extend(_claimed(parse, behind, trigger))
            continue
        joined = [find for token in arguments(parse, trigger) for find in _argued(parse, candidates, trigger, token)]
        finds.extend(_preferred(joined, _beside(parse, candidates, trigger)))
    return finds


def unreal(parse: Parse, candidates: Candidates, found: list[Trigger]) -> set[int]:
    """Where the people stand whose death or arrest is only wished, planned or supposed."""
    supposed = [trigger for trigger in found if is_irrealis(parse, trigger)]
    tokens = [token for trigger in supposed for token in arguments(parse, trigger)]
    held = [candidates.of_noun(token) for token in tokens]
    return {candidate.start for candidate in held if candidate is not None}


def _preferred(joined: list[Find], beside: list[Find]) -> list[Find]:
    """The people by grammar, unless a number stands right before the toll word and grammar points elsewhere."""
    if not joined or not beside or not beside[0].candidate.numbered:
        return joined or beside
    return joined if any(f.candidate.start == beside[0].candidate.start for f in joined) else beside


def _argued(parse: Parse, candidates: Candidates, trigger: Trigger, token: Token) -> list[Find]:
    humane = trigger.entry.words[0] in _HUMAN or trigger.entry.words[-1] in ("dead", "death")
    strict = humane and trigger.entry.role == "object"
    candidate = candidates.of_noun(token) or candidates.single(token, strict)
    return _claimed(parse, candidate, trigger) if candidate is not None else []


def _claimed(parse: Parse, candidate: Candidate, trigger: Trigger) -> list[Find]:
    if not counts_people(candidate) or is_refused(parse, candidate, trigger):
        return []
    zero = trigger.entry.zero or _denied(parse, candidate)
    if is_negated(parse, trigger) and candidate.answer.status != "explicit_zero":
        if candidate.numbered or len(trigger.entry.words) > 1 or trigger.entry.zero:
            return []
        zero = True
    return _finds(parse, trigger, candidate, zero)


def _denied(parse: Parse, candidate: Candidate) -> bool:
    """ "Neither a woman nor a child"."""
    return candidate.first > 0 and parse.tokens[candidate.first - 1].lower in ("neither", "nor")


def _inverted(parse: Parse, candidates: Candidates, trigger: Trigger) -> Candidate | None:
    """ "There died three persons": the people behind the verb are its subject."""
    if trigger.entry.words[0] not in _DYING or len(trigger.entry.words) > 1:
        return None
    held = candidates.covering(trigger.last + 1)
    if held is None or held.first != trigger.last + 1 or not held.numbered or held.answer.bare:
        return None
    same = parse.tokens[held.first].sentence == parse.tokens[trigger.head].sentence
    return held if same and held.answer.unit == "people" else None


def _beside(parse: Parse, candidates: Candidates, trigger: Trigger) -> list[Find]:
    """The phrase that stands right before a state or an idiom, where the parser lost the thread."""
    if trigger.entry.role == "of":
        held = candidates.covering(trigger.last + 2)
        following = parse.tokens[trigger.last + 1 : trigger.last + 2]
        if held is not None and held.first == trigger.last + 2 and following and following[0].lower == "of":
            return _claimed(parse, held, trigger)
        return []
    if trigger.entry.role not in ("subject", "state") and len(trigger.tokens) < 2:
        return []
    within = [
        candidates.covering(i) for i in range(trigger.first + 1, trigger.last + 1) if trigger.entry.role == "object"
    ]
    for held in within:
        if held is not None and held.numbered and held.first > trigger.first:
            return _claimed(parse, held, trigger)
    index = trigger.first - 1
    sentence = parse.tokens[trigger.head].sentence
    while index >= 0 and (parse.tokens[index].lower in _BRIDGES or parse.tokens[index].tag == "RB"):
        index -= 1
    if index < 0 or parse.tokens[index].sentence != sentence:
        return []
    candidate = candidates.covering(index)
    if candidate is None and trigger.entry.role == "state":
        candidate = candidates.single(parse.tokens[index])
    if candidate is None or candidate.after != index + 1:
        return []
    return _claimed(parse, candidate, trigger)


def _counted(parse: Parse, candidates: Candidates, trigger: Trigger) -> list[Find]:
    noun = parse.tokens[trigger.head]
    candidate = candidates.covering(noun.index) or candidates.of_noun(noun)
    if candidate is None or not counts_people(candidate):
        return []
    if not candidate.numbered and not (
        noun.lower in ("body", "corpse", "death", "fatality")
        and parse.tokens[candidate.first].lower in ("a", "one", "another")
        and candidate.after - candidate.first == 2
    ):
        return []
    if noun.lower in ("lives", "life") and not _life_taken(parse, noun, candidate):
        return []
    if noun.index < candidate.after - 1:
        return []
    return _finds(parse, trigger, candidate, False)


def _life_taken(parse: Parse, noun: Token, candidate: Candidate) -> bool:
    head = parse.tokens[noun.head]
    if head.lemma in _LIFE_VERBS or head.lower in ("loss", "of", "cost"):
        return True
    before = parse.tokens[max(0, candidate.first - 12) : candidate.first]
    return any(t.lemma in _LIFE_VERBS or t.lower in ("loss", "cost") for t in before)


def _finds(parse: Parse, trigger: Trigger, candidate: Candidate, zero: bool) -> list[Find]:
    verb = (parse.tokens[trigger.first].start, parse.tokens[trigger.last].end)
    bounds = len(trigger.entry.fields) > 1 and trigger.entry.role in ("counted", "of")
    part = trigger.entry.words[0] == "among"
    sentence = parse.tokens[trigger.head].sentence
    return [
        Find(field, candidate, verb, sentence, trigger.head, part=part, zero=zero, bounds=bounds)
        for field in fields_of(parse, candidate, trigger)
    ]
