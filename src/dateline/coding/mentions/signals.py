"""Words that set one event apart from another, or tie a telling to the event before."""

from __future__ import annotations

import re

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_UNITS = r"(?:minutes?|hours?|days?|weeks?|months?|years?|nights?)"
_SEPARATE = re.compile(
    r"^\W*(?:separately|elsewhere|meanwhile|in (?:a|another|one) (?:separate|different|other|another|second|third)|in another|"
    r"another|also reported|also on|in a (?:second|third|separate|similar|parallel)|a (?:second|third|separate) (?:attack|blast|"
    r"explosion|bomb|strike|incident|device|raid|grenade|convoy)|in the (?:second|third|other) (?:incident|attack)|on the same "
    r"(?:day|night|evening)|(?:later|earlier) (?:the same|that|on)|that (?:evening|night|afternoon|same)|the (?:same|next|following) "
    r"(?:day|night|evening|morning|afternoon|week)|the day before|(?:a few |two |three |several )?(?:hours|minutes|days) (?:later|earlier|"
    r"afterwards|before|after)|also\b|in addition|across the)",
    re.IGNORECASE,
)
_INNER_SEPARATE = re.compile(
    r"\b(?:in (?:a|another) separate|separately|(?:a|in) separate|elsewhere|in a similar|in another (?:attack|incident|raid|blast))\b",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:last (?:month|year|winter|summer|spring|autumn)|a year ago|earlier this (?:month|year)|previously|in the past|"
    r"(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:weeks?|months?|years?) (?:ago|earlier|before)|"
    r"a similar (?:attack|incident|raid|blast|rumour|charge|strike)|an? (?:previous|earlier) (?:attack|incident|raid|strike|bombing))\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:(?:in|since|last) (?:january|february|march|april|june|july|august|september|october|november|december|may)|"
    r"in (?:19|20)\d\d)\b(?! \d)",
    re.IGNORECASE,
)
SPLIT = re.compile(
    rf"\b(?P<chain>(?:[\w-]+ )?{_UNITS} (?P<link>after|before|since))\b(?! (?:the|this|that|midnight|noon|dawn|dusk|sunset|sunrise)\b)|"
    r"(?P<semi>;)|(?P<since>\bsince [^,;.]{3,40}?,? (?:when|in which)\b)|"
    rf"(?P<when>\b(?:in|last) (?:{_MONTHS}|month|year|week)(?: (?:19|20)\d\d)?, (?:when|where|in which)\b)|"
    rf"(?P<where>, (?:from|to|in) [^,;]{{3,40}}, where\b(?= (?:last|in (?:{_MONTHS})))|, where (?=the same |last |in (?:{_MONTHS}|20)))|"
    r"(?P<days>\b[\w-]+ (?:days?|weeks?|months?) (?:before|after) [^,;.]{3,40},)|"
    r"(?P<response>\b(?:in response to|in retaliation for|in revenge for|retaliated for|to avenge) )|"
    r"(?P<prompt>, (?:prompting|provoking|triggering)\b)|(?P<answer>\bafter (?=[^,.;]{0,40}\bretaliat))"
)
_SAME = re.compile(r"\b(?:the same (?:attack|incident|blast|raid)|update|the toll|death toll)\b", re.IGNORECASE)


def opens_another(words: str) -> bool:
    """True for a sentence or item that says at its head that it turns to another event."""
    return _SEPARATE.match(words) is not None


def speaks_of_another(words: str) -> bool:
    """True for words that name a separate event anywhere."""
    return _INNER_SEPARATE.search(words) is not None


def speaks_of_earlier(words: str) -> bool:
    """True for words that set an event before the news."""
    return _EARLIER.search(words) is not None


def speaks_of_period(words: str) -> bool:
    """True for words that set an event in a month or a year, where nothing says when the news was."""
    return _PERIOD.search(words) is not None


def speaks_of_same(words: str) -> bool:
    """True for words that come back to the event before."""
    return _SAME.search(words) is not None
