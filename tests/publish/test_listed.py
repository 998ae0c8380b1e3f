"""A file made from the shelf and one made by folding the log have the same bytes; so has a list of incidents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from test_shelf import Newsroom

from dateline.doors.cli import cli
from dateline.ledger import SqliteLedger
from dateline.publish import FORMATS, IncidentFilter, Near, export, policy_named
from dateline.publish.reading_room import corpus_with_origin
from dateline.publish.shelf import corpus_listed, shelve, stand_at

CAUTIOUS, LATEST = policy_named("cautious"), policy_named("latest")
FILTERS = [
    IncidentFilter(country="NER"),
    IncidentFilter(near=Near(14.1, 5.1, 60)),
    IncidentFilter(kind="CLASH", killed=1),
    IncidentFilter(text="headline 3"),
    IncidentFilter(role="main"),
    IncidentFilter(country="XXX"),
]
ASKED = (
    [],
    ["--country", "NER"],
    ["--type", "clash", "--state", "settled"],
    ["--text", "Headline 2"],
    ["--role", "main", "--state", "developing"],
    ["--near", "14.1,5.1,60"],
    ["--as-of", "2031-05-06"],
    ["--country", "NER", "--as-of", "2031-05-06"],
    ["--policy", "latest", "--country", "NER"],
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger.open(tmp_path / "ledger") as opened:
        yield opened


@pytest.mark.parametrize("seed", range(3))
def test_a_file_from_the_shelf_has_the_bytes_of_one_from_the_log(
    ledger: SqliteLedger, tmp_path: Path, seed: int
) -> None:
    room = Newsroom(ledger, 40 + seed)
    ends = []
    for _ in range(24):
        room.act()
        ends.append(ledger.head().position)
    head = shelve(ledger)
    written = 0
    for upto in (head, ends[14]):
        folded = corpus_with_origin(ledger, CAUTIOUS, "1", upto)
        for wanted in FILTERS:
            assert stand_at(ledger, CAUTIOUS, upto) is not None
            listed = corpus_listed(ledger, CAUTIOUS, "1", upto, wanted)
            assert listed[1] == folded[1]
            for name in FORMATS:
                files = []
                for corpus, origin in (folded, listed):
                    made = export(corpus, wanted, name, tmp_path / "file", origin)
                    files.append([path.read_bytes() for path in made])
                assert files[0] == files[1], (wanted, name)
                written += len(files[0][0])
    assert written > 20_000


def test_the_shelf_is_left_alone_where_it_does_not_hold(ledger: SqliteLedger) -> None:
    room = Newsroom(ledger, 3)
    room.add()
    assert stand_at(ledger, CAUTIOUS, ledger.head().position) is None
    head = shelve(ledger)
    assert stand_at(ledger, CAUTIOUS, head) is not None
    assert stand_at(ledger, LATEST, head) is None
    room.add()
    assert stand_at(ledger, CAUTIOUS, ledger.head().position) is None
    assert stand_at(ledger, CAUTIOUS, head) is not None
    shelve(ledger)
    assert stand_at(ledger, CAUTIOUS, head) is not None
    assert stand_at(ledger, CAUTIOUS, head + 1) is None  # its article came in with what follows


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_the_list_of_incidents_is_the_same_with_and_without_a_shelf(tmp_path: Path, asked: list[str]) -> None:
    path = tmp_path / "ledger"
    with SqliteLedger.open(path) as ledger:
        room = Newsroom(ledger, 9)
        for _ in range(20):
            room.act()
    told = []
    for is_shelved in (False, True):
        if is_shelved:
            with SqliteLedger.open(path) as ledger:
                shelve(ledger)
        command = ["incidents", "--db", str(path), *asked]
        told.append([CliRunner().invoke(cli, [*command, *form]) for form in ([], ["--json"])])
    for one, other in zip(*told, strict=True):
        assert (one.exit_code, one.output) == (other.exit_code, other.output)
        assert one.exit_code == 0
