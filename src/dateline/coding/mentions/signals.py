"""Words that set one event apart from another, or tie a telling to the event before."""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.coding.mentions.patterns import alternatives, pattern
from dateline.coding.screened import Screened

_UNITS = r"(?:minutes?|hours?|days?|weeks?|months?|years?|nights?)"


@lru_cache(maxsize=1)
def turn() -> Screened:
    """Where a sentence turns to another event; the name of the group that matched says how.

    ``chain`` is "nine days after …", ``days`` "two days before the attack, …", ``since`` and ``when`` "since May,
    when …", ``where`` "…, where last month …", ``response`` "in response to …", ``prompt`` ", prompting …",
    ``answer`` "after … retaliated", ``semi`` a semicolon.
    """
    months = alternatives("months")
    same_day = r"(?! (?:the|this|that|midnight|noon|dawn|dusk|sunset|sunrise)\b)"
    groups = {
        "chain": rf"\b(?:[\w-]{{1,20}} )?{_UNITS} (?:after|before|since)\b(?=\s){same_day}",
        "days": r"\b[\w-]{1,20} (?:days?|weeks?|months?) (?:before|after) [^,;.]{3,40},",
        "semi": ";",
        "since": r"\bsince [^,;.]{3,40}?,? (?:when|in which)\b",
        "when": rf"\b(?:in|last) (?:{months}|month|year|week)(?: (?:19|20)\d\d)?, (?:when|where|in which)\b",
        "where": rf", where (?=the same |last |in (?:{months}|20))",
        "response": r"\b(?:in response to|in retaliation for|in revenge for|retaliated for|to avenge) ",
        "prompt": r", (?:prompting|provoking|triggering)\b",
        "answer": r"\bafter (?=[^,.;]{0,40}\bretaliat)",
    }
    return Screened([f"(?P<{name}>{body})" for name, body in groups.items()], re.IGNORECASE)


@lru_cache(maxsize=1)
def _period() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?:in|of|since|last) {alternatives('months')}|in (?:19|20)\d\d)\b(?! \d\d?\b)", re.IGNORECASE
    )


def opens_another(words: str) -> bool:
    """True for a sentence or item that says at its head that it turns to another event."""
    return pattern("opens_another", head=True).match(words) is not None


def speaks_of_another(words: str) -> bool:
    """True for words that name a separate event anywhere."""
    return pattern("another").search(words) is not None


def speaks_of_earlier(words: str) -> bool:
    """True for words that set an event before the news."""
    return pattern("earlier").search(words) is not None


def speaks_of_period(words: str) -> bool:
    """True for words that set an event in a month or a year, where nothing says when the news was."""
    return _period().search(words) is not None
