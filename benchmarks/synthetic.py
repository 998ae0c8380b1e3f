"""Invented articles in any number, coded already, for measuring what a large ledger costs.

Words are of a made-up vocabulary whose frequencies fall as 1/rank; ``A_DAY`` articles appear a day over as many years
as it takes; an event has a day, one of ``PLACES`` towns and words of its own, and two in three articles retell an event
of the last hours. One article in four names its outlet, so that its versions are looked for too.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Final

from dateline.ledger import Entry
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
    Maker,
    Mention,
    PlaceValue,
    Snapshot,
    Span,
    content_hash,
    make_id,
)

A_DAY: Final = 500
PLACES: Final = 4_000
OUTLETS: Final = 300
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
        outlet=f"Outlet {number % OUTLETS}" if number % 4 == 0 else None,
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
