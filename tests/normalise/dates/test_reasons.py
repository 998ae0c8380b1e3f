"""What an answer says beside the days: chains, doubts, ambiguity, direction."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import DateValue
from dateline.normalise.dates import answer_phrase, answer_time, find_times, printed_date, resolve_time, timex_value

PUBLISHED = date(2023, 6, 14)
ANCHOR = DateValue(date(2023, 6, 12), date(2023, 6, 12), "day", "on Monday")


@pytest.mark.parametrize("words", ["two days later", "the same day", "the next morning", "at 18:05", "that Sunday"])
def test_chained_words_ask_for_their_anchor(words: str) -> None:
    answer = answer_phrase(words, PUBLISHED)
    assert answer.needs_anchor
    assert answer.value == DateValue.unresolved(words)
    assert answer_phrase(words, PUBLISHED, ANCHOR).value.start is not None


@pytest.mark.parametrize("words", ["on Monday", "last week", "in March", "14 June"])
def test_relative_words_without_publication_stay_open(words: str) -> None:
    answer = answer_phrase(words, None)
    assert answer.value == DateValue.unresolved(words)
    assert not answer.needs_anchor
    assert answer.reason == "the day of publication is not known"


def test_a_wrong_weekday_keeps_the_date_and_says_so() -> None:
    answer = answer_phrase("on Monday, 7 August 2022", None)
    assert answer.value.start == date(2022, 8, 7)
    assert answer.reason is not None
    assert "weekday" in answer.reason


def test_figures_with_two_readings_wait_for_the_outlets_habit() -> None:
    assert answer_phrase("03/04/2020", PUBLISHED).value.start is None
    assert answer_phrase("03/04/2020", PUBLISHED, day_first=True).value.start == date(2020, 4, 3)
    assert answer_phrase("03/04/2020", PUBLISHED, day_first=False).value.start == date(2020, 3, 4)


def test_a_bridge_leads_both_ways() -> None:
    (found,) = find_times("nine days after")
    assert found.bridges
    assert answer_time(found, PUBLISHED, ANCHOR).value.start == date(2023, 6, 21)
    assert answer_time(found, PUBLISHED, ANCHOR, backwards=True).value.start == date(2023, 6, 3)


def test_what_is_to_come_is_not_taken_for_the_past() -> None:
    (found,) = find_times("The court will sit on Friday.")
    assert resolve_time(found, PUBLISHED).start == date(2023, 6, 16)
    assert resolve_time(found, PUBLISHED, tense="past").start == date(2023, 6, 9)


def test_a_time_zone_never_moves_the_day() -> None:
    (found,) = find_times("at 11:30 p.m. EST on 14 May 2023")
    assert found.meaning.clock is not None
    assert found.meaning.clock.zone == "EST"
    assert resolve_time(found, PUBLISHED).start == date(2023, 5, 14)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two days", "P2D"),
        ("half an hour", "PT30M"),
        ("two and a half years", "P2Y6M"),
        ("2 1/2 years", "P2Y6M"),
        ("weeks", "PXW"),
        ("last week", "2023-W23"),
        ("the weekend", "2023-W23-WE"),
        ("Monday night", "2023-06-12TNI"),
        ("at noon on Monday", "2023-06-12T12:00"),
        ("5:15 p.m. on Monday", "2023-06-12T17:15"),
        ("now", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("every two weeks", "P2W"),
        ("each Thursday", "XXXX-WXX-4"),
        ("the 1990s", "199"),
        ("the third quarter of 2022", "2022-Q3"),
        ("last summer", "2022-SU"),
        ("March 2015", "2015-03"),
    ],
)
def test_timex_values(words: str, value: str) -> None:
    (found,) = find_times(words)
    assert timex_value(found, PUBLISHED) == value


def test_timex_values_without_publication_keep_what_is_known() -> None:
    values = [timex_value(find_times(words)[0], None) for words in ("on Monday", "14 June", "last week")]
    assert values == ["XXXX-WXX-1", "XXXX-06-14", "XXXX-WXX"]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Bamako, 10 August 2022", date(2022, 8, 10)),
        ("GUSAU, Nigeria, June 14, 2023 (Savanna Wire) – Men on motorcycles came", date(2023, 6, 14)),
        ("Published: 2022-08-10 14:00", date(2022, 8, 10)),
        ("Sunday, 7 August 2022", date(2022, 8, 7)),
        ("ADEN, Nov. 3, 2021 - A", date(2021, 11, 3)),
        ("14.05.2020", date(2020, 5, 14)),
        ("04.05.2020", None),
        ("Last updated: 4 May 2020", None),
        ("KYIV, 14 June (Steppe News) — Shells", None),
        ("The attack on 4 May 2020 killed three.", None),
        ("Two soldiers died at Aden, 4 May 2020", None),
        ("Monday, 7 August 2022", None),
        ("", None),
    ],
)
def test_a_printed_date_line(line: str, day: date | None) -> None:
    assert printed_date(line) == day
