"""Values that a text corrects or replaces by a later one (codebook §7: a toll that rises is not disputed)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.token import Parse
from dateline.coding.tolls.context import is_aggregate
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
_GRAVER = re.compile(
    r"^(?: (?:people|others|of them))?,? (?:(?:is|are|were|was|remain\w*|being|reported|listed|said to be) )*"
    r"(?:in (?:a |an )?)?(?:very )?"
    r"(?:serious|severe|grave|critical|intensive|life-threatening)",
    re.I,
)
_CORRECTED = re.compile(
    r"\b(?:revised|corrected|amended) (?:that|this|it|the (?:figure|number|toll|count))\b[^.;]*$", re.I
)
_LEFT = 80
_RIGHT = 40
_NEAR = 500
_WINDOW = 40


def revised(parse: Parse, finds: list[Find]) -> list[Find]:
    """The finds with those withdrawn that the text itself takes back, and those marked that a total holds."""
    finds = _summed(parse, sorted(finds, key=lambda f: (f.candidate.start, f.field)))
    finds = [
        replace(find, part=True)
        if not find.part and (_adds(parse, find, near) or _held(parse, find, near) or _graver(parse, find, near))
        else find
        for find, near in _windows(finds)
    ]
    finds = [_withdrawn(find, not find.part and _disowned(parse, find, near)) for find, near in _windows(finds)]
    standing = {id(f) for f in finds if not f.part and not f.withdrawn and not _is_aggregate(parse, f)}
    return [
        _withdrawn(find, any(id(f) in standing and _replaces(parse, f, find) for f in _rivals(find, near)))
        for find, near in _windows(finds)
    ]


def _held(parse: Parse, find: Find, near: list[Find]) -> bool:
    """ "Pulled two bodies out; seven were killed": the bodies are among the dead of the same sentence."""
    high = find.candidate.answer.high
    if find.field != "killed" or high is None or not _is_bodies(parse, find):
        return False
    same = [f for f in near if f.field == "killed" and f.sentence == find.sentence and not f.part]
    same = [f for f in same if not f.candidate.answer.remainder]
    return any((f.candidate.answer.low or 0) > high and not _is_bodies(parse, f) for f in same)


def _graver(parse: Parse, find: Find, near: list[Find]) -> bool:
    """ "Six were wounded; two are in critical condition": the two are among the six."""
    own = find.candidate.answer.high
    if find.field != "injured" or own is None or find.zero or not find.candidate.numbered:
        return False
    if _GRAVER.match(parse.text[find.candidate.end : find.candidate.end + _WINDOW]) is None:
        return False
    same = [
        f for f in near if f.field == "injured" and 0 <= find.sentence - f.sentence <= 2 and not f.zero and not f.part
    ]
    return any(f.candidate.end < find.candidate.start and (f.candidate.answer.low or 0) > own for f in same)


def _is_bodies(parse: Parse, find: Find) -> bool:
    return parse.text[slice(*find.candidate.span)].lower().endswith(("bodies", "body", "corpses", "corpse"))


def _windows(finds: list[Find]) -> Iterator[tuple[Find, list[Find]]]:
    """Each find with those around it: what is told far away corrects nothing, and long texts stay cheap."""
    for place, find in enumerate(finds):
        yield find, finds[max(0, place - _WINDOW) : place + _WINDOW]


def _withdrawn(find: Find, gone: bool) -> Find:
    return replace(find, withdrawn=True) if gone and not find.part else find


def _is_aggregate(parse: Parse, find: Find) -> bool:
    return find.aggregate or is_aggregate(parse.text[slice(*parse.sentence_range(find.sentence))])


def _rivals(find: Find, finds: list[Find]) -> list[Find]:
    return [f for f in finds if f.field == find.field and _differs(f, find)]


def _summed(parse: Parse, finds: list[Find]) -> list[Find]:
    """Groups of one sentence that add up to a total told near by: "37 died. ... 24 raiders and 13 herders"."""
    listed: dict[tuple[str, int], list[Find]] = {}
    for find in finds:
        if not find.part and not find.zero and find.candidate.answer.low == find.candidate.answer.high:
            listed.setdefault((find.field, find.sentence), []).append(find)
    parts: set[int] = set()
    totals: dict[tuple[str, int | None], list[Find]] = {}
    for find in finds:
        totals.setdefault((find.field, find.candidate.answer.low), []).append(find)
    for (field, sentence), group in listed.items():
        if not all(find.candidate.answer.group for find in group):
            continue
        total = sum(find.candidate.answer.low or 0 for find in group)
        near = [f for f in totals.get((field, total), ())[:_WINDOW] if f.sentence != sentence]
        if len(group) > 1 and any(abs(f.candidate.start - group[0].candidate.start) < _NEAR for f in near):
            parts.update(id(find) for find in group)
    return [replace(find, part=True) if id(find) in parts else find for find in finds]


def _adds(parse: Parse, find: Find, finds: list[Find]) -> bool:
    """People who raise a total told elsewhere: "killed three, raising the toll to 12", "another constable died"."""
    own = find.candidate.answer.high
    if own is None or find.field != "killed" or find.zero or find.withdrawn:
        return False
    wholes = [f for f in finds if f.field == find.field and not f.part and (f.candidate.answer.low or 0) > own]
    if _DIED_LATER.search(_near(parse, find)):
        return bool(wholes)
    if find.candidate.answer.remainder or find.candidate.answer.reason == "ordinal person":
        beside = [f for f in finds if f.field == find.field and f.sentence == find.sentence and f is not find]
        known = max((f.candidate.answer.low or 0 for f in beside if not f.part), default=0)
        return any(
            (whole.candidate.answer.low or 0) >= own + known or whole.sentence != find.sentence for whole in wholes
        )
    if not find.candidate.numbered and any(_covers(parse, w, find) and not _beside(parse, w, find) for w in wholes):
        return True
    sentence = parse.tokens[find.candidate.first].sentence
    return any(
        parse.tokens[whole.candidate.first].sentence == sentence
        and whole.candidate.start > find.candidate.start
        and _RAISING.search(parse.text[find.candidate.end : whole.candidate.start])
        for whole in wholes
    )


def _beside(parse: Parse, whole: Find, single: Find) -> bool:
    """ "A couple and their son were killed": told together, they are different people."""
    return parse.text[whole.candidate.end : single.candidate.start] in (" and ", ", and ", " and of ")


def _covers(parse: Parse, whole: Find, single: Find) -> bool:
    """A total of people at large near by, which one named victim can only be a part of."""
    near = abs(whole.candidate.start - single.candidate.start) < _NEAR
    at_large = whole.candidate.answer.group is None and not whole.zero and not whole.bounds
    return near and at_large and not _is_aggregate(parse, whole)


def _near(parse: Parse, find: Find) -> str:
    """The value's own words with the toll words and a little after."""
    start, end = min(find.candidate.start, find.verb[0]), max(find.candidate.end, find.verb[1])
    last = parse.sentence_range(find.sentence)[1]
    return parse.text[start : min(end + 30, last)]


