"""Values that a text corrects or replaces by a later one (codebook §7: a toll that rises is not disputed)."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.coding.token import Parse
from dateline.coding.tolls.find import Find
from dateline.coding.tolls.idioms import pattern

_FIRST = re.compile(r"\b(?:first|initial|earlier|preliminary) (?:report|statement|version|count|figure)", re.I)
_FROM = re.compile(r"\bfrom\s+(?:an? (?:earlier|initial|previous) )?[\"“]?$", re.I)
_DIED_LATER = re.compile(
    r"\b(?:of the (?:wounded|injured)|succumb\w*|operating table"
    r"|(?:of|from|to) (?:his|her|their) (?:wounds|injuries))\b",
    re.I,
)
_RAISING = re.compile(r"\b(?:raising|bringing|taking|lifting|pushing|making)\b[^.;]*$", re.I)
_NOT = re.compile(r"\b(?:not|rather than|instead of)\s+[\"“]?(?:the )?$", re.I)
_LEFT = 80


def revised(parse: Parse, finds: list[Find]) -> list[Find]:
    """The finds with those withdrawn that the text itself takes back."""
    result = []
    for find in finds:
        if not find.part and _adds(parse, find, finds):
            result.append(replace(find, part=True))
            continue
        gone = not find.part and not find.withdrawn and _taken_back(parse, find, finds)
        result.append(replace(find, withdrawn=True) if gone else find)
    return result


def _adds(parse: Parse, find: Find, finds: list[Find]) -> bool:
    """People who raise a total told elsewhere: "killed three, raising the toll to 12", "another constable died"."""
    own = find.candidate.answer.high
    if own is None or find.field != "killed" or find.zero or find.withdrawn:
        return False
    wholes = [f for f in finds if f.field == find.field and not f.part and (f.candidate.answer.low or 0) > own]
    if _DIED_LATER.search(_near(parse, find)):
        return bool(wholes)
    if find.candidate.answer.remainder or find.candidate.answer.reason == "ordinal person":
        return bool(wholes)
    sentence = parse.tokens[find.candidate.first].sentence
    return any(
        parse.tokens[whole.candidate.first].sentence == sentence
        and whole.candidate.start > find.candidate.start
        and _RAISING.search(parse.text[find.candidate.end : whole.candidate.start])
        for whole in wholes
    )


def _near(parse: Parse, find: Find) -> str:
    """The value's own words with the toll words and a little after."""
    start, end = min(find.candidate.start, find.verb[0]), max(find.candidate.end, find.verb[1])
    last = parse.sentence_range(find.sentence)[1]
    return parse.text[start : min(end + 30, last)]


def _taken_back(parse: Parse, find: Find, finds: list[Find]) -> bool:
    rivals = [f for f in finds if f.field == find.field and not f.part and _differs(f, find)]
    if not rivals or (find.candidate.answer.status == "explicit_zero" and not _FIRST.search(_around(parse, find))):
        return False
    before = parse.text[max(0, find.candidate.start - _LEFT) : find.candidate.start].rsplit("\n", 1)[-1]
    if _FROM.search(before) or (
        _NOT.search(before) and any(0 < find.candidate.start - f.candidate.end < 60 for f in rivals)
    ):
        return True
    if pattern("earlier").search(_around(parse, find)):
        return True
    return any(_replaces(parse, rival, find) for rival in rivals)


def _differs(one: Find, other: Find) -> bool:
    mine, theirs = one.candidate.answer, other.candidate.answer
    return (mine.low, mine.high) != (theirs.low, theirs.high) and mine.status in ("reported", "vague")


def _around(parse: Parse, find: Find) -> str:
    """The clause round the value: the words since the last strong mark and the few after it."""
    first, last = parse.sentence_range(parse.tokens[find.candidate.first].sentence)
    left = parse.text[max(first, find.candidate.start - _LEFT) : find.candidate.start]
    left = re.split(r"[;:.\n]", left)[-1]
    right = re.split(r"[;:.\n]", parse.text[find.candidate.end : min(last, find.candidate.end + 40)])[0]
    return f"{left} {right}"


def _replaces(parse: Parse, rival: Find, find: Find) -> bool:
    """A later figure told as a rise over this one."""
    if rival.candidate.start < find.candidate.start or find.candidate.answer.group not in (
        None,
        rival.candidate.answer.group,
    ):
        return False
    new, old = rival.candidate.answer.low, find.candidate.answer.low
    if new is None or old is None or new <= old or find.candidate.answer.status != "reported":
        return False
    first, _ = parse.sentence_range(parse.tokens[rival.candidate.first].sentence)
    left = parse.text[max(first, rival.candidate.start - _LEFT) : rival.candidate.start]
    return pattern("rising").search(left) is not None
