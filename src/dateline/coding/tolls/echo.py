"""Figures that lean on a toll told before: "it was nine", "then five", "not six", "the five were flown out"."""

from __future__ import annotations

import re

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate, Candidates
from dateline.coding.tolls.find import Find

_LEAN = re.compile(
    r"(?:\b(?:figure|number|count|tally|total|toll)\b[^.;\n]{0,30}?(?: (?:is|was|to|at|of|been|as|now|stands at|stood at))?,?"
    r"|\b(?:revised|corrected|amended|changed|raised|lowered)\b[^.;\n]{0,40}? to"
    r"|\b(?:spoke|speaks|spoken|speak|told|talks?|talked) of|(?:by|from) [^.;\n]{0,25} of"
    r"|\b(?:makes?|made|making|puts?|put|it|that|became|becomes|reached) (?:it |it at |them |the total |was |is |became |becomes )?"
    r"|\bSo|\b(?:admits?|admitted|gives?|gave|counts?|counted|lists?|listed|acknowledge[sd]?|confirm(?:s|ed)?) (?:only |just )?"
    r"|\b(?:names|list|lists|bodies) of|\bthen|\bnot|\bor|\b(?:says?|said) (?:only )?)[\s\"“'‘:]*$",
    re.I,
)
_DEFINITE = re.compile(
    r"^(?:the|all|these|those|all the|all of the) (?!last|first|next|only|other|remaining)\w+$", re.I
)
_NOUNLESS = re.compile(
    r"^[\"”’']?\s*(?:$|[.,;:?!)\n—–\"”]|(?:in all|had|were|was|are|is|when|dead|and|of whom|who|by|after|on|with|then|aged|in total)\b)",
    re.I,
)
_REACH = 420
_LEFT = 70


def echoes(parse: Parse, candidates: Candidates, finds: list[Find]) -> list[Find]:
    """Bare figures taken up from the toll before them."""
    ordered = sorted((f for f in finds if not f.part), key=lambda f: f.candidate.start)
    taken = {find.candidate.start for find in finds}
    added: list[Find] = []
    for candidate in candidates.all:
        if (
            candidate.start in taken
            or not candidate.answer.bare
            or candidate.answer.status not in ("reported", "vague")
        ):
            continue
        if candidate.answer.reason in ("single person", "ordinal person") or candidate.answer.high == 1:
            continue
        if not _NOUNLESS.match(parse.text[candidate.end : candidate.end + 20]):
            continue
        source = _source(parse, candidate, ordered + added)
        if source is not None:
            added.append(source)
    return added


def _source(parse: Parse, candidate: Candidate, known: list[Find]) -> Find | None:
    earlier = [f for f in known if f.candidate.start < candidate.start and f.candidate.answer.status != "explicit_zero"]
    if _DEFINITE.match(parse.text[candidate.start : candidate.end]):
        same = [f for f in earlier if f.candidate.answer.high == candidate.answer.high is not None]
        return _taken_up(same[-1], candidate, parse) if same else None
    near = [f for f in earlier if candidate.start - f.candidate.end < _REACH]
    left = parse.text[max(0, candidate.start - _LEFT) : candidate.start].rsplit("\n", 1)[-1]
    if near and _LEAN.search(left):
        return _taken_up(near[-1], candidate, parse)
    return None


def _taken_up(source: Find, candidate: Candidate, parse: Parse) -> Find:
    sentence = parse.tokens[candidate.first].sentence
    verb = source.verb if source.sentence == sentence else candidate.span
    return Find(source.field, candidate, verb, sentence, candidate.first, bounds=source.bounds)
