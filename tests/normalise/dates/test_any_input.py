"""Whatever the text, nothing is raised, the words are kept, and equal words in equal surroundings mean the same."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import DateValue
from dateline.normalise.dates import answer_phrase, answer_time, find_times, printed_date, timex_type, timex_value

WORDS = """
on the last next this that same previous following night of morning between and to Monday Sunday Sat 3 31 29
99 2020 0430 0000 9999 10000 1st 31st February March May two ninety hundred several few days weeks months
years decades ago later before after , - / . – : early mid late end quarter half third first spring Easter
Christmas leap day the 1990s 12/11/10 31.12.1999 2020-02-30 2024-02-29 23:59 25:61 5 p.m. 0 yesterday
overnight Ramadan Nowruz 1401 Farvardin weekend century every daily until since past 24 hours year's year
"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=10).map(" ".join))
DAYS = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2024, 2, 29)])


@st.composite
def anchors(draw: st.DrawFn) -> DateValue | None:
    day = draw(DAYS)
    return DateValue(day, day, draw(st.sampled_from(["day", "week", "month", "year", "none"])), None) if day else None


@settings(max_examples=200, deadline=None)
@given(TEXTS, DAYS, anchors(), st.sampled_from([None, "past", "future"]), st.sampled_from([None, True, False]))
def test_nothing_is_raised_and_values_are_whole(text, published, anchor, tense, day_first):  # type: ignore[no-untyped-def]
    end = 0
    for found in find_times(text):
        assert text[found.start : found.end] == found.words
        assert text[found.outer : found.outer_end] == found.written
        assert end <= found.start < found.end <= found.outer_end
        end = found.end
        for backwards in (False, True):
            answer = answer_time(found, published, anchor, tense, day_first, backwards)
            value = answer.value
            assert value.written == found.written
            assert (value.start is None) == (value.end is None) == (value.precision == "none")
            assert value.start is None or value.end is None or value.start <= value.end
            assert value.start is not None or answer.reason
        assert timex_type(found)
        assert timex_value(found, published, anchor)
    assert answer_phrase(text, published, anchor, tense, day_first).value.written == text
    printed_date(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS, DAYS)
def test_a_value_follows_from_words_and_context_alone(text, published):  # type: ignore[no-untyped-def]
    assert find_times(text) == find_times(text)
    assert answer_phrase(text, published) == answer_phrase(text, published)
    for found in find_times(text):
        moved = find_times("\n\n" + text)
        assert [each.meaning for each in moved] == [each.meaning for each in find_times(text)]
        assert answer_time(found, published) == answer_time(found, published)
        break
