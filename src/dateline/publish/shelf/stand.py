"""The shelf at one position, as one reader sees it: each question at the price of what is shown."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from dateline.incidents import (
    DEFAULT_POLICY,
    QUIET_DAYS,
    STALE_DAYS,
    Knowledge,
    Policy,
    distance_km,
    fold_cluster,
    knowledge_on,
    origins_of,
)
from dateline.ledger import Box, LedgerReader, Shelf, ShelfChange, ShelfFilter, ShelfPlace, StateDays
from dateline.ledger.shelf_line import FOREVER
from dateline.model import Amendments, Article, Claim, Mention, PlaceValue
from dateline.publish.corpus import Corpus
from dateline.publish.filters import IncidentFilter, Near
from dateline.publish.shelf.line import Kept, kept_from

_KM_PER_DEGREE: Final = 111.0
"""A little less than it is, so that a box holds its circle."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: conditions on the record, on the state of its story, on whether sources clash."""

    conditions: IncidentFilter = field(default_factory=IncidentFilter)
    state: str | None = None
    disputed: bool | None = None


@dataclass(frozen=True)
class Stand:
    """``upto`` is not after the shelf's own position; ``day`` is reckoned from for the state of stories.

    ``ledger`` is read for words. Incidents with any of the ``hidden`` mentions are neither counted nor found; what the
    ``blank`` articles (full ids) tell beside them is found by its facts, not by those articles' words.
    """

    shelf: Shelf
    ledger: LedgerReader
    policy: Policy
    upto: int
    day: date
    hidden: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()

    @cached_property
    def _at(self) -> int | None:
        return None if self.upto == self.shelf.position else self.upto

    @cached_property
    def _without(self) -> frozenset[int]:
        """The lines that this reader does not see."""
        if not self.hidden:
            return frozenset()
        return frozenset(place.line for place in self.shelf.of_mentions(sorted(self.hidden), self._at).values())

    @cached_property
    def _wordless(self) -> frozenset[int]:
        """The lines that blank articles tell."""
        codings = (stored.coding for article in self.blank for stored in self.ledger.codings_of(article, self.upto))
        told = sorted({mention.id for coding in codings for mention in coding.mentions})
        return frozenset(place.line for place in self.shelf.of_mentions(told, self._at).values())

    @cached_property
    def _untold(self) -> Mapping[str, int]:
        """By name, up to which position an incident's changes are not told: as long as it had a hidden mention."""
        named = {f"incident-{mention.partition('-')[2]}": FOREVER for mention in self.hidden}
        return {**self.shelf.once_held(sorted(self.hidden)), **named} if self.hidden else {}

    def filter_of(self, wanted: Wanted, **more: Any) -> ShelfFilter:
        """The question to the shelf."""
        asked = wanted.conditions
        stale, quiet = (self._days_ago(n) for n in (STALE_DAYS, QUIET_DAYS))
        return ShelfFilter(
            since=None if asked.since is None else asked.since.isoformat(),
            until=None if asked.until is None else asked.until.isoformat(),
            country=asked.country,
            box=None if asked.near is None else _box(asked.near),
            kind=asked.kind,
            words=asked.text,
            role=asked.role,
            killed=asked.killed,
            disputed=wanted.disputed,
            state=wanted.state,
            days=StateDays(stale, quiet),
            without=self._without if asked.text is None or not self.blank else self._without | self._wordless,
            **more,
        )

    def _days_ago(self, days: int) -> str:
        return (self.day - timedelta(days=min(days, (self.day - date.min).days))).isoformat()

    # ---- lists ----------------------------------------------------------------------------------------

    def count(self, wanted: Wanted, **more: Any) -> int:
        """How many incidents pass."""
        return self.shelf.count(self.filter_of(wanted, **more), self._at)

    def page(self, wanted: Wanted, limit: int, after: tuple[str, str] | None = None, **more: Any) -> list[Kept]:
        """The next incidents that pass, by date, undated last; ``after`` is the day and id of the one before."""
        return self.kept(self.shelf.page(self.filter_of(wanted, **more), limit, self._at, after))

    def columns(self, wanted: Wanted, names: Sequence[str], limit: int, **more: Any) -> list[Any]:
        """Latitude, longitude and some columns of what passes."""
        return self.shelf.columns(self.filter_of(wanted, **more), names, limit, self._at)

    def bounds(self, wanted: Wanted) -> tuple[float, float, float, float] | None:
        """South, west, north and east of what passes; None where nothing has a point."""
        return self.shelf.bounds(self.filter_of(wanted), self._at)

    def grouped(self, wanted: Wanted, column: str, **more: Any) -> Mapping[Any, int]:
        """How many of those that pass have each value of a column."""
        return self.shelf.grouped(self.filter_of(wanted, **more), column, self._at)

    def count_claims(self, wanted: Wanted, field: str | None = None) -> int:
        """How many claims the incidents that pass rest on, on all fields or one."""
        return self.shelf.claims(self.filter_of(wanted), self._at, field)

    # ---- single incidents ---------------------------------------------------------------------------

    def kept(self, places: Iterable[ShelfPlace]) -> list[Kept]:
        """What is kept of lines, under this policy."""
        lines = [place.line for place in places]
        found = [kept_from(record, line) for line, record in zip(lines, self.shelf.records(lines), strict=True)]
        if self.blank:
            found = [one.without_words_of(self.blank) for one in found]
        return found if self.policy.name == DEFAULT_POLICY else [self._held_otherwise(one) for one in found]

    def _held_otherwise(self, one: Kept) -> Kept:
        """The same incident under another policy."""
        corpus = self._corpus([one])
        by_mention: dict[str, list[Claim]] = {name: [] for name in corpus.mentions}
        for claim in corpus.claims.values():
            by_mention[claim.mention].append(claim)
        published = {a.id: a.published for a in corpus.articles.values()}
        origins = origins_of([corpus.articles[name] for name in sorted(corpus.articles)])
        group = tuple(corpus.mentions)
        found = fold_cluster(group, corpus.mentions, by_mention, self.policy, published, None, origins)
        return one if found is None else one.under(replace(found, id=one.incident.id))

    def named(self, digits: str) -> list[Kept]:
        """The incidents whose id, or one of whose mentions' ids, begins with these digits; a few of them at most."""
        return self._seen(self.shelf.beginning(digits, self._at)[:9])

    def of_mentions(self, mentions: Iterable[str]) -> dict[str, Kept]:
        """The incidents of mentions (full ids) that one has."""
        places = self.shelf.of_mentions(mentions, self._at)
        held = {one.line: one for one in self._seen({place.line: place for place in places.values()}.values())}
        return {mention: held[place.line] for mention, place in places.items() if place.line in held}

    def _seen(self, places: Iterable[ShelfPlace]) -> list[Kept]:
        """Lines that this reader may see."""
        return self.kept(place for place in places if place.line not in self._without)

    def of_article(self, article: str) -> list[Kept]:
        """The incidents that an article (a full id) tells now, main ones first."""
        told = {m for s in self.ledger.codings_of(article, self.upto) for m in (m.id for m in s.coding.mentions)}
        found = {one.line: one for one in self.of_mentions(sorted(told)).values() if article in one.incident.articles}
        return sorted(found.values(), key=lambda one: (one.incident.role != "main", one.order))

    def knowledge(self, one: Kept, on: date | None = None) -> Knowledge:
        """Whether the story of an incident is developing or settled."""
        return knowledge_on(one.fresh, one.stance, on or self.day)

    def corpus(self, found: Sequence[Kept]) -> Corpus:
        """Everything behind some incidents, as if there were no others."""
        return self._corpus(found)

    def _corpus(self, found: Sequence[Kept]) -> Corpus:
        ledger, upto = self.ledger, self.upto
        members = self.shelf.members(one.line for one in found)
        mentions: dict[str, Mention] = {}
        articles: dict[str, Article] = {}
        for name in (name for one in found for name in one.incident.mentions):
            mention = ledger.mention(name, upto)
            assert mention is not None
            mentions[name] = mention
            if mention.article not in articles:
                stored = ledger.article(mention.article, upto)
                assert stored is not None
                articles[mention.article] = stored.article
        stands = {name for name, (_, is_standing) in ledger.counting_of(articles, upto).items() if is_standing}
        coded = (c for name, m in mentions.items() if m.article in stands for c in ledger.claims(name, upto))
        claims = {claim.id: claim for claim in self._said(mentions).apply(coded, mentions)}
        incident_of = {name: one.incident.id for one in found for name in members.get(one.line, ())}
        incidents = tuple(one.incident for one in found)
        return Corpus(incidents, claims, articles, mentions, incident_of)

    def _said(self, mentions: Iterable[str]) -> Amendments:
        """What people say about the claims on some mentions."""
        held = {d.id: d for name in mentions for d in self.ledger.people(self.upto, mention=name)}
        return Amendments.of(sorted(held.values(), key=lambda d: (d.at, d.id)))

    # ---- questions and changes ----------------------------------------------------------------------

    def open_questions(self) -> int:
        """How many clashes and doubtful claims are left to decide."""
        return self.shelf.open_questions(self._at, self._without)

    def question(self, number: int) -> tuple[Kept, str, tuple[str, ...]] | None:
        """The incident, the field and the claims of a question, from 0 on."""
        found = self.shelf.question(number, self._at, self._without)
        if found is None:
            return None
        line, question = found
        (record,) = self.shelf.records([line])
        return kept_from(record, line), question.field, question.claims

    def count_changes(self, names: Sequence[str] | None = None, field: str | None = None) -> int:
        """How many changes of facts there are, of incidents that were called so, of a field."""
        return self.shelf.count_changes(self.upto, names, field, self._untold)

    def changes(
        self,
        limit: int,
        names: Sequence[str] | None = None,
        field: str | None = None,
        before: tuple[int, str] | None = None,
    ) -> list[ShelfChange]:
        """What events changed, the newest first, not after a position and a name."""
        return list(self.shelf.changes(self.upto, limit, names, field, before, self._untold))

    def names_of(self, incident: str) -> list[str]:
        """Every name that the changes of an incident may stand under; those of several where its id is cut short."""
        digits = incident.partition("-")[2]
        found = [one for one in self.named(digits) if one.incident.id.startswith(incident)] or self.named(digits)
        members = self.shelf.members(one.line for one in found)
        return sorted({f"incident-{m.partition('-')[2]}" for own in members.values() for m in own})

    def names_now(self, names: Iterable[str]) -> dict[str, str]:
        """What incidents that were once called so are called; a name that leads nowhere, or nowhere that this reader
        sees, is left out."""
        mentions = {name: f"mention-{name.partition('-')[2]}" for name in names}
        now = self.of_mentions(sorted(set(mentions.values())))
        return {name: now[mention].incident.id for name, mention in mentions.items() if mention in now}


def _box(near: Near) -> Box:
    """The box around a circle, and the circle itself."""
    centre = PlaceValue(None, None, lat=near.lat, lon=near.lon)
    reach = near.km / _KM_PER_DEGREE
    south, north = near.lat - reach, near.lat + reach
    widest = max(abs(south), abs(north))
    across = reach / math.cos(math.radians(widest)) if widest < 89 else 360.0

    def holds(lat: float, lon: float) -> bool:
        km = distance_km(centre, PlaceValue(None, None, lat=lat, lon=lon))
        return km is not None and km <= near.km

    if across >= 180:
        return Box(south, -180.0, north, 180.0, holds)
    west, east = near.lon - across, near.lon + across
    return Box(south, west + 360 if west < -180 else west, north, east - 360 if east > 180 else east, holds)
