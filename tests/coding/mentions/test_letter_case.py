"""Wire copy in capitals or without any says the same as its twin in normal case."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import dateline

TEXT = (
    "Gunmen kill four farmers near Maiduguri\n\n"
    "MAIDUGURI, Nigeria - Gunmen shot dead four farmers near Maiduguri on Tuesday, police said. The attackers fled "
    "before soldiers arrived.\n\nIn Kano, a bomb wounded three traders on Monday, police said."
)


@pytest.mark.parametrize("written", [str.upper, str.lower])
def test_letter_case_changes_no_event(written: Callable[[str], str]) -> None:
    def told(text: str) -> list[tuple[object, ...]]:
        record = dateline.code_text(text, published="2021-03-10")
        rows = record["incidents"]
        assert isinstance(rows, list)
        return sorted((str(i["event_type"]), str(i["date"]["start"]), str(i["killed"]["low"])) for i in rows)

    assert told(written(TEXT)) == told(TEXT)
