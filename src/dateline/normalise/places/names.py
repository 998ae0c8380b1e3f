"""The spans of a text that may be place names: capitalised words the gazetteer knows, and words said to be a place."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.normalise.places.cues import class_words, cues, no_towns, ordinary_words
from dateline.normalise.places.fold import fold
from dateline.normalise.places.gazetteer import Gazetteer
from dateline.normalise.places.own import country_of_demonym
from dateline.normalise.places.people import given_names
from dateline.normalise.places.place import Match
from dateline.normalise.places.words import Word, adjacent, joined, read_words

Entity = tuple[int, int, str]
_LONGEST = 7
_PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
_OTHER_LABELS = frozenset({"PERSON", "ORG", "NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE"})
_WEIGHTY = 50_000
_QUOTES = frozenset('"“”„«»')
_ARTICLES = frozenset({"al", "el"})
_COMPASS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
_STREETS = frozenset({"street", "avenue", "boulevard", "lane", "road", "st", "ave"})
_NEVER_ALONE = frozenset({"bab"})
"""First words of many quarters' names that are some town's whole name."""
_DIRECTIONS = frozenset([*_COMPASS, *(f"{way}ern" for way in _COMPASS), "central", "upper", "lower"])


@dataclass(frozen=True, slots=True)
class Name:
    """A found name: words ``first`` to ``last`` (half open) with its range. ``known``: the gazetteer has it."""

    first: int
    last: int
    start: int
    end: int
    known: bool
    embedded: bool
    placed: bool
    weighty: bool


def find_names(text: str, gazetteer: Gazetteer, entities: Sequence[Entity] = ()) -> list[Name]:
    """Names in text order, none overlapping."""
    finder = _Finder(text, gazetteer, entities)
    names: list[Name] = []
    position = 0
    while position < len(finder.words):
        name = finder.name_at(position)
        if name is None:
            position += 1
            continue
        names.append(name)
        position = name.last
    return finder.with_retold(finder.without_strangers(names))


class _Finder:
    """One text's words, with what the whole text tells about them."""

    def __init__(self, text: str, gazetteer: Gazetteer, entities: Sequence[Entity]) -> None:
        self.text = text
        self.gazetteer = gazetteer
        self.lists = cues()
        self.classes = class_words()
        self.stopped = no_towns()
        self.ordinary = ordinary_words()
        self.given = given_names()
        self.words = read_words(text)
        self.shouting = sum(w.text.isupper() for w in self.words) > 0.6 * len(self.words)
        self.labels = self._label(entities)
        self.lowered = {w.text for w in self.words if not w.capital}
        self.people, self.tails = self._surnames()
        self.family = frozenset(
            self.words[last - 1].lower
            for label, first, last in self.labels.values()
            if label == "PERSON" and last - first > 1
        )
        self.towns = self._ordinary_towns()

    def name_at(self, first: int) -> Name | None:
        """The longest acceptable name that begins at this word."""
        word = self.words[first]
        if not (word.capital or word.lower in _ARTICLES or word.lower in _DIRECTIONS):
            return None
        for last in reversed(self._ends(first)):
            if last - first == 1 and not word.capital:
                break
            matches = self._matches(first, last)
            if matches:
                name = self._verdict(first, last, matches)
                if name is not None:
                    return name
        return self._unknown(first) if word.capital else None

    def without_strangers(self, names: list[Name]) -> list[Name]:
        """Drop small unplaced namesakes in countries that the text never speaks of."""
        votes: dict[str, float] = defaultdict(float)
        for word in self.words:
            if word.capital and (country := country_of_demonym(word.text)):
                votes[country] += 1
        for name in names:
            if name.known and name.weighty:
                found = self.gazetteer.matches(self.text[name.start : name.end])
                best = max(found, key=lambda m: (m.place.kind == "country", m.quality, m.place.population))
                votes[best.place.country or ""] += 1
        if not votes:
            return names
        kept: list[Name] = []
        for name in names:
            if name.known and not name.weighty:
                found = self.gazetteer.matches(self.text[name.start : name.end])
                if not any((m.place.country or "") in votes for m in found) and not name.placed:
                    continue
            kept.append(name)
        return kept

    def with_retold(self, names: list[Name]) -> list[Name]:
        """A name once called a place is one wherever it stands: in the headline, too."""
        told = {self.text[n.start : n.end] for n in names if not n.known}
        if not told:
            return names
        longest_first = sorted(told, key=lambda piece: (-len(piece), piece))
        starting: dict[str, list[str]] = defaultdict(list)
        for piece in longest_first:
            starting[read_words(piece)[0].text].append(piece)
        extra: list[Name] = []
        for first, word in enumerate(self.words):
            if extra and word.start < extra[-1].end:
                continue
            for piece in starting.get(word.text, ()):
                end = word.start + len(piece)
                if self.text.startswith(piece, word.start) and not self.text[end : end + 1].isalnum():
                    last = first
                    while last < len(self.words) and self.words[last].start < end:
                        last += 1
                    extra.append(Name(first, last, word.start, end, False, False, True, False))
                    break
        covered = {index for name in extra for index in range(name.first, name.last)}
        kept = [name for name in names if covered.isdisjoint(range(name.first, name.last))]
        return sorted([*extra, *kept], key=lambda name: name.start)

    def _label(self, entities: Sequence[Entity]) -> dict[int, tuple[str, int, int]]:
        """Word index → (label, first word, last word) of the parser's entity that covers it."""
        starts = [word.start for word in self.words]
        found: dict[int, tuple[str, int, int]] = {}
        for start, end, label in entities:
            first = last = bisect_left(starts, start)
            while last < len(self.words) and self.words[last].start < end:
                last += 1
            for index in range(first, last):
                found[index] = (label, first, last)
        return found

    def _surnames(self) -> tuple[frozenset[str], frozenset[str]]:
        """Words that follow a title or a given name, and those, no large places, that follow another unknown name."""
        lists = self.lists
        people: set[str] = set()
        tails: set[str] = set()
        for left, word in zip(self.words, self.words[1:], strict=False):
            if not (word.capital and left.capital and len(word.text) > 2 and adjacent(self.text, left, word)):
                continue
            if word.lower in lists.feature or word.lower in lists.organisation or word.text.isupper():
                continue
            large = any(map(_is_weighty, self.gazetteer.matches(word.text)))
            if left.lower in self.given or (left.lower in lists.title and not large):
                people.add(word.lower)
            elif not left.opens and not large and self._unknown_name(left):
                tails.add(word.lower)
        return frozenset(people), frozenset(tails)

    def _unknown_name(self, word: Word) -> bool:
        lists = self.lists
        if (
            word.lower in self.ordinary
            or word.lower in lists.never
            or word.lower in lists.feature
            or word.text.isupper()
        ):
            return False
        if word.lower in lists.organisation or word.lower in _DIRECTIONS or country_of_demonym(word.text):
            return False
        return not self.gazetteer.matches(word.text)

    def _ordinary_towns(self) -> frozenset[str]:
        """Ordinary words that the text uses as a town's name (``in Tank``) and never in lower case."""
        found: set[str] = set()
        for index, word in enumerate(self.words[1:], 1):
            if not word.capital or word.opens or word.lower not in self.ordinary or word.lower in self.lists.never:
                continue
            left = self.words[index - 1]
            strong = left.lower in self.lists.locative and not left.capital and adjacent(self.text, left, word)
            after = self.words[index + 1] if index + 1 < len(self.words) else None
            alone = after is None or not after.capital or not adjacent(self.text, word, after)
            if strong and alone and word.lower not in self.lowered and self.gazetteer.matches(word.text):
                found.add(word.lower)
        return frozenset(found)

    def _ends(self, first: int) -> list[int]:
        """Where a name beginning at ``first`` may end, shortest first."""
        ends = [first + 1]
        last = first
        while last + 1 < len(self.words) and last + 1 - first < _LONGEST:
            word = self.words[last + 1]
            if not joined(self.text, self.words[last], word):
                break
            last += 1
            if word.capital or word.text.isdigit():
                ends.append(last + 1)
            elif word.lower in self.lists.kind or word.lower in self.lists.feature:
                ends.append(last + 1)
                break
            elif word.lower not in self.lists.connector and not self._inside_hyphens(word):
                break
        return ends

    def _inside_hyphens(self, word: Word) -> bool:
        """Whether a small word stands between the hyphens of one written name: "Port-au-Prince"."""
        return self.text[word.start - 1] == "-" == self.text[word.end : word.end + 1]

    def _matches(self, first: int, last: int) -> tuple[Match, ...]:
        words = self.words[first:last]
        piece = self.text[words[0].start : words[-1].end]
        if words[-1].lower in ("a", "an", "the"):
            return ()
        if words[0].lower == "the":
            plain = all(
                w.lower in self.ordinary or w.lower in self.stopped or w.lower in self.lists.kind for w in words
            )
            return self.gazetteer.exact(piece) if len(words) > 1 and not plain else ()
        if len(words) > 1 and all(w.lower in self.ordinary for w in words) and words[0].lower not in _DIRECTIONS:
            return tuple(
                m for m in self.gazetteer.matches(piece) if m.place.kind != "city" or m.place.population > _WEIGHTY
            )
        return self.gazetteer.matches(piece)

    def _verdict(self, first: int, last: int, matches: tuple[Match, ...]) -> Name | None:
        """The name, if the words around it let it be a place."""
        words = self.words[first:last]
        country = any(m.place.kind == "country" for m in matches)
        weighty = country or any(_is_weighty(m) for m in matches)
        if not weighty and self._quoted(words):
            return None
        before, after = self._before(first), self._after(last)
        placed = before is not None and before.lower in self.lists.preposition and not before.capital
        contained = self._contained(last)
        label = self.labels.get(first, ("", 0, 0))[0]
        if len(words) == 1 and not self._single(words[0], matches, country, weighty, placed, contained, label):
            return None
        if before is not None and before.capital and not self._after_name(before, words[0], country, label):
            return None
        voice = after is not None and after.lower in self.lists.speech and not (placed or contained)
        if len(words) == 1 and voice and not any(m.place.kind == "country" or m.quality > 3 for m in matches):
            return None
        named = len(words) == 1 and words[0].lower in self.given and after is not None and after.capital
        if named and after is not None and after.lower not in self.lists.feature:
            return None
        embedded = False
        if after is not None and after.capital and self.text[words[-1].end] == "-":
            if not self._pair(last, after):
                return None
        elif after is not None and after.capital and not words[0].text.isupper():
            if after.lower in self.lists.organisation and after.lower not in self.lists.feature:
                embedded = True
            elif after.lower in _STREETS and not weighty:
                return None
            elif not self._before_name(after, country, weighty, label):
                if not weighty:
                    return None
                embedded = True
        if label == "PERSON" and not weighty and not contained and self._a_person(first, last):
            return None
        placed = placed or contained or self._labels_item(first, last)
        return Name(first, last, words[0].start, words[-1].end, True, embedded, placed, weighty)

    def _quoted(self, words: Sequence[Word]) -> bool:
        """Whether quotation marks hold the name alone: a song, a film, an operation."""
        before, after = self.text[max(0, words[0].start - 1) : words[0].start], self.text[words[-1].end :][:2]
        return before in _QUOTES and (after[:1] in _QUOTES or (after[:1] in (",", ".") and after[1:] in _QUOTES))

    def _a_person(self, first: int, last: int) -> bool:
        """Whether the parser's person is one: longer than the town's name, or beginning or ending as people's do."""
        _, begin, stop = self.labels[first]
        if begin < first or stop > last + 1 or (stop == last + 1 and self.words[last].capital):
            return True
        words = self.words[first:last]
        if len(words) == 1 and words[0].lower in self.family:
            return True
        return words[0].lower in self.given or not self.people.isdisjoint(w.lower for w in words)

    def _single(
        self,
        word: Word,
        matches: tuple[Match, ...],
        country: bool,
        weighty: bool,
        placed: bool,
        contained: bool,
        label: str,
    ) -> bool:
        """Whether one word alone may be a place here."""
        if self._head(word) in self.lists.never or word.lower in _NEVER_ALONE or len(word.text) < 2:
            return False
        if word.lower in self.classes and not contained:
            return False
        if word.text.isupper() and not self.shouting and len(word.text) <= 5 and not (country or contained):
            own_name = any(m.quality >= 2 for m in matches)
            if any(m.quality >= 3 and m.place.kind != "city" for m in matches):
                return True
            return own_name and (self._heads_line(word) if len(word.text) > 3 else self._dateline(word))
        if country_of_demonym(word.text) is not None and not country:
            return False
        if word.lower in self.ordinary and not (country and word.text.isupper()):
            if contained and weighty:
                return True
            return word.lower in self.towns and label not in _OTHER_LABELS
        if word.lower in self.people or word.lower in self.tails:
            return (country and placed) or contained
        return True

    def _labels_item(self, first: int, last: int) -> bool:
        """Whether it heads a list's item: ``• Ansongo: on 3 May``."""
        line = self.text.rfind("\n", 0, self.words[first].start) + 1
        marked = self.text[line : self.words[first].start].strip()
        return bool(marked) and not marked.isalnum() and self.text[self.words[last - 1].end :][:1] == ":"

    def _head(self, word: Word) -> str:
        """``i`` of ``I'll``."""
        return re.split("[’'‘`ʼ]", word.lower, maxsplit=1)[0]

    def _heads_line(self, word: Word) -> bool:
        return word.start == 0 or self.text[word.start - 1] == "\n" or self._dateline(word)

    def _dateline(self, word: Word) -> bool:
        return self.text[word.end : word.end + 3].lstrip()[:1] in (",", "—", "–", "-", "(", ":")

    def _after_name(self, before: Word, word: Word, country: bool, label: str) -> bool:
        """Whether a capitalised word before it is not a person's or another name's first part."""
        if before.lower in self.lists.title or before.lower in self.given:
            return False
        if country or before.opens or before.lower in self.lists.preposition or before.lower in self.lists.feature:
            return True
        if before.lower in ("the", "a") or before.lower in self.ordinary or before.text.isupper():
            return True
        known = bool(self.gazetteer.matches(before.text)) or country_of_demonym(before.text) is not None
        return known or label in _PLACE_LABELS

    def _before_name(self, after: Word, country: bool, weighty: bool, label: str) -> bool:
        """Whether a capitalised word after it does not make it a part of another name."""
        if country or after.lower in self.lists.feature or after.lower in self.ordinary:
            return True
        if country_of_demonym(after.text) is not None or label in _PLACE_LABELS:
            return True
        return weighty and bool(self.gazetteer.matches(after.text))

    def _pair(self, last: int, after: Word) -> bool:
        """``the Dhaka-Aricha highway``, ``Lebanon-Israel``: a hyphen between two places, not inside one name."""
        if last + 1 < len(self.words) and self.words[last + 1].lower in self.lists.feature:
            return True
        return country_of_demonym(after.text) is not None or any(map(_is_weighty, self.gazetteer.matches(after.text)))

    def _contained(self, last: int) -> bool:
        """Whether ``, Country`` or ``, Province`` follows."""
        end = self.words[last - 1].end
        if last >= len(self.words) or self.text[end : end + 2] != ", " or not self.words[last].capital:
            return False
        for stop in reversed(self._ends(last)):
            for match in self._matches(last, stop):
                if match.place.kind in ("country", "admin1") or (match.place.kind == "region" and match.quality >= 2):
                    return True
        return False

    def _before(self, first: int) -> Word | None:
        return (
            self.words[first - 1] if first and adjacent(self.text, self.words[first - 1], self.words[first]) else None
        )

    def _after(self, last: int) -> Word | None:
        here = last < len(self.words) and adjacent(self.text, self.words[last - 1], self.words[last])
        return self.words[last] if here else None

    def _unknown(self, first: int) -> Name | None:
        """A name the gazetteer lacks but the words call a place: ``the village of X``, ``X, a hamlet``."""
        last = first + 1
        while last < len(self.words) and last - first < 4 and self.words[last].capital:
            if not adjacent(self.text, self.words[last - 1], self.words[last]):
                break
            last += 1
        label, begin, stop = self.labels.get(first, ("", 0, 0))
        labelled = label in ("GPE", "LOC") and begin == first
        if labelled:
            last = max(first + 1, min(stop, last))
        if not self._may_be_place(first, last):
            return None
        if not (labelled or self._called_place(first, last) or (label == "" and self._stands_in(first, last))):
            return None
        return Name(first, last, self.words[first].start, self.words[last - 1].end, False, False, True, False)

    def _may_be_place(self, first: int, last: int) -> bool:
        words = self.words[first:last]
        if any(w.lower in self.ordinary or w.lower in self.stopped for w in words):
            return False
        if words[0].lower in self.given or words[0].lower in self.people or words[-1].lower in self.people:
            return False
        if any(country_of_demonym(w.text) for w in words):
            return False
        if all(w.text.isupper() for w in words) and not self.shouting:
            return False
        return len(fold(words[0].text)) > 2

    def _called_place(self, first: int, last: int) -> bool:
        kinds = self.lists.kind
        before, ahead = self._before(first), self.words[last : last + 6]
        if before is not None and not before.capital:
            if before.lower in kinds:
                return True
            if before.lower == "of" and first > 1 and self.words[first - 2].lower in kinds:
                return True
        if ahead and adjacent(self.text, self.words[last - 1], ahead[0]) and ahead[0].lower in kinds:
            return not ahead[0].capital
        end = self.words[last - 1].end
        if self.text[end : end + 2] == ", " and ahead and ahead[0].lower in ("a", "an", "the", "another"):
            return any(w.lower in kinds for w in ahead[1:])
        return False

    def _stands_in(self, first: int, last: int) -> bool:
        before = self._before(first)
        return before is not None and before.lower in ("in", "at", "near", "outside") and not before.capital


def _is_weighty(match: Match) -> bool:
    if match.quality < 2:
        return match.place.population > 1_000_000
    return match.place.kind in ("country", "admin1", "region", "sea", "site") or match.place.population > _WEIGHTY
