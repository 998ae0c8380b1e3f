"""Sub-groups of a toll: "including four women", "two of them guards", "(7 soldiers, 2 civilians)"."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate, Candidates, counts_people, is_people_noun
from dateline.coding.tolls.find import Find
from dateline.normalise.counts import wordset

_OPENING = wordset("including includes included comprising namely")
_PRONOUNS = wordset("them whom these those")
_SHARE_WORDS = wordset("aged under from of seriously critically severely badly gravely by minors for are were")
_RELEASED = wordset("freed released free back escaped go")
_LINKS = wordset(", and or ( & ;")
_REACH = 320
_CLOSING_REACH = 7


def shares(parse: Parse, candidates: Candidates, finds: list[Find]) -> list[Find]:
    """The finds with sub-groups added, and marked where grammar had read them as wholes."""
    by_start: dict[int, list[Find]] = {}
    for find in finds:
        by_start.setdefault(find.candidate.start, []).append(find)
    for candidate in candidates.all:
        if not counts_people(candidate) or candidate.answer.status in ("explicit_zero", "unknown_to_source"):
            continue
        chained = _chained(parse, candidates, candidate, by_start)
        if _predicate(parse, candidates, candidate):
            by_start.pop(candidate.start, None)
            continue
        released = _released(parse, candidate, by_start)
        if released:
            by_start[candidate.start] = released
            continue
        if not (
            _one_a(parse, candidate)
            or _opened(parse, candidate)
            or _partitive(parse, candidate)
            or _closed(parse, candidate)
            or chained
        ):
            continue
        if _own(parse, by_start.get(candidate.start, []), candidate):
            continue
        parents = _parents(parse, by_start, candidate)
        if parents:
            by_start[candidate.start] = [_sub(parent, candidate, _named(parse, candidate)) for parent in parents]
    return [find for start in sorted(by_start) for find in by_start[start]]


def _sub(parent: Find, candidate: Candidate, group: str | None = None) -> Find:
    return replace(parent, candidate=candidate, part=True, group=group, bounds=False, zero=False)


def _named(parse: Parse, candidate: Candidate) -> str | None:
    """The noun that a pronoun's share is said to be: "four of them children", "one a guard"."""
    if candidate.answer.group is not None:
        return None
    words: list[str] = []
    for token in parse.tokens[candidate.after : candidate.after + 4]:
        if token.pos in ("DET", "AUX") or token.lower in ("were", "was"):
            continue
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        words.append(token.text)
        if is_people_noun(token):
            return " ".join(words)
    return None


def _opened(parse: Parse, candidate: Candidate) -> bool:
    """ "including", "among them", "of whom" before the phrase."""
    if candidate.first == 0:
        return False
    before = [token.lower for token in parse.tokens[max(0, candidate.first - 3) : candidate.first]]
    if before[-1] in _OPENING:
        return True
    pairs = (["among", "them"], ["of", "whom"], ["among", "whom"], ["of", "them"], ["of", "these"], ["of", "which"])
    return before[-2:] in pairs or (before[:2] in pairs and before[2] in ("are", "were", "is", "was", ","))


def _partitive(parse: Parse, candidate: Candidate) -> bool:
    """ "two of them guards"."""
    last = parse.tokens[candidate.after - 1]
    if not (candidate.numbered and last.lower in _PRONOUNS and candidate.after - candidate.first >= 3):
        return False
    if candidate.after >= len(parse.tokens):
        return True
    following = parse.tokens[candidate.after]
    return following.pos in ("NOUN", "PROPN", "ADJ", "DET", "PUNCT") or following.lower in _SHARE_WORDS


def _predicate(parse: Parse, candidates: Candidates, candidate: Candidate) -> bool:
    """ "One of them a boy": the noun says who the one is and counts nobody else."""
    if candidate.numbered or candidate.first == 0:
        return False
    former = candidates.covering(candidate.first - 1)
    if former is None or former.after != candidate.first:
        return False
    return parse.tokens[former.after - 1].lower in _PRONOUNS or _one_a(parse, former)


def _one_a(parse: Parse, candidate: Candidate) -> bool:
    """ "Two killed, one a guard"."""
    following = parse.tokens[candidate.after : candidate.after + 1]
    return (
        candidate.answer.bare and candidate.answer.high == 1 and bool(following) and following[0].lower in ("a", "an")
    )


