"""What a number counts: the noun after it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.normalise.counts.answer import UnitKind
from dateline.normalise.counts.lexicon import is_generic, is_person, unit_of
from dateline.normalise.counts.number import ORDINALS, number_end
from dateline.normalise.counts.word import Word, wordset


class Unit(NamedTuple):
    """The counted noun with its adjectives, words [first, after); ``part`` where it is a share ("two of them")."""

    kind: UnitKind
    noun: str | None
    first: int
    after: int
    part: bool = False


_STOPS = wordset(
    "in on at by from to with for into near after before when while who no not whom whose which that and or but "
    "as if than then was were is are be been being has have had did do does will would could may might can not "
    "also died dead of including among amongst since during during between over under against about because so "
    "yet there here it he she they we i you this these those the a an its his her their our said says say killed "
    "wounded injured died hurt taken received got were still remain remained remains lost suffered sustained went "
    "came per apiece each"
)
_CASUALTY = wordset(
    "dead killed wounded injured hurt missing slain kidnapped abducted arrested detained captured martyred"
)
_PRONOUNS = wordset("them whom us you these those")
_DETERMINERS = wordset("the its his her their our these those my your all")
_HOUSEHOLD = wordset("men women children girls boys")
_REACH = 6


def unit(words: Sequence[Word], at: int, singular: bool = False) -> Unit:
    """The unit of the number that ends before a word; kind "people" without a noun where nothing is counted aloud."""
    here, part = at, False
    if here < len(words) and words[here].lower == "of":
        here, part = here + 1, True
        while here < len(words) and words[here].lower in _DETERMINERS and words[here].lower not in _PRONOUNS:
            here += 1
        if here < len(words) and words[here].lower in _PRONOUNS:
            return Unit("people", None, here, here + 1, True)
        counted = number_end(words, here)
        if counted is not None:
            here = counted
            if not _run(words, here):
                return Unit("people", None, here, here, True)
    if [word.lower for word in words[here : here + 2]] == ["per", "cent"]:
        return Unit("other", "per cent", here, here + 2)
    if here < len(words) and words[here].text == "%":
        return Unit("other", "%", here, here + 1)
    run = _run(words, here)
    index = _head(words, run, singular)
    if index is not None:
        noun = words[index].lower
        kind = unit_of(noun) or "other"
        partial = part and (here > at + 1)
        group = _whose(words, run, index) if is_generic(noun) else _written(words, run, index)
        if not singular and _pairs(words, index):
            return Unit(kind, f"{group} and {words[index + 2].text}", here, index + 3, partial)
        return Unit(kind, group, here, index + 1, partial)
    if here < len(words) and words[here].lower in _CASUALTY and not words[here].glued:
        return Unit("people", None, here, here + 1)
    if run and _plural_like(words[run[-1]].lower) and not singular:
        return Unit("other", _written(words, run, run[-1]), here, run[-1] + 1, part)
    if run and _plural_like(words[run[0]].lower):
        return Unit("other", words[run[0]].lower, here, run[0] + 1, part)
    return Unit("people", None, at, at)


def _pairs(words: Sequence[Word], index: int) -> bool:
    """ "Eleven women and children": one number for both nouns."""
    joined = [word.lower for word in words[index : index + 3]]
    return len(joined) == 3 and joined[1] == "and" and joined[0] in _HOUSEHOLD and joined[2] in _HOUSEHOLD


def _run(words: Sequence[Word], at: int) -> list[int]:
    """The words that can belong to the noun phrase, up to the first function word or mark."""
    run: list[int] = []
    here = at
    while here < len(words) and len(run) < _REACH:
        word = words[here]
        if not run and word.lower in ("x", "×"):
            here += 1
            continue
        if word.text in "-‑'’\"“”‘" and run and (word.glued or word.text in '"“”'):
            here += 1
            continue
        if word.text in '"“‘':
            here += 1
            continue
        if not run and word.lower in _CASUALTY and here + 1 < len(words) and is_person(words[here + 1].lower):
            here += 1
            continue
        if run and word.glued and word.alphabetic and words[here - 1].text == "-":
            run.append(here)
            here += 1
            continue
        if not word.alphabetic or word.lower in _STOPS:
            if word.lower == "more" or word.lower in _CASUALTY:
                run.append(here)
            break
        run.append(here)
        here += 1
    return run


def _plural_like(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3


def _head(words: Sequence[Word], run: Sequence[int], singular: bool) -> int | None:
    """The noun that heads the run: the first plural that the lists know, with nouns compounded to it."""
    best: int | None = None
    for place, index in enumerate(run):
        word = words[index].lower
        hyphened = _hyphened(words, index)
        kind = unit_of(hyphened or word)
        if kind is None or word in ORDINALS:
            if best is not None and not (place + 1 < len(run) and unit_of(words[run[place + 1]].lower)):
                break
            continue
        if best is not None and (word in _CASUALTY or (kind == "time" and unit_of(words[best].lower) == "people")):
            break
        best = index
        following = words[run[place + 1]].lower if place + 1 < len(run) else ""
        if not singular and _plural_like(word) and not (unit_of(following) and _plural_like(following)):
            break
    return best


def _whose(words: Sequence[Word], run: Sequence[int], index: int) -> str | None:
    """ "No civilian casualties", "two FARDC dead": the people that a noun for the dead or hurt belongs to."""
    before = [i for i in run if i < index and (is_person(words[i].lower) or words[i].text[0].isupper())]
    before = [i for i in before if words[i].lower not in _CASUALTY and not (i == run[0] and _opens(words, i))]
    return words[before[-1]].text if before else None


def _opens(words: Sequence[Word], index: int) -> bool:
    """The first word of a text or line, whose capital says nothing; nor does a text in capitals."""
    return (
        index == 0
        or words[index - 1].text in ".\n"
        or (words[index].text.isupper() and words[index - 1].text.isupper())
    )


def _hyphened(words: Sequence[Word], index: int) -> str | None:
    if index >= 2 and words[index].glued and words[index - 1].text == "-" and words[index - 1].glued:
        return f"{words[index - 2].lower}-{words[index].lower}"
    return None


def _written(words: Sequence[Word], run: Sequence[int], index: int) -> str:
    first = next((i for i in run if words[i].lower not in ("more", "other", "others")), index)
    pieces = [
        ("" if word.glued else " ") + word.text
        for word in words[min(first, index) : index + 1]
        if word.text not in '"“”‘'
    ]
    return "".join(pieces).strip()
