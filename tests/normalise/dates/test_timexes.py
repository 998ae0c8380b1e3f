"""TIMEX3 extents, types and values in sentences of our own, read on Thursday 14 March 2024."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.normalise.dates import chain_timexes

TODAY = date(2024, 3, 14)
CASES = {
    "The garrison will leave on Saturday.": [("Saturday", "DATE", "2024-03-16")],
    "The garrison left on Saturday.": [("Saturday", "DATE", "2024-03-09")],
    "The council has scheduled a hearing Saturday.": [("Saturday", "DATE", "2024-03-16")],
    "The council planned another march on Saturday.": [("Saturday", "DATE", "2024-03-16")],
    "A parade is expected in May.": [("May", "DATE", "2024-05")],
    "On Saturday, the front will vote on the pact.": [("Saturday", "DATE", "2024-03-16")],
    "On Saturday, the front voted on the pact.": [("Saturday", "DATE", "2024-03-09")],
    "The truce had been due to expire on Saturday.": [("Saturday", "DATE", "2024-03-09")],
    "He said the envoy would fly to the United Nations Saturday.": [("Saturday", "DATE", "2024-03-16")],
    "The court will hear survivors of the 2 March blast.": [("the 2 March", "DATE", "2024-03-02")],
    "The vote is on 20 April.": [("20 April", "DATE", "2024-04-20")],
    "The bridge was hit in December.": [("December", "DATE", "2023-12")],
    "The firm will shrink after its fourth-quarter loss.": [("fourth-quarter", "DATE", "2023-Q4")],
    "Two days later the bridge fell.": [("Two days", "DURATION", "P2D")],
    "A year earlier there were none.": [("A year earlier", "DATE", "2023")],
    "They met a few hours before the raid.": [("a few hours", "DURATION", "PTXH")],
    "The blasts came seconds before the bell.": [],
    "Rents rose in the past year.": [("the past year", "DATE", "2023")],
    "Rents rose in the past decade.": [("the past decade", "DURATION", "P10Y")],
    "Raids grew in recent weeks.": [("recent weeks", "DURATION", "PXW")],
    "Raids grew in recent years.": [("recent years", "DATE", "PAST_REF")],
    "Talks go on in the coming days.": [("the coming days", "DURATION", "PXD")],
    "The plan runs from 5 March to 20 March.": [("5 March", "DATE", "2024-03-05"), ("20 March", "DATE", "2024-03-20")],
    "Roads close on March 16 and 17.": [("March 16", "DATE", "2024-03-16"), ("17", "DATE", "2024-03-17")],
    "He ruled from 1991 to 1997.": [("1991", "DATE", "1991"), ("1997", "DATE", "1997")],
    "The March for Bread begins.": [],
    "Guards watched 24 hours a day.": [("24 hours a day", "SET", "P1D")],
    "It was the third day-long outage.": [("day-long", "DURATION", "P1D")],
    "She spoke on the programme ''Forty Minutes''.": [],
    "They held three-quarters of the town.": [],
    "He came in June 2021 and fled later that year.": [
        ("June 2021", "DATE", "2021-06"),
        ("later that year", "DATE", "2021"),
    ],
    "They fought for two-and-a-half years.": [("two-and-a-half years", "DURATION", "P2Y6M")],
    "The fall of 2010 was calm after the fall of the town.": [("The fall of 2010", "DATE", "2010-FA")],
    "They patrol twice a week.": [("a week", "SET", "P1W")],
    "It ended a weeklong siege at noon GMT on Friday.": [
        ("weeklong", "DURATION", "P1W"),
        ("noon GMT on Friday", "TIME", "2024-03-08T12:00"),
    ],
    "It fell half a century ago; 20 years later it rose.": [
        ("half a century ago", "DATE", "1974"),
        ("20 years", "DURATION", "P20Y"),
    ],
    "It closes by year-end.": [("year-end", "DATE", "2024")],
    "The week of 18 March is free.": [("The week of 18 March", "DATE", "2024-W12")],
    "The day before last Tuesday was calm.": [("The day before last Tuesday", "DATE", "2024-03-11")],
    "It was hit late Tuesday into Wednesday.": [("late Tuesday into Wednesday", "TIME", "2024-03-13TNI")],
    "It was hit at 6.30 am local time (0330 GMT) on Monday.": [
        ("6.30 am local time (0330 GMT) on Monday", "TIME", "2024-03-11T06:30")
    ],
    "This year's third quarter was good.": [("This year's third quarter", "DATE", "2024-Q3")],
    "They shot at the Sunday night vigil; a Sunday ambush followed.": [
        ("Sunday night", "TIME", "2024-03-10TNI"),
        ("a Sunday", "DATE", "2024-03-10"),
    ],
}


@pytest.mark.parametrize("text", CASES)
def test_a_sentence_has_its_timexes(text: str) -> None:
    found = chain_timexes(text, TODAY)
    assert [(text[x.start : x.end], x.type, x.value) for x in found] == CASES[text]
