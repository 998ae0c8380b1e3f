"""A line that begins with another day tells another event."""

from __future__ import annotations

from datetime import date

from mention_samples import drafts, values

from dateline.model import DateValue

STORY = """Two aid workers hurt by mine near Orvel

Two aid workers were wounded on Friday when their car hit a mine near Orvel, the charity said.

On Wednesday a soldier was killed in an ambush by unknown gunmen on the same road.
"""


def test_a_line_of_another_day_is_another_event() -> None:
    found, _ = drafts(STORY, date(2024, 5, 4))
    days = [[v.start for v in values(draft, "date") if isinstance(v, DateValue)] for draft in found]
    assert days == [[date(2024, 5, 3)], [date(2024, 5, 1)]]


LOG = """Field log

- 02 Nov, 2140L: shelling of Avdiivka, Donetsk oblast. 1 killed, 3 wounded.
- 02 Nov, 0515L: drone strike on a substation, Nikopol. No casualties reported.
- 01 Nov: two deminers injured by a mine north of Izium.
"""


def test_every_item_of_a_log_is_its_own_event() -> None:
    found, _ = drafts(LOG, date(2022, 11, 3))
    days = [{v.start for v in values(draft, "date") if isinstance(v, DateValue)} for draft in found]
    assert days == [{date(2022, 11, 2)}, {date(2022, 11, 2)}, {date(2022, 11, 1)}]


PAGERS = """Strike on a car kills two in Orvel

A drone strike on a car in Orvel killed two people on Wednesday.

More than 60 people were wounded when gas canisters exploded in the same town in September.
"""


def test_what_an_act_did_does_not_hide_the_act() -> None:
    found, _ = drafts(PAGERS, date(2024, 11, 7))
    assert [draft.role for draft in found] == ["main", "background"]
