"""What the encoder says of times and places, and nothing without it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mention_samples import drafts

from dateline.coding.acts import find_acts
from dateline.coding.mentions.aside import read_asides
from dateline.coding.mentions.ruled import ruled
from dateline.coding.mentions.times import find_time_cues
from dateline.coding.parser import parse
from dateline.model import DateValue
from dateline.reading import split_sentences

TEXT = (
    "Town buries its dead\n\nGunmen killed six farmers near Mora on Saturday, police said.\n\n"
    "The six were buried on Tuesday in the presence of the governor.\n"
)


def test_a_burial_does_not_date_the_killing() -> None:
    days = [p for p in drafts(TEXT)[0][0].proposals if isinstance(p.value, DateValue) and p.confidence >= 0.5]
    assert {p.value.start for p in days if isinstance(p.value, DateValue)} == {date(2021, 6, 12)}


def test_the_encoder_gives_a_time_to_its_act() -> None:
    read = parse(TEXT, split_sentences(TEXT))
    killed = [act for act in find_acts(read) if act.kind == "kill"]
    cues = find_time_cues(TEXT, date(2021, 6, 16))
    saturday, tuesday = ruled(read, killed, [cue.span for cue in cues], "date")
    assert 0.0 <= tuesday < saturday <= 1.0


def test_without_an_encoder_nothing_is_an_aside() -> None:
    read = replace(parse(TEXT, split_sentences(TEXT)), reading=None)
    cues = find_time_cues(TEXT, date(2021, 6, 16))
    assert read_asides(read, cues, "date") == cues
    assert ruled(read, find_acts(read), [cues[0].span], "date") == [0.0]


def test_a_year_in_an_events_name_dates_it() -> None:
    text = "The mayor on Tuesday unveiled a memorial to the 22 people killed in the 2017 arena bombing."
    found, _ = drafts(text, date(2022, 5, 11))
    days = [p.value for p in found[0].proposals if isinstance(p.value, DateValue)]
    assert {day.start for day in days} == {date(2017, 1, 1)}
