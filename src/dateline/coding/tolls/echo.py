"""Figures that lean on a toll told before: "it was nine", "then five", "not six", "the five were flown out"."""

from __future__ import annotations

import re
from bisect import bisect_left

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate, Candidates
from dateline.coding.tolls.find import Find
from dateline.coding.tolls.idioms import pattern
from dateline.coding.tolls.silence import questions

_DEFINITE = re.compile(
    r"^(?:the|all|these|those|all the|all of the) (?!last|first|next|only|other|remaining)\w+$", re.I
)
_NOUNLESS = re.compile(
    r"^[\"”’']?\s*(?:$|[.,;:?!)\n—–\"”]|(?:in all|had|were|was|are|is|when|dead|and|"
    r"of whom|who|by|after|on|with|then|aged|as|"
    r"in total)\b)",
    re.I,
)
_SUPPOSED = re.compile(r"\b(?:would|could|might)\b", re.I)
_CLOSE = r"[\s\"“'‘:]*$"
_REACH = 420
_LEFT = 70


def echoes(parse: Parse, candidates: Candidates, finds: list[Find]) -> list[Find]:
    """Bare figures taken up from the toll before them."""
    asked = [find for find in questions(parse) if find.field]
    ordered = sorted([f for f in finds if not f.part] + asked, key=lambda f: f.candidate.start)
    taken = {find.candidate.start for find in finds}
    added: list[Find] = []
    for candidate in candidates.all:
        if candidate.start in taken or not candidate.answer.bare or not _is_figure(candidate):
            continue
        if not _NOUNLESS.match(parse.text[candidate.end : candidate.end + 20]):
            continue
        source = _source(parse, candidates, candidate, ordered + added)
        if source is not None:
            added.append(source)
    return added


def _is_figure(candidate: Candidate) -> bool:
    """A bare number of several people, or "dozens"."""
    answer = candidate.answer
    if answer.status == "vague":
        return (answer.low or 0) >= 24
    return answer.status == "reported" and answer.reason != "ordinal person" and answer.high != 1


def _of_things(candidates: Candidates, source: Find, candidate: Candidate) -> bool:
    """ "17 holes in the bodywork; police speak of 11": a number of things stands nearer than the toll."""
    place = bisect_left(candidates.all, candidate.start, key=lambda c: c.start) - 1
    former = candidates.all[place] if place >= 0 else source.candidate
    return former.start > source.candidate.start and former.answer.unit != "people" and former.answer.group is not None


def _source(parse: Parse, candidates: Candidates, candidate: Candidate, known: list[Find]) -> Find | None:
    earlier = [f for f in known if f.candidate.start < candidate.start and f.candidate.answer.status != "explicit_zero"]
    if _DEFINITE.match(parse.text[candidate.start : candidate.end]):
        same = [f for f in earlier if f.candidate.answer.high == candidate.answer.high is not None]
        return _taken_up(same[-1], candidate, parse) if same else None
    near = [f for f in earlier if candidate.start - f.candidate.end < _REACH]
    left = parse.text[max(0, candidate.start - _LEFT) : candidate.start].rsplit("\n", 1)[-1]
    if near and _of_things(candidates, near[-1], candidate):
        return None
    if near and not _SUPPOSED.search(left) and pattern("lean", after=_CLOSE).search(left):
        return _taken_up(near[-1], candidate, parse)
    return None


def _taken_up(source: Find, candidate: Candidate, parse: Parse) -> Find:
    sentence = parse.tokens[candidate.first].sentence
    verb = source.verb if source.sentence == sentence else candidate.span
    return Find(source.field, candidate, verb, sentence, candidate.first, bounds=source.bounds)
