"""A reader and a coder that need no models, and some articles that go wrong."""

from __future__ import annotations

import os
import re
import signal
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dateline.errors import ReadingError, ResourceError
from dateline.model import (
    Article,
    Claim,
    CoderId,
    Coding,
    CountClaim,
    DateValue,
    EventType,
    Maker,
    Mention,
    PlaceValue,
    SetAside,
    Snapshot,
    Span,
    content_hash,
    make_id,
)

NOON = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
COUNTRIES = {"Talmora": "NGA", "Orvish": "NGA", "Kesten": "COL", "Bray Hollow": None}
TOWNS = tuple(COUNTRIES)


def noon() -> datetime:
    return NOON


def text_of(number: int) -> str:
    if number % 7 == 3:
        return f"FRANCAIS {number}: rien."
    day = number % 29 + 1
    return f"Gunmen killed {number % 4 + 2} people in {TOWNS[number % 4]} on May {day}. Report {number}."


def read(snapshot: Snapshot) -> Article | SetAside:
    """Plain text as it stands."""
    text = snapshot.content.decode()
    if text.startswith("UNREADABLE"):
        raise ReadingError("The text cannot be read.", "malformed")
    if text.startswith("FRANCAIS"):
        return SetAside(snapshot.id, "other_language", "in another language")
    text_hash = content_hash(snapshot.content)
    return Article(
        id=make_id("article", text_hash),
        snapshot=snapshot.id,
        text_hash=text_hash,
        text=text,
        title=None,
        outlet=None,
        url=None,
        published=date(2031, 5, 4),
        published_from="given",
        language="en",
        sentences=((0, len(text)),),
    )


@dataclass(frozen=True)
class SmallCoder:
    """``GO WRONG`` words in an article make it go wrong in their way."""

    seconds: float = 0.0
    version: str = "1"

    @property
    def id(self) -> CoderId:
        return CoderId("small", self.version, "sha256:none")

    @property
    def writes(self) -> frozenset[str]:
        return frozenset({"event_type", "killed", "date", "place"})

    def code(self, article: Article) -> Coding:
        time.sleep(self.seconds)
        text = article.text
        if "CRASH" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "HANG" in text:
            time.sleep(600)
        if "BUG" in text:
            raise RuntimeError("no such thing")
        if "GREEDY" in text:
            bytearray(1 << 40)
        if "MISSING" in text:
            raise ResourceError("the lexicon is missing")
        found = re.search(r"killed (\d) people in ([A-Z][\w ]+?) on May (\d+)", text)
        if found is None:
            return Coding(article.id, self.id, False)
        act = Span.of(text, found.start(), found.start() + 6)
        mention = Mention(make_id("mention", article.id, act.start), article.id, "main", (act,))
        number = int(found[1])
        day = date(2031, 5, int(found[3]))
        values = {
            "event_type": EventType("Attack", "ASSAULT", "firearms"),
            "killed": CountClaim(number, number, "reported"),
            "place": PlaceValue(
                found[2], found[2], TOWNS.index(found[2]), 10.0, 10.0, COUNTRIES[found[2]], None, "exact"
            ),
            "date": DateValue(day, day, "day", f"May {day.day}"),
        }
        claims = tuple(
            self._claim(mention, field, value, Span.of(text, *found.span())) for field, value in values.items()
        )
        return Coding(article.id, self.id, True, (mention,), claims)

    def _claim(self, mention: Mention, field: str, value: object, span: Span) -> Claim:
        return Claim(
            id=make_id("claim", mention.id, field, self.version),
            mention=mention.id,
            field=field,  # type: ignore[arg-type]
            value=value,  # type: ignore[arg-type]
            written=span.quote,
            span=span,
            speakers=(),
            attitude="asserts",
            hedge=None,
            quoted=False,
            maker=Maker("rule", "small", self.version),
            confidence=0.9,
        )


def _refuse() -> SmallCoder:
    raise OSError("the lexicon is gone")


class UnloadableCoder(SmallCoder):
    """Can be sent to a worker and not be unpacked there."""

    def __reduce__(self) -> tuple[object, tuple[()]]:
        return _refuse, ()
