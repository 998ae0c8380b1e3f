"""Patterns for periods and shifts that count from publication or from another event."""

from __future__ import annotations

from dateline.normalise.dates.cut import Cut
from dateline.normalise.dates.grammar import NUM, REL, rule
from dateline.normalise.dates.lexicon import DAY_WORDS, DECADES, ORDINALS, PARTS, SEASONS, VAGUE_TIMES
from dateline.normalise.dates.meaning import (
    Between,
    Meaning,
    PartOfYear,
    Period,
    Reference,
    SameDay,
    Shift,
    SomeTime,
    Stretch,
    Weekday,
    Years,
)

_HOURS = ("hour", "minute", "second")


@rule(r"(?P<word>d)(?P<part>p)?")
def day_word(cut: Cut) -> Meaning | None:
    """ "yesterday", "tomorrow morning", "tonight"."""
    part = PARTS.get(cut.word("part")) or ("NI" if cut.word("word") == "tonight" else None)
    return Meaning(Period("day", DAY_WORDS[cut.word("word")]), part)


@rule(r"N")
def overnight(cut: Cut) -> Meaning | None:
    """ "overnight": the night that ends on the day of publication."""
    return Meaning(Period("day", 0), "NI", overnight=True)


@rule(r"v", r"(?P<now>t)(?![uqsWMHph])", r"D(?P<past>l)(?![uqsWMHphUnkwV])")
def some_time(cut: Cut) -> Meaning | None:
    """ "now", "recently", "the near future", "current", "the past"."""
    if cut.has("now"):
        return Meaning(SomeTime("PRESENT_REF")) if cut.word("now") == "current" else None
    if cut.has("past"):
        return Meaning(SomeTime("PAST_REF")) if cut.word("past") == "past" else None
    if cut.tokens.words[cut.match.start()] == "just now":
        return Meaning(Shift("minute", None, -1, "publication"))
    return Meaning(SomeTime(VAGUE_TIMES[cut.tokens.words[cut.match.start()]]))


@rule(rf"(?P<rel>{REL})A?(?P<unit>u)(?:S(?=_?u))?")
def related_unit(cut: Cut) -> Meaning | None:
    """ "last week", "this month", "the following year", "the same day", "that week"."""
    unit = cut.unit()
    relation, offset = cut.relation()
    words = cut.words("rel")
    if unit is None or (words[-1] == "last" and cut.followed_by("1")) or words == ("following",):
        return None
    if unit in _HOURS:
        return Meaning(SameDay()) if relation in ("same", "this") else None
    if unit == "weekend" and relation == "this":
        return Meaning(Between(Weekday(5, "this"), Weekday(6, "this")))
    if words[0] == "the" and words[-1] in ("last", "past") and unit != "weekend":
        return Meaning(Stretch(unit, 1, -1))
    anchored = relation in ("same", "previous", "following") or (unit == "day" and relation in ("last", "next"))
    return Meaning(Period(unit, offset, "anchor" if anchored else "publication"))


@rule(r"D(?P<unit>u)(?![ef])")
def definite_unit(cut: Cut) -> Meaning | None:
    """ "the weekend" is the one on or before publication; "the week", "the year" the present one."""
    unit = cut.unit()
    if unit == "weekend":
        return Meaning(Period("weekend", 0))
    before = cut.tokens.classes[cut.match.start() - 1] if cut.match.start() else "|"
    if unit in ("week", "month", "year") and before in "1":
        return Meaning(Period(unit, 0))
    return None


@rule(rf"(?:D)(?P<rel>[lx])m?(?P<num>{NUM})(?:A|-)?(?P<unit>[uUqQ])", rf"(?P<rel>[lx])(?P<num>{NUM})(?P<unit>[UQ])")
def stretch(cut: Cut) -> Meaning | None:
    """ "the past 24 hours", "the next two weeks", "the last few days"."""
    unit = cut.unit()
    if unit is None:
        return None
    return Meaning(Stretch(unit, cut.number(), 1 if cut.relation()[1] > 0 else -1))


@rule(
    rf"m?m?(?P<num>{NUM}|h?a)(?:A|[1])?(?P<unit>[uUqQ])(?P<half>cah)?(?:c_)?(?P<dir>[gef])",
    rf"m?m?(?P<num>{NUM})[-c](?P<num2>{NUM})(?P<unit>[uUqQ])(?P<dir>[gef])",
    r"(?P<unit>[UQ])(?P<dir>[gef])",
)
def shift(cut: Cut) -> Meaning | None:
    """ "three weeks ago", "two days later", "a day earlier", "minutes ago", "half an hour before"."""
    unit, word = cut.unit(), cut.word("dir")
    if unit is None:
        return None
    letter = cut.tokens.classes[cut.match.start("dir")]
    count = None if cut.has("num2") or not cut.has("num") else cut.number()
    if cut.has("num") and cut.words("num")[0] == "half":
        count = 0.5
    if count is not None and cut.has("half"):
        count += 0.5
    if count is not None and "fortnight" in cut.word("unit"):
        count *= 2
    reference: Reference = "publication" if letter == "g" or word in ("hence", "from now") else "anchor"
    about = "m" in cut.tokens.classes[cut.match.start() : cut.match.start("unit")]
    return Meaning(Shift(unit, count, 1 if letter == "f" else -1, reference, about=about))


