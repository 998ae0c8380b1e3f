"""Figures that are told of a toll by name: "the death toll rose to 12", "put the injured at more than a dozen"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate, Candidates, counts_people
from dateline.coding.tolls.find import Find
from dateline.coding.tolls.idioms import pattern, patterns
from dateline.model import CountField
from dateline.normalise.counts import is_generic, is_person

_STATES: dict[str, CountField] = {
    "dead": "killed",
    "death": "killed",
    "deaths": "killed",
    "killed": "killed",
    "fatalities": "killed",
    "toll": "killed",
    "injured": "injured",
    "wounded": "injured",
    "hurt": "injured",
    "injuries": "injured",
    "arrested": "arrested",
    "arrests": "arrested",
    "detained": "arrested",
    "detainees": "arrested",
    "abducted": "abducted",
    "kidnapped": "abducted",
    "hostages": "abducted",
    "missing": "missing",
}
_FROM_AFTER = re.compile(r"^,? (?:up |down )?from (?:an? (?:earlier|initial|previous) )?", re.I)
_NUMBER_OF = re.compile(r"\bof (?:the )?(?:[\w'’-]+ )*?(?P<people>[a-z-]+) [a-z]+$")
_REACH = 110


def tollheads(parse: Parse, candidates: Candidates, taken: set[int]) -> list[Find]:
    """Finds for the figures named after a toll's own name."""
    finds: list[Find] = []
    starts = [candidate.start for candidate in candidates.all]
    for match in pattern("head").finditer(parse.text):
        field = _field(match.group())
        candidate = _figure(parse, candidates.all, starts, match)
        former = _former(parse, candidates, candidate) or _former_after(parse, candidates, candidate)
        if field and former is not None:
            finds.append(replace(_find(parse, field, former, match.start(), match.end()), withdrawn=True))
        if field and candidate and (candidate.start not in taken):
            find = _find(parse, field, candidate, match.start(), match.end())
            finds.append(replace(find, group=candidate.answer.group or _counted(match.group())))
    finds.extend(_reversed(parse, candidates, taken))
    finds.extend(_listed(parse, candidates, taken))
    return finds


def _counted(words: str) -> str | None:
    """ "The number of policemen killed": whose."""
    match = _NUMBER_OF.search(words)
    return match["people"] if match and is_person(match["people"]) and not is_generic(match["people"]) else None


def _former(parse: Parse, candidates: Candidates, candidate: Candidate | None) -> Candidate | None:
    """The figure that a change starts from: "from two to four"."""
    if candidate is None or candidate.first < 2 or parse.tokens[candidate.first - 1].lower != "to":
        return None
    former = candidates.covering(candidate.first - 2)
    if former is None or former.first == 0 or parse.tokens[former.first - 1].lower != "from":
        return None
    return former


def _former_after(parse: Parse, candidates: Candidates, candidate: Candidate | None) -> Candidate | None:
    """The same, told after: "has risen to 27, from 19 earlier"."""
    if candidate is None:
        return None
    match = _FROM_AFTER.match(parse.text[candidate.end : candidate.end + 40])
    token = parse.at(candidate.end + match.end()) if match else None
    return candidates.covering(token.index) if token else None


def _field(words: str) -> CountField | None:
    found = [state for word, state in _STATES.items() if re.search(rf"\b{word}\b", words, re.I) and word != "toll"]
    if found:
        return found[-1] if len(set(found)) == 1 else found[0]
    return "killed" if re.search(r"toll|body", words, re.I) else None


def _figure(parse: Parse, all_: list[Candidate], starts: list[int], match: re.Match[str]) -> Candidate | None:
    token = parse.at(match.start())
    for candidate in all_[bisect_left(starts, match.end()) :]:
        gap = parse.text[match.end() : candidate.start]
        if len(gap) > _REACH or "\n" in gap or ";" in gap or ". " in gap:
            return None
        if token and parse.tokens[candidate.first].sentence != token.sentence:
            return None
        if not candidate.numbered or not counts_people(candidate) or candidate.answer.unit == "other":
            continue
        head_colon = match.group().rstrip().endswith((":", "counted"))
        if (head_colon and len(gap.strip()) < 12) or pattern("linked").search(gap):
            return candidate
    return None


def _reversed(parse: Parse, candidates: Candidates, taken: set[int]) -> list[Find]:
    """ "lifting to eight the number of people killed", "gave four as the number of dead"."""
    finds = []
    for candidate in candidates.all:
        if candidate.start in taken or not candidate.answer.bare or not candidate.numbered:
            continue
        match = pattern("back").match(parse.text[candidate.end : candidate.end + 70])
        if match:
            field = _field(match.group())
            if field:
                finds.append(_find(parse, field, candidate, candidate.end + 1, candidate.end + match.end()))
    return finds


def _listed(parse: Parse, candidates: Candidates, taken: set[int]) -> list[Find]:
    """ "The victims include three women", "among the dead are two journalists"."""
    finds = []
    for candidate in candidates.all:
        if candidate.start in taken or not counts_people(candidate) or candidate.answer.status == "explicit_zero":
            continue
        start = max(0, candidate.start - 60)
        left = parse.text[start : candidate.start].rsplit("\n", 1)[-1]
        match = next((m for among in patterns("among") if (m := among.search(left))), None)
        field = _STATES.get(match.group("state").lower(), "killed") if match else None
        if match and field:
            verb = candidate.start - len(match.group()), candidate.start - 1
            finds.append(replace(_find(parse, field, candidate, *verb), part=True))
    return finds


def _find(parse: Parse, field: CountField, candidate: Candidate, start: int, end: int) -> Find:
    token = parse.tokens[candidate.first]
    return Find(field, candidate, (start, end), token.sentence, token.index)
