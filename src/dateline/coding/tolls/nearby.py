"""Count phrases joined to toll words that stand beside them, where the grammar was not recognised: headlines, notes."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.coding.token import Parse, Token
from dateline.coding.tolls.candidate import Candidate, Candidates, counts_people
from dateline.coding.tolls.find import Find
from dateline.coding.tolls.lexicon import Entry, entries
from dateline.coding.tolls.sense import is_of_things, is_shot_at
from dateline.model import CountField
from dateline.normalise.counts import wordset

_IRREGULAR = {
    "slay": ("slays", "slew", "slain", "slaying"),
    "shoot": ("shoots", "shot", "shooting"),
    "hurt": ("hurts", "hurt", "hurting"),
    "seize": ("seizes", "seized", "seizing"),
    "hit": (),
    "cut": (),
    "beat": (),
    "strike": (),
    "catch": (),
    "hold": (),
    "bust": (),
    "crush": (),
    "book": (),
    "burn": (),
    "hang": (),
    "treat": (),
    "club": (),
    "capture": (),
    "bury": (),
    "drown": (),
    "intern": (),
    "parade": (),
}
_SKIPPED = wordset(
    "were was are is be been being have has had got get more others other also so as well "
    "reported confirmed found feared left lie lay"
)
_OPENERS = wordset("including among most some mostly all one two three four five six a an")
_FATE = re.compile(
    r"^ (?:was|were|is|are|have been|had been|has been) "
    r"(?:(?P<held>taken into custody|placed under arrest|led away in handcuffs)"
    r"|(?P<hurt>(?:taken|rushed|brought|admitted|flown) to (?:the |a )?(?:\w+ )?(?:hospital|clinic))"
    r"|(?P<dead>put to death|shot dead|sent to hell|hacked to death|burnt alive|burned alive|gunned down)"
    r"|(?P<taken>taken hostage|carried off|taken captive|led off))\b"
)
"""Fates of several words behind an insertion: "four suspects, two of them brothers, were taken into custody"."""
_FATES: dict[str, CountField] = {"held": "arrested", "hurt": "injured", "dead": "killed", "taken": "abducted"}
_JOINTS = wordset(", and or plus & ; as well along with")
_FINITE = wordset("were was are is have has had got")
_POSTPOSED = wordset("of from")
_DIES = wordset("die dies died perish perished succumb succumbed")
_GRAMMAR_ONLY = wordset("recovering")
_REACH = 14
_RECEIVED_REACH = 60
_RECEIVED = re.compile(
    r"^(?: (?:have|has|had))? (?:received|suffered|sustained|got) (?:[\w-]+ ){0,2}?"
    r"(?:wounds?|injur(?:y|ies)|burns|fractures?|concussions?|contusions?)\b"
)


@lru_cache(maxsize=1)
def _forms() -> tuple[dict[str, tuple[CountField, ...]], dict[str, tuple[CountField, ...]]]:
    """Words that take people after them, and words that follow their people."""
    before: dict[str, tuple[CountField, ...]] = {}
    behind: dict[str, tuple[CountField, ...]] = {}
    for group in entries().values():
        for entry in group:
            if len(entry.words) == 1 and not entry.zero and entry.words[0] not in _GRAMMAR_ONLY:
                _add_forms(entry, before, behind)
    return before, behind


def _add_forms(
    entry: Entry, before: dict[str, tuple[CountField, ...]], behind: dict[str, tuple[CountField, ...]]
) -> None:
    word = entry.words[0]
    if entry.role == "state":
        behind.setdefault(word, entry.fields)
    elif entry.role == "object":
        forms = _IRREGULAR.get(word, _regular(word))
        for form in forms:
            before.setdefault(form, entry.fields)
            if form.endswith(("ed", "lain", "shot", "hurt")):
                behind.setdefault(form, entry.fields)
        if forms:
            before.setdefault(word, entry.fields)
    elif entry.role == "subject":
        for form in _regular(word):
            behind.setdefault(form, entry.fields)
        behind.setdefault(word, entry.fields)


def _regular(word: str) -> tuple[str, ...]:
    stem = word[:-1] if word.endswith("e") else word
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    doubled = stem + stem[-1] if word in ("nab", "kidnap", "stab", "maim") and word != "maim" else stem
    return word + ("es" if word.endswith(("sh", "s", "ch")) else "s"), doubled + "ed", doubled + "ing"


def nearby(parse: Parse, candidates: Candidates, taken: set[int]) -> list[Find]:
    """Finds for numbered phrases that no toll word has claimed by grammar; ``taken`` holds the claimed ones' starts."""
    finds: list[Find] = []
    last: tuple[Candidate, list[Find]] | None = None
    for candidate in candidates.all:
        if candidate.start in taken or not counts_people(candidate) or not candidate.numbered:
            continue
        found = _behind(parse, candidate) or _before(parse, candidate)
        if not found and last is not None and _joined(parse, last[0], candidate) and not _has_verb(parse, candidate):
            found = [_inherited(find, candidate) for find in last[1]]
        finds.extend(found)
        if found:
            last = candidate, found
    return finds


