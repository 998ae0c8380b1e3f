"""The spans of a text that may be place names: capitalised words that the gazetteer knows, and words said to be a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.normalise.places.cues import cues, ordinary_words
from dateline.normalise.places.fold import fold
from dateline.normalise.places.gazetteer import Gazetteer
from dateline.normalise.places.own import country_of_demonym

Entity = tuple[int, int, str]
_WORD = re.compile(
    r"(?:[A-Z]\.){2,}|[A-Z][a-z]?\.(?=[A-Z][a-z]+\.)|[^\W_]+(?:[’'‘`ʼ-][^\W_]+)*[’'](?=\s[A-Z])|[^\W_]+(?:[’'‘`ʼ-][^\W_]+)*"
)
_POSSESSIVE = re.compile(r"[’'](?:s|S)?$")
_LONGEST = 6
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_OTHER_LABELS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE"})
_PREFIX = re.compile(r"^(?:north|south|east|west|central|pro|anti|non|ex|mid|trans|inter|post|pre)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its range; ``capital``: it begins, article aside, with a capital."""

    start: int
    end: int
    text: str
    lower: str
    capital: bool
    opens: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A found name: words ``first`` to ``last`` (half open) with its range."""

    first: int
    last: int
    start: int
    end: int
    known: bool
    demonym: str | None
    embedded: bool


def read_words(text: str) -> list[Word]:
    """The words of a text, possessive endings cut off."""
    words: list[Word] = []
    for found in _WORD.finditer(text):
        start, raw = found.start(), found[0]
        bare = _POSSESSIVE.sub("", raw)
        if not bare:
            continue
        head = (
            bare.split("-", 1)[-1]
            if bare[:3].lower() in ("al-", "el-", "as-", "ar-", "an-", "ad-", "at-", "az-", "ez-")
            else bare
        )
        head = head.lstrip("’'‘`ʼ")
        before = text[max(0, start - 2) : start]
        opens = start == 0 or "\n" in before or (before.strip()[-1:] in '.!?:“"•' and before.strip() != "")
        words.append(Word(start, start + len(bare), bare, bare.lower().rstrip("."), head[:1].isupper(), opens))
    return words


def find_names(text: str, gazetteer: Gazetteer, entities: Sequence[Entity] = (), demonyms: bool = False) -> list[Name]:
    """Names in text order, none overlapping."""
    words = read_words(text)
    labels = _labels(words, entities)
    people = _surnames(words, text, gazetteer)
    names: list[Name] = []
    position = 0
    while position < len(words):
        name = _name_at(text, words, position, gazetteer, labels, people, demonyms)
        if name is None:
            position += 1
            continue
        names.append(name)
        position = name.last
    return names


def _labels(words: Sequence[Word], entities: Sequence[Entity]) -> dict[int, tuple[str, int, int]]:
    """Word index → (label, first word, last word) of the parser's entity that covers it."""
    starts = [word.start for word in words]
    found: dict[int, tuple[str, int, int]] = {}
    for start, end, label in entities:
        first = bisect_left(starts, start)
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        for index in range(first, last):
            found[index] = (label, first, last)
    return found


