"""Whom a figure without a noun is about, and which officers are meant."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidates
from dateline.coding.tolls.find import Find
from dateline.normalise.counts import is_person, parse_count, wordset

_SAME_KIND = re.compile(
    r"^(?:(?:the |at least |about |some |nearly |only )?(?:another )?[\w-]+)(?: (?:more|others?))?$|^(?:the )?others?$",
    re.I,
)
_AFTER = wordset("were was are is have has had suffered sustained wounded injured hurt killed dead died missing")
_OFFICER = re.compile(r"^(?:(?:the|an?|its|their|our) )?(?P<noun>officer|agent)s?$", re.I)
_POLICE = re.compile(r"\bpolice(?:men|man|woman)?\b|\bconstab", re.I)
_OTHER_OFFICERS = re.compile(r"\b(?:army|prison|military|naval|intelligence|customs|navy|warders?|soldiers?)\b", re.I)
_BRACKET = re.compile(r"^[\w ]{1,20}?\(((?:\w+ )?\w+)\)")
_BRACKET_REACH = 30
_OWN_SIDE = re.compile(r"\bown (?:side|losses|casualties|forces|troops|ranks)\b[^.\n]*$", re.I)
_DIED_LATER = re.compile(
    r"^[^.;,]*\b(?:of the (?:wounded|injured)\b[^.;]*\b(?:died|not live|not survive)|succumb\w*|did not survive"
    r"|carried in alive|died (?:later|in hospital|in the hospital|of (?:his|her|their) (?:wounds|injuries)))",
    re.I,
)
_GRAVE = re.compile(
    r"^,? (?:(?:is|are|were|was) )?(?:in (?:an? )?)?(?:very )?"
    r"(serious(?:ly)?|severe(?:ly)?|grave(?:ly)?|badly|critical(?:ly)?)\b",
    re.I,
)
_BELONGING = re.compile(r"\b(?:members?|men|jawans?|commandos?|fighters?|soldiers?|employees|workers|staff)$", re.I)
_ORDINAL = re.compile(
    r"^(?:(?:an?|the) )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+th) (?=\w)",
    re.I,
)
_OF_THE = re.compile(r"\bof (?:the|these|those) \w+$", re.I)
_LOOSE = wordset("other wounded injured dead killed missing same remaining several more many few young old")
_OUT_OF = re.compile(
    r"\bof (?:the |its |their )?(?P<whole>[\w-]+)(?: [\w-]+){0,2}?(?: who (?:were|had been))?"
    r" (?:wounded|injured|hurt)\b",
    re.I,
)
_FORMER_REACH = 40
_FAMILY = re.compile(r"\bfamily of $", re.I)
_BODY = re.compile(r" of (?:the |its |an? )?((?:[A-Z][\w-]*)(?: [A-Z][\w-]*)*)")
_BACK = 6
_LABEL_REACH = 60
_OF_THEM = re.compile(r"\bof (?:whom|them)\b", re.I)


def named(parse: Parse, candidates: Candidates, finds: list[Find]) -> list[Find]:
    """The finds with the people told: "two soldiers died and five were wounded" counts soldiers both times."""
    ordered = sorted(finds, key=lambda f: f.candidate.start)
    starts = [candidate.start for candidate in candidates.all]
    done: list[Find] = []
    for find in ordered:
        group = _unordered(find.group or find.candidate.answer.group)
        if group is None:
            group = _described(parse, find) or _carried(parse, candidates, starts, find, done) or _whole(find, done)
        elif (officer := _OFFICER.match(group)) and _police(parse):
            group = f"police {officer.group('noun').lower()}s"
        group = _in_full(parse, find, _of_whom(parse, find, group)) if group else None
        done.append(find if group == (find.group or find.candidate.answer.group) else replace(find, group=group))
    return done


def _unordered(group: str | None) -> str | None:
    """ "A third man" is a man."""
    return _ORDINAL.sub("", group) if group else group


def _in_full(parse: Parse, find: Find, group: str) -> str:
    """ "Two of the volunteers" by what they were called before: "tribal volunteers"."""
    start, end = find.candidate.span
    if not group.isalpha() or not group.islower() or not _OF_THE.search(parse.text[start:end]):
        return group
    for match in re.finditer(rf"\b{group}\b", parse.text[:start]):
        token = parse.at(match.start())
        if token is None or token.index == 0:
            continue
        before = parse.tokens[token.index - 1]
        kind = before.tag in ("JJ", "NN", "NNP") and before.head == token.index and before.lower not in _LOOSE
        if kind and before.end + 1 == token.start:
            return f"{before.text if before.tag == 'NNP' else before.lower} {group}"
    return group


def _of_whom(parse: Parse, find: Find, group: str) -> str:
    """Members and men by the body that they are of: "five members of the PKK" are PKK members."""
    if not _BELONGING.search(group):
        return group
    body = _BODY.match(parse.text[find.candidate.end : find.candidate.end + _LABEL_REACH])
    return f"{body.group(1)} {group}" if body else group


def _described(parse: Parse, find: Find) -> str | None:
    """What the words around a bare figure call its people: "3 (soldiers)", "own side: 4 dead", "two succumbed"."""
    if find.zero or find.bounds or find.candidate.answer.low == 0:
        return None
    start, end = find.candidate.span
    if _FAMILY.search(parse.text[max(0, start - _LABEL_REACH) : start]):
        return "family members"
    bracket = _BRACKET.search(parse.text[start : end + _BRACKET_REACH])
    if bracket is not None and is_person(bracket.group(1).split()[-1]):
        return bracket.group(1)
    return _fate(parse, find) if find.part else _side(parse, find)


def _whole(find: Find, done: list[Find]) -> str | None:
    """The noun of the number that a share is taken out of: "two officers were hurt, one of them by a fall"."""
    if not find.part or find.zero:
        return None
    before = (
        f for f in reversed(done[-_BACK:]) if f.field == find.field and not f.part and f.sentence == find.sentence
    )
    whole = next(before, None)
    return None if whole is None else whole.group or whole.candidate.answer.group


def _side(parse: Parse, find: Find) -> str | None:
    """An army's own losses, by the label in front of them."""
    start = find.candidate.start
    line = parse.text[max(0, start - _LABEL_REACH) : start].rsplit("\n", 1)[-1]
    return "own troops" if _OWN_SIDE.search(line) else None


