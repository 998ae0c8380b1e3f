"""What every normaliser keeps to: no words make it raise, words and context alone decide, the written form stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ResourceError
from dateline.model import DateValue
from dateline.normalise.actors import describe_actor, load_registry, recall_actor
from dateline.normalise.counts import find_counts, parse_count
from dateline.normalise.dates import answer_phrase, chain_times, chain_timexes, find_times, printed_date
from dateline.normalise.places import (
    Gazetteer,
    PlaceContext,
    build_gazetteer,
    default_gazetteer_path,
    document_context,
    find_toponyms,
    open_gazetteer,
    resolve_place,
)
from dateline.normalise.weapons import classify_weapon, find_weapons

PIECES = """
on Monday night into Tuesday last week 5 31 February 2020 March two days later overnight 09:30 GMT UTC+3 as of Easter
until dawn 12/11/10 Ramadan 1401 the fourth quarter at least more than nearly no none dozens hundred a couple 1,200
3.5 % people soldiers children others of them aged killed wounded including Syria Tripoli Lebanon near 20 km south
north-east between and road from to village province northern al- Deir ez-Zor Aden Gulf Tal Tamr Kyiv's suspected
unknown gunmen the Islamic State army police spokesman for rebels Houthi-backed Pentagon former commander General
Ali Hassan drone rifle suicide bomber car bomb Grad rockets knife tear gas mm RPG-7 ( ) , . ; : - – ' ’ " “ é ß İ ı
ﬁ 北 ا ٣ \u200f \ud7ff 😀
"""
WORDS = st.lists(st.sampled_from([*PIECES.split(), "\n", "\n\n", "\u00a0", "\x00"]), max_size=12).map(" ".join)
TEXTS = st.one_of(st.text(max_size=100), WORDS)
DAYS = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2024, 2, 29), date(2023, 1, 1)])
CODES = st.sampled_from([None, "SYR", "USA", "COD", "XXX", ""])


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer, built once, where the user's would lie, if it is not there yet."""
    try:
        return open_gazetteer()
    except ResourceError:
        return open_gazetteer(build_gazetteer(default_gazetteer_path()))


@dataclass(frozen=True)
class Case:
    """Words, what is known beside them, and another normaliser's input that must make no difference."""

    words: str
    published: date | None
    country: str | None


CASES = st.builds(Case, TEXTS, DAYS, CODES)


def _place(case: Case) -> object:
    context = PlaceContext() if case.country is None else PlaceContext.of_country(case.country)
    return resolve_place(case.words, context, gazetteer())


def _places(case: Case) -> object:
    found = find_toponyms(case.words, gazetteer())
    context = document_context(found, case.words, gazetteer())
    return [(one, resolve_place(one, context, gazetteer())) for one in found]


def _echo(case: Case) -> object:
    answer = describe_actor(case.words, case.country)
    return recall_actor(answer, [describe_actor("the 7th Brigade of the Syrian army"), answer])


NORMALISERS: dict[str, Callable[[Case], object]] = {
    "date": lambda case: answer_phrase(case.words, case.published),
    "date, chained": lambda case: answer_phrase(
        case.words, case.published, DateValue(date(2020, 2, 28), date(2020, 2, 29), "day", None)
    ),
    "dates": lambda case: chain_times(case.words, case.published),
    "timexes": lambda case: chain_timexes(case.words, case.published),
    "date line": lambda case: printed_date(case.words),
    "count": lambda case: parse_count(case.words),
    "counts": lambda case: find_counts(case.words),
    "place": _place,
    "places": _places,
    "actor": lambda case: describe_actor(case.words, case.country),
    "actor, as a victim": lambda case: describe_actor(case.words, case.country, "victim"),
    "actor, said again": _echo,
    "weapon": lambda case: classify_weapon(case.words),
    "weapons": lambda case: find_weapons(case.words),
}


@pytest.mark.parametrize("name", NORMALISERS)
@settings(max_examples=60, deadline=None)
@given(cases=st.lists(CASES, min_size=1, max_size=3))
def test_no_words_make_it_raise_and_nothing_but_words_and_context_decides(name: str, cases: Sequence[Case]) -> None:
    """Asked again after other words, in the other order, it says the same."""
    normalise = NORMALISERS[name]
    first = [normalise(case) for case in cases]
    again = [normalise(case) for case in reversed(cases)]
    assert first == again[::-1]


@settings(max_examples=150, deadline=None)
@given(CASES)
def test_the_written_form_is_kept(case: Case) -> None:
    text = case.words
    assert answer_phrase(text, case.published).value.written == text
    for time in find_times(text):
        assert (text[time.start : time.end], text[time.outer : time.outer_end]) == (time.words, time.written)
    for expression, answer in chain_times(text, case.published):
        assert answer.value.written == expression.written
    for count in find_counts(text):
        assert 0 <= count.start < count.number_end <= count.end <= len(text)
    assert resolve_place(text, PlaceContext(), gazetteer()).value.written == text
    for toponym in find_toponyms(text, gazetteer()):
        assert text[toponym.start : toponym.end] == toponym.written
        assert toponym.written in resolve_place(toponym, PlaceContext(), gazetteer()).value.written  # type: ignore[operator]
    assert describe_actor(text, case.country).written == text
    assert classify_weapon(text).written == text
    for weapon in find_weapons(text):
        assert 0 <= weapon.span[0] <= weapon.core[0] < weapon.core[1] <= weapon.span[1] <= len(text)


@settings(max_examples=100, deadline=None)
@given(CASES)
def test_a_silence_has_its_reason_and_a_value_is_whole(case: Case) -> None:
    date_answer = answer_phrase(case.words, case.published)
    assert date_answer.value.start is not None or date_answer.reason
    place = resolve_place(case.words, PlaceContext(), gazetteer())
    assert place.value.precision != "none" or place.reason
    assert (place.value.lat is None) == (place.value.lon is None)
    actor = describe_actor(case.words, case.country)
    assert actor.kind is not None or actor.reason
    weapon = classify_weapon(case.words)
    assert weapon.weapon_class is not None or weapon.reason
    count = parse_count(case.words)
    assert count is None or count.low is None or count.high is None or count.low <= count.high


@settings(max_examples=100, deadline=None)
@given(TEXTS, DAYS)
def test_timexes_stand_in_order_in_the_text(text: str, published: date | None) -> None:
    end = 0
    for timex in chain_timexes(text, published):
        assert end <= timex.start < timex.end <= len(text)
        assert timex.type in ("DATE", "TIME", "DURATION", "SET")
        assert timex.value
        end = timex.end


def test_the_registry_is_one_for_all() -> None:
    assert load_registry() is load_registry()
