"""Every toll that an article tells."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.coding.token import Parse, Range
from dateline.coding.toll import Toll
from dateline.coding.tolls.candidate import Candidates
from dateline.coding.tolls.context import cause_of, is_aggregate, is_one_of_many, own_part
from dateline.coding.tolls.echo import echoes
from dateline.coding.tolls.find import Find
from dateline.coding.tolls.link import link, unreal
from dateline.coding.tolls.naming import named, reduced
from dateline.coding.tolls.nearby import nearby, own_verb
from dateline.coding.tolls.read import read_tolls
from dateline.coding.tolls.revision import revised
from dateline.coding.tolls.share import shares
from dateline.coding.tolls.silence import silences
from dateline.coding.tolls.table import tables
from dateline.coding.tolls.tollhead import tollheads
from dateline.coding.tolls.trigger import triggers
from dateline.coding.tolls.zero import limited, paired, spared, zeros
from dateline.model import CountClaim, CountField
from dateline.normalise.counts import wordset

_FATES: dict[str, CountField] = {
    "dead": "killed",
    "killed": "killed",
    "injured": "injured",
    "wounded": "injured",
    "hurt": "injured",
    "missing": "missing",
}
_BROAD = wordset(
    "people persons residents civilians villagers members relatives victims men locals others bystanders passengers "
    "couple"
)
"""Nouns that a list behind them spells out."""
_CAUSE_REACH = 60
_DENIES = re.compile(
    r"\b(?:no|none|nobody|zero|0|not|never|without|neither|nor|any|spared|survived|un\w+)\b|n['’]t\b", re.I
)
_SHARE = re.compile(
    r";|\b(?:one|two|three|four|five|six|some|\d+) of (?:them|whom)\b|\b(?:of whom|among them|including)\b"
)


def find_tolls(parse: Parse) -> tuple[Toll, ...]:
    """Phrases that give numbers of killed, injured, abducted, arrested or missing people, in text order."""
    candidates = Candidates(parse)
    words = triggers(parse)
    finds = _owned(parse, candidates, _nearest(_both(parse, link(parse, candidates, words))))
    finds = _listed(parse, finds)
    supposed = unreal(parse, candidates, words)
    taken = {find.candidate.start for find in finds} | supposed
    finds += tollheads(parse, candidates, taken)
    taken = {find.candidate.start for find in finds} | supposed
    finds += nearby(parse, candidates, taken)
    finds = _nearest(finds)
    finds += echoes(parse, candidates, finds)
    finds += read_tolls(parse, candidates, finds)
    finds = shares(parse, candidates, finds)
    finds = _unsilenced(finds, tables(parse) + zeros(parse) + silences(parse))
    finds += spared(parse, finds) + paired(parse, finds)
    finds = revised(parse, [limited(parse, find) for find in finds if not _asked(parse, find)])
    finds = named(parse, candidates, reduced(parse, finds))
    return tuple(_toll(parse, find) for find in sorted(finds, key=lambda f: (f.candidate.start, f.field)))


def _listed(parse: Parse, finds: list[Find]) -> list[Find]:
    """ "Two residents, a mother and her son, died": a list that comes to the number before it names its people."""
    clauses: dict[tuple[str, Range], list[Find]] = {}
    for find in sorted(finds, key=lambda f: f.candidate.start):
        clauses.setdefault((find.field, find.verb), []).append(find)
    parts: set[int] = set()
    for first, *rest in clauses.values():
        whole = first.candidate.answer
        broad = whole.group is None or whole.group.split()[-1].lower() in _BROAD
        named = sum(f.candidate.answer.low or 0 for f in rest)
        spelt_out = named == whole.low if len(rest) > 1 else whole.remainder and _follows(parse, first, rest)
        if broad and whole.low == whole.high and spelt_out:
            parts.update(id(find) for find in rest)
    return [replace(find, part=True) if id(find) in parts else find for find in finds]


def _follows(parse: Parse, first: Find, rest: list[Find]) -> bool:
    """ "Two others, a baker and his apprentice": the first named stands right behind the comma."""
    return bool(rest) and parse.text[first.candidate.end : rest[0].candidate.start] == ", "


def _asked(parse: Parse, find: Find) -> bool:
    """ "So nobody was hurt?" denies nothing."""
    zero = find.zero or find.candidate.answer.status == "explicit_zero"
    return zero and parse.text[slice(*parse.sentence_range(find.sentence))].rstrip('"”’ \n').endswith("?")


def _owned(parse: Parse, candidates: Candidates, finds: list[Find]) -> list[Find]:
    """A phrase with a toll verb of its own behind it belongs to no verb before it."""
    owned: dict[int, list[Find]] = {}
    for find in finds:
        start = find.candidate.start
        if start in owned or not find.candidate.numbered:
            continue
        if find.verb[1] <= start or _inside(find):
            own = own_verb(parse, find.candidate)
            owned[start] = own if not _inside(find) or any(f.field == "killed" for f in own) else []
    kept = [f for f in finds if not (owned.get(f.candidate.start) and f.verb[1] <= f.candidate.end)]
    kept = _inner(parse, kept)
    return _nearest(kept + [find for group in owned.values() for find in group])


def _nearest(finds: list[Find]) -> list[Find]:
    """One find for each field and phrase: the one whose toll word stands nearest."""
    best: dict[tuple[str, int], Find] = {}
    for find in finds:
        key = (find.field, find.candidate.start)
        held = best.get(key)
        if held is None or _distance(find) < _distance(held):
            best[key] = find
    return _without_former(list(best.values()))


def _without_former(finds: list[Find]) -> list[Find]:
    """ "Three of the wounded died": the noun tells what they were, the verb what became of them."""
    died = {f.candidate.start: f.verb for f in finds if f.field == "killed"}
    return [f for f in finds if f.bounds or f.field != "injured" or not _superseded(f, died)]


def _superseded(find: Find, died: dict[int, Range]) -> bool:
    if find.zero or find.candidate.answer.status == "explicit_zero":
        return False
    return died.get(find.candidate.start, find.verb) != find.verb


def _both(parse: Parse, finds: list[Find]) -> list[Find]:
    """ "1,210 killed and wounded": one number for two fields bounds each and sets neither."""
    triggers_at: dict[int, dict[str, int]] = {}
    for find in finds:
        triggers_at.setdefault(find.candidate.start, {})[find.field] = find.trigger
    joint = {
        start
        for start, heads in triggers_at.items()
        if "killed" in heads and "injured" in heads and _joined(parse, heads["killed"], heads["injured"])
    }
    return [
        replace(f, bounds=True) if f.candidate.start in joint and f.field in ("killed", "injured") else f for f in finds
    ]


def _joined(parse: Parse, one: int, other: int) -> bool:
    first, last = sorted((one, other))
    between = [token.lower for token in parse.tokens[first + 1 : last]]
    return between in (["and"], ["or"], ["and", "/", "or"], ["/"])


def _inner(parse: Parse, finds: list[Find]) -> list[Find]:
    """ "3 killed, 9 injured": a phrase that names its own death belongs to no other word."""
    finds = [_named_inside(parse, find) for find in finds]
    dead = {f.candidate.start for f in finds if f.field == "killed" and _inside(f)}
    return [f for f in finds if f.candidate.start not in dead or f.field == "killed" or f.bounds]


def _named_inside(parse: Parse, find: Find) -> Find:
    """ "Three dead and nine injured": a phrase that ends with its own word for a fate is about that one."""
    last = parse.tokens[find.candidate.after - 1]
    field = _FATES.get(last.lower)
    if field is None or field == find.field or find.verb[1] > find.candidate.start or find.bounds:
        return find
    return replace(find, field=field, verb=(last.start, last.end), trigger=last.index)


def _inside(find: Find) -> bool:
    return find.candidate.start <= find.verb[0] < find.candidate.end


def _distance(find: Find) -> int:
    return max(find.verb[0] - find.candidate.end, find.candidate.start - find.verb[1], 0)


def _unsilenced(finds: list[Find], silent: list[Find]) -> list[Find]:
    """Silences win over numbers read inside them ("how many people")."""
    spans = [find.candidate.span for find in silent]
    kept = [f for f in finds if not any(s < f.candidate.end and f.candidate.start < e for s, e in spans)]
    return kept + _nearest(silent)


def _toll(parse: Parse, find: Find) -> Toll:
    first, last = parse.sentence_range(find.sentence)
    clause = _clause(find)
    sentence = own_part(parse.text[first : clause[0]], parse.text[clause[0] : last])
    if find.zero or find.candidate.answer.status == "explicit_zero":
        clause = _with_negation(parse.text, first, clause)
    return Toll(
        field=find.field,
        span=find.candidate.span,
        clause=clause,
        claim=_claim(parse, find, clause),
        verb=find.verb,
        aggregate=find.aggregate or is_one_of_many(sentence) or (find.candidate.numbered and is_aggregate(sentence)),
        withdrawn=find.withdrawn,
    )


def _clause(find: Find) -> Range:
    return min(find.candidate.start, find.verb[0]), max(find.candidate.end, find.verb[1])


def _with_negation(text: str, first: int, clause: Range) -> Range:
    """A zero's words out to the one that denies: "neither a woman nor a child had died"."""
    if _DENIES.search(text, *clause):
        return clause
    before = list(_DENIES.finditer(text, max(first, clause[0] - _CAUSE_REACH), clause[0]))
    return (before[-1].start(), clause[1]) if before else clause


def _own_words(find: Find, reach: str) -> str:
    """What is told of all the counted: a share behind ("one of them by a fall") tells only of itself."""
    if find.part:
        return reach
    cut = _SHARE.search(reach, len(reach) and find.candidate.end - min(find.candidate.start, find.verb[0]))
    return reach[: cut.start()] if cut else reach


def _claim(parse: Parse, find: Find, clause: Range) -> CountClaim:
    answer = find.candidate.answer
    low, high, status = answer.low, answer.high, answer.status
    if find.zero:
        low, high, status = 0, 0, "explicit_zero"
    elif find.bounds and status == "reported":
        low = None
    last = parse.sentence_range(find.sentence)[1]
    reach = parse.text[clause[0] : min(clause[1] + _CAUSE_REACH, last)]
    cause = cause_of(_own_words(find, reach)) if find.field in ("killed", "injured") and low != 0 else None
    group = find.group or answer.group
    if find.field == "killed" and group and low == 1 and group.lower().endswith("bomber"):
        cause = "own_action"
    return CountClaim(low, high, status, group, find.part, cause)
