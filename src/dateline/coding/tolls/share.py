"""Sub-groups of a toll: "including four women", "two of them guards", "(7 soldiers, 2 civilians)"."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.screened import screened
from dateline.coding.token import Parse
from dateline.coding.tolls.candidate import Candidate, Candidates, counts_people, is_people_noun
from dateline.coding.tolls.find import Find
from dateline.model import CountField
from dateline.normalise.counts import CountAnswer, is_person, unit_of, wordset

_OPENING = wordset("including includes included comprising namely")
_PRONOUNS = wordset("them whom these those")
_SHARE_WORDS = wordset("aged under from of seriously critically severely badly gravely by minors for are were")
_BEFORE_NOUN = wordset("were was - year old year-old my our own")
_RELEASED = wordset("freed released free back escaped go")
_UNDER_AGE = re.compile(
    r",? ?(?:(?:is|are|were|was) )?(?:aged )?(?:under|below|younger than) (?:18|eighteen|the age of)\b", re.I
)
_UNCOUNTED = screened(
    r"\b(?:including|among them)(?: many| some)? (?P<people>(?!an?\b|the\b)[a-z]+)\b(?! of\b| [a-z]+s\b)"
    r"|, (?P<those>[a-z]+) among them\b|, (?P<others>[a-z]+) included\b"
)
_MANNER = re.compile(
    r"^ (?:(?:were|was|had been) )?(beheaded|decapitated|burn(?:t|ed)|charred|trampled|crushed|hanged|drowned|stabbed"
    r"|strangled|tortured|mutilated|executed)\b(?: to death| alive)?(?=[.,;:\n]| and\b)"
)
"""How some of the dead died, which tells them from the others: "three of them beheaded"."""
_DEEDS = {
    "beheading": "beheaded",
    "decapitation": "decapitated",
    "hanging": "hanged",
    "drowning": "drowned",
    "stabbing": "stabbed",
    "strangling": "strangled",
    "burning": "burnt",
}
_BY = re.compile(rf"^ by ({'|'.join(_DEEDS)})\b", re.I)
_ONE_FAMILY = re.compile(
    r"^ (?:(?:were |was )?(?:members )?(?:of|from)) (?:the same|one|a single) (?:family|household)\b", re.I
)
_FATES: dict[str, CountField | None] = {
    **dict.fromkeys(("dead", "killed", "fatalities"), "killed"),
    **dict.fromkeys(("wounded", "injured", "hurt"), "injured"),
    "victims": None,
    "missing": "missing",
    "detained": "arrested",
}
_OF_THE_DEAD = re.compile(rf"\bof the ({'|'.join(_FATES)})$", re.I)
_LABEL = 40
_REACH = 320
_CLOSING_REACH = 7


class _Told:
    """The finds of an article by where their phrases start."""

    def __init__(self, finds: list[Find]) -> None:
        self._finds: dict[int, list[Find]] = {}
        for find in finds:
            self._finds.setdefault(find.candidate.start, []).append(find)
        self._starts = sorted(self._finds)

    def at(self, start: int) -> list[Find]:
        """The finds of one phrase."""
        return self._finds.get(start, [])

    def put(self, start: int, finds: list[Find]) -> None:
        """Replace a phrase's finds; an empty list takes the phrase out."""
        if start not in self._finds:
            insort(self._starts, start)
        self._finds[start] = finds

    def before(self, start: int, reach: int) -> Iterator[list[Find]]:
        """The finds of the phrases before an offset, nearest first."""
        for place in range(bisect_left(self._starts, start) - 1, -1, -1):
            if self._starts[place] <= start - reach:
                return
            if self._finds[self._starts[place]]:
                yield self._finds[self._starts[place]]

    def all(self) -> list[Find]:
        """Every find in text order."""
        return [find for start in self._starts for find in self._finds[start]]