def _disowned(parse: Parse, find: Find, finds: list[Find]) -> bool:
    """A value told as an earlier, wrong or former one, where the text has another."""
    rivals = _rivals(find, [f for f in finds if not f.part])
    zero = find.candidate.answer.status == "explicit_zero"
    if not rivals or (zero and not _FIRST.search(_around(parse, find, rivals))):
        return False
    before = parse.text[max(0, find.candidate.start - _LEFT) : find.candidate.start].rsplit("\n", 1)[-1]
    if _FROM.search(before):
        return True
    if _NOT.search(before) and any(0 < find.candidate.start - f.candidate.end < 60 for f in rivals):
        return True
    return pattern("earlier").search(_around(parse, find, rivals)) is not None


def _differs(one: Find, other: Find) -> bool:
    mine, theirs = one.candidate.answer, other.candidate.answer
    return (mine.low, mine.high) != (theirs.low, theirs.high) and mine.status in ("reported", "vague")


def _around(parse: Parse, find: Find, rivals: list[Find]) -> str:
    """The clause round the value, up to its rivals: the words since the last strong mark and the few after it."""
    first, last = parse.sentence_range(parse.tokens[find.candidate.first].sentence)
    start, end = find.candidate.span
    first = max([first, start - _LEFT, *(f.candidate.end for f in rivals if f.candidate.end <= start)])
    last = min([last, end + _RIGHT, *(f.candidate.start for f in rivals if f.candidate.start >= end)])
    left = re.split(r"[;:.\n]", parse.text[first:start])[-1]
    right = re.split(r"[;:.\n]", parse.text[end:last])[0]
    return f"{left} {right}"


def _replaces(parse: Parse, rival: Find, find: Find) -> bool:
    """A later figure told as a rise over this one."""
    if rival.candidate.start < find.candidate.start:
        return False
    first, _ = parse.sentence_range(parse.tokens[rival.candidate.first].sentence)
    left = parse.text[max(first, rival.candidate.start - _LEFT) : rival.candidate.start]
    group = find.candidate.answer.group
    if group not in (None, rival.candidate.answer.group) and not _CORRECTED.search(left):
        return False
    new, old = rival.candidate.answer.low, find.candidate.answer.low
    if new is None or old is None or new <= old or find.candidate.answer.status != "reported":
        return False
    return pattern("rising").search(left) is not None
