"""Cardinal numbers as written: "1,200", "1.2 million", "a hundred and twenty", "half a dozen"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.normalise.counts.word import Word, wordset

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
UNITS: dict[str, int] = {word: value for value, word in enumerate(_SMALL) if value}
TENS: dict[str, int] = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40}
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
}
ORDINALS = wordset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth hundredth"
)
_COMPOUND_TAILS = wordset(
    "year month week day hour minute second metre meter kilometre kilometer km mile foot inch mm cm storey "
    "story man woman person member seat seater strong room bed bedroom door time point page way lane wheel "
    "goal part party bore gauge kg tonne ton pound litre liter dollar franc percent fold star state nation "
    "country city vehicle truck judge volt family house building strike caliber calibre round shot month term "
    "hectare acre piece billion passenger run thirds quarters half minutes hours yard inch decade century "
    "night"
)
STARTS = frozenset(UNITS) | frozenset(TENS) | wordset("a an half dozen")
"""Words that can begin a number."""

MAXIMUM = 10**10
_LONGEST = 14

Reading = tuple[int, int]
"""A value and the index of the word after it."""


def _below_hundred(words: Sequence[Word], at: int) -> Reading | None:
    word = words[at].lower if at < len(words) else ""
    if word in UNITS:
        return UNITS[word], at + 1
    if word not in TENS:
        return None
    value, after = TENS[word], at + 1
    hyphen = after < len(words) and words[after].text in "-‑–" and words[after].glued
    unit = after + 1 if hyphen else after
    if unit < len(words) and 0 < UNITS.get(words[unit].lower, 10) < 10:
        return value + UNITS[words[unit].lower], unit + 1
    return value, after


def _digits(words: Sequence[Word], at: int) -> Reading | None:
    """A numeral with its scale; None for decimals without one, clock times, ordinals and parts of codes."""
    word = words[at]
    if not word.numeral:
        return None
    before = words[at - 1] if at else None
    if word.glued and before and (before.alphabetic or before.text in "./:#$€£¥₦_"):
        return None
    if word.glued and before and before.text in "-‑" and at > 1 and words[at - 2].alphabetic and before.glued:
        return None
    after = words[at + 1] if at + 1 < len(words) else None
    if after and after.glued and (after.alphabetic or after.text in "%:_°"):
        return None
    if after and after.glued and after.text in "./" and at + 2 < len(words):
        beyond = words[at + 2]
        if beyond.glued and beyond.numeral:
            return None
    plain = "".join(ch for ch in word.text if ch not in ", \u00a0\u2009\u202f")
    scale = SCALES.get(after.lower, 0) if after else 0
    if "." in plain:
        return (round(float(plain) * scale), at + 2) if scale and len(plain) < 12 else None
    if len(plain) > 10:
        return None
    return (int(plain) * scale, at + 2) if scale else (int(plain), at + 1)


def _spelled(words: Sequence[Word], at: int) -> Reading | None:
    """Number words up to the billions; "a hundred" but never a bare "a"."""
    total, group, here, seen = 0, 0, at, False
    first = words[at].lower
    if first in ("a", "an") and at + 1 < len(words) and words[at + 1].lower in SCALES:
        group, here, seen = 1, at + 1, True
    while here < min(len(words), at + _LONGEST):
        word = words[here].lower
        if word in SCALES and seen:
            if word == "hundred":
                group = max(group, 1) * 100
            else:
                total, group = total + max(group, 1) * SCALES[word], 0
            here += 1
        elif (part := _below_hundred(words, here)) and (not seen or words[here - 1].lower in SCALES):
            group, here, seen = group + part[0], part[1], True
        elif word == "and" and seen and words[here - 1].lower in SCALES and _joins(words, here):
            joined = _below_hundred(words, here + 1)
            if joined is None:
                break
            group, here = group + joined[0], joined[1]
        else:
            break
    return (total + group, here) if seen and here > at else None


def _joins(words: Sequence[Word], at: int) -> bool:
    """ "A hundred and twenty" is one number; "a hundred and two children" in a list would not be written so."""
    return at + 1 < len(words) and _below_hundred(words, at + 1) is not None


def _dozens(words: Sequence[Word], at: int) -> Reading | None:
    texts = [word.lower for word in words[at : at + 3]]
    if texts[:3] in (["half", "a", "dozen"], ["a", "half", "dozen"], ["a", "half-dozen"]):
        return 6, at + 3
    if texts[:3] == ["half", "a", "million"]:
        return 500_000, at + 3
    if texts[:2] in (["half", "dozen"],):
        return 6, at + 2
    if texts[:2] in (["a", "dozen"], ["one", "dozen"]):
        return 12, at + 2
    if texts[:1] == ["dozen"]:
        return 12, at + 1
    if texts[:2] in (["a", "score"],):
        return 20, at + 2
    return None


def cardinal(words: Sequence[Word], at: int) -> Reading | None:
    """The number that begins at a word, None where none does or the word is part of an age, a code or a measure."""
    if at >= len(words):
        return None
    found = _dozens(words, at) or _digits(words, at) or _spelled(words, at)
    if found is None:
        return None
    value, after = found
    times = scale_at(words, after)
    if times and value < 1000:
        value, after = value * times[0], times[1]
    if _lower(words, after, 3) == ["and", "a", "half"]:
        halved = _and_a_half(words, value, after)
        if halved is None:
            return None
        value, after = halved
    if value > MAXIMUM or _is_compound(words, after) or age_end(words, after):
        return None
    return value, after


def scale_at(words: Sequence[Word], at: int) -> Reading | None:
    """ "dozen" or "score" behind a number, and any scale behind its hyphen: "two dozen", "three-hundred"."""
    hyphen = at + 1 < len(words) and words[at].text in "-‑" and words[at].glued and words[at + 1].glued
    here = at + 1 if hyphen else at
    word = words[here].lower if here < len(words) else ""
    times = {"dozen": 12, "score": 20}.get(word) or (SCALES.get(word) if hyphen else None)
    return (times, here + 1) if times else None


def _lower(words: Sequence[Word], at: int, size: int) -> list[str]:
    return [word.lower for word in words[at : at + size]]


def _and_a_half(words: Sequence[Word], value: int, at: int) -> Reading | None:
    """ "A million and a half", "one and a half million"; half a person is none."""
    scale = SCALES.get(words[at - 1].lower)
    if scale:
        return value + scale // 2, at + 3
    scale = SCALES.get(words[at + 3].lower) if at + 3 < len(words) else None
    return (value * scale + scale // 2, at + 4) if scale else None


def age_end(words: Sequence[Word], after: int) -> int | None:
    """The index after "-year-old", "years old" or "-month-old" behind a number; None where no age is told."""
    here = after + 1 if after < len(words) and words[after].text in "-‑–" else after
    if here >= len(words) or words[here].lower not in (
        "year",
        "years",
        "yr",
        "yrs",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
    ):
        return None
    here = here + 2 if here + 1 < len(words) and words[here + 1].text in "-‑–" else here + 1
    if here < len(words) and words[here].lower in ("old", "olds"):
        return here + 1
    return None


def number_end(words: Sequence[Word], at: int) -> int | None:
    """The index after the digits or number words that begin at a word, whatever they measure."""
    if at >= len(words):
        return None
    if words[at].numeral:
        return at + 1
    found = _below_hundred(words, at) if words[at].lower in STARTS else None
    return found[1] if found else None


def _is_compound(words: Sequence[Word], after: int) -> bool:
    """The number is the first half of a compound: "44-year-old", "two-storey", "two-thirds"."""
    if after + 1 >= len(words) or words[after].text not in "-‑" or not words[after].glued:
        return False
    tail = words[after + 1]
    if not tail.glued or not tail.alphabetic:
        return False
    return (
        tail.lower in _COMPOUND_TAILS or tail.lower in ORDINALS or tail.lower not in ("odd", "plus", "to", "or", "and")
    )
