"""One phrase as a count."""

from __future__ import annotations

import re

from dateline.normalise.counts.answer import CountAnswer
from dateline.normalise.counts.find_counts import is_singular, read_count
from dateline.normalise.counts.lexicon import unit_of
from dateline.normalise.counts.number import cardinal
from dateline.normalise.counts.unit import unit
from dateline.normalise.counts.word import words_of

_LONGEST = 2_000
_CAPITAL = r"[^\W\d_a-z][\w'’.-]*"
_NAME = re.compile(
    rf"({_CAPITAL}(?: {_CAPITAL}| (?:al|bin|de|van|der|el|da|ibn)-?\w*){{1,5}})(?:, \d{{1,3}},?| \(\d{{1,3}}\))?"
)


def parse_count(phrase: str) -> CountAnswer | None:
    """What a phrase says about a number of people; None where it gives no number.

    The first count of the phrase answers; a unit that is not people is told in ``unit``, for the caller to refuse.
    A phrase that is one person's noun or name ("shop owner", "Asghar Zaidi, 52") counts one.
    """
    words = words_of(phrase[:_LONGEST])
    single: CountAnswer | None = None
    rejected: CountAnswer | None = None
    at = 0
    while at < len(words):
        found, after = read_count(words, at)
        if found is not None:
            answer = found.answer
            if answer.reason in ("single person", "ordinal person"):
                single = single or answer
            elif answer.unit == "people":
                return answer
            elif rejected is None or rejected.unit != "other":
                rejected = answer
        at = max(after, at + 1)
    if rejected is not None and rejected.unit == "other":
        return rejected
    return single or rejected or _unnumbered(phrase)


def _unnumbered(phrase: str) -> CountAnswer | None:
    """A noun or a name without a number: one person for a singular, an open quantity for a plural of people."""
    words = words_of(phrase[:_LONGEST])
    if not words:
        return None
    counted = unit(words, 0)
    if counted.after and counted.kind == "people":
        noun = words[counted.after - 1].lower
        if is_singular(noun):
            return CountAnswer(1, 1, "reported", counted.noun, reason="single person")
        if not any(cardinal(words, i) for i in range(counted.first)):
            return CountAnswer(None, None, "vague", counted.noun, reason="bare plural")
    return CountAnswer(1, 1, "reported", reason="named person") if _is_name(phrase.strip()) else None


def _is_name(phrase: str) -> bool:
    """ "Asghar Zaidi", "Asghar Zaidi, 52", "Kerem A. (27)": capitalised words, perhaps with an age."""
    match = _NAME.fullmatch(phrase)
    return match is not None and all(unit_of(word) is None for word in match.group(1).split())
