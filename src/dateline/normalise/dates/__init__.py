"""Time words to calendar dates: find them, place them, and say what keeps them from being placed."""

from dateline.normalise.dates.chain import chain_times, chain_timexes
from dateline.normalise.dates.expression import TimeExpression, TimeKind
from dateline.normalise.dates.find import find_times
from dateline.normalise.dates.phrase import answer_phrase
from dateline.normalise.dates.printed import printed_date
from dateline.normalise.dates.resolve import DateAnswer, Tense, answer_time, resolve_time
from dateline.normalise.dates.timex import Timex, timex_type, timex_value, timexes

__all__ = [
    "DateAnswer",
    "Tense",
    "TimeExpression",
    "TimeKind",
    "Timex",
    "answer_phrase",
    "answer_time",
    "chain_times",
    "chain_timexes",
    "find_times",
    "printed_date",
    "resolve_time",
    "timex_type",
    "timex_value",
    "timexes",
]
