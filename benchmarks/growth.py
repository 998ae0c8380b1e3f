"""What adding an article costs a ledger that holds very many: linking against 10,000 and against 1,000,000 mentions.

The articles are invented: words of a made-up vocabulary whose frequencies fall as 1/rank, four places and parties of
their own to an event, some events told by several articles, ``A_DAY`` articles a day over as many years as it takes.
Set-up writes the ledger's own tables and indexes in large transactions, each coding with the keys that its telling has;
what is timed is ``judge_new`` after ``record``: the product's own path, from the article's commit to its judgements.
"""

from __future__ import annotations

import random
import resource
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from dateline.incidents import keys_of, tellings_of
from dateline.ledger import Entry, SqliteLedger
from dateline.ledger.capture import Capture
from dateline.ledger.entry import NewEvent, article_event, capture_event, coding_events, coding_id, outcome_event
from dateline.model import (
    Article,
    Claim,
    ClaimField,
    ClaimValue,
    CoderId,
    Coding,
    CountClaim,
    DateValue,
    EventType,
    Given,
    JsonObject,
    Maker,
    Mention,
    PlaceValue,
    Snapshot,
    Span,
    content_hash,
    make_id,
)
from dateline.runner import judge_new
from dateline.runner.link import LINKER_NAME

SIZES: Final = (10_000, 1_000_000)
TIMED: Final = 60
A_DAY: Final = 500
PLACES: Final = 4_000
VOCABULARY: Final = 60_000
WORDS: Final = 120
"""Telling and other words of an article; more would slow the set-up down and change nothing in linking."""

CODER: Final = CoderId("synthetic", "1", "sha256:none")
_BY: Final = Maker("rule", "synthetic", "1")
_FIRST: Final = date(2010, 1, 1)
_TYPES: Final = (
    EventType("Armed clash", "ASSAULT", "firearms"),
    EventType("Attack", "ASSAULT", "firearms"),
    EventType("Shelling/artillery/missile attack", "ASSAULT", "heavy-weapons"),
    EventType("Peaceful protest", "PROTEST", "demo"),
)


def now() -> datetime:
    """A fixed moment; nothing here is about when."""
    return datetime(2040, 1, 1, tzinfo=UTC)


def entry_of(number: int) -> Entry:
    """The invented article of a number: the day runs with the number, two in three retell an event of the day."""
    chance = random.Random(number)
    event = number if chance.random() < 0.33 else max(0, number - chance.randint(1, 150))
    about = random.Random(event * 7919 + 13)
    spot = int(PLACES * about.random() ** 2)
    day = _FIRST + timedelta(days=event // A_DAY)
    own = [f"zu{int(VOCABULARY ** about.random())}" for _ in range(25)] + [f"town{spot}"]
    common = [f"ka{int(900 ** chance.random())}" for _ in range(WORDS - 50)]
    words = own + [f"zu{int(VOCABULARY ** chance.random())}" for _ in range(25)] + common
    chance.shuffle(words)
    killed = about.randint(1, 9)
    text = f"Gunmen killed {killed} people. " + " ".join(words)
    content = text.encode()
    published = _FIRST + timedelta(days=number // A_DAY)
    snapshot = Snapshot(content_hash(content), content, "text/plain", f"synthetic/{number}", Given(published=published))
    article = Article(
        id=make_id("article", text, published.isoformat()),
        snapshot=snapshot.id,
        text_hash=content_hash(content),
        text=text,
        title=None,
        outlet=None,
        url=None,
        published=published,
        published_from="given",
        language="en",
        sentences=((0, len(text)),),
    )
    act = Span.of(text, 7, 13)
    mention = Mention(make_id("mention", article.id, 7), article.id, "main", (act,))
    place = PlaceValue(f"Town {spot}", f"town{spot}", spot + 1, spot % 60, spot // 60, "NER", f"A{spot % 8}", "exact")

    def claim(name: ClaimField, value: ClaimValue) -> Claim:
        claim_id = make_id("claim", mention.id, name)
        return Claim(claim_id, mention.id, name, value, "x", act, (), "asserts", None, False, _BY, 0.9)

    claims = (
        claim("event_type", about.choice(_TYPES)),
        claim("date", DateValue(day, day, "day", "then")),
        claim("place", place),
        claim("killed", CountClaim(killed, killed, "reported")),
    )
    return Entry.coded(snapshot, article, Coding(article.id, CODER, True, (mention,), claims))


def _events(entry: Entry) -> Iterator[NewEvent]:
    """Everything that ``record`` and ``link`` would write of an article, without the judgements."""
    capture = Capture.of(entry.snapshot)
    assert entry.article is not None
    assert isinstance(entry.result, Coding)
    coding = entry.result
    yield capture_event(capture)
    yield article_event(entry.article, capture)
    yield outcome_event(entry, capture)
    yield from coding_events(coding)
    (telling,) = tellings_of(entry.article, coding.mentions, coding.claims)
    name = coding_id(coding.article, coding.coder)
    body: JsonObject = {"coding": name, "linker": LINKER_NAME, "compared": 0, "keys": sorted(keys_of(telling))}
    yield NewEvent("linking", make_id("linking", name, LINKER_NAME), body)


def fill(ledger: SqliteLedger, start: int, stop: int) -> None:
    """Put the articles of these numbers into the ledger's tables, ten thousand to a transaction."""
    for first in range(start, stop, 10_000):
        with ledger._transaction(now()) as log:
            for number in range(first, min(stop, first + 10_000)):
                entry = entry_of(number)
                log.keep_bytes(entry.snapshot)
                for event in _events(entry):
                    log.append(event)


def timed(ledger: SqliteLedger, start: int) -> list[float]:
    """Milliseconds of processor time for each of the next articles, from ``record`` to the last judgement."""
    found = []
    for number in range(start, start + TIMED):
        entry = entry_of(number)
        begin = time.process_time()
        ledger.record(entry, now())
        judge_new(ledger, now)
        found.append((time.process_time() - begin) * 1000)
    return found


def measure(sizes: tuple[int, ...] = SIZES) -> Iterator[str]:
    """A line for each size, then the ratio of the last to the first."""
    medians: list[float] = []
    with tempfile.TemporaryDirectory() as folder, SqliteLedger.open(Path(folder) / "store") as ledger:
        held = 0
        for size in sizes:
            fill(ledger, held, size)
            samples = timed(ledger, size)
            held = size + TIMED
            medians.append(statistics.median(samples))
            high = sorted(samples)[int(0.95 * (len(samples) - 1))]
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            yield f"{size:>9} mentions   median {medians[-1]:6.1f} ms   p95 {high:6.1f} ms   peak memory {peak:.0f} MB"
    yield f"ratio {medians[-1] / medians[0]:.2f}"