@rule(r"D(?P<unit>u|p)(?P<dir>[ef])(?P<word>d)?", r"D(?P<unit>u|p)(?P<dir>e)l(?![WMuHs])")
def neighbour(cut: Cut) -> Meaning | None:
    """ "the day before", "the night before", "the week after", "the day before yesterday", "the week before last"."""
    unit, letter = cut.unit(), cut.tokens.classes[cut.match.start("dir")]
    part = PARTS.get(cut.word("unit"))
    sign = -1 if letter == "e" else 1
    if cut.match.end() > cut.match.end("dir") and not cut.has("word"):
        return Meaning(Period(unit, -2)) if unit and cut.word("dir") == "before" else None
    if part and unit is None:
        unit = "day"
    if unit is None or unit in _HOURS:
        return None
    if cut.has("word"):
        return Meaning(Period("day", sign + DAY_WORDS[cut.word("word")])) if unit == "day" else None
    return Meaning(Period(unit, sign, "anchor"), part)


@rule(r"(?P<ord>[oO])-?(?P<q>[qh])(?:1?(?P<year>y)|1(?P<rel>[ltx])u)?")
@rule(r"D?(?P<rel>[ltx])uSA?(?P<ord>[oO])-?(?P<q>[qh])")
@rule(r"D?(?P<year>y)(?P<ord>[oO])-?(?P<q>[qh])", r"D?(?P<rel>[lxt])(?P<q>q)")
@rule(r"D(?P<ord>[oO])-?(?P<q>[qh])(?:1?(?P<year>y)|1(?P<rel>[ltx])u)?")
def quarter(cut: Cut) -> Meaning | None:
    """ "the third quarter of 2022", "the first half of this year", "this year's third quarter", "last quarter"."""
    kind = "Q" if cut.word("q") == "quarter" else "H"
    if not cut.has("ord"):
        return Meaning(Period("quarter", cut.relation()[1]))
    index = cut.day("ord") or ORDINALS.get(cut.word("ord"), 0)
    if not 1 <= index <= (4 if kind == "Q" else 2):
        return None
    shift_by = cut.relation()[1] if cut.has("rel") else None
    return Meaning(PartOfYear("Q" if kind == "Q" else "H", index, cut.year(), year_shift=shift_by))


@rule(rf"(?P<rel>{REL}|D)?(?P<season>s)(?:1?,?(?P<year>y)|1?(?P<rel2>[ltx])u)?")
def season(cut: Cut) -> Meaning | None:
    """ "last fall", "this summer", "the spring of 2020", "winter"."""
    relation = cut.relation()[0] if cut.has("rel") else "latest"
    shift_by = cut.relation("rel2")[1] if cut.has("rel2") else None
    return Meaning(PartOfYear("S", SEASONS[cut.word("season")], cut.year(), relation, shift_by))


@rule(r"D?E?-?(?P<decade>K)")
def decade(cut: Cut) -> Meaning | None:
    """ "the 1990s", "the early '80s", "the nineties"."""
    word = cut.word("decade")
    figures = "".join(ch for ch in word if ch.isdecimal())
    tens = DECADES.get(word)
    if not figures and tens is None:
        return None
    year = int(figures) if figures else 1900 + (tens or 0)
    return Meaning(Years(year + 1900 if year < 100 else year, 10))


@rule(r"D?E?-?(?P<ord>[oO])-?(?P<unit>u)")
def century(cut: Cut) -> Meaning | None:
    """ "the 20th century"; centuries run from year 00 to 99 as people speak of them."""
    number = cut.day("ord")
    if cut.unit() != "century" or number is None:
        return None
    return Meaning(Years((number - 1) * 100, 100))


@rule(r"X")
def year_end(cut: Cut) -> Meaning | None:
    """ "year-end", "year's end"."""
    return Meaning(Period("year", 0), edge="END")


@rule(r"D?G[uqU]?")
def year_ago(cut: Cut) -> Meaning | None:
    """ "the year-ago quarter", "year-earlier"."""
    return Meaning(Period("year", -1))
