"""Patterns for days, months, years and weekdays by name."""

from __future__ import annotations

from datetime import date
from typing import Final

from dateline.normalise.dates.calendar_math import make_day
from dateline.normalise.dates.cut import Cut
from dateline.normalise.dates.grammar import REL, rule
from dateline.normalise.dates.lexicon import AFGHAN, ISLAMIC, PERSIAN
from dateline.normalise.dates.meaning import (
    Between,
    CalendarDay,
    Feast,
    ForeignDay,
    Meaning,
    Numeric,
    PartOfYear,
    Weekday,
    WeekWith,
)

_CLAUSE_WORDS: Final = frozenset({
    "when", "where", "that", "which", "who", "with", "but", "if", "because", "like", "is", "was", "can", "will", "not",
    "he", "she", "they", "we", "i", "you", "it", "his", "her", "their",
})  # fmt: skip
"""Words that begin another clause and are no thing that a weekday dates."""


@rule(
    r"(?:(?P<wd>[WB]),?D?)?D?(?P<day>[noO])1?(?P<month>M)(?:,?1?(?P<year>y))?",
    r"(?P<day>n)[-/](?P<month>M)[-/](?P<year>y)",
    r"(?:(?P<wd>[WB]),?D?)?(?P<month>M)D?(?P<day>[noO])(?:,?(?P<year>y))?(?![:/])",
)
def full_date(cut: Cut) -> Meaning | None:
    """ "Sunday 7 August 2022", "14 June", "March eighth", "June 14, 2023"."""
    day, month = cut.day(), cut.month()
    if day is None or month is None or _month_then_number(cut):
        return None
    return Meaning(CalendarDay(cut.year(), month, day, cut.weekday()))


def _month_then_number(cut: Cut) -> bool:
    """Whether the figure counts what follows: "in March 12 people died" is March."""
    start = cut.match.start()
    after_in = start > 0 and cut.tokens.words[start - 1] == "in" and cut.tokens.classes[start] == "M"
    return after_in and cut.word("day").isdecimal() and not cut.has("year") and cut.followed_by("_")


@rule(
    r"D?(?P<day>[noO])1?(?P<month>M)(?:1)?(?P<rel>[lt])(?P<unit>u)",
    r"(?P<month>M)(?P<day>[noO])?(?:,|1)?(?P<rel>[ltx])(?P<unit>u)",
)
def date_of_year(cut: Cut) -> Meaning | None:
    """ "July last year", "14 March this year"."""
    if cut.unit() != "year" or cut.month() is None:
        return None
    if cut.has("day") and cut.day() is None:
        return None
    return Meaning(CalendarDay(month=cut.month(), day=cut.day(), year_shift=cut.relation()[1]))


@rule(
    r"(?:[WB],?)?D?(?P<d1>[no])(?:,[no]){0,9},?[-/c](?:[WB],?)?D?(?P<d2>[no])1?(?P<month>M)(?:,?1?(?P<year>y))?",
    r"(?P<month>M)(?P<d1>[no])[-/c](?P<d2>[no])(?:,?(?P<year>y))?(?![:/])",
)
def days_of_month(cut: Cut) -> Meaning | None:
    """ "9–15 January 2023", "14 to 15 January", "11/12 March 2024", "June 4-5"."""
    first, last, month, year = cut.day("d1"), cut.day("d2"), cut.month(), cut.year()
    if first is None or last is None or month is None or first >= last:
        return None
    return Meaning(Between(CalendarDay(year, month, first), CalendarDay(year, month, last)))


@rule(r"(?P<month>M)(?:[-/](?P<month2>M))?(?:,?1?(?P<year>y))?(?!n:)")
def month_name(cut: Cut) -> Meaning | None:
    """ "March", "March 2015", "March–May 2020"."""
    month, last, year = cut.month(), cut.month("month2"), cut.year()
    if month is None:
        return None
    if last is not None:
        return Meaning(Between(CalendarDay(year, month), CalendarDay(year, last)))
    return Meaning(CalendarDay(year, month))


@rule(rf"(?P<rel>{REL})(?P<month>M)(?P<day>[noO])?(?:,?1?(?P<year>y))?")
def related_month(cut: Cut) -> Meaning | None:
    """ "last August", "this September"."""
    relation, _ = cut.relation()
    return Meaning(CalendarDay(cut.year(), cut.month(), cut.day(), relation=relation)) if cut.month() else None


