"""What is different since a moment: the log summed up, incident by incident."""

from __future__ import annotations

from pathlib import Path

from story_samples import StoryDesk
from test_fact_log import FIRST, PAGE, POLICY, SECOND, ends, live

from dateline.publish.fact_change import LogSpan
from dateline.publish.fact_log import fact_log
from dateline.publish.reading_room import corpus_of
from dateline.publish.record import incident_json
from dateline.publish.since import IncidentDiff, diff_json, net_changes


def since(desk: StoryDesk, position: int) -> dict[str, IncidentDiff]:
    return {d.incident: d for d in net_changes(fact_log(desk.ledger, POLICY, span=LogSpan(position)))}


def test_new_gone_changed_and_what_went_to_and_fro(tmp_path: Path) -> None:
    desk = StoryDesk.at(tmp_path / "ledger.sqlite")
    desk.take(FIRST, url=PAGE)
    first = desk.ledger.head().position
    assert since(desk, first) == {}
    assert {d.became for d in since(desk, 0).values()} == {"new"}
    desk.take(SECOND, url=PAGE, day=6)
    second = desk.ledger.head().position
    assert sorted(d.became for d in since(desk, first).values()) == ["changed", "gone"]
    desk.take(f"{FIRST} The road is open.", url=PAGE, day=7)
    back = since(desk, first)
    assert [(d.became, [f.field for f in d.fields]) for d in back.values()] == []
    assert sorted(d.became for d in since(desk, second).values()) == ["changed", "new"]
    desk.ledger.close()


def test_it_is_the_difference_between_two_readings(tmp_path: Path) -> None:
    desk = StoryDesk.at(tmp_path / "ledger.sqlite")
    live(desk, anew=False)
    for position in ends(desk.ledger):
        old = {i.id: incident_json(i) for i in corpus_of(desk.ledger, POLICY, position).incidents}
        new = {i.id: incident_json(i) for i in corpus_of(desk.ledger, POLICY).incidents}
        for diff in since(desk, position).values():
            assert diff_json(diff)["incident"] == diff.incident
            assert (diff.became in ("new", "changed")) == (diff.incident in new)
            if diff.became == "changed" and diff.incident in old:
                for field in diff.fields:
                    assert (field.old, field.new) == (old[diff.incident][field.field], new[diff.incident][field.field])
    desk.ledger.close()
