"""Invented stories that change, read and coded without models."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dateline.ledger import Entry, SqliteLedger
from dateline.model import (
    Article,
    Claim,
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
from dateline.reading import read_article
from dateline.runner import judge_new

START = datetime(2031, 5, 4, 12, 0, tzinfo=UTC)
TOWNS = {"Talmora": (1, 10.0), "Orvish": (2, 30.0), "Kesten": (3, 50.0)}
_TOLD = re.compile(
    r"(?P<killed>\d+) people were killed in (?P<town>[A-Z]\w+) on (?P<day>\d+) May(?: by (?P<by>gunmen))?"
)
_HURT = re.compile(r"(\d+) were hurt")


@dataclass
class StoryDesk:
    """A ledger that is fed one version an hour by a coder that reads one kind of sentence."""

    ledger: SqliteLedger
    version: str = "1"
    hours: int = field(default=0)

    @classmethod
    def at(cls, path: Path) -> StoryDesk:
        return cls(SqliteLedger.open(path))

    @property
    def coder(self) -> CoderId:
        return CoderId("small", self.version, "sha256:none")

    def now(self) -> datetime:
        return START + timedelta(hours=self.hours)

    def take(
        self,
        text: str,
        *,
        day: int | None = 5,
        outlet: str | None = "Talmora Courier",
        url: str | None = None,
        title: str | None = None,
    ) -> Article:
        """Add a version, link it, and let an hour pass."""
        self.hours += 1
        content = text.encode()
        given = Given(title, outlet, url, None if day is None else date(2031, 5, day))
        snapshot = Snapshot(content_hash(content), content, "text/plain", f"{self.hours}.txt", given)
        article = read_article(snapshot)
        assert isinstance(article, Article)
        self.ledger.record(Entry.coded(snapshot, article, self.code(article)), self.now())
        judge_new(self.ledger, self.now)
        return article

    def code(self, article: Article) -> Coding:
        mentions: list[Mention] = []
        claims: list[Claim] = []
        for sentence in article.sentences:
            told = _TOLD.search(article.text, *sentence)
            if told is None:
                continue
            act = Span.of(article.text, *told.span("killed"))
            mention = Mention(make_id("mention", article.id, act.start, self.version), article.id, "main", (act,))
            mentions.append(mention)
            claims += self._claims(article, mention, told, sentence)
        return Coding(article.id, self.coder, bool(mentions), tuple(mentions), tuple(claims))

    def _claims(
        self, article: Article, mention: Mention, told: re.Match[str], sentence: tuple[int, int]
    ) -> list[Claim]:
        quote = Span.of(article.text, *sentence)
        number, day = int(told["killed"]) + (self.version != "1"), date(2031, 5, int(told["day"]))
        key, lat = TOWNS[told["town"]]
        kind = EventType("Attack" if told["by"] else "Remote explosive/landmine/IED", "ASSAULT", None)
        place = PlaceValue(told["town"], told["town"], key, lat, lat, "NGA", None, "exact")
        values: list[tuple[str, object]] = [
            ("event_type", kind),
            ("killed", CountClaim(number, number, "reported")),
            ("date", DateValue(day, day, "day", f"{day.day} May")),
            ("place", place),
        ]
        hurt = _HURT.search(quote.quote)
        if hurt:
            values.append(("injured", CountClaim(int(hurt[1]), int(hurt[1]), "reported")))
        return [self._claim(mention, name, value, quote) for name, value in values]

    def _claim(self, mention: Mention, name: str, value: object, quote: Span) -> Claim:
        return Claim(
            id=make_id("claim", mention.id, name, self.version),
            mention=mention.id,
            field=name,  # type: ignore[arg-type]
            value=value,  # type: ignore[arg-type]
            written=quote.quote,
            span=quote,
            speakers=(),
            attitude="asserts",
            hedge=None,
            quoted=False,
            maker=Maker("rule", "small", self.version),
            confidence=0.9,
        )
