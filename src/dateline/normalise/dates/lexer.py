"""Text to tokens with a class letter each, so that patterns can be written over classes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from dateline.normalise.dates.lexicon import CLASSES, MONTH_SHORT, SEASONS, WEEKDAY_SHORT

_TOKEN: Final = re.compile(
    r"""
    (?P<word>(?!Q[1-4]|UTC|GMT)[^\W\d_]+)
    |(?P<I>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])
        |\d{1,2}(?P<sep>[./-])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\d])
        |\d{4}[/.]\d{1,2}[/.]\d{1,2}(?!\d)
        |\bQ[1-4](?:\s\d{4})?\b)
    |(?P<Z>\b(?:UTC|GMT)\s?[+−-]\s?\d{1,2}(?::?[0-5]\d)?\b)
    |(?P<C>\d{1,2}(?:[:.]\d\d){0,2}\s?(?:[ap]\.\s?m\b\.?|[ap]m\b)
        |\d{1,2}:\d\d(?::\d\d)?(?!:?\d)(?:\s[+-]\d\d:?\d\d\b)?
        |\d{1,2}h\d\d\b
        |(?:[01]\d|2[0-4])[.:]?[0-5]\d\s?(?:hrs?\b|hours\b|h\b)
        |\d{1,2}\s?o['’]clock\b)
    |(?P<K>(?:1\d|20)\d0['’]?s\b|['’]\d0['’]?s\b|(?<=\bthe\s)[2-9]0s\b)
    |(?P<o>\d{1,2}(?:st|nd|rd|th)\b)
    |(?P<n>\d+(?:[.,]\d+)*)
    |(?P<S>['’]s\b)
    |(?P<_>[^\W\d_]+)
    |(?P<para>\n\s*\n|\n[ \t]*[-*•–—·][ \t]+)
    |(?P<mark>[^\w\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MARKS: Final = {"&": "c", ",": ",", "/": "/", ".": ".", "-": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"}
_AMBIGUOUS: Final = frozenset({"may", "march", "tir", "dey", "mehr", "azar", "adhar", "nisan"})
_SHORT: Final = frozenset(MONTH_SHORT) | frozenset(WEEKDAY_SHORT)
_PLAIN_SHORT: Final = frozenset({"feb", "apr", "aug", "sept", "oct", "nov", "dec"})
_NUMERIC: Final = frozenset("nkyjoIC")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel sequences: offsets, lower-case words, and one class letter each (``lexicon`` lists the letters)."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    classes: str


_ZONES: Final = frozenset({"z", "l"})
"""Letters that make four figures a time of day: "2140L" is local time, "0600Z" universal time."""


_UNSETTLED: Final = _ZONES | _SHORT | _AMBIGUOUS | SEASONS.keys() | {"time"}
"""Words whose class hangs on the words beside them."""


def _phrase_table() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """First token of each phrase of several tokens to the rest, the class and the phrase, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for phrase, letter in CLASSES.items():
        parts = [match.group() for match in _TOKEN.finditer(phrase)]
        if len(parts) > 1:
            table.setdefault(parts[0], []).append((tuple(parts[1:]), letter, phrase))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return table


_PHRASES: Final = _phrase_table()


def _figure_class(word: str) -> str:
    """A number by what it can be: day of a month, year, hour, or only a quantity."""
    if not word.isascii() or not word.isdigit():
        return "k"
    if len(word) <= 2:
        return "n" if 1 <= int(word) <= 31 else "k"
    if len(word) == 4:
        if "1500" <= word <= "2199":
            return "y"
        if "0000" <= word < "2400" and word[2] < "6":
            return "j"
    return "k"


def tokenise(text: str) -> Tokens:
    """Every token of a text in text order; words that say nothing about time get the class ``_``."""
    starts: list[int] = []
    ends: list[int] = []
    raw: list[str] = []
    classes: list[str] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "_"
        word = match.group()
        start, end = match.span()
        starts.append(start)
        ends.append(end)
        raw.append(word)
        if kind in ("word", "_"):
            classes.append(CLASSES.get(word.lower(), "_"))
        elif kind == "mark":
            classes.append(_MARKS.get(word, "("))
        elif kind == "n":
            classes.append(_figure_class(word))
        elif kind == "para":
            classes.append("|")
        else:
            classes.append("I" if kind == "sep" else kind)
    _settle_names(raw, classes, starts, ends)
    return _join_phrases(raw, classes, starts, ends)


def _settle_names(raw: list[str], classes: list[str], starts: list[int], ends: list[int]) -> None:
    """Abbreviated and ambiguous names ("Sat", "Dec.", "May", "fall") count only where the words beside agree.

    After a clock time "Kyiv time" is its zone.
    """
    for i, word in enumerate(raw):
        low = word.lower()
        if low not in _UNSETTLED:
            continue
        if low in _ZONES and i > 0 and classes[i - 1] in "yj" and starts[i] == ends[i - 1] and raw[i - 1] < "2400":
            classes[i - 1], classes[i] = "j", "Z"
        elif low == "time" and i > 1 and classes[i - 2] in "Cjy" and raw[i - 1].istitle():
            raw[i - 1], ends[i - 1], classes[i - 1], classes[i] = f"{raw[i - 1]} time", ends[i], "Z", "~"
        elif low in _SHORT and word[0].isupper():
            _settle_short(i, low, raw, classes, starts, ends)
        elif low in _AMBIGUOUS:
            if not _is_month_name(i, raw, classes):
                classes[i] = "_"
        elif low in SEASONS:
            verb = low == "fall" and not (i > 0 and classes[i - 1] in "lxtE") and not _of_a_year(i, raw, classes)
            if verb or (word[0].isupper() and _begins_a_name(raw[i + 1 : i + 4])):
                classes[i] = "_"


def _settle_short(i: int, low: str, raw: list[str], classes: list[str], starts: list[int], ends: list[int]) -> None:
    """An abbreviation is a name beside a number; months that are no other word also stand alone or with a full stop."""
    dotted = i + 1 < len(raw) and raw[i + 1] == "." and starts[i + 1] == ends[i]
    after = i + (2 if dotted else 1)
    if low in WEEKDAY_SHORT and raw[after : after + 1] == [","]:
        after += 1
    beside = (after < len(raw) and classes[after] in _NUMERIC) or (i > 0 and classes[i - 1] in _NUMERIC)
    if not beside and low not in _PLAIN_SHORT:
        return
    if dotted:
        ends[i] = ends[i + 1]
        classes[i + 1] = "~"
    classes[i] = "M" if low in MONTH_SHORT else "B"


def _is_month_name(i: int, raw: list[str], classes: list[str]) -> bool:
    """Whether "May" or "March" is the month; in a text all in capitals only its neighbours can tell."""
    before = classes[i - 1] if i > 0 else "|"
    after = classes[i + 1] if i + 1 < len(classes) else "|"
    if before in _NUMERIC or after in "nyo":
        return True
    if not raw[i][0].isupper() or (before not in "i1Elxt" and _begins_a_name(raw[i + 1 : i + 4])):
        return False
    if raw[i].isupper() and any(
        len(word) > 2 and word.isupper() for word in raw[max(0, i - 2) : i] + raw[i + 1 : i + 3]
    ):
        return before in "ilxt1E"
    return before not in "|.(" or after in "|,ltT1"


def _of_a_year(i: int, raw: list[str], classes: list[str]) -> bool:
    """Whether a year follows: "fall 2013", "the fall of 2010"."""
    after = i + (2 if raw[i + 1 : i + 2] == ["of"] else 1)
    return classes[after : after + 1] == ["y"]


def _begins_a_name(after: list[str]) -> bool:
    """Whether the words go on with a name: "March for Life", "March of the Mothers", "Spring of Hope"."""
    if len(after) < 2 or after[0].lower() not in ("for", "of", "on", "against"):
        return False
    named = after[2] if after[1].lower() == "the" and len(after) > 2 else after[1]
    return named.istitle() and named.lower() not in CLASSES


def _join_phrases(raw: list[str], classes: list[str], starts: list[int], ends: list[int]) -> Tokens:
    """Phrases of several tokens become one token."""
    words = [word.lower().replace("’", "'") for word in raw]
    if "~" not in classes and _PHRASES.keys().isdisjoint(words):
        return Tokens(tuple(starts), tuple(ends), tuple(words), "".join(classes))
    out: tuple[list[int], list[int], list[str], list[str]] = ([], [], [], [])
    i = 0
    while i < len(words):
        if classes[i] == "~":
            i += 1
            continue
        size, letter, word = 1, classes[i], words[i]
        for rest, phrase_letter, phrase in _PHRASES.get(words[i], ()):
            if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                size, letter, word = 1 + len(rest), phrase_letter, phrase
                break
        out[0].append(starts[i])
        out[1].append(ends[i + size - 1])
        out[2].append(word)
        out[3].append(letter)
        i += size
    return Tokens(tuple(out[0]), tuple(out[1]), tuple(out[2]), "".join(out[3]))
