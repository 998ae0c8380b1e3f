"""What an earlier version of the article said is denied by the later one, with the earlier words kept."""

from __future__ import annotations

import dateline

STORY = (
    "Bomb at bus station in Gao kills five\n\nGAO, Mali – A bomb exploded at the bus station in Gao on Monday, killing "
    "five people and wounding nine, the governor's office said.\n\n"
    "Correction: an earlier version of this story said that eight people were killed.\n"
)


def test_a_correction_denies_what_the_earlier_version_said() -> None:
    record = dateline.code_text(STORY, published="2024-06-04")
    (incident,) = record["incidents"]
    assert (incident["killed"]["best"], incident["killed"]["status"]) == (5, "reported")
    denied = [c for c in record["claims"] if c["field"] == "killed" and c["attitude"] == "denies"]
    assert [(c["value"]["low"], c["withdrawn"]) for c in denied] == [(8, True)]
    assert "earlier version" in denied[0]["speakers"][0]["written"]


def test_another_outlets_earlier_report_is_no_correction() -> None:
    told = STORY.replace("Correction: an earlier version of this story", "An earlier report by Kesten Radio")
    record = dateline.code_text(told, published="2024-06-04")
    assert not [c for c in record["claims"] if c["attitude"] == "denies"]
