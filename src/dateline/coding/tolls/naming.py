"""Whom a figure without a noun is about, and which officers are meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidates
from dateline.coding.tolls.find import Find
from dateline.normalise.counts import is_person, wordset

_SAME_KIND = re.compile(
    r"^(?:(?:the |at least |about |some |nearly |only )?(?:another )?[\w-]+)(?: (?:more|others?))?$|^(?:the )?others?$",
    re.I,
)
_AFTER = wordset("were was are is have has had suffered sustained wounded injured hurt killed dead died missing")
_OFFICER = re.compile(r"^(?:(?:the|an?|its|their|our) )?officers?$", re.I)
_POLICE = re.compile(r"\bpolice(?:men|man|woman)?\b|\bconstab", re.I)
_OTHER_OFFICERS = re.compile(r"\b(?:army|prison|military|naval|intelligence|customs|navy|warders?|soldiers?)\b", re.I)
_NEAR = 400


def named(parse: Parse, candidates: Candidates, finds: list[Find]) -> list[Find]:
    """The finds with the people told: "two soldiers died and five were wounded" counts soldiers both times."""
    ordered = sorted(finds, key=lambda f: f.candidate.start)
    starts = [candidate.start for candidate in candidates.all]
    done: list[Find] = []
    for find in ordered:
        group = find.group or find.candidate.answer.group
        if group is None:
            group = _carried(parse, candidates, starts, find, done)
        elif _OFFICER.match(group) and _police(parse, find):
            group = "police officers"
        done.append(find if group == (find.group or find.candidate.answer.group) else replace(find, group=group))
    return done


def _carried(parse: Parse, candidates: Candidates, starts: list[int], find: Find, done: list[Find]) -> str | None:
    """The noun of the figure told just before for another fate, in the same sentence."""
    candidate = find.candidate
    if find.part or find.bounds or find.zero or not candidate.numbered or candidate.answer.status == "explicit_zero":
        return None
    if not _SAME_KIND.match(parse.text[candidate.start : candidate.end]):
        return None
    following = parse.tokens[candidate.after : candidate.after + 1]
    if not following or following[0].lower not in _AFTER:
        return None
    place = bisect_right(starts, candidate.start) - 2
    if place < 0:
        return None
    former = candidates.all[place]
    if parse.tokens[former.first].sentence != parse.tokens[candidate.first].sentence:
        return None
    sources = [f for f in done if f.candidate.start == former.start and not f.part]
    group = next((f.group or f.candidate.answer.group for f in sources if f.field != find.field), None)
    if group is None or any(f.field == find.field for f in sources):
        return None
    return group if is_person(group.split()[-1]) and "\n" not in parse.text[former.end : candidate.start] else None


def _police(parse: Parse, find: Find) -> bool:
    """Bare "officers" in a text that tells of police close by, and of no other service's officers."""
    start, end = find.candidate.span
    around = parse.text[max(0, start - _NEAR) : end + _NEAR]
    return _POLICE.search(around) is not None and _OTHER_OFFICERS.search(around) is None
