"""The words of time in English news, each with the class letter that the patterns of ``grammar`` are written in.

=====  ==============================================  =====  ==============================================
class  words                                           class  words
=====  ==============================================  =====  ==============================================
M      month name                                      F      month of the Persian or Islamic calendar
W, B   weekday; its abbreviation                       P      weekdays ("Mondays")
n, k   number up to 31; any other                      w, V   number word; "several", "a few"
o, O   "9th"; "ninth"                                  y, j   year; four digits that are an hour ("0430")
u, U   unit; its plural                                q, Q   quarter(s)
p      part of the day                                 s      season
h, J   half; hundred, dozen                            d, N   today, yesterday …; overnight
l      last, past; previous (see RELATIONS)            x      next, coming; following
t      this, current                                   z, T   same; that
a, D   a, an; the                                      g      ago
e, f   earlier, before; later, after                   E, b   early, late, mid; beginning, end
m      about, nearly, more than                        r, R   every; daily
i      preposition                                     1      of
c, -   and, or; to, dash                               S      possessive 's
C, Z   clock time; zone                                I      date in figures
H      feast                                           K      decade
L      "daylong", "weeklong"                             G      year-ago, year-earlier
v      now, recently …                                 X      year-end
A      extra, more                                     _, |   any other word; paragraph break
=====  ==============================================  =====  ==============================================
"""

from __future__ import annotations

from typing import Final

from dateline.normalise.dates.feasts import FEASTS
from dateline.normalise.dates.meaning import Edge, Unit

MONTHS: Final[dict[str, int]] = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9,
    "october": 10, "november": 11, "december": 12,
}  # fmt: skip
MONTH_SHORT: Final[dict[str, int]] = {name[:3]: n for name, n in MONTHS.items() if name != "may"} | {"sept": 9}
LEVANTINE: Final[dict[str, int]] = {
    "shubat": 2, "adhar": 3, "nisan": 4, "ayyar": 5, "haziran": 6, "huzayran": 6, "tammuz": 7, "aylul": 9,
    "كانون الثاني": 1, "شباط": 2, "آذار": 3, "نيسان": 4, "أيار": 5, "حزيران": 6, "تموز": 7, "آب": 8, "أيلول": 9,
    "تشرين الأول": 10, "تشرين الثاني": 11, "كانون الأول": 12,
    "يناير": 1, "فبراير": 2, "مارس": 3, "أبريل": 4, "مايو": 5, "يونيو": 6, "يوليو": 7, "أغسطس": 8, "سبتمبر": 9,
    "أكتوبر": 10, "نوفمبر": 11, "ديسمبر": 12,
}  # fmt: skip
"""Arabic names of Gregorian months: the Levant's, and those borrowed from European languages."""

PERSIAN: Final[dict[str, int]] = {
    "farvardin": 1, "ordibehesht": 2, "khordad": 3, "tir": 4, "mordad": 5, "shahrivar": 6, "mehr": 7, "aban": 8,
    "azar": 9, "dey": 10, "bahman": 11, "esfand": 12,
}  # fmt: skip
AFGHAN: Final[dict[str, int]] = {
    "hamal": 1, "sawr": 2, "jawza": 3, "saratan": 4, "asad": 5, "sunbula": 6, "mizan": 7, "aqrab": 8, "qaws": 9,
    "jadi": 10, "dalw": 11, "hut": 12,
}  # fmt: skip
"""The same solar months by their Afghan names, which are other words, too: read only between a day and a year."""
ISLAMIC: Final[dict[str, int]] = {
    "muharram": 1, "moharram": 1, "safar": 2, "rabi al-awwal": 3, "rabi al-awal": 3, "rabi ul awwal": 3,
    "rabi al-thani": 4, "rabi al-akhir": 4, "jumada al-awwal": 5, "jumada al-ula": 5, "jumada al-thani": 6,
    "jumada al-akhira": 6, "rajab": 7, "shaaban": 8, "sha'ban": 8, "shaban": 8, "ramadan": 9, "ramadhan": 9,
    "ramazan": 9, "shawwal": 10, "dhu al-qadah": 11, "dhu al-qa'dah": 11, "dhul qadah": 11, "dhu al-hijjah": 12,
    "dhu al-hijja": 12, "dhul-hijjah": 12, "dhul hijjah": 12, "dhul-hijja": 12, "zul hijja": 12,
}  # fmt: skip

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS: Final[dict[str, int]] = {name: n for n, name in enumerate(_WEEKDAYS)}
WEEKDAY_SHORT: Final[dict[str, int]] = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip

NUMBERS: Final[dict[str, int]] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "dozen": 12,
}  # fmt: skip
_ORDINALS: Final[dict[str, int]] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
ORDINALS: Final = _ORDINALS | {f"twenty-{word}": 20 + n for word, n in _ORDINALS.items() if n < 10}

UNITS: Final[dict[str, Unit]] = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "weekend": "weekend", "week": "week",
    "fortnight": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade",
    "century": "century", "centuries": "century", "night": "day", "mins": "minute", "hrs": "hour", "yrs": "year",
}  # fmt: skip
PARTS: Final[dict[str, str]] = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "breakfast": "MO", "midday": "MI", "noon": "MI",
    "lunchtime": "MI", "noontime": "MI", "afternoon": "AF", "mid-afternoon": "AF", "mid-morning": "MO",
    "evening": "EV", "dusk": "EV", "sunset": "EV", "nightfall": "EV", "night": "NI", "midnight": "NI",
    "daytime": "DT", "small hours": "NI", "early hours": "MO", "first light": "MO", "late-night": "NI",
    "morning prayers": "MO", "evening prayers": "EV",
    "prayers": "MI", "prayer": "MI", "afternoon prayer": "AF", "afternoon prayers": "AF",
    "first prayer": "MO", "dawn prayers": "MO",
    "evening prayer": "EV", "night prayers": "NI", "pre-dawn": "MO", "predawn": "MO",
    "dinnertime": "EV", "sundown": "EV", "twilight": "EV", "morning hours": "MO", "early morning hours": "MO",
    "suppertime": "EV", "breakfast time": "MO", "rush hour": "DT",
}  # fmt: skip
"""Words for a part of the day with their TIMEX3 code."""

SEASONS: Final[dict[str, int]] = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
DAY_WORDS: Final[dict[str, int]] = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
DECADES: Final[dict[str, int]] = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip
VAGUE_TIMES: Final[dict[str, str]] = {
    **dict.fromkeys(
        ["now", "right now", "just now", "currently", "presently", "nowadays", "these days", "at present",
         "the present", "at the moment", "this moment"], "PRESENT_REF"),
    **dict.fromkeys(
        ["recently", "recent", "lately", "the recent past",
         "more recently", "recent days", "recent weeks", "recent months", "recent years",
         "past years"], "PAST_REF"),
    **dict.fromkeys(
        ["the future", "in future", "the near future", "the foreseeable future", "the near term", "the short term",
         "the coming days", "the coming weeks", "the coming months", "the coming years", "coming days", "coming weeks",
         "coming months", "coming years", "the days ahead", "the weeks ahead", "the months ahead", "the years ahead"],
        "FUTURE_REF"),
}  # fmt: skip
SETS: Final[dict[str, str]] = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
    "hourly": "PT1H", "biweekly": "P2W",
}  # fmt: skip
RELATIONS: Final[dict[str, tuple[str, int]]] = {
    "last": ("last", -1), "past": ("last", -1), "previous": ("previous", -1), "preceding": ("previous", -1),
    "this past": ("last", -1), "the past": ("last", -1), "prior": ("previous", -1),
    "this last": ("last", -1), "next": ("next", 1), "coming": ("next", 1), "this coming": ("next", 1),
    "following": ("following", 1), "this": ("this", 0), "current": ("this", 0), "the current": ("this", 0),
}  # fmt: skip
LONG: Final[dict[str, str]] = {
    "daylong": "P1D", "weeklong": "P1W", "monthlong": "P1M", "yearlong": "P1Y", "decadelong": "P10Y",
    "hourlong": "PT1H", "nightlong": "P1D", "weekslong": "PXW", "monthslong": "PXM", "yearslong": "PXY",
    "dayslong": "PXD", "hourslong": "PTXH",
}  # fmt: skip
EDGES: Final[dict[str, Edge]] = {
    "early": "START", "mid": "MID", "late": "END", "beginning": "START", "start": "START", "onset": "START",
    "outset": "START", "turn": "START", "middle": "MID", "end": "END", "close": "END", "earlier": "BEFORE",
    "later": "AFTER", "sometime": "MID", "rest": "AFTER", "remainder": "AFTER",
}  # fmt: skip