def _released(parse: Parse, candidate: Candidate, by_start: dict[int, list[Find]]) -> list[Find]:
    """ "Two were sent back", "five were freed": a share of those taken."""
    if not candidate.numbered or candidate.start in by_start or candidate.answer.reason == "zero":
        return []
    for token in parse.tokens[candidate.after : candidate.after + 5]:
        if token.lower in _RELEASED:
            parents = [f for f in _parents(parse, by_start, candidate, 3) if f.field in ("abducted", "arrested")]
            return [_sub(parent, candidate) for parent in parents if _smaller(candidate, parent.candidate)]
        if token.pos not in ("AUX", "ADV", "VERB", "ADP") or token.text in ",;.":
            return []
    return []


def _closed(parse: Parse, candidate: Candidate) -> bool:
    """ "a ten-year-old girl among them", "the bomber himself included"."""
    after = [token.lower for token in parse.tokens[candidate.after : candidate.after + _CLOSING_REACH]]
    for place, word in enumerate(after):
        if word in (".", ";", ",", "were", "was"):
            return False
        if (word == "among" and after[place + 1 : place + 2] == ["them"]) or word == "included":
            return True
    return False


def _chained(parse: Parse, candidates: Candidates, candidate: Candidate, by_start: dict[int, list[Find]]) -> bool:
    """In a list after a sub-group, in brackets, or after a colon behind a toll: "12 "
    "people: eight farmers and four nomads"."""
    index = candidate.first - 1
    while index >= 0 and parse.tokens[index].lower in ("and", ",", "&", "or"):
        index -= 1
    if index < 0:
        return False
    token = parse.tokens[index]
    if token.text in "(:–—":
        former = candidates.covering(index - 1) if index else None
        if former is None and token.text == ":":
            former = _preceding(candidates, by_start, candidate)
            if former is None or parse.tokens[former.first].sentence != token.sentence:
                return False
        return former is not None and former.start in by_start and _smaller(candidate, former)
    former = candidates.covering(index)
    if former is None or former.start not in by_start or former is candidate:
        return False
    return all(find.part for find in by_start[former.start]) and candidate.start not in by_start


def _smaller(candidate: Candidate, former: Candidate) -> bool:
    own, whole = candidate.answer.low or candidate.answer.high, former.answer.high or former.answer.low
    return own is not None and whole is not None and own < whole


def _preceding(candidates: Candidates, by_start: dict[int, list[Find]], candidate: Candidate) -> Candidate | None:
    starts = sorted(by_start)
    place = bisect_left(starts, candidate.start)
    if not place:
        return None
    return by_start[starts[place - 1]][0].candidate


def _own(parse: Parse, finds: list[Find], candidate: Candidate) -> bool:
    """The phrase has a toll word of its own right behind it: "two of them were wounded"."""
    for find in finds:
        gap = find.verb[0] - candidate.end
        between = parse.text[candidate.end : find.verb[0]] if 0 <= gap < 40 else None
        if between is not None and not any(mark in between for mark in ",;:.") and _finite(parse, find):
            return True
    return False


def _finite(parse: Parse, find: Find) -> bool:
    token = parse.tokens[find.trigger]
    return token.tag in ("VBD", "VBZ", "VBP") or any(
        parse.tokens[c].dep in ("aux", "auxpass") for c in parse.children[find.trigger]
    )


def _parents(parse: Parse, by_start: dict[int, list[Find]], candidate: Candidate, sentences: int = 1) -> list[Find]:
    """The nearest whole to the left that is no smaller, else the nearest to the right in the same sentence."""
    sentence = parse.tokens[candidate.first].sentence
    earlier = [start for start in by_start if candidate.start - _REACH < start < candidate.start]
    for start in sorted(earlier, reverse=True):
        wholes = [f for f in by_start[start] if not f.part and not f.zero and _holds(f.candidate, candidate)]
        near = [f for f in wholes if sentence - parse.tokens[f.candidate.first].sentence <= sentences]
        if near:
            return near
    return []


def _holds(whole: Candidate, share: Candidate) -> bool:
    if whole.answer.status == "explicit_zero":
        return False
    most, own = whole.answer.high, share.answer.low
    if most is None or own is None:
        return True
    return own <= most
