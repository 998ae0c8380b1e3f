"""Patterns for times of day, durations and sets."""

from __future__ import annotations

import re
from typing import Final

from dateline.normalise.dates.cut import Cut
from dateline.normalise.dates.grammar import NUM, REL, rule
from dateline.normalise.dates.lexicon import LONG, PARTS, SETS, WEEKDAYS
from dateline.normalise.dates.meaning import Clock, Every, Length, Meaning, Period, SameDay, Unit

_LETTERS: Final[dict[Unit, str]] = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "weekend": "WE", "week": "W", "month": "M", "quarter": "Q",
    "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
_MILITARY: Final = re.compile(r"(\d\d)(\d\d)")
_HALVES: Final[dict[Unit, tuple[str, int]]] = {"year": ("M", 6), "hour": ("M", 30), "minute": ("S", 30)}
_YEARS_IN: Final[dict[Unit, int]] = {"decade": 10, "century": 100}
_QUARTERS_OF_TIME: Final = ("recent", "coming", "future", "past", "earlier", "later", "some")
_CLOCK_UNITS: Final = ("hour", "minute", "second")
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?:[:.](\d\d))?\s?(?:([ap])\.?\s?m|.*)")


def period_value(unit: Unit, count: float | None) -> str:
    """An ISO 8601 period: "P2D", "PT30M", "PXW"; half a year, hour or minute is written in the smaller unit."""
    if count is not None and count % 1 == 0.5 and unit in _HALVES:
        smaller, part = _HALVES[unit]
        whole = f"{int(count)}{_LETTERS[unit]}" if count > 1 else ""
        return f"P{'' if unit == 'year' else 'T'}{whole}{part}{smaller}"
    if count is not None and unit in _YEARS_IN:
        unit, count = "year", count * _YEARS_IN[unit]
    if unit == "hour" and count == 24:
        unit, count = "day", 1
    number = "X" if count is None else str(int(count)) if count % 1 == 0 else f"{count:.1f}"
    return f"P{'T' if unit in _CLOCK_UNITS else ''}{number}{_LETTERS.get(unit, 'D')}"


@rule(r"m?m?(?P<at>C)(?P<zone>Z)?", r"m?m?(?P<at>(?P<bare>j))(?P<zone>Z)?(?![_Uu])", r"m?m?(?P<at>y)(?P<zone>Z)")
def clock(cut: Cut) -> Meaning | None:
    """ "11:20", "9.15pm", "5 p.m. EST", "0430 hrs", "0515"; four bare figures need a word that leads to a time."""
    before = cut.tokens.classes[cut.match.start() - 1] if cut.match.start() else "|"
    if cut.has("bare") and cut.word("bare")[0] != "0" and not cut.has("zone") and before not in "im-c,":
        return None
    found = read_clock(cut.word("at"), cut.word("zone") or None)
    return Meaning(SameDay(), clock=found) if found else None


def read_clock(word: str, zone: str | None) -> Clock | None:
    """Hour, minute and second of a clock time as written; None where no clock shows it."""
    match = _MILITARY.match(word) or _CLOCK.match(word)
    if match is None:
        return None
    hour, minute, second, half = [*match.groups(), None, None][:4]
    return make_clock(int(hour or 0), int(minute or 0), int(second) if second else None, half, zone)


def make_clock(hour: int, minute: int, second: int | None, half: str | None, zone: str | None) -> Clock | None:
    """A time of day; ``half`` is "a" or "p" on the twelve-hour clock."""
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 24 or minute > 59 or (second or 0) > 59:
        return None
    return Clock(hour, minute, second, zone.upper() if zone else None)


@rule(r"m?m?(?P<at>[wn])iD(?P<part>p)", r"m?m?(?P<at>[wn])i(?P<night>p)")
def spoken_clock(cut: Cut) -> Meaning | None:
    """ "five in the morning", "ten at night"."""
    number, word = cut.number("at"), cut.word("part") or cut.word("night")
    if number is None or not 1 <= number <= 12 or number != int(number):
        return None
    link = cut.tokens.words[cut.match.start("at") + 1]
    if (cut.has("part") and link != "in") or (cut.has("night") and (link, word) != ("at", "night")):
        return None
    hour = int(number) % 12 + (0 if word == "morning" else 12)
    return Meaning(SameDay(), clock=Clock(hour % 24))


@rule(rf"(?P<rel>{REL})(?P<part>p)", r"(?P<def>D)E?(?P<part>p)(?![ef])", r"(?P<part>p)(?P<zone>Z)?")
def part_of_day(cut: Cut) -> Meaning | None:
    """ "this morning", "that night", "the next morning", "last night", "at dawn", "noon ET"."""
    word = cut.word("part")
    code = PARTS[word]
    if cut.has("zone"):
        return Meaning(SameDay(), clock=Clock(12, zone=cut.word("zone").upper())) if code == "MI" else None
    if cut.has("rel"):
        relation, offset = cut.relation()
        if (relation == "last" and cut.followed_by("1")) or cut.words("rel") == ("following",):
            return None
        if relation in ("same", "previous", "following"):
            return Meaning(Period("day", offset, "anchor"), code)
        if relation == "next":
            return Meaning(Period("day", 1, "anchor"), code)
        return Meaning(Period("day", -1 if relation == "last" else 0), code)
    if cut.followed_by("1") and cut.tokens.classes[max(0, cut.match.start() - 1)] in "lO":
        return None
    return Meaning(SameDay(), code)


