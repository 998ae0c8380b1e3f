"""Words that set one event apart from another, or tie a telling to the event before."""

from __future__ import annotations

import re

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
    r"\b(?:last (?:month|year|week|winter|summer|spring|autumn|january|february|march|april|may|june|july|august|september|"
    r"october|november|december)|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:weeks?|months?|years?) (?:ago|earlier|before)|"
    r"(?:in|since) (?:january|february|march|april|june|july|august|september|october|november|december)\b|in may\b|"
    r"earlier this (?:month|year|week)|a year ago|the previous (?:day|week|month|year|night)|previously|in the past|"
    r"similar (?:attack|incident|raid|blast|rumour|charge)|previous (?:attack|incident)s?|in (?:19|20)\d\d\b|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:19|20)\d\d|days? before the|"
    r"were? (?:found )?dead .{0,20}earlier|retaliat\w+|in response to|recalled? that|an earlier)",
    re.IGNORECASE,
)
SPLIT = re.compile(
    rf"\b(?P<chain>(?:[\w-]+ )?{_UNITS} (?P<link>after|before|since))\b(?! (?:the|this|that|midnight|noon|dawn|dusk|sunset|sunrise)\b)|"
    r"(?P<semi>;)|(?P<since>\bsince [^,;.]{3,40}?,? (?:when|in which)\b)|(?P<when>\b(?:in|last|since|after) [\w ]{3,30}, (?:when|where|in which)\b)|"
    r"(?P<where>, (?:from|to) [^,;]{3,40}, where\b|, where (?=the same|last|in |on ))|(?P<days>\b[\w-]+ (?:days?|weeks?|months?) (?:before|after) [^,;.]{3,40},)|"
    r"(?P<response>\b(?:in response to|in retaliation for|in revenge for|retaliated for|to avenge) )"
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


def speaks_of_same(words: str) -> bool:
    """True for words that come back to the event before."""
    return _SAME.search(words) is not None
