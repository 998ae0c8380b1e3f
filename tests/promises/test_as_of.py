"""A story in three versions on three days: the log says what changed and why, and any earlier day can be asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from code_one import coder
from program import EXAMPLES, run

from dateline.ledger import LedgerReader, open_ledger, open_reader
from dateline.model import Claim, Count, Incident
from dateline.publish import Corpus, policy_named
from dateline.publish.fact_change import FactChange
from dateline.publish.fact_log import fact_log
from dateline.publish.reading_room import corpus_of
from dateline.publish.record import count_json
from dateline.runner import add_inputs, verify
from dateline.settings import Place

DAYS = [datetime(2024, 5, day, 20, 0, tzinfo=UTC) for day in (14, 15, 17)]
POLICY = policy_named("cautious")


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Place:
    if request.param == "sqlite":
        return tmp_path_factory.mktemp("as-of") / "ledger.sqlite"
    address: str = request.getfixturevalue("server").fresh()
    return address


@pytest.fixture(scope="module")
def ledger(place: Place) -> Iterator[LedgerReader]:
    with open_ledger(place) as writer:
        for number, day in enumerate(DAYS, 1):
            add_inputs(writer, [EXAMPLES / f"patrol-{number}.html"], coder(), now=lambda day=day: day)
        assert verify(writer).ok
    with open_reader(place) as reader:
        yield reader


def corpus_on(ledger: LedgerReader, number: int) -> Corpus:
    """The corpus an hour after the version of this number came in."""
    return corpus_of(ledger, POLICY, ledger.position_at(DAYS[number - 1] + timedelta(hours=1)))


def patrol(corpus: Corpus) -> Incident:
    """The attack that the story reports."""
    (found,) = (i for i in corpus.incidents if i.role == "main")
    return found


def shown(count: Count) -> tuple[int | None, int | None, str]:
    return count.low, count.high, count.status


def test_each_day_shows_what_its_version_says(ledger: LedgerReader) -> None:
    killed = [patrol(corpus_on(ledger, n)).killed.high for n in (1, 2, 3)]
    assert killed == [None, 2, 3]
    for number in (1, 2, 3):
        corpus = corpus_on(ledger, number)
        (article,) = corpus.articles_of(patrol(corpus))
        assert article.published is not None
        assert article.published <= DAYS[number - 1].date()


def test_before_the_first_version_there_is_nothing(ledger: LedgerReader) -> None:
    assert corpus_of(ledger, POLICY, ledger.position_at(DAYS[0] - timedelta(days=1))).incidents == ()


def changes(ledger: LedgerReader, *fields: str) -> list[FactChange]:
    main = patrol(corpus_on(ledger, 3)).id
    return [c for c in fact_log(ledger, POLICY) if c.incident == main and c.field in fields]


def test_the_log_tells_every_change_of_the_toll_with_its_reason(ledger: LedgerReader) -> None:
    claims: dict[str, Claim] = {c.id: c for s in ledger.codings(latest=False) for c in s.coding.claims}
    captured = {c.snapshot for c in ledger.captures()}
    held = {number: patrol(corpus_on(ledger, number)) for number in (1, 2, 3)}
    for name in ("killed", "injured"):
        found = changes(ledger, name)
        kept = [count_json(held[n].count(name)) for n in (1, 2, 3)]
        assert [c.new for c in found] == [x for n, x in enumerate(kept) if n == 0 or x != kept[n - 1]], name
        for change in found:
            assert change.snapshot in captured
            assert change.recorded_at[:10] in {d.date().isoformat() for d in DAYS}
            assert {claims[c].field for c in change.claims} <= {name}
        for before, after in pairwise(found):
            assert before.new == after.old
            assert before.position < after.position
    quotes = [[claims[c].span.quote for c in change.claims] for change in changes(ledger, "killed")]
    assert all(quotes)
    assert any("three" in quote for quote in quotes[-1])


def test_replaying_the_log_gives_the_record(ledger: LedgerReader) -> None:
    """The last word of the log on every field is the record's."""
    last: dict[tuple[str, str], object] = {}
    for change in fact_log(ledger, POLICY):
        last[change.incident, change.field] = change.new
    for incident in corpus_of(ledger, POLICY).incidents:
        for name in ("killed", "injured"):
            new = last.get((incident.id, name))
            if isinstance(new, dict):
                assert (new["low"], new["high"], new["status"]) == shown(incident.count(name))
    standing = {i.id for i in corpus_of(ledger, POLICY).incidents}
    gone = {i for (i, field), new in last.items() if field == "role" and new is None}
    assert {i for i, _ in last} - gone == standing


def test_the_command_line_shows_the_same_day(ledger: LedgerReader, place: Place) -> None:
    for number in (1, 3):
        day = DAYS[number - 1].date().isoformat()
        done = run("incidents", "--db", place, "--as-of", day, "--role", "main", "--json")
        (record,) = map(json.loads, done.out.splitlines())
        held = patrol(corpus_on(ledger, number)).killed
        assert (record["killed"]["low"], record["killed"]["high"], record["killed"]["status"]) == shown(held)
    told = run("log", "--db", place, "--field", "killed", "--since", "2024-05-16", "--json")
    assert {json.loads(line)["recorded_at"][:10] for line in told.out.splitlines()} == {"2024-05-17"}


def test_a_link_to_a_replaced_version_still_finds_its_incident(ledger: LedgerReader, place: Place) -> None:
    first = patrol(corpus_on(ledger, 1))
    now = corpus_of(ledger, POLICY)
    assert {now.incident_of[m] for m in first.mentions} == {patrol(now).id}
    assert run("show", first.mentions[0], "--db", place, "--json").code == 0
