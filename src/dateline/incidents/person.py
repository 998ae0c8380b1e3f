"""What a toll's words tell of the people counted: names, age, sex and calling, to tell one person from another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, cast

import yaml

from dateline.incidents.group_name import singular
from dateline.model import Claim, CountClaim

_AGES: Final = ("child", "child teen", "teen", "teen adult", "adult")
_APART: Final = ("police", "attacker")
"""Callings that a plain "man" or "child" would not be told without."""
_PRONOUNS: Final = frozenset(["he", "him", "she", "her", "they"])
_TITLES: Final = frozenset(["mr", "mrs", "ms", "dr", "the", "a", "an", "one", "two", "and"])
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"],
        1,
    )
}
_TENS: Final = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        2,
    )
}
_TEENS: Final = {
    word: number
    for number, word in enumerate(["fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], 14)
}
_AGE: Final = re.compile(
    rf"\b(?P<years>\d{{1,3}}|(?:(?P<tens>{'|'.join(_TENS)})-)?(?P<word>[a-z]+))[- ]year(?:s)?(?:[- ]old)?\b"
    r"|\b[\w]+[- ](?P<months>month)",
    re.I,
)
_COUNTED: Final = re.compile(
    r"^(?:\W*(?:at least|at|as many as|up to|about|some|nearly|almost|around|a total of|all)\s+)?"
    rf"(?:\d[\d,]*|{'|'.join(_NUMBERS)}|dozens?|several|multiple|scores|both|many|a)\b",
    re.I,
)
"""Words that count people, whose capitals in a headline name nobody: "Three Wounded"."""
_AGE_BEHIND: Final = re.compile(r"\s*,\s*(\d{1,3})\b")
_PLACES: Final = {word: place for place, word in enumerate(["second", "third", "fourth", "fifth", "sixth"], 2)}
_PLACE: Final = re.compile(rf"^(?:the |a )?({'|'.join(_PLACES)})\b", re.I)
_ANOTHER: Final = re.compile(r"\b(?:an)?other\b|\bothers\b|\bmore\b", re.I)


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of one person or of each of a group; empty sets and None where the words are silent.

    ``stages`` are the ages of life that the words allow, ``calling`` a class of work or "" for anybody.
    """

    names: frozenset[str]
    sex: str | None
    stages: frozenset[str]
    age: int | None
    calling: str
    plain: bool

    def may_be(self, other: Person) -> bool:
        """False where the words tell the two apart."""
        if self.names and other.names and not self.names & other.names:
            return False
        if self.sex and other.sex and self.sex != other.sex:
            return False
        if self.stages and other.stages and not self.stages & other.stages:
            return False
        if self.age is not None and other.age is not None and abs(self.age - other.age) > 1:
            return False
        if self.calling and other.calling:
            return self.calling == other.calling
        return not ((self.calling in _APART and other.plain) or (other.calling in _APART and self.plain))

    @property
    def under_age(self) -> bool:
        """True where the words allow nobody grown up."""
        return bool(self.stages) and self.stages <= {"child", "teen"}

    @property
    def anybody(self) -> bool:
        """True where the words say no more than that they are people."""
        return not (self.names or self.sex or self.stages or self.calling or self.plain)

    def joined(self, other: Person) -> Person:
        """What two tellings of one person say together."""
        stages = self.stages & other.stages if self.stages and other.stages else self.stages | other.stages
        return Person(
            self.names | other.names,
            self.sex or other.sex,
            stages,
            self.age if self.age is not None else other.age,
            self.calling or other.calling,
            self.plain and other.plain,
        )


@lru_cache(maxsize=1)
def _nouns() -> dict[str, frozenset[str]]:
    text = files("dateline.incidents").joinpath("data", "people.yaml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in cast(dict[str, str], yaml.safe_load(text)).items()}


def _stages(head: str) -> frozenset[str]:
    """The ages of life that a noun allows, together over its lists."""
    told = [frozenset(name.split()) for name in _AGES if head in _nouns()[name]]
    return told[0] if told else frozenset()


def is_another(written: str) -> bool:
    """True for words that set somebody beside those told before: "another man", "two others", "a third victim"."""
    return _ANOTHER.search(written) is not None or place_of(written) is not None


def place_of(written: str) -> int | None:
    """Which of several somebody is said to be: 3 for "a third victim"."""
    match = _PLACE.match(written)
    return _PLACES[match[1].casefold()] if match else None


_SHARE: Final = re.compile(
    r"\bof (?:the|them|those|these|whom|her|his|their|its|our)\b|^(?:the|those|these|both)\b", re.I
)


def is_share(written: str) -> bool:
    """True for words that take a number out of people told before: "two of them", "the two", "three others"."""
    return _SHARE.search(written) is not None or is_another(written)


def person_of(claim: Claim) -> Person:
    """What the words of a claim tell of the people that it counts."""
    value = claim.value
    group = value.group if isinstance(value, CountClaim) else None
    words = claim.written.split()
    named = (
        _is_name(group)
        if group and isinstance(value, CountClaim) and value.low == 1
        else not group and not _COUNTED.match(claim.written)
    )
    names = _names((group or claim.written).split()) if named else frozenset[str]()
    told = group or (words[-1] if words and not names else "")
    head = singular(told.split()[-1].strip("’'\"“”.,").casefold()) if told and not (group and names) else ""
    if head == "member" and group and not group.casefold().startswith("famil"):
        head = group.casefold()
    nouns = _nouns()
    stages = _stages(head)
    sex = next((name for name in ("male", "female") if head in nouns[name]), None)
    known = bool(sex or stages or head in nouns["anybody"] or head in nouns["kin"])
    age = _age(claim)
    if age is not None:
        by_age = "child" if age < 13 else "child teen" if age < 18 else "teen adult" if age < 20 else "adult"
        stages = frozenset(by_age.split())
    work = next((name for name in _APART if head in nouns[name]), head)
    calling = "" if known or group is None else work
    return Person(names, sex, stages, age, calling, known and head not in nouns["anybody"])


def _is_name(group: str) -> bool:
    """Capitalised words that end in no noun for people: "a 25-year-old Michael Baker" is one of a name."""
    words = group.split()
    known = frozenset[str]().union(*_nouns().values())
    return len(words) > 1 and all(w[:1].isupper() for w in words) and words[-1].casefold() not in known


def _names(words: list[str]) -> frozenset[str]:
    bare = (word.strip("’'\"“”.,()").removesuffix("’s").removesuffix("'s") for word in words)
    return frozenset(
        w.casefold() for w in bare if w[:1].isupper() and len(w) > 1 and w.casefold() not in _TITLES | _PRONOUNS
    )


def _in_words(tens: str | None, word: str) -> int | None:
    """A number in words: "twenty-five", "sixteen"; None for a word that is none."""
    told = word.casefold()
    ones = _NUMBERS.get(told) or _TEENS.get(told) or _TENS.get(told)
    return (_TENS[tens.casefold()] if tens else 0) + ones if ones else None


def _age(claim: Claim) -> int | None:
    match = _AGE.search(claim.written)
    if match is not None:
        years = match["years"]
        if years is None:
            return 0
        return int(years) if years.isdigit() else _in_words(match["tens"], match["word"])
    at = claim.span.quote.find(claim.written)
    behind = _AGE_BEHIND.match(claim.span.quote, at + len(claim.written)) if at >= 0 else None
    return int(behind.group(1)) if behind else None