def _find(parse: Parse, field: CountField, candidate: Candidate, token: Token) -> Find:
    return Find(field, candidate, (token.start, token.end), token.sentence, token.index)


def _inherited(find: Find, candidate: Candidate) -> Find:
    return Find(find.field, candidate, find.verb, find.sentence, find.trigger)


def _behind(parse: Parse, candidate: Candidate) -> list[Find]:
    """ "37 wounded", "at least a dozen were missing", "19 dead", "(7 soldiers, 2 civilians) killed"."""
    if _RECEIVED.match(parse.text[candidate.end : candidate.end + _RECEIVED_REACH]):
        return [_find(parse, "injured", candidate, parse.tokens[candidate.after])]
    behind = _forms()[1]
    index = candidate.after
    sentence = parse.tokens[candidate.first].sentence
    limit = min(len(parse.tokens), index + _REACH)
    while index < limit:
        token = parse.tokens[index]
        if token.sentence != sentence:
            return []
        if token.lower in behind and not (token.lower == "missing" and token.dep == "amod"):
            if token.lower == "shot" and is_shot_at(parse, index):
                return []
            grave = token.lower == "critical" and candidate.answer.status == "explicit_zero"
            if grave or _takes_object(parse, candidate, index):
                return []
            if _ends_dead(parse, index):
                return [_find(parse, "killed", candidate, parse.tokens[index + 1])]
            return [_find(parse, field, candidate, token) for field in behind[token.lower]]
        if (
            token.lower in _SKIPPED
            or (token.tag == "RB" and token.lower not in ("not", "n't"))
            or token.text in "\"“”'‘’"
        ):
            index += 1
            continue
        if token.dep == "prep" and token.lower in _POSTPOSED and index == candidate.after:
            index = _past(parse, index)
            continue
        if token.tag in ("VBN", "VBD") and index == candidate.after and parse.tokens[index + 1 : index + 2]:
            if parse.tokens[index + 1].text not in (",", "and"):
                return []
            index += 2
            continue
        if token.text == "," and index + 1 < limit and parse.tokens[index + 1].lower in _OPENERS:
            closing = _closing(parse, index + 1, limit)
            if closing is None:
                return []
            index = closing + 1
            fate = _FATE.match(parse.text[parse.tokens[closing].end : parse.tokens[closing].end + _RECEIVED_REACH])
            if fate is not None:
                return [_find(parse, _FATES[str(fate.lastgroup)], candidate, parse.tokens[index])]
            continue
        return []
    return []


def _ends_dead(parse: Parse, index: int) -> bool:
    """ "Shot dead", "hacked to death": the words behind the verb tell the fate."""
    words = [token.lower for token in parse.tokens[index + 1 : index + 3]]
    return words[:1] == ["dead"] or words == ["to", "death"]


def _takes_object(parse: Parse, candidate: Candidate, index: int) -> bool:
    """ "88 officers arrested six men": the phrase acts."""
    following = parse.tokens[index + 1 : index + 2]
    return index == candidate.after and bool(following) and following[0].pos in ("NUM", "DET", "PRON")


def own_verb(parse: Parse, candidate: Candidate) -> list[Find]:
    """The toll that a finite verb right behind the phrase tells: "and dozens were hurt"."""
    index = candidate.after
    if index >= len(parse.tokens) or parse.tokens[index].lower not in _FINITE | _DIES:
        return []
    return _behind(parse, candidate)


def _past(parse: Parse, index: int) -> int:
    """The index after a short prepositional phrase."""
    inside = [token.index for token in parse.subtree(index) if token.index <= index + 5]
    return max(inside, default=index) + 1


def _closing(parse: Parse, start: int, limit: int) -> int | None:
    for index in range(start, limit):
        if parse.tokens[index].text == ",":
            return index
    return None


def _before(parse: Parse, candidate: Candidate) -> list[Find]:
    """ "kills 12", "wounding at least 30 people", "hurt nobody"."""
    before = _forms()[0]
    index = candidate.first - 1
    sentence = parse.tokens[candidate.first].sentence
    while index >= 0 and parse.tokens[index].lower not in before and _passed(parse.tokens[index]):
        index -= 1
    if index < 0 or parse.tokens[index].sentence != sentence:
        return []
    token = parse.tokens[index]
    if token.lower not in before or _of_things(parse, candidate, token):
        return []
    return [_find(parse, field, candidate, token) for field in before[token.lower]]


def _of_things(parse: Parse, candidate: Candidate, token: Token) -> bool:
    """ "Houses burned 20": a label of things."""
    return candidate.answer.bare and is_of_things(parse, token)


def _has_verb(parse: Parse, candidate: Candidate) -> bool:
    """ "One dead, one charged": a participle of its own tells what became of the second."""
    following = parse.tokens[candidate.after : candidate.after + 1]
    return bool(following) and following[0].tag in ("VBN", "VBD") and following[0].lower not in _SKIPPED


def _passed(token: Token) -> bool:
    return token.text in "\"“'‘:" or token.tag == "RB"


def _joined(parse: Parse, former: Candidate, latter: Candidate) -> bool:
    between = parse.tokens[former.after : latter.first]
    return len(between) <= 3 and all(token.lower in _JOINTS for token in between) and former.after <= latter.first