@rule(r"(?P<wd>B)[-.]?(?P<day>n)(?!n)", r"(?P<wd>W)(?P<day>n)(?=[,.(|)]|$)", r"(?P<wd>[WB]),?D?(?P<day>o)")
def weekday_and_day(cut: Cut) -> Meaning | None:
    """ "Mon 5", "Friday the 13th": a weekday with the day of an unnamed month."""
    return Meaning(CalendarDay(day=cut.day(), weekday=cut.weekday())) if cut.day() else None


@rule(r"(?P<day>n)(?P<month>M)(?P<yy>[nk])(?=[(|,.-]|$)")
def short_year(cut: Cut) -> Meaning | None:
    """ "9 JAN 90": the date of a wire's dateline."""
    day, month, yy = cut.day(), cut.month(), cut.word("yy")
    if day is None or month is None or len(yy) != 2 or len(cut.word("month")) > 4:
        return None
    return Meaning(CalendarDay(int(yy) + (2000 if int(yy) < 70 else 1900), month, day))


@rule(r"D(?P<day>o)(?=[,.(|aDic]|1D?[ltT]|$)")
def day_of_month(cut: Cut) -> Meaning | None:
    """ "the 9th"."""
    return Meaning(CalendarDay(day=cut.day())) if cut.day() else None


@rule(r"(?P<year>y)", r"Du(?P<year>y)")
def bare_year(cut: Cut) -> Meaning | None:
    """ "2022"; a number of things is none ("2000 people")."""
    at = cut.match.end()
    after = cut.tokens.words[at] if at < len(cut.tokens.words) else ""
    before = cut.tokens.classes[cut.match.start() - 1] if cut.match.start() else "|"
    marked = before in "i-1DEMt" or cut.match.start() + 1 < at
    if (
        not marked
        and (after.endswith("s") or after in ("people", "men", "women", "children", "of", "%"))
        and len(after) > 2
    ):
        return None
    if before == "/":
        return None
    if before in "(_" and cut.tokens.words[cut.match.start() - 1] in ("$", "£", "€", "#", "no", "page"):
        return None
    return Meaning(CalendarDay(cut.year()))


@rule(r"(?P<y1>y)-(?P<y2>[yn])")
def years(cut: Cut) -> Meaning | None:
    """ "2019–2021", "2019-20"."""
    first, word = int(cut.word("y1")), cut.word("y2")
    last = int(word) if len(word) == 4 else first // 100 * 100 + int(word)
    return Meaning(Between(CalendarDay(first), CalendarDay(last))) if first < last else None


@rule(r"D?u?(?P<a>w)(?P<b>w-?w|w)", r"Du(?P<a>w)(?P<b>w)(?P<c>w)?")
def year_in_words(cut: Cut) -> Meaning | None:
    """ "nineteen ninety-seven", "the year two thousand"."""
    first, second = cut.number("a"), cut.number("b")
    if first is None or second is None:
        return None
    if first in (18, 19, 20) and 10 <= second <= 99:
        return Meaning(CalendarDay(int(first * 100 + second)))
    named = cut.tokens.words[cut.match.start() : cut.match.start() + 2] == ("the", "year")
    if named and (first, second) == (2, 1000):
        return Meaning(CalendarDay(2000 + int(cut.number("c") or 0)))
    return None


@rule(rf"(?P<rel>{REL})?(?P<wd>W)", r"(?P<some>a)(?P<wd>W)")
def weekday(cut: Cut) -> Meaning | None:
    """ "Tuesday", "last Tuesday", "that same Sunday", "a Monday"."""
    number = cut.weekday()
    if number is None or _counted(cut):
        return None
    if cut.has("some") and not _names_a_thing(cut):
        return Meaning(Weekday(number, "some"))
    return Meaning(Weekday(number, cut.relation()[0] if cut.has("rel") else "latest"))


