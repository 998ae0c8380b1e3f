"""Counts in running text: where they stand and what they say."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.normalise.counts.answer import CountAnswer, CountPhrase, UnitKind
from dateline.normalise.counts.lexicon import is_generic, is_person, unit_of
from dateline.normalise.counts.number import ORDINALS, age_end, number_end
from dateline.normalise.counts.quantity import FIRST_WORDS, Quantity, quantity
from dateline.normalise.counts.unit import Unit, unit
from dateline.normalise.counts.word import Word, words_of, wordset

_MONTHS = wordset(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sept sep oct nov dec"
)
_LABELS = wordset(
    "aged age ages no number highway route article section chapter camp block sector unit phase page line "
    "model type grade class room flat apartment level day week resolution act brief issue version group "
    "channel route rn road district precinct ward battalion brigade interstate exit stage round lead gate pier "
    "zone flight"
)
_MONEY_BEFORE = wordset("$ € £ ¥ ₦ ₹ rs usd eur gbp cfa fcfa ngn kes us$ p ₱ r$ pkr inr")
_SINGLE_OPENERS = wordset("a an another the his her its their our my this that one")
_NEGATIVE = wordset("no zero without nil")
_AFTER_ANOTHER = wordset(
    "was is has had died killed wounded injured hurt seriously critically slightly lightly badly severely"
)
_ONE_OF_ALL = wordset("person individual victim body corpse human soul")
_AGE_JOINTS = wordset(", and or to - between")
_LIST = 16
_CLOSING = frozenset(',.;:()”"’—–-')
_AFTER_AGE = wordset("and was were who from of years to has had is died at in on")
_AFTER_NAME = wordset("was who from has had is died and were")


_OPENERS = FIRST_WORDS | _NEGATIVE | _SINGLE_OPENERS | {"some"}
"""Words that can begin a count, beside numerals."""


def find_counts(text: str) -> tuple[CountPhrase, ...]:
    """Every count of people in text order, single persons ("a soldier") included; never overlapping."""
    words = words_of(text)
    found: list[CountPhrase] = []
    at = 0
    while at < len(words):
        word = words[at]
        aged = _aged_people(words, at) if at + 1 < len(words) and words[at + 1].lower == "aged" else None
        if aged is not None:
            found.append(aged)
            at += 1
            continue
        if word.lower not in _OPENERS and not word.numeral:
            at += 1
            continue
        phrase, after = read_count(words, at)
        if phrase is not None:
            found.append(phrase)
        at = max(after, at + 1)
    return tuple(found)


def _aged_people(words: Sequence[Word], at: int) -> CountPhrase | None:
    """ "Women aged 59 and 70": as many as ages are told, where no number stands before the noun."""
    if not _opens_ages(words, at) or (at and (words[at - 1].numeral or words[at - 1].alphabetic)):
        return None
    ages, here = 0, at + 2
    while here < len(words) and (words[here].numeral or words[here].lower in (",", "and")):
        ages += words[here].numeral
        here += 1
    if ages < 2:
        return None
    answer = CountAnswer(ages, ages, "reported", words[at].text, "people", reason="ages")
    return _phrase(words, at, at + 1, at + 1, answer)


def _opens_ages(words: Sequence[Word], at: int) -> bool:
    noun = words[at].lower
    return at + 2 < len(words) and words[at + 1].lower == "aged" and is_person(noun) and not is_singular(noun)


def read_count(words: Sequence[Word], at: int) -> tuple[CountPhrase | None, int]:
    """The count that begins at a word, and the index to read on from."""
    read = quantity(words, at)
    if read is not None:
        if _is_label(words, read) or _is_date(words, read) or _is_age(words, read) or _is_left_out(words, read):
            return None, read.after
        rate = _rate_end(words, read)
        if rate is not None:
            return None, rate
        return _counted(words, at, read)
    if words[at].lower == "some":
        return _some(words, at)
    if words[at].lower in _NEGATIVE:
        return _none_of(words, at)
    if words[at].lower in _SINGLE_OPENERS:
        return _single(words, at)
    aged = _aged(words, at)
    if aged is not None:
        return _aged_person(words, at, aged)
    return None, at + 1


def _phrase(words: Sequence[Word], first: int, number_after: int, after: int, answer: CountAnswer) -> CountPhrase:
    number_after = min(number_after, len(words))
    end = min(max(number_after, after), len(words))
    return CountPhrase(words[first].start, words[end - 1].end, words[number_after - 1].end, answer)


def _counted(words: Sequence[Word], at: int, read: Quantity) -> tuple[CountPhrase | None, int]:
    if read.low == read.high == 1 and read.after < len(words) and words[read.after].lower == "of":
        counted = unit(words, read.after)
    else:
        counted = unit(words, read.after, singular=read.high == 1)
    kind = _kind(words, at, read, counted)
    part = counted.part or _included(words, at)
    remainder = read.remainder or _names_rest(words, read, counted)
    answer = CountAnswer(
        read.low,
        read.high,
        read.status,
        "couple" if counted.noun is None and read.reason == "married" else counted.noun,
        kind,
        part_of_total=part,
        remainder=remainder,
        approximate=read.approximate,
        bare=counted.after <= read.after,
        reason=read.reason,
    )
    return _phrase(words, read.first, read.after, counted.after, answer), max(read.after, counted.after)


def _names_rest(words: Sequence[Word], read: Quantity, counted: Unit) -> bool:
    return any(words[i].lower in ("others", "other", "more") for i in range(read.after, counted.after))


def _kind(words: Sequence[Word], at: int, read: Quantity, counted: Unit) -> UnitKind:
    before = words[read.number - 1].lower if read.number else ""
    if before in _MONEY_BEFORE and (before != "p" or words[read.number].glued):
        return "money"
    return counted.kind


def _included(words: Sequence[Word], at: int) -> bool:
    """ "including four women", "among them two children", "of whom three"."""
    before = [word.lower for word in words[max(0, at - 2) : at]]
    return before[-1:] in (["including"], ["includes"], ["included"]) or before in (
        ["among", "them"],
        ["of", "whom"],
        ["among", "whom"],
        ["of", "them"],
        ["of", "these"],
        ["of", "those"],
    )


def _is_left_out(words: Sequence[Word], read: Quantity) -> bool:
    """ "All but two" counts those that it leaves out."""
    return [word.lower for word in words[max(0, read.first - 2) : read.first]] == ["all", "but"]


def _rate_end(words: Sequence[Word], read: Quantity) -> int | None:
    """The index after "one in three people", "two out of ten residents": a share, no count."""
    joint = [word.lower for word in words[read.after : read.after + 2]]
    size = 2 if joint == ["out", "of"] else 1 if joint[:1] == ["in"] else 0
    if not size or read.low is None or read.low != read.high:
        return None
    whole = quantity(words, read.after + size)
    if whole is None or whole.low is None or whole.low <= read.low or whole.first != whole.number:
        return None
    counted = unit(words, whole.after)
    return counted.after if counted.kind == "people" and counted.after > whole.after else None


def _is_label(words: Sequence[Word], read: Quantity) -> bool:
    """A number that names: "aged 22", "Highway 57", "No. 12", "M-16"."""
    if not read.number or read.status != "reported":
        return False
    before = words[read.number - 1]
    if (
        before.text == "."
        and read.number > 1
        and words[read.number - 2].lower in ("no", "nos", "art", "sec", "vol", "p", "pp")
    ):
        return True
    if words[read.number].numeral and before.lower in _LABELS and read.number == read.first:
        return True
    return _after_ages(words, read.number)


def _after_ages(words: Sequence[Word], at: int) -> bool:
    """ "aged 59 and 70", "ages 19, 23 and 31": every number of the list."""
    here = at - 1
    if here >= 0 and words[here].lower in ("and", ",") and _in_list_of_ages(words, here):
        return True
    while here >= max(0, at - _LIST) and (words[here].numeral or words[here].lower in _AGE_JOINTS):
        here -= 1
    return here >= 0 and words[here].lower in ("aged", "ages", "age", "chapter")


def _in_list_of_ages(words: Sequence[Word], at: int) -> bool:
    """ "women of 38, 44 and 71": numbers that go back to people "of" an age."""
    here = at
    while here > max(1, at - _LIST) and (words[here].numeral or words[here].lower in (",", "and")):
        here -= 1
    return words[here].lower == "of" and is_person(words[here - 1].lower)


def _is_date(words: Sequence[Word], read: Quantity) -> bool:
    if read.status != "reported" or not words[read.number].numeral:
        return False
    before = words[read.number - 1].lower if read.number else ""
    before2 = words[read.number - 2].lower if read.number > 1 else ""
    following = words[read.after].lower if read.after < len(words) else ""
    if before in _MONTHS or (before2 in _MONTHS and before == "."):
        day = (read.high or 0) <= 31 or 1900 <= (read.high or 0) <= 2100
        return day and read.first == read.number and not (before == "may" and is_person(following))
    if following in _MONTHS and (read.high or 0) <= 31:
        return following != "may" or before in ("on", "of") or words[read.after].text == "May"
    if following in ("am", "pm", "a.m", "p.m", "hrs", "gmt") or (
        following == "a"
        and read.after + 2 < len(words)
        and words[read.after + 1].text == "."
        and words[read.after + 2].lower == "m"
    ):
        return True
    if following == "p" and read.after + 2 < len(words) and words[read.after + 2].lower == "m":
        return True
    if read.low is not None and 1900 <= read.low <= 2100 and "," not in words[read.number].text:
        dated = before == "," and before2.isdecimal()
        return dated or unit_of(following) != "people"
    return False


def _is_age(words: Sequence[Word], read: Quantity) -> bool:
    """ "a boy of 13", "Ali Khan, 44,", "women of 38, 44 and 71"; "34, was hit" after a comma."""
    if read.status != "reported" or not read.number:
        return False
    following = words[read.after].text if read.after < len(words) else "."
    before = words[read.number - 1].lower
    previous = words[read.number - 2] if read.number > 1 else None
    youth = words[read.first].lower == "under" and words[read.after - 1].lower != "dozen"
    if youth and (read.high or 0) < 25 and unit(words, read.after).after <= read.after:
        return True
    if previous is None or read.first != read.number or (read.high or 0) > 110:
        return False
    if before == "of":
        closes = following in _CLOSING or following.lower() in _AFTER_AGE
        plural = is_person(previous.text) and not is_generic(previous.lower)
        return is_singular(previous.lower) or (plural and closes)
    if before in (",", "("):
        named = previous.alphabetic and (previous.text[0].isupper() or is_person(previous.text))
        return named and words[read.number].numeral and _age_ends(words, read.after)
    return False


def _age_ends(words: Sequence[Word], after: int) -> bool:
    """Behind an age stands a mark or a verb; "12 of them" is a count."""
    if after >= len(words) or words[after].text in _CLOSING:
        return True
    if words[after].lower == "of":
        return after + 1 >= len(words) or words[after + 1].lower not in ("them", "whom", "the")
    return words[after].lower in _AFTER_NAME


def _none_of(words: Sequence[Word], at: int) -> tuple[CountPhrase | None, int]:
    """ "No civilians", "without a single victim"; only nouns for people or their hurt make a zero."""
    here = at + 1
    while here < len(words) and words[here].lower in (
        "any",
        "a",
        "single",
        "further",
        "other",
        "more",
        "one",
        "reported",
        "known",
    ):
        here += 1
    counted = unit(words, here)
    if (counted.after < len(words) and counted.kind != "people") or counted.after <= here:
        joined = next((i for i in range(here + 1, min(here + 3, len(words))) if words[i].lower in ("or", "and")), None)
        counted = unit(words, joined + 1) if joined else counted
    if counted.after <= here or counted.kind != "people":
        return None, at + 1
    answer = CountAnswer(0, 0, "explicit_zero", counted.noun, "people", reason="zero")
    return _phrase(words, at, at + 1, counted.after, answer), counted.after


def _some(words: Sequence[Word], at: int) -> tuple[CountPhrase | None, int]:
    """ "Some youths": people without a number."""
    counted = unit(words, at + 1)
    if counted.after <= at + 1 or counted.kind != "people" or is_singular(words[counted.after - 1].lower):
        return None, at + 1
    answer = CountAnswer(None, None, "vague", counted.noun, reason="vague")
    return _phrase(words, at, at + 1, counted.after, answer), counted.after


def _aged(words: Sequence[Word], at: int) -> int | None:
    """The index after "44-year-old" that begins at a word."""
    end = number_end(words, at)
    return age_end(words, end) if end is not None else None


def _aged_person(words: Sequence[Word], at: int, after: int) -> tuple[CountPhrase | None, int]:
    """ "A 44-year-old man", "the 17-year-old": one person."""
    counted = unit(words, after, singular=True)
    if words[after - 1].lower == "olds":
        return None, after
    if counted.after > after and counted.noun is not None:
        noun = words[counted.after - 1].lower
        if counted.kind != "people" or not is_singular(noun):
            return None, counted.after
        answer = CountAnswer(1, 1, "reported", counted.noun, reason="single person")
        return _phrase(words, at, after, counted.after, answer), counted.after
    answer = CountAnswer(1, 1, "reported", None, reason="single person")
    return _phrase(words, at, after, after, answer), after


def _single(words: Sequence[Word], at: int) -> tuple[CountPhrase | None, int]:
    """ "A soldier", "his driver", "the fourth": one person."""
    opener = words[at].lower
    here = at + 1
    aged = _aged(words, here)
    if aged is not None:
        return _aged_person(words, at, aged)
    if quantity(words, here) is not None:
        return None, at + 1
    if here < len(words) and words[here].lower in ORDINALS:
        following = unit(words, here + 1, singular=True)
        compound = here + 1 < len(words) and (words[here + 1].text in "-‑" or words[here + 1].lower == "shot")
        if following.after <= here + 1 and opener in ("a", "the", "another") and not compound:
            answer = CountAnswer(1, 1, "reported", None, "people", bare=True, reason="ordinal person")
            return _phrase(words, at, here + 1, here + 1, answer), here + 1
    counted = unit(words, here, singular=True)
    if opener == "another" and here < len(words) and words[here].lower in _AFTER_ANOTHER:
        answer = CountAnswer(1, 1, "reported", None, remainder=True, bare=True, reason="single person")
        return _phrase(words, at, here, here, answer), here
    if counted.after <= here or counted.kind != "people":
        return None, at + 1
    noun = words[counted.after - 1].lower
    if not is_singular(noun) and not (noun in _ONE_OF_ALL and opener not in ("the", "this", "that")):
        return None, counted.after if opener not in ("the", "his", "her", "its", "their", "this", "that") else at + 1
    heads = 2 if noun == "couple" else 1
    answer = CountAnswer(
        heads,
        heads,
        "reported",
        counted.noun,
        "people",
        remainder=opener == "another",
        part_of_total=_included(words, at),
        reason="single person",
    )
    return _phrase(words, at, at + 1, counted.after, answer), counted.after


def is_singular(noun: str) -> bool:
    """A noun for one person: "soldier", never "soldiers", "people", "troops"."""
    noun = noun.lower()
    if not is_person(noun) or is_generic(noun):
        return False
    if noun.endswith(
        ("men", "people", "folk", "children", "wives", "personnel", "parents", "crew", "troops", "cadres")
    ):
        return False
    return not noun.endswith("s") or noun in _SINGULAR_S or noun.endswith("ss")


_SINGULAR_S = wordset("boss shepherdess waitress hostess")