def _fate(parse: Parse, find: Find) -> str | None:
    """A share told apart by how its people fared, and by nothing else."""
    start, end = find.candidate.span
    behind = parse.text[start : end + _LABEL_REACH].split("\n", 1)[0]
    if find.field == "killed":
        return "died of wounds" if _DIED_LATER.search(behind) else None
    grave = _GRAVE.match(parse.text[end : end + _LABEL_REACH]) if find.field == "injured" else None
    if grave is None:
        return None
    return "critical" if grave.group(1).lower().startswith("critical") else "seriously wounded"


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


def reduced(parse: Parse, finds: list[Find]) -> list[Find]:
    """Wounded who later died are dead (codebook §7): "five wounded, of whom one died" leaves four."""
    done = list(finds)
    for place, find in enumerate(finds):
        if find.field != "injured" or find.part or find.bounds or find.withdrawn:
            continue
        dead = next((f for f in finds if _died_of(parse, find, f)), None)
        if dead is None:
            continue
        answer = find.candidate.answer
        left = (answer.high or 0) - (dead.candidate.answer.high or 0)
        less = replace(find.candidate, answer=replace(answer, low=left, high=left))
        span = min(find.verb[0], dead.candidate.start), max(find.verb[1], dead.candidate.end, dead.verb[1])
        done[place] = replace(find, candidate=less, verb=span)
    return _with_survivors(parse, done)


def _with_survivors(parse: Parse, finds: list[Find]) -> list[Find]:
    """The finds with those left of the wounded, who take the place of the number told before."""
    done = list(finds)
    for find in finds:
        left = _survivors(parse, find, finds)
        if left is None:
            continue
        whole = (left.candidate.answer.low or 0) + (find.candidate.answer.low or 0)
        for place, other in enumerate(done):
            answer = other.candidate.answer
            before = other.field == "injured" and not other.part and other.candidate.start < find.candidate.start
            if before and answer.low == answer.high == whole:
                done[place] = replace(other, withdrawn=True)
        done.append(left)
    return done


def _survivors(parse: Parse, find: Find, finds: list[Find]) -> Find | None:
    """ "One of the four people wounded on Monday has died": three are left, where no later words count them."""
    start, end = find.candidate.span
    match = (
        _OUT_OF.search(parse.text[start : end + _FORMER_REACH]) if find.field == "killed" and not find.zero else None
    )
    whole, dead = parse_count(match["whole"]) if match else None, find.candidate.answer.low
    if whole is None or whole.low is None or whole.low != whole.high or not dead or dead >= whole.low:
        return None
    left = whole.low - dead
    if any(f.field == "injured" and f.candidate.answer.low == left for f in finds):
        return None
    answer = replace(find.candidate.answer, low=left, high=left, part_of_total=False, remainder=False)
    return replace(find, field="injured", candidate=replace(find.candidate, answer=answer), part=False)


def _died_of(parse: Parse, whole: Find, share: Find) -> bool:
    """One clause that tells both, each with an exact number."""
    if share.field != "killed" or share.sentence != whole.sentence or share.candidate.start < whole.candidate.end:
        return False
    all_, dead = whole.candidate.answer, share.candidate.answer
    if all_.low is None or all_.low != all_.high or dead.low is None or dead.low != dead.high or dead.low == 0:
        return False
    near = parse.text[max(whole.candidate.end, share.candidate.start - 9) : share.candidate.end]
    return dead.low < all_.low and _OF_THEM.search(near) is not None


def _police(parse: Parse) -> bool:
    """Bare "officers" in a text that tells of police, and of no other service's officers."""
    return _POLICE.search(parse.text) is not None and _OTHER_OFFICERS.search(parse.text) is None