def shares(parse: Parse, candidates: Candidates, finds: list[Find]) -> list[Find]:
    """The finds with sub-groups added, and marked where grammar had read them as wholes."""
    told = _Told(finds)
    for candidate in candidates.all:
        if not counts_people(candidate) or candidate.answer.status in ("explicit_zero", "unknown_to_source"):
            continue
        if _predicate(parse, candidates, candidate):
            told.put(candidate.start, [])
            continue
        found = _released(parse, candidate, told) or _shared(parse, candidates, candidate, told)
        if found:
            told.put(candidate.start, found)
    return told.all() + list(_uncounted(parse, told))


def _uncounted(parse: Parse, told: _Told) -> Iterator[Find]:
    """ "Scores were killed, including infants": a sub-group without a number."""
    for match in _UNCOUNTED.finditer(parse.text):
        name = match.lastgroup or ""
        start, end = match.span(name)
        token = parse.at(start)
        if token is None or token.tag != "NNS" or not is_person(match[name]) or told.at(start):
            continue
        answer = CountAnswer(None, None, "vague", match[name], part_of_total=True, reason="uncounted share")
        candidate = Candidate(start, end, token.index, token.index + 1, answer)
        yield from (_sub(parent, candidate) for parent in _parents(parse, told, candidate))


def _shared(parse: Parse, candidates: Candidates, candidate: Candidate, told: _Told) -> list[Find]:
    """The candidate as a share of the toll before it, where its words say that it is one."""
    words_say = (
        _one_a(parse, candidate)
        or _opened(parse, candidate)
        or _partitive(parse, candidate)
        or _of_the_dead(parse, candidate)
        or _closed(parse, candidate)
        or _chained(parse, candidates, candidate, told)
    )
    behind = parse.text[candidate.end : candidate.end + _LABEL]
    manner = _MANNER.match(behind) if words_say else None
    if not words_say or (_own(parse, told.at(candidate.start), candidate) and not manner):
        return []
    by = _BY.match(behind)
    name = manner.group(1) if manner else _DEEDS[by.group(1).lower()] if by else _named(parse, candidate)
    of = _OF_THE_DEAD.search(parse.text[candidate.start : candidate.end])
    field = _FATES[of.group(1).lower()] if of else None
    return [_sub(parent, candidate, name) for parent in _parents(parse, told, candidate, 2 if of else 1, field)]


def _sub(parent: Find, candidate: Candidate, group: str | None = None) -> Find:
    return replace(parent, candidate=candidate, part=True, group=group, bounds=False, zero=False)


def _named(parse: Parse, candidate: Candidate) -> str | None:
    """The noun that a pronoun's share is said to be: "four of them children", "one a guard"."""
    if candidate.answer.group is not None:
        return None
    if _UNDER_AGE.match(parse.text[candidate.end : candidate.end + _LABEL]):
        return "minors"
    if _ONE_FAMILY.match(parse.text[candidate.end : candidate.end + _LABEL]):
        return "members of one family"
    words: list[str] = []
    article = ""
    for token in parse.tokens[candidate.after : candidate.after + 8]:
        if token.pos in ("DET", "AUX", "NUM") or token.lower in _BEFORE_NOUN:
            article = token.lower if token.pos == "DET" else article
            continue
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            break
        words.append(token.text)
        if is_people_noun(token):
            return " ".join(words)
    if words and candidate.answer.bare and all(w[:1].isupper() for w in words) and _bracketed(parse, candidate):
        return " ".join(words)
    alone = candidate.answer.low == 1 and article in ("a", "an") and words and words[-1][:1].islower()
    return " ".join(words) if alone and unit_of(words[-1]) is None else None


def _bracketed(parse: Parse, candidate: Candidate) -> bool:
    """ "9 (7 Wazalendo, 2 civilians)": a breakdown names its sides."""
    return "(" in parse.text[max(0, candidate.start - _LABEL) : candidate.start].rsplit(")", 1)[-1]


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
    if _MANNER.match(parse.text[candidate.end : candidate.end + _LABEL]):
        return True
    following = parse.tokens[candidate.after]
    return following.pos in ("NOUN", "PROPN", "ADJ", "DET", "PUNCT") or following.lower in _SHARE_WORDS


