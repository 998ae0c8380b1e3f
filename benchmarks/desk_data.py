"""Invented incidents in any number, told and coded already, spread as a ledger of some years would be.

An event has a day of ten years (more of them lately), one of 3,000 towns of 60 countries, a type, a toll and words of
its own; one in eight is told more than once, up to eight times, in the days that follow. One telling in eight gives
another toll, one in twelve is doubted by its coder; one event in twelve has no day and one in twelve no point.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from dateline.incidents import is_telling, judge, keys_of, tellings_of
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
    Judgement,
    Maker,
    Mention,
    Notice,
    Participant,
    PlaceValue,
    Snapshot,
    Span,
    Speaker,
    content_hash,
    make_id,
)
from dateline.model.country import countries

CODER: Final = CoderId("synthetic", "1", "sha256:none")
LAST_DAY: Final = date(2025, 6, 30)
DAYS: Final = 3650
TOWNS: Final = 3000
VOCABULARY: Final = 3_000_000
"""Words are rare, so that two events share none: what is measured here is listing, not linking."""
_BY: Final = Maker("rule", "synthetic", "1")
_TOLD: Final = (1,) * 87 + (2,) * 8 + (3,) * 2 + (4, 5, 8)
_TYPES: Final = (
    *(EventType("Armed clash", "ASSAULT", "firearms"),) * 5,
    *(EventType("Attack", "ASSAULT", "firearms"),) * 5,
    *(EventType("Shelling/artillery/missile attack", "ASSAULT", "heavy-weapons"),) * 4,
    *(EventType("Air/drone strike", "ASSAULT", "aerial"),) * 3,
    *(EventType("Remote explosive/landmine/IED", "ASSAULT", "explosives"),) * 3,
    *(EventType("Peaceful protest", "PROTEST", "demo"),) * 3,
    EventType("Suicide bomb", "ASSAULT", "suicide"),
    EventType("Abduction/forced disappearance", "COERCE", "abduct"),
    EventType("Looting/property destruction", "ASSAULT", None),
)
_SYLLABLES: Final = tuple(f"{one}{other}" for one in "bdfgklmnprstvz" for other in "aeiou")
_WHO: Final = ("Gunmen", "Soldiers", "Militants", "Police", "Rebels", "Raiders")


@dataclass(frozen=True, slots=True)
class Told:
    """One article with the keys that linking gives it, and its judgements with those of its event told before."""

    entry: Entry
    keys: frozenset[str]
    compared: int
    judgements: tuple[Judgement, ...]


def _named(first: str, number: int) -> str:
    """A name of its own for a number, in made-up syllables."""
    parts = [first]
    for _ in range(4):
        number, part = divmod(number, len(_SYLLABLES))
        parts.append(_SYLLABLES[part])
    return "".join(parts)


def _town(spot: int) -> PlaceValue:
    """A town; those of one country lie together."""
    known = sorted(countries())[::4]
    code = known[spot % 60 % len(known)]
    here = random.Random(spot * 31 + 7)
    centre = random.Random(spot % 60)
    lat = round(centre.uniform(-30, 50) + here.uniform(-4, 4), 4)
    lon = round(centre.uniform(-100, 140) + here.uniform(-4, 4), 4)
    fine = "exact" if spot % 7 else "admin1"
    km = 3.0 if fine == "exact" else 60.0
    return PlaceValue(*(_named("Tal", spot),) * 2, spot + 1, lat, lon, code, f"A{spot % 8}", fine, "reported", km)


def _day_of(event: int, events: int) -> date:
    """The events in their order over the days, three times as many a day at the end as at the beginning."""
    share = (event + 1) / events
    return LAST_DAY - timedelta(days=round(DAYS * (1 - share**0.6)))


def _when(day: date, about: random.Random) -> DateValue | None:
    kind = about.random()
    if kind < 0.08:
        return None
    if kind < 0.16:
        return DateValue(day - timedelta(days=6), day, "week", "last week")
    return DateValue(day, day, "day", "that day")


def _where(about: random.Random) -> PlaceValue:
    spot = int(TOWNS * about.random() ** 2)
    kind = about.random()
    if kind < 0.08:
        return PlaceValue(None, f"the hills of {_named('Tal', spot)}", status="reported")
    return _town(spot)


def _own(number: int) -> tuple[list[str], int]:
    """The words that all tellings of an event have, and how many tellings there are."""
    about = random.Random(number * 7919 + 13)
    return [f"zu{about.randrange(VOCABULARY)}" for _ in range(24)], about.choice(_TOLD)


def times_told(number: int) -> int:
    """How many articles tell an event."""
    return _own(number)[1]


def event_of(number: int, events: int) -> tuple[Told, ...]:
    """The articles that tell an event, in their order."""
    own, times = _own(number)
    told = [_article(number, n, own, events) for n in range(times)]
    tellings = [tellings_of(e.article, e.result.mentions, e.result.claims)[0] for e in told]
    found = []
    for n, entry in enumerate(told):
        judged = [judge(one, other) for one, other in combinations(tellings[: n + 1], 2) if other is tellings[n]]
        keys = keys_of(tellings[n])
        found.append(Told(entry, keys, len(judged), tuple(j for j in judged if is_telling(j))))
    return tuple(found)


def _article(number: int, n: int, own: list[str], events: int) -> Entry:
    about, chance = random.Random(number * 31 + 5), random.Random(number * 101 + n)
    day, kind = _day_of(number, events), about.choice(_TYPES)
    where, when = _where(about), _when(day, about)
    killed = max(0, int(about.paretovariate(1.1)) - 1)
    if chance.random() < 0.12:
        killed += chance.randint(1, 4)
    who = about.choice(_WHO)
    spot = where.name or where.written or ""
    words = [*own, *(f"ka{chance.randrange(VOCABULARY)}" for _ in range(16))]
    chance.shuffle(words)
    title = f"{who} strike near {spot}"
    lead = f"{who} killed {killed} people in {spot}, said officer {_named('Ro', number)}. "
    text = lead + " ".join(words) + f" telling {number} {n}."
    published = day + timedelta(days=min(n, 3))
    return _entry(text, title, f"Outlet {chance.randint(0, 299)}", published, kind, where, when, killed, who, chance)


def _entry(
    text: str,
    title: str,
    outlet: str,
    published: date,
    kind: EventType,
    where: PlaceValue,
    when: DateValue | None,
    killed: int,
    who: str,
    chance: random.Random,
) -> Entry:
    content = text.encode()
    given = Given(title, outlet, None, published)
    snapshot = Snapshot(content_hash(content), content, "text/plain", f"desk/{content_hash(content)[7:19]}", given)
    notices = (Notice("developing", Span.of(text, 0, len(who))),) if chance.random() < 0.05 else ()
    article = Article(
        id=make_id("article", text, title, published.isoformat()),
        snapshot=snapshot.id,
        text_hash=content_hash(content),
        text=text,
        title=title,
        outlet=outlet,
        url=None,
        published=published,
        published_from="given",
        language="en",
        notices=notices,
        sentences=((0, len(text)),),
    )
    act = Span.of(text, len(who) + 1, len(who) + 7)
    mention = Mention(
        make_id("mention", article.id), article.id, "main" if chance.random() > 0.08 else "background", (act,)
    )
    sure = 0.35 if chance.random() < 0.08 else 0.9
    speaker = (Speaker("an officer"),) if chance.random() < 0.5 else ()

    def claim(name: ClaimField, value: ClaimValue, span: Span = act, confidence: float = 0.9) -> Claim:
        claim_id = make_id("claim", mention.id, name)
        asserts = "asserts"
        return Claim(
            claim_id, mention.id, name, value, span.quote, span, speaker, asserts, None, False, _BY, confidence
        )

    start = text.index("Tal")
    claims = [
        claim("event_type", kind),
        claim("place", where, Span.of(text, start, start + 7), sure),
    ]
    if chance.random() < 0.3:
        party = Participant(who, None, "unidentified", "perpetrator", where.country)
        claims.append(claim("participants", party, Span.of(text, 0, len(who))))
    if when is not None:
        claims.append(claim("date", when))
    if chance.random() < 0.7:
        status = "reported" if killed else "explicit_zero"
        claims.append(claim("killed", CountClaim(killed, killed, status), act, sure))
    if chance.random() < 0.15:
        claims.append(claim("injured", CountClaim(killed + 1, None, "reported")))
    return Entry.coded(snapshot, article, Coding(article.id, CODER, True, (mention,), tuple(claims)))