@rule(
    rf"m?m?D?m?m?[AO]?(?P<num>{NUM})A?(?P<unit>[uUqQ])(?P<half>cah)?",
    rf"m?m?(?P<num>{NUM})-(?P<unit>[uUq])",
    r"m?m?(?P<num>aA?)(?P<unit>[uq])(?P<half>cah)?",
    r"m?m?(?P<num>h)aA?-?(?P<unit>u)",
    r"m?m?(?P<num>[wn])(?P<half>-?c-?a-?h)-?(?P<unit>[Uu])",
    rf"m?m?(?P<num>{NUM})[-c](?P<num2>{NUM})-?(?P<unit>[uUqQ])",
)
def duration(cut: Cut) -> Meaning | None:
    """ "two hours", "a ten-day", "nearly three years", "half an hour", "a minute and a half"."""
    unit = cut.unit()
    if unit is None or "old" in cut.next_words or (cut.has("part") and cut.followed_by("1")):
        return None
    if cut.word("unit") == "quarter" and (cut.followed_by("1") or cut.tokens.classes[cut.match.end() - 2] in "-a"):
        return None
    if cut.word("num") == "a" and cut.words_before[-1:] in (("once",), ("twice",), ("times",)):
        return Meaning(Every(period_value(unit, 1)))
    count = 0.5 if cut.word("num") == "half" else cut.number()
    if cut.word("num").startswith("a ") and count is None and cut.tokens.classes[cut.match.start("num") + 1] == "A":
        count = 1
    if count is not None and "fortnight" in cut.word("unit"):
        count *= 2
    if "couple" in cut.word("num"):
        count = 2
    if cut.has("num2"):
        count = None if cut.words("num")[0].isdigit() else count
    if count is not None and cut.has("half"):
        count += 0.5
    return Meaning(Length(period_value(unit, count)))


@rule(r"(?P<whole>L)", r"(?P<unit>u)-(?P<long>_)")
def long_duration(cut: Cut) -> Meaning | None:
    """ "a year-long", "day-long", "weeklong"."""
    if cut.has("whole"):
        return Meaning(Length(LONG[cut.word("whole")]))
    unit = cut.unit()
    return Meaning(Length(period_value(unit, 1))) if unit and cut.word("long") in ("long", "length") else None


@rule(rf"(?P<num>{NUM})-?[uU]a(?P<unit>u)")
def rate(cut: Cut) -> Meaning | None:
    """ "24 hours a day", "two days a week"."""
    unit = cut.unit()
    return Meaning(Every(period_value(unit, 1))) if unit else None


@rule(r"(?P<unit>[UQ])(?:c[UQ])?(?:-_)?")
def vague_duration(cut: Cut) -> Meaning | None:
    """ "weeks", "years"; "quarters" are mostly somebody's rooms, or three of four parts."""
    start = cut.match.start()
    if cut.unit() == "quarter" and (start == 0 or cut.tokens.words[start - 1] not in _QUARTERS_OF_TIME):
        return None
    unit = cut.unit()
    if (
        "old" in cut.next_words
        or unit is None
        or unit in ("second", "minute", "weekend")
        or cut.word("unit") in ("nights", "mornings", "evenings")
    ):
        return None
    return Meaning(Length(period_value(unit, None)))


@rule(r"(?P<word>R)")
def adverb_set(cut: Cut) -> Meaning | None:
    """ "daily", "annually"."""
    return Meaning(Every(SETS[cut.word("word")]))


@rule(r"r(?:(?P<num>[wn])|[oO]|A)?(?P<unit>[uUqW MsPp])", r"(?P<plural>P)(?P<part>p|U)?")
def every(cut: Cut) -> Meaning | None:
    """ "every day", "every two weeks", "each Thursday", "Tuesdays"."""
    if cut.has("plural"):
        number = WEEKDAYS.get(cut.word("plural").removesuffix("s"))
        return Meaning(Every(f"XXXX-WXX-{(number or 0) + 1}")) if number is not None else None
    number, month, unit = cut.weekday("unit"), cut.month("unit"), cut.unit()
    if number is not None:
        return Meaning(Every(f"XXXX-WXX-{number + 1}"))
    if month is not None:
        return Meaning(Every(f"XXXX-{month:02}"))
    if unit is None:
        return None
    return Meaning(Every(period_value(unit, cut.number() if cut.has("num") else 1)))
