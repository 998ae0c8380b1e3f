"""The shelf holds what folding the log gives: after every act, at every position that was looked at, in any order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.incidents import knowledge_on
from dateline.ledger import Entry, Ledger, ShelfFilter, SqliteLedger, open_ledger
from dateline.model import (
    Article,
    Claim,
    CoderId,
    Coding,
    CountClaim,
    DateValue,
    EventType,
    Given,
    Grouping,
    Judgement,
    Maker,
    Marking,
    Mention,
    PlaceValue,
    Ruling,
    Saying,
    Snapshot,
    Span,
    Undo,
    canonical,
    content_hash,
    make_id,
)
from dateline.publish import IncidentFilter, Near, policy_named, select
from dateline.publish.fact_change import change_json
from dateline.publish.fact_log import fact_log
from dateline.publish.knowledge import day_of, knowledge_of_one
from dateline.publish.reading_room import corpus_of
from dateline.publish.shelf import Stand, Wanted, shelf_problems, shelve, shelving
from dateline.publish.shelf.line import kept_from
from dateline.settings import Place

CAUTIOUS = policy_named("cautious")
OLD, NEW = CoderId("sample", "1", "sha256:none"), CoderId("sample", "2", "sha256:none")
TOWNS = (("Talmora", "NER", 14.0, 5.0), ("Arlit", "NER", 18.7, 7.4), ("Ottarna", "SYR", 35.0, 38.0))
TYPES = (EventType("Armed clash", "ASSAULT", "firearms"), EventType("Peaceful protest", "PROTEST", "demo"))


class Newsroom:
    """A ledger in which things happen, one after the other, each with the shelf brought up to it or not."""

    def __init__(self, ledger: Ledger, seed: int) -> None:
        self.ledger, self.chance = ledger, random.Random(seed)
        self.at = datetime(2031, 5, 4, 12, tzinfo=UTC)
        self.articles: list[Article] = []
        self.mentions: list[str] = []
        self.decisions: list[str] = []
        self.seen: list[int] = []
        self.run = ledger.start_run(["in"], OLD, self.now())
        self.beside: str | None = None

    def now(self) -> datetime:
        self.at += timedelta(minutes=self.chance.randint(1, 900))
        return self.at

    def code(self, article: Article, coder: CoderId) -> Coding:
        chance = random.Random(f"{article.id}{coder.version}")
        claims, mentions = [], []
        for n, start in enumerate((0, 8)[: chance.randint(1, 2)]):
            act = Span.of(article.text, start, start + 7)
            mention = Mention(
                make_id("mention", article.id, start, coder.version), article.id, "main" if n else "background", (act,)
            )
            mentions.append(mention)
            name, country, lat, lon = chance.choice(TOWNS)
            place = PlaceValue(name, name, 1, lat, lon, country, "A1", "exact") if chance.random() < 0.8 else None
            killed = chance.randint(0, 4)
            values = [("killed", CountClaim(killed, killed, "reported" if killed else "explicit_zero"))]
            values += [("event_type", chance.choice(TYPES))]
            values += [("place", place)] if place else []
            day = article.published
            values += [("date", DateValue(day, day, "day", "then"))] if chance.random() < 0.8 else []  # type: ignore[list-item]
            for field, value in values:
                key = make_id("claim", mention.id, field)
                maker, sure = Maker("rule", "sample", "1"), chance.choice((0.3, 0.9))
                claims.append(Claim(key, mention.id, field, value, "x", act, (), "asserts", None, False, maker, sure))  # type: ignore[arg-type]
        return Coding(article.id, coder, True, tuple(mentions), tuple(claims), ())

    def add(self) -> None:
        number = len(self.articles)
        text = f"Gunmen  killed  people in the town. Number {number}. " + " ".join(
            f"w{self.chance.randint(0, 30)}" for _ in range(30)
        )
        published = (self.at - timedelta(days=self.chance.randint(0, 20))).date()
        url = f"https://a.example/{self.chance.randint(0, 4)}" if self.chance.random() < 0.4 else None
        title = f"Headline {self.chance.randint(0, 5)}"
        content = text.encode()
        given = Given(title, "The Courier", url, published)
        snapshot = Snapshot(content_hash(content), content, "text/plain", f"in/{number}", given)
        article = Article(
            make_id("article", text, title), snapshot.id, content_hash(content), text, title, "The Courier", url,
            published, "given", "en", sentences=((0, len(text)),),
        )  # fmt: skip
        coding = self.code(article, OLD)
        self.ledger.record(Entry.coded(snapshot, article, coding), self.now())
        self.articles.append(article)
        near = self.mentions[-12:]
        self.mentions += [m.id for m in coding.mentions]
        found = []
        for mention in coding.mentions:
            for other in near:
                if self.chance.random() < 0.2:
                    left, right = sorted((mention.id, other))
                    verdict, score = self.chance.choice(
                        (("same", 2.0), ("same", 0.5), ("different", -40.0), ("unsure", -1.0))
                    )
                    maker = Maker("rule", "linker", "1")
                    name = make_id("judgement", left, right)
                    found.append(Judgement(name, left, right, verdict, score, (), maker))  # type: ignore[arg-type]
        self.ledger.judge(found, self.now())

    def say(self) -> None:
        told = Saying("ana", f"because {self.chance.random()}")
        mentions = self.chance.sample(self.mentions, 2)
        kind = self.chance.choice(("merge", "split", "rule", "mark", "undo"))
        if kind == "merge":
            done = self.ledger.decide("merge", Grouping.of("same", [[m] for m in mentions]), told, self.now())
        elif kind == "split":
            done = self.ledger.decide(
                "split", Grouping.of("different", [[m] for m in mentions], tied=True), told, self.now()
            )
        elif kind == "rule":
            claim = next(self.ledger.claims(mentions[0]))
            done = self.ledger.decide("reject", Ruling(claim.id, claim.mention, "rejected"), told, self.now())
        elif kind == "mark":
            done = self.ledger.decide("mark_sensitive", Marking((mentions[0],), True), told, self.now())
        elif self.decisions:
            done = self.ledger.decide("undo", Undo(self.chance.choice(self.decisions)), told, self.now())
        else:
            return
        self.decisions.append(done.decision.id)

    def recode(self) -> None:
        if self.beside is None:
            self.beside = self.ledger.start_run(["again"], NEW, self.now(), beside=True)
        article = self.chance.choice(self.articles)
        snapshot = self.ledger.snapshot(
            next(s.capture.id for s in self.ledger.articles() if s.article.id == article.id)
        )
        coding = self.code(article, NEW)
        if self.ledger.record(Entry.coded(snapshot, article, coding), self.now(), met=False) == "new":
            self.mentions += [m.id for m in coding.mentions]

    def choose(self) -> None:
        run = self.chance.choice([self.run, self.beside or self.run])
        self.ledger.choose_run(run, "ana", None, self.now())

    def act(self) -> None:
        acts = [self.add] * 5 + ([self.say] * 3 + [self.recode, self.choose] if len(self.mentions) > 4 else [])
        self.chance.choice(acts)()


def holds(ledger: Ledger, at: int) -> None:
    """The shelf at a position against the fold of the log at that position."""
    shelf, corpus = ledger.shelf, corpus_of(ledger, CAUTIOUS, at)
    when = None if at == shelf.position else at
    places = shelf.page(ShelfFilter(), 10_000, when)
    assert [kept_from(r).incident for r in shelf.records(p.line for p in places)] == list(corpus.incidents)
    members = shelf.members(p.line for p in places)
    assert {m: p.id for p in places for m in members[p.line]} == dict(corpus.incident_of)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    with SqliteLedger.open(tmp_path / "ledger") as opened:
        yield opened


@pytest.mark.parametrize("seed", range(6))
def test_the_shelf_is_what_the_fold_gives_after_every_act(ledger: SqliteLedger, seed: int) -> None:
    room = Newsroom(ledger, seed)
    for n in range(26):
        room.act()
        if n % 3 != 1:
            room.seen.append(shelve(ledger))
            holds(ledger, room.seen[-1])
    for at in room.seen:
        holds(ledger, at)
    assert list(shelf_problems(ledger)) == []
    with ledger.shelving() as shelf:
        shelf.clear()
    assert shelve(ledger) == ledger.head().position
    holds(ledger, ledger.head().position)


@pytest.mark.parametrize("seed", range(3))
def test_states_and_changes_are_those_of_the_fact_log(ledger: SqliteLedger, seed: int) -> None:
    room = Newsroom(ledger, seed + 20)
    for _ in range(12):
        room.add()
    at = shelve(ledger)
    corpus = corpus_of(ledger, CAUTIOUS)
    stand = Stand(ledger.shelf, ledger, CAUTIOUS, at, day_of(ledger))
    for one in stand.page(Wanted(), 1000):
        told = knowledge_of_one(ledger, corpus, one.incident, CAUTIOUS)
        assert knowledge_on(one.fresh, one.stance, stand.day) == told
    for state in ("developing", "settled"):
        found = [one.incident.id for one in stand.page(Wanted(state=state), 1000)]
        assert found == [i.id for i in corpus.incidents if knowledge_of_one(ledger, corpus, i, CAUTIOUS).state == state]
    log = [{k: v for k, v in change_json(c).items() if k != "incident"} for c in fact_log(ledger, CAUTIOUS)]
    mine = [c for told in reversed(stand.changes(10_000)) for c in told.changes]
    kept = [{k: v for k, v in c.items() if k != "incident"} for c in mine]
    assert sorted(map(canonical, kept)) == sorted(map(canonical, log))
    assert stand.count_changes() == len(log)


def test_filters_give_what_the_fold_gives(ledger: SqliteLedger) -> None:
    room = Newsroom(ledger, 77)
    for _ in range(25):
        room.add()
    stand = Stand(ledger.shelf, ledger, CAUTIOUS, shelve(ledger), day_of(ledger))
    corpus = corpus_of(ledger, CAUTIOUS)
    middle = sorted(i.date.start for i in corpus.incidents if i.date.start)[5]
    asked = [
        IncidentFilter(since=middle),
        IncidentFilter(until=middle),
        IncidentFilter(country="NER"),
        IncidentFilter(near=Near(14.1, 5.1, 60)),
        IncidentFilter(near=Near(14.1, 5.1, 12_000)),
        IncidentFilter(near=Near(89.5, 179.5, 9_000)),
        IncidentFilter(kind="CLASH"),
        IncidentFilter(kind="%"),
        IncidentFilter(text="headline 3"),
        IncidentFilter(text="GUN"),
        IncidentFilter(text="h"),
        IncidentFilter(text='"'),
        IncidentFilter(role="background"),
        IncidentFilter(killed=0),
        IncidentFilter(killed=3),
        IncidentFilter(country="NER", kind="clash", text="Gunmen", killed=1),
    ]
    for wanted in asked:
        expected = [i.id for i in select(corpus, wanted)]
        assert [one.incident.id for one in stand.page(Wanted(wanted), 1000)] == expected, wanted
        assert stand.count(Wanted(wanted)) == len(expected)
    disputed = [i.id for i in corpus.incidents if i.conflicts]
    assert [one.incident.id for one in stand.page(Wanted(disputed=True), 1000)] == disputed
    first = stand.page(Wanted(), 4)
    rest = stand.page(Wanted(), 1000, first[-1].order)
    assert [one.incident.id for one in (*first, *rest)] == [i.id for i in corpus.incidents]


def test_what_was_left_unfinished_is_taken_back(ledger: SqliteLedger) -> None:
    room = Newsroom(ledger, 5)
    for _ in range(6):
        room.add()
    at = shelve(ledger)
    held = ledger.shelf.page(ShelfFilter(), 1000)
    line = next(iter(ledger.shelf.records([held[0].line])))
    with ledger.shelving() as shelf:
        shelf.unfinished(0)
        shelf.end(held[0].line, at + 1)
    assert held[0] in ledger.shelf.page(ShelfFilter(), 1000, at)
    for _ in range(3):
        room.add()
    holds(ledger, shelve(ledger))
    holds(ledger, at)
    assert line in ledger.shelf.records([held[0].line])


class StoppedError(Exception):
    """Somebody pulled the plug."""


@pytest.mark.parametrize("seed", range(3))
def test_an_interrupted_making_goes_on_with_what_is_missing(
    ledger: SqliteLedger, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelving, "AT_ONCE", 1)
    room = Newsroom(ledger, 40 + seed)
    for _ in range(14):
        room.act()
    if seed:
        shelve(ledger)
    for _ in range(14):
        room.act()
    goal, told = ledger.head().position, list[tuple[int, int]]()

    def pull(done: int, of: int) -> None:
        told.append((done, of))
        if done * 2 >= of:
            raise StoppedError

    with pytest.raises(StoppedError):
        shelve(ledger, pull)
    assert ledger.shelf.position < goal
    kept = lines(ledger)
    for _ in range(3):
        room.add()
    assert shelve(ledger, lambda done, of: told.append((done, of))) == ledger.head().position
    assert kept <= lines(ledger)
    assert all(0 <= done <= of for done, of in told)
    holds(ledger, goal)
    holds(ledger, ledger.head().position)
    assert list(shelf_problems(ledger)) == []


def lines(ledger: SqliteLedger) -> set[tuple[int, str]]:
    """Every line with its incident's name."""
    return set(ledger._db.execute("SELECT line, id FROM shelf").fetchall())


def test_another_policy_holds_other_numbers_of_the_same_incidents(ledger: SqliteLedger) -> None:
    room = Newsroom(ledger, 9)
    for _ in range(14):
        room.add()
    at = shelve(ledger)
    highest = policy_named("highest")
    corpus = corpus_of(ledger, highest)
    stand = Stand(ledger.shelf, ledger, highest, at, day_of(ledger))
    assert [one.incident for one in stand.page(Wanted(), 1000)] == list(corpus.incidents)


def test_both_databases_hold_the_same_shelf(place: Place) -> None:
    with open_ledger(place) as ledger:
        room = Newsroom(ledger, 3)
        for n in range(14):
            room.act()
            if n % 4 == 3:
                holds(ledger, shelve(ledger))
        holds(ledger, shelve(ledger))
        stand = Stand(ledger.shelf, ledger, CAUTIOUS, ledger.head().position, day_of(ledger))
        found = stand.page(Wanted(IncidentFilter(text="headline", killed=0)), 100)
        assert [one.incident for one in found] == list(
            select(corpus_of(ledger, CAUTIOUS), IncidentFilter(text="headline", killed=0))
        )
        assert stand.open_questions() >= 0
