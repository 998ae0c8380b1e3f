"""Offset phrases: how far, which way, from which town."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.normalise.places.distance import bearing_of

_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ONES = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "hundred": 100, "dozen": 12, "few": 3, "couple": 2,
    "several": 4, "half": 0.5,
}  # fmt: skip
_UNITS = (
    ("nautical", 1.852),
    ("mi", 1.609),
    ("km", 1.0),
    ("kilo", 1.0),
    ("met", 0.001),
    ("m", 0.001),
    ("yard", 0.0009),
)
_WAY = r"(?:north|south)?[- ]?(?:east|west)(?:ern|wards?)?|(?:north|south)(?:ern|wards?)?"
_FROM = re.compile(
    rf"""(?:
        (?P<number>[\d.,]+|[a-z]+(?:[-\ ][a-z]+)?)[\ -]?
        (?P<unit>kilomet(?:re|er)s?|kms?|nautical\ miles?|miles?|met(?:re|er)s?|m|yards?)\b\.?(?:\ or\ so)?
        (?:[^.;,()\n]{{0,12}}?)\s+
        (?:to\ the\ |due\ |drive\ |walk\ |by\ road\ )?
        (?:(?P<way>{_WAY})\s+)?(?:of|from|outside|off|away\ from|inside)
      | (?:just\ |immediately\ |to\ the\ |on\ the\ )?(?P<way2>{_WAY})\s+(?:of|from)
      | (?P<near>just\ outside|outside|close\ to|not\ far\ from|near\ to|near|nearby|in\ the\ vicinity\ of|next\ to
        |around|off|nearer\ to|above|overlooking
        |in\ the\ (?:[a-z]+\ )?(?:hinterland|bush|hills|mountains|woods|fields)\ (?:of|near|above|around)
        |on\ the\ (?:[a-z]+\ )?outskirts\ of|short\ of|a\ short\ drive\ from
        |(?:on|along)\ the\ (?:road|highway)\ (?:to|from))
    )\s+(?:the\s+)?(?:(?:[a-z-]+\s+){{0,3}}(?:of\s+)?)?$""",
    re.IGNORECASE | re.VERBOSE,
)
_HINT = re.compile(
    r"\b(?:of|from|outside|off|inside|near|nearby|around|above|overlooking"
    r"|(?:nearer|near|close|next|road|highway) to)\s",
    re.IGNORECASE,
)
_LAST = ("of", "from", "outside", "off", "inside", "to", "near", "nearby", "around", "above", "overlooking")
_BEHIND = 6
"""One of the last words of every offset phrase ends so; that is much quicker to rule out than the phrase."""
_TAIL = re.compile(r"\b(?:of|from|outside|off|inside|to|near|nearby|around|above|overlooking)\b", re.IGNORECASE)
_CLASS = re.compile(
    r"(?:town|city|village|hamlet|capital|district|port|centre|center|camp|border|main|small|nearby|provincial|regional"
    r"|coastal|northern|southern|eastern|western|central|the|of|and|base|airport|[a-z]+-held|[a-z]+-controlled)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?(?:[a-z]+\s+(?:of\s+)?)?$", re.IGNORECASE)
_ROAD_FROM = re.compile(r"\b(?:road|highway|route|track|way|travelling|driving)\b[^.;]{0,25}\bfrom\s+$", re.IGNORECASE)
_LINKING = re.compile(
    r"\b(?:join|link|connect)(?:s|ing|ed)?\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?$", re.IGNORECASE
)
_WITH = re.compile(r"\s+(?:to|and|with)\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?")
_AND = re.compile(r"\s+and\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?")
_TO = re.compile(r"\s+to\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?")
_DASH = re.compile(r"\s*[–—-]\s*")
_STRETCH = re.compile(
    r"[^\s,.;]+(?:\s[A-Z][^\s,.;]*)?\s+"
    r"(?:road|highway|axis|route|stretch|section|motorway|line|track|corridor|border|railway)"
)


_FACILITY = re.compile(
    r"(?:['’]s?)? (?:[a-z]+ )?(?:station|hall|airport|airbase|base|prison|hospital|school|market"
    r"|courthouse|embassy|headquarters|checkpoint|gate|mosque|church|square|port|university|barracks|jail)\b"
)
"""After a town's name: a thing in the town, so that what is beside it is in the town, too."""


@dataclass(frozen=True, slots=True)
class Measure:
    """An offset phrase that ends where a town's name begins; ``start`` in the text."""

    start: int
    relation: str
    km: float | None
    bearing: float | None


def read_number(written: str) -> float | None:
    """A small number in digits or words; None where it is none."""
    plain = written.strip().lower().replace(",", "")
    try:
        return float(plain)
    except ValueError:
        pass
    words = re.split(r"[- ]", plain)
    if len(words) > 1 and words[-2] in _TENS and words[-1] in _ONES:
        return float(_TENS[words[-2]] + _ONES[words[-1]])
    last = words[-1]
    if last in _TENS:
        return float(_TENS[last])
    return float(_ONES[last]) if last in _ONES else None


def measure_before(text: str, start: int, end: int | None = None) -> Measure | None:
    """The offset phrase just before the name at ``start``: ``20 km south of``, ``six kilometres outside``, ``near``.

    With the name's ``end``: "near Mora police station" is in Mora, not near it.
    """
    low = max(0, start - 90)
    window = text[low:start]
    if not any(word.endswith(_LAST) for word in window.lower().split()[-_BEHIND:]) or not _HINT.search(window[-45:]):
        return None
    found = None
    for one in _FROM.finditer(window):
        if all(_CLASS.fullmatch(word) for word in _TAIL.split(one[0])[-1].split()):
            found = one
    if found is None:
        return None
    if found["near"]:
        if end is not None and _FACILITY.match(text, end):
            return None
        return Measure(low + found.start(), "near", None, None)
    way = found["way"] or found["way2"]
    bearing = bearing_of(way) if way else None
    km = _kilometres(found["number"], found["unit"]) if found["number"] else None
    return Measure(low + found.start(), "from" if km is not None or bearing is not None else "near", km, bearing)


def _kilometres(number: str, unit: str) -> float | None:
    """A distance in km; None where the number is none or the distance is no offset (1000 km and more)."""
    value = read_number(number)
    scale = next(factor for prefix, factor in _UNITS if unit.lower().startswith(prefix))
    return round(value * scale, 2) if value is not None and value * scale < 1000 else None


def road_between(text: str, first_start: int, first_end: int, second_start: int) -> bool:
    """Whether two names are the ends of a stretch: ``between X and Y``, ``the road from X to Y``, ``the X–Y road``."""
    gap = text[first_end:second_start]
    before = text[max(0, first_start - 60) : first_start]
    if _WITH.fullmatch(gap) and _LINKING.search(before):
        return True
    if _AND.fullmatch(gap):
        return _BETWEEN.search(before) is not None
    if _TO.fullmatch(gap):
        return _ROAD_FROM.search(before) is not None
    return _DASH.fullmatch(gap) is not None and _STRETCH.match(text[second_start : second_start + 60]) is not None