def _joined(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    gap = text[words[first].end : words[last].start]
    return gap in (" ", "-", "\u00a0", ". ") and (gap != ". " or len(words[first].text) <= 3)


def _adjacent(text: str, left: Word, right: Word) -> bool:
    return text[left.end : right.start] in (" ", "\u00a0", "-")


def _surnames(words: Sequence[Word], text: str, gazetteer: Gazetteer) -> frozenset[str]:
    """Last words of what reads like a person's name: a title, or a capitalised word unknown to the gazetteer, before it."""
    lists = cues()
    found: set[str] = set()
    for index in range(1, len(words)):
        left, word = words[index - 1], words[index]
        if not (word.capital and left.capital and _adjacent(text, left, word) and len(word.text) > 2):
            continue
        if word.lower in lists.feature or word.lower in lists.organisation or word.lower in ordinary_words():
            continue
        titled = left.lower in lists.title
        given = left.lower in _given_names()
        if titled or given:
            found.add(word.lower)
    return frozenset(found)


def _given_names() -> frozenset[str]:
    from dateline.normalise.places.people import given_names

    return given_names()


def _name_at(
    text: str,
    words: Sequence[Word],
    first: int,
    gazetteer: Gazetteer,
    labels: dict[int, tuple[str, int, int]],
    people: frozenset[str],
    demonyms: bool,
) -> Name | None:
    word = words[first]
    if not word.capital and word.lower not in ("al", "el", "northern", "southern", "eastern", "western", "central"):
        return None
    last = first
    ends = [first + 1]
    while last + 1 < len(words) and last + 1 - first < _LONGEST and _joined(text, words, last, last + 1):
        last += 1
        if words[last].capital or words[last].text.isdigit():
            ends.append(last + 1)
        elif words[last].lower not in cues().connector and words[last].lower not in cues().kind | cues().feature:
            break
        elif words[last].lower in cues().kind or words[last].lower in cues().feature:
            ends.append(last + 1)
            break
    for end in reversed(ends):
        piece = text[word.start : words[end - 1].end]
        if (end - first > 1 or word.capital) and gazetteer.matches(piece):
            verdict = _verdict(text, words, first, end, labels, people, demonyms, gazetteer)
            if verdict is not None:
                return verdict
    return _unknown(text, words, first, labels) if word.capital else None


def _verdict(
    text: str,
    words: Sequence[Word],
    first: int,
    last: int,
    labels: dict[int, tuple[str, int, int]],
    people: frozenset[str],
    demonyms: bool,
    gazetteer: Gazetteer,
) -> Name | None:
    """The name if the words around it let it be a place."""
    lists = cues()
    start, end = words[first].start, words[last - 1].end
    before = words[first - 1] if first and _adjacent(text, words[first - 1], words[first]) else None
    after = words[last] if last < len(words) and _adjacent(text, words[last - 1], words[last]) else None
    single = last - first == 1
    lower = words[first].lower
    matches = gazetteer.matches(text[start:end])
    country = any(m.place.kind == "country" for m in matches)
    weighty = country or any(
        m.place.kind in ("admin1", "region", "sea", "site") or m.place.population > 50_000
        for m in matches
        if m.quality == 2
    )
    placed = before is not None and before.lower in lists.preposition and not before.capital
    contained = (
        text[end : end + 2] == ", "
        and last < len(words)
        and words[last].capital
        and bool(gazetteer.matches(words[last].text))
    )
    label = labels.get(first, ("", 0, 0))[0]
    if single and len(words[first].text) < 3 and not country and words[first].text.upper() != words[first].text:
        return None
    if single and (lower in ordinary_words()) and not (country and words[first].text.isupper()):
        if not (placed or contained) or label in _OTHER_LABELS or not weighty:
            return None
        if before is not None and before.lower == "of":
            return None
    if before is not None and before.capital and not before.opens:
        if before.lower in lists.title or before.lower in _given_names():
            return None
        if (
            not (country or before.lower in lists.preposition or before.lower in ("the",))
            and before.lower not in lists.feature
        ):
            if before.text.isupper() != words[first].text.isupper() or not before.text.isupper():
                unknown = not gazetteer.matches(before.text) and country_of_demonym(before.text) is None
                if unknown and before.lower not in ordinary_words() and label not in _PLACE_LABELS:
                    return None
    if (
        before is not None
        and before.opens
        and before.capital
        and (before.lower in lists.title or before.lower in _given_names())
    ):
        return None
    if single and lower in people and not (country and placed) and not contained:
        return None
    if single and lower in _given_names() and after is not None and after.capital and after.lower not in lists.feature:
        return None
    embedded = False
    if after is not None and after.capital and not words[first].text.isupper():
        if after.lower in lists.organisation:
            embedded = True
        elif after.lower not in lists.feature and not country and country_of_demonym(after.text) is None:
            known = bool(gazetteer.matches(after.text))
            if not known and after.lower not in ordinary_words() and label not in _PLACE_LABELS:
                return None
    if label in ("PERSON",) and not weighty and not contained:
        return None
    return Name(first, last, start, end, True, None, embedded)


def _unknown(text: str, words: Sequence[Word], first: int, labels: dict[int, tuple[str, int, int]]) -> Name | None:
    """A name that the gazetteer lacks but the words call a place: ``the village of X``, ``X, a hamlet``, ``in X village``."""
    lists = cues()
    last = first + 1
    while (
        last < len(words) and last - first < 4 and words[last].capital and _adjacent(text, words[last - 1], words[last])
    ):
        last += 1
    piece = words[first:last]
    if any(w.lower in ordinary_words() or w.lower in lists.organisation or w.lower in lists.title for w in piece):
        return None
    if piece[0].opens and not (text[piece[-1].end : piece[-1].end + 1] == ","):
        return None
    if (
        country_of_demonym(piece[0].text) is not None
        or piece[0].lower in lists.kind
        or piece[0].lower in lists.preposition
    ):
        return None
    before = words[first - 1] if first and _adjacent(text, words[first - 1], words[first]) else None
    ahead = words[last : last + 4]
    told = False
    if before is not None and before.lower == "of" and first > 1 and words[first - 2].lower in lists.kind:
        told = True
    if before is not None and before.lower in lists.kind and not before.capital:
        told = True
    if ahead and _adjacent(text, words[last - 1], ahead[0]) and ahead[0].lower in lists.kind and not ahead[0].capital:
        told = True
    if text[piece[-1].end : piece[-1].end + 2] == ", " and ahead and ahead[0].lower in ("a", "an", "the"):
        told = told or any(w.lower in lists.kind for w in ahead[1:])
    label, begin, stop = labels.get(first, ("", 0, 0))
    if label in ("GPE", "LOC") and begin == first:
        told, last = True, min(stop, last)
    elif (
        label == ""
        and not told
        and before is not None
        and before.lower in ("in", "at", "near", "outside")
        and not before.capital
    ):
        told = len(fold(piece[0].text)) > 3 and not piece[0].text.isupper()
    if not told:
        return None
    return Name(first, last, words[first].start, words[last - 1].end, False, None, False)
