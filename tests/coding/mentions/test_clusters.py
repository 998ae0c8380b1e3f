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