def _names_a_thing(cut: Cut) -> bool:
    """Whether the weekday only dates what follows: "a Sunday ambush", "a Sunday night service"."""
    classes, end = cut.tokens.classes, cut.match.end()
    after = end + (classes[end : end + 1] == "p")
    return classes[after : after + 1] == "_" and cut.tokens.words[after] not in _CLAUSE_WORDS


def _counted(cut: Cut) -> bool:
    """Whether it is one of a counted row: "the first Friday of May"."""
    classes, end = cut.tokens.classes, cut.match.end()
    if classes[end : end + 1] != "1" or classes[end + 1 : end + 2] not in tuple("MDltT"):
        return False
    return classes[max(0, cut.match.start() - 1)] in "oOl" or (cut.has("rel") and cut.words("rel")[-1] == "last")


@rule(
    r"D(?P<wd>W)(?P<e>e)l",
    r"(?P<wd>W)1?D(?P<unit>u)(?P<e>e)l",
    r"(?P<wd>W),?1?(?P<rel>[ltx])(?P<unit>u)",
    r"(?P<wd>W)(?P<unit>u)",
)
def weekday_of_week(cut: Cut) -> Meaning | None:
    """ "the Saturday before last", "Tuesday last week", "Friday of the week before last", "Thursday week"."""
    number = cut.weekday()
    if number is None:
        return None
    if cut.has("e") and cut.word("e") != "before":
        return None
    if cut.has("e") and not cut.has("unit"):
        return Meaning(Weekday(number, "before_last"))
    if cut.unit() != "week":
        return None
    if cut.has("e"):
        return Meaning(Weekday(number, week=-2))
    if not cut.has("rel"):
        return Meaning(Weekday(number, "next", 1)) if cut.word("unit") == "week" else None
    return Meaning(Weekday(number, week=cut.relation()[1]))


@rule(r"(?P<at>I)")
def figures(cut: Cut) -> Meaning | None:
    """ISO dates, and dates in figures with each reading that the calendar has."""
    word = cut.word("at").partition("t")[0]
    if word[0] == "q":
        return Meaning(PartOfYear("Q", int(word[1]), int(word[2:]) if word[2:] else None))
    separator = next((ch for ch in "-./" if ch in word), "-")
    parts = [int(part) for part in word.split(separator)]
    if len(word.split(separator)[0]) == 4:
        day = make_day(*parts)
        return Meaning(CalendarDay(day.year, day.month, day.day)) if day else None
    a, b, year = parts
    year += 0 if year >= 100 else 2000 if year < 70 else 1900
    found: list[date] = []
    for month, number in ((b, a), (a, b)):
        day = make_day(year, month, number)
        if day and day not in found:
            found.append(day)
    return Meaning(Numeric(tuple(found))) if found else None


@rule(r"(?P<rel>[ltx])?D?(?P<feast>H)(?P<unit>u)", r"(?P<rel>[ltx])?D?(?P<feast>H)(?:1?,?(?P<year>y))?")
def feast(cut: Cut) -> Meaning | None:
    """ "Christmas", "last Easter Monday", "New Year's Eve 2022", "Easter week"."""
    relation = cut.relation()[0] if cut.has("rel") else "latest"
    found = Feast(cut.word("feast"), cut.year(), relation)
    if cut.has("unit"):
        return Meaning(WeekWith(found, False)) if cut.unit() == "week" else None
    return Meaning(found)


@rule(
    r"(?P<day>[no])1?(?P<month>F)(?:,?(?P<year>[yjk]))?",
    r"(?P<month>F)(?P<day>[no])(?:,?(?P<year>[yjk]))?",
    r"(?P<month>F)(?:,?(?P<year>[yjk]))?",
)
def foreign_date(cut: Cut) -> Meaning | None:
    """ "25 Shahrivar 1401", "Ramadan"."""
    name, word = cut.word("month"), cut.word("year")
    year = int(word) if word.isdecimal() and len(word) == 4 else None
    day = cut.day()
    if name in AFGHAN:
        return Meaning(ForeignDay("persian", year, AFGHAN[name], day)) if year and day else None
    if name in PERSIAN:
        if year is None and day is None:
            return None
        return Meaning(ForeignDay("persian", year, PERSIAN[name], day))
    if year is None and day is None and not name.startswith("rama"):
        return None
    return Meaning(ForeignDay("islamic", year, ISLAMIC[name], day))