_PLAIN: Final[dict[str, str]] = {
    "i": "in on at during by since from throughout within between towards toward into for as",
    "m": "about|some|almost|roughly|approximately|around|more than|less than|at least|at most|up to|"
    "fewer than|close to|no more than|no less than|nearly",
    "V": "several|few|a few|a couple of|couple of|couple|a couple|many|a number of|dozens of|countless",
    "g": "ago|back",
    "e": "earlier|before|previously|prior|beforehand",
    "f": "later|after|afterwards|afterward|hence|from now|thereafter|on from",
    "A": "more|additional|extra|full|whole|entire|straight|consecutive|successive|such|single",
    "c": "and|or|&",
    "-": "-|–|—|to|until|through|till",
    "r": "every|each",
    "E": "early|mid|late",
    "b": "beginning|start|onset|outset|turn|middle|end|close|rest|remainder",
    "l": "last|past|previous|preceding|prior",
    "x": "next|coming|following",
    "t": "this|current",
    "z": "same",
    "T": "that",
    "a": "a|an",
    "D": "the",
    "1": "of",
    "_": "most recently|as recently|black friday|black september|bloody sunday|super tuesday|arab spring|prague spring",
    "h": "half",
    "J": "hundred|thousand|dozen",
    "N": "overnight",
    "X": "year-end|year end|year's end|yearend",
    "G": "year-ago|year-earlier|month-earlier",
    "q": "quarter",
    "Q": "quarters",
    "Z": "gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|bst|ist|eet|msk|wat|"
    "cat|eat|local time|zulu|hst|et|ct|mt|pt|jst|pkt|irst|trt|sast",
    "S": "'s|’s",
    ",": ",",
    "/": "/",
    ".": ".",
    "(": '(|)|“|”|"|:|;|!|?',
}


def _classes() -> dict[str, str]:
    """Word to class letter, lower case."""
    classes: dict[str, str] = {}
    for letter, words in _PLAIN.items():
        for word in [w for part in words.split("|") for w in (part.split() if letter == "i" else [part])]:
            classes.setdefault(word.strip(), letter)
    for table, letter in (
        (MONTHS, "M"), (LEVANTINE, "M"), (PERSIAN, "F"), (AFGHAN, "F"), (ISLAMIC, "F"), (WEEKDAYS, "W"), (NUMBERS, "w"),
        (ORDINALS, "O"), (PARTS, "p"), (SEASONS, "s"), (DAY_WORDS, "d"), (DECADES, "K"), (VAGUE_TIMES, "v"),
        (SETS, "R"), (LONG, "L"), (dict.fromkeys(FEASTS, 0), "H"),
    ):  # fmt: skip
        classes.update(dict.fromkeys(table, letter))
    for unit in UNITS:
        plural = unit if unit.endswith("s") else f"{unit}s"
        classes.setdefault(unit, "U" if unit.endswith("s") else "u")
        classes.setdefault(plural, "U")
    for name in WEEKDAYS:
        classes[f"{name}s"] = "P"
    return (
        classes
        | {"hundred": "J", "thousand": "J", "dozen": "J"}
        | {"night": "p", "nights": "U", "day's": "u", "second": "O", "mornings": "U", "evenings": "U"}
    )


CLASSES: Final[dict[str, str]] = _classes()