def _of_the_dead(parse: Parse, candidate: Candidate) -> bool:
    """ "Three of the dead were policemen"."""
    following = parse.tokens[candidate.after : candidate.after + 1]
    copula = bool(following) and following[0].lower in ("were", "was", "are", "is")
    return copula and _OF_THE_DEAD.search(parse.text[candidate.start : candidate.end]) is not None


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


def _released(parse: Parse, candidate: Candidate, told: _Told) -> list[Find]:
    """ "Two were sent back", "five were freed": a share of those taken."""
    if not candidate.numbered or told.at(candidate.start) or candidate.answer.reason == "zero":
        return []
    for token in parse.tokens[candidate.after : candidate.after + 5]:
        if token.lower in _RELEASED:
            parents = [f for f in _parents(parse, told, candidate, 3) if f.field in ("abducted", "arrested")]
            name = candidate.answer.group or "released"
            return [_sub(parent, candidate, name) for parent in parents if _smaller(candidate, parent.candidate)]
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


def _chained(parse: Parse, candidates: Candidates, candidate: Candidate, told: _Told) -> bool:
    """In a list after a sub-group, in brackets, or after a colon behind a toll: "12 "
    "people: eight farmers and four nomads"."""
    index = candidate.first - 1
    while index >= 0 and parse.tokens[index].lower in ("and", ",", "&", "or"):
        index -= 1
    index = _past_ages(parse, index)
    while index > 0 and parse.tokens[index].pos == "PROPN" and candidates.covering(index) is None:
        index -= 1
    if candidates.covering(index) is None and parse.tokens[index].tag == "NNS" and is_people_noun(parse.tokens[index]):
        index = _before_predicate(parse, index)
    if index < 0:
        return False
    token = parse.tokens[index]
    if token.text in "(:–—":
        former = candidates.covering(index - 1) if index else None
        if former is None and token.text == ":":
            former = _preceding(told, candidate)
            if former is None or parse.tokens[former.first].sentence != token.sentence:
                return False
        return former is not None and bool(told.at(former.start)) and _smaller(candidate, former)
    former = candidates.covering(index)
    if former is None or not told.at(former.start) or former is candidate:
        return False
    return all(find.part for find in told.at(former.start)) and not told.at(candidate.start)


def _past_ages(parse: Parse, index: int) -> int:
    """The word before the ages that stand there: "two men of 31 and 44 and a boy"."""
    start = index
    while index > 0 and (parse.tokens[index].pos == "NUM" or parse.tokens[index].lower in ("and", ",")):
        index -= 1
    return index - 1 if 0 < index < start and parse.tokens[index].lower in ("of", "aged") else start


def _before_predicate(parse: Parse, index: int) -> int:
    """The word before what a share is said to be: "three were its cadres and two villagers"."""
    at = index - 1
    while at > 0 and (parse.tokens[at].pos in ("DET", "ADJ", "PROPN") or parse.tokens[at].tag == "PRP$"):
        at -= 1
    return at - 1 if at > 0 and parse.tokens[at].lower in ("were", "are") else index


def _smaller(candidate: Candidate, former: Candidate) -> bool:
    own, whole = candidate.answer.low or candidate.answer.high, former.answer.high or former.answer.low
    return own is not None and whole is not None and own < whole


def _preceding(told: _Told, candidate: Candidate) -> Candidate | None:
    nearest = next(told.before(candidate.start, _REACH), None)
    return nearest[0].candidate if nearest else None


def _own(parse: Parse, finds: list[Find], candidate: Candidate) -> bool:
    """The phrase has a toll word of its own right behind it: "two of them were wounded"."""
    for find in finds:
        if parse.tokens[find.trigger].lemma == "be":
            continue
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


def _parents(
    parse: Parse, told: _Told, candidate: Candidate, sentences: int = 1, field: CountField | None = None
) -> list[Find]:
    """The nearest whole to the left that is no smaller, at most some sentences back; of one fate where it is named."""
    sentence = parse.tokens[candidate.first].sentence
    for finds in told.before(candidate.start, _REACH):
        wholes = [f for f in finds if not f.part and not f.zero and _holds(f.candidate, candidate)]
        wholes = [f for f in wholes if field in (None, f.field)]
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
