"""Answers from the store's tables, whichever database holds them."""

from __future__ import annotations

import bisect
import hashlib
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from types import TracebackType
from typing import Final, Self

from dateline.errors import LedgerCorrupt, LedgerError, UsageError
from dateline.ledger import rows
from dateline.ledger.address import address_of
from dateline.ledger.block import MOST_FAR, MOST_NEAR, MOST_NEIGHBOURS, NO_PERIOD, block_of, period_of
from dateline.ledger.capture import Capture
from dateline.ledger.change_reader import ChangeReader
from dateline.ledger.database import Cell, Database
from dateline.ledger.decision_reader import DecisionReader
from dateline.ledger.entry import coding_id, outcome_id
from dateline.ledger.event import CONTENT_KINDS, EVENT_KINDS, NO_SEAL, Event, storable, timestamp
from dateline.ledger.list_reader import ListReader
from dateline.ledger.replay import storage_problems
from dateline.ledger.shelf import Shelf
from dateline.ledger.stored import (
    Choice,
    Head,
    Observation,
    Outcome,
    Problem,
    Run,
    RunShare,
    StoredArticle,
    StoredClaim,
    StoredCoding,
)
from dateline.ledger.story import days_around, story_keys
from dateline.model import (
    Article,
    Claim,
    CoderId,
    Judgement,
    Mention,
    Refusal,
    Snapshot,
    content_hash,
)
from dateline.settings import Place

LAST: Final = 2**62
"""A position after every other."""

_OTHER: Final = "SELECT 1 FROM codings n WHERE n.article = t.article AND n.position <= ?"
"""Another coding of the same article as the coding ``t``."""

_LATER_CODED: Final = (
    "v.id <> r.id AND v.position <= ? "
    "AND (coalesce(v.published, ''), v.position) > (coalesce(r.published, ''), r.position) "
    "AND EXISTS (SELECT 1 FROM codings c WHERE c.article = v.id AND c.position <= ?)"
)
_NEWER: Final = f"SELECT 1 FROM articles v WHERE v.address = r.address AND {_LATER_CODED}"
_RETOLD: Final = (
    "SELECT 1 FROM stories s JOIN articles v ON v.id = s.other "
    f"WHERE s.article = r.id AND s.position <= ? AND v.outlet = r.outlet AND {_LATER_CODED}"
)
"""A newer version of the article ``r`` that was coded: at its address, or of its outlet's story elsewhere."""

_UNREPLACED: Final = (
    "SELECT 1 FROM articles r WHERE r.id = t.article AND r.position <= ? "
    f"AND NOT EXISTS ({_NEWER}) AND NOT EXISTS ({_RETOLD})"
)
"""The article of the coding ``t``, as it was met somewhere where no newer version was."""

_AT_ADDRESS: Final = (
    "SELECT v.id FROM articles r JOIN articles v ON v.address = r.address "
    "WHERE r.id = ? AND r.position <= ? AND v.position <= ?"
)
_OF_STORY: Final = (
    "SELECT v.id FROM stories s JOIN articles r ON r.id = s.article "
    "JOIN articles v ON v.id = s.other AND v.outlet = r.outlet "
    "WHERE s.position <= ? AND r.id = ? AND r.position <= ? AND v.position <= ?"
)
"""Articles one step away from an article: met at its address, or telling its outlet's story."""

_UNREPLACED_CELLS: Final = _UNREPLACED.count("?")


class SqlReader(DecisionReader, ChangeReader, ListReader):
    """LedgerReader on a database, for one thread. ``path`` is the place as messages name it."""

    def __init__(self, db: Database, path: Place) -> None:
        self._db = db
        self.path = path

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def shelf(self) -> Shelf:
        return Shelf(self._db)

    # ---- plumbing -----------------------------------------------------------------------------------

    def _rows(self, query: str, *cells: Cell) -> Iterator[tuple[Cell, ...]]:
        """The rows of a query; the cursor lives as long as somebody reads."""
        with self._db.translated():
            yield from self._db.execute(query, [storable(c) if isinstance(c, str) else c for c in cells])

    def _stream(self, query: str, *cells: Cell) -> Iterator[tuple[Cell, ...]]:
        """The rows of a query that may go over the whole store."""
        with self._db.translated():
            yield from self._db.stream(query, [storable(c) if isinstance(c, str) else c for c in cells])

    def _row(self, query: str, *cells: Cell) -> tuple[Cell, ...] | None:
        return next(self._rows(query + " LIMIT 1", *cells), None)

    def _event(self, position: int) -> Event:
        row = self._row("SELECT * FROM events WHERE position = ?", position)
        if row is None:
            raise LedgerCorrupt(f"{self.path}: no event at position {position}")
        return rows.event(row)

    def _events_of(self, table: str, where: str, *cells: Cell) -> Iterator[Event]:
        """The events behind the rows of a read table, in the order of recording."""
        query = f"SELECT e.* FROM {table} t JOIN events e USING (position) WHERE {where} ORDER BY t.position"
        # A condition that begins with the position goes over the whole table; any other picks a few rows.
        found = self._stream if where.startswith("t.position") else self._rows
        return map(rows.event, found(query, *cells))

    def _by_prefix(self, table: str, prefix: str, upto: int | None) -> Event | None:
        """The first event of the one id that begins so; UsageError where several ids do."""
        query = f"SELECT id, min(position) FROM {table} WHERE id >= ? AND id < ? AND position <= ? GROUP BY id LIMIT 9"
        found = list(self._rows(query, prefix, prefix + "\U0010ffff", _last(upto)))
        if len(found) > 1:
            names = ", ".join(str(row[0]) for row in found[:8]) + (" …" if len(found) > 8 else "")
            raise UsageError(f"{prefix!r} is the beginning of several ids: {names}; write more of it.")
        return self._event(rows.number(found[0][1])) if found else None

    # ---- the whole ----------------------------------------------------------------------------------

    def head(self, upto: int | None = None) -> Head:
        query = "SELECT position, seal FROM events WHERE position <= ? ORDER BY position DESC"
        position, seal = self._row(query, _last(upto)) or (0, NO_SEAL)
        return Head(rows.number(position), rows.raw(seal).hex())

    def position_at(self, moment: datetime) -> int:
        # Positions have no gaps and their times never fall, so the log itself can be halved.
        last = timestamp(moment)
        return bisect.bisect_right(range(1, self.head().position + 1), last, key=lambda n: self._event(n).recorded_at)

    def content_hash(self, upto: int | None = None) -> str:
        kinds = ",".join("?" * len(CONTENT_KINDS))
        query = f"SELECT digest FROM events WHERE position <= ? AND kind IN ({kinds}) ORDER BY digest"
        h = hashlib.sha256()
        for (digest,) in self._rows(query, _last(upto), *CONTENT_KINDS):
            h.update(rows.raw(digest))
        return f"sha256:{h.hexdigest()}"

    def counts(self, upto: int | None = None) -> Mapping[str, int]:
        query = "SELECT kind, count(*) FROM events WHERE position <= ? GROUP BY kind"
        found = {rows.text(kind): rows.number(n) for kind, n in self._rows(query, _last(upto))}
        return {kind: found.get(kind, 0) for kind in EVENT_KINDS}

    def events(self, after: int = 0, upto: int | None = None) -> Iterator[Event]:
        query = "SELECT * FROM events WHERE position > ? AND position <= ? ORDER BY position"
        return map(rows.event, self._stream(query, after, self._until(upto)))

    def _until(self, upto: int | None) -> int:
        """A fixed end, so that reading while writing ends."""
        return self.head().position if upto is None else upto

    def problems(self) -> Iterator[Problem]:
        with self._db.translated():
            self._db.hold()
            try:
                yield from storage_problems(self._db)
            finally:
                self._db.rollback()

    # ---- snapshots ----------------------------------------------------------------------------------

    def content_of(self, snapshot: str) -> bytes:
        row = self._row("SELECT packed FROM snapshots WHERE id = ?", snapshot)
        if row is None:
            raise LedgerError(f"{self.path}: no snapshot {snapshot}")
        try:
            content = zlib.decompress(rows.raw(row[0]))
        except zlib.error as error:
            raise LedgerCorrupt(f"{self.path}: the bytes of {snapshot} cannot be unpacked ({error})") from error
        if content_hash(content) != snapshot:
            raise LedgerCorrupt(f"{self.path}: the bytes of {snapshot} are not those that were captured")
        return content

    def snapshot(self, capture: str) -> Snapshot:
        event = next(self._events_of("captures", "t.id = ?", capture), None)
        if event is None:
            raise LedgerError(f"{self.path}: no {capture}")
        seen = next(self.observations(capture), None)
        known = rows.capture(event)
        origin = known.id if seen is None else seen.origin
        return Snapshot(known.snapshot, self.content_of(known.snapshot), known.media_type, origin, known.given)

    def captures(self, upto: int | None = None) -> Iterator[Capture]:
        return map(rows.capture, self._events_of("captures", "t.position <= ?", self._until(upto)))

    def observations(self, capture: str, upto: int | None = None) -> Iterator[Observation]:
        where = "t.capture = (SELECT position FROM captures WHERE id = ?) AND t.position <= ?"
        return map(rows.observation, self._events_of("observations", where, capture, _last(upto)))

    def knows(self, snapshot: Snapshot, coder: CoderId) -> bool:
        key = outcome_id(Capture.of(snapshot).id, coder)
        return self._row("SELECT 1 FROM outcomes WHERE id = ?", key) is not None

    # ---- articles and codings -----------------------------------------------------------------------

    def _stored_article(self, event: Event) -> StoredArticle:
        body = rows.body(event)
        capture = next(self._events_of("captures", "t.id = ?", rows.text(body["capture"])))
        return StoredArticle(event.position, event.recorded_at, rows.article(event), rows.capture(capture))

    def articles(self, upto: int | None = None) -> Iterator[StoredArticle]:
        return map(self._stored_article, self._events_of("articles", "t.position <= ?", self._until(upto)))

    def article_of(self, capture: str) -> Article | None:
        where = "t.capture = (SELECT position FROM captures WHERE id = ?)"
        found = [rows.article(event) for event in self._events_of("articles", where, capture)]
        return found[-1] if found else None

    def article(self, prefix: str, upto: int | None = None) -> StoredArticle | None:
        event = self._by_prefix("articles", prefix, upto)
        return None if event is None else self._stored_article(event)

    def versions(self, url: str, upto: int | None = None) -> Iterator[StoredArticle]:
        found = self._events_of("articles", "t.address = ? AND t.position <= ?", address_of(url), _last(upto))
        return map(self._stored_article, found)

    def family_of(self, article: str, upto: int | None = None) -> frozenset[str]:
        last = _last(upto)
        found, queue = {article}, [article]
        while queue:
            name = queue.pop()
            near = [*self._rows(_AT_ADDRESS, name, last, last), *self._rows(_OF_STORY, last, name, last, last)]
            new = {rows.text(row[0]) for row in near} - found
            found |= new
            queue += sorted(new)
        return frozenset(found)

    def family(self, article: str, upto: int | None = None) -> Sequence[StoredArticle]:
        where = "t.id = ? AND t.position <= ?"
        members = (self._events_of("articles", where, name, _last(upto)) for name in self.family_of(article, upto))
        firsts = [self._stored_article(event) for event in (next(m, None) for m in members) if event is not None]
        return sorted(firsts, key=lambda s: (str(s.article.published or ""), s.position))

    def _of_story(self, article: Article) -> Iterator[Article]:
        """Articles of the outlet that share a key and may have been published together, each once."""
        first, last = days_around(article.published)
        query = "SELECT position FROM story_keys WHERE key = ? AND day BETWEEN ? AND ?"
        keys = story_keys(article.title, article.outlet, article.text)
        near = {rows.number(p) for key in keys for (p,) in self._rows(query, key, first, last)}
        return (rows.article(self._event(position)) for position in sorted(near))

    def codings(
        self, upto: int | None = None, *, after: int = 0, coder: CoderId | None = None, latest: bool = True
    ) -> Iterator[StoredCoding]:
        last = self._until(upto)
        where, cells = "t.position > ? AND t.position <= ?", [after, last]
        if coder is not None:
            names = (coder.name, coder.version, coder.config)
            mine = "t.coder_name = ? AND t.coder_version = ? AND t.coder_config = ?"
            found = self._events_of("codings", f"{where} AND {mine}", *cells, *names)
            yield from map(self._stored_coding, found)
            return
        if latest:
            where, cells = f"{where} AND NOT {self._passed_over(last)}", [*cells, last]
        yield from map(self._stored_coding, self._events_of("codings", where, *cells))

    def _passed_over(self, upto: int) -> str:
        """That another coding of its article counts in place of the coding ``t``; takes one cell, the last position.

        The chosen coder's come first, then the later ones; what was made beside and not chosen counts nowhere.
        """
        row = self._row(
            "SELECT r.coder FROM choices c JOIN runs r ON r.position = c.run WHERE c.position <= ? "
            "ORDER BY c.position DESC",
            upto,
        )
        chosen = None if row is None else rows.number(row[0])
        mine = "SELECT 1 FROM runs r WHERE r.coder = c.position AND r.position <= ? AND r.beside ="
        query = f"SELECT c.position FROM coders c WHERE EXISTS ({mine} 1) AND NOT EXISTS ({mine} 0)"
        aside = [n for (found,) in self._rows(query, upto, upto) if (n := rows.number(found)) != chosen]
        if chosen is None and not aside:
            return f"EXISTS ({_OTHER} AND n.position > t.position)"
        out = f"coder IN ({','.join(map(str, aside)) or 'NULL'})"
        first = f"(CASE WHEN {{0}}.coder = {chosen or 0} THEN 1 ELSE 0 END)"
        newer = f"({first.format('n')}, n.position) > ({first.format('t')}, t.position)"
        return f"(coalesce(t.{out}, 1=0) OR EXISTS ({_OTHER} AND {newer} AND NOT coalesce(n.{out}, 1=0)))"

    def standing(self, upto: int | None = None) -> Iterator[StoredCoding]:
        where, cells = self._that_stands(self._until(upto))
        yield from map(self._stored_coding, self._events_of("codings", where, *cells))

    def standing_articles(self, upto: int | None = None) -> Sequence[str]:
        where, cells = self._that_stands(self._until(upto))
        found = self._stream(f"SELECT t.article FROM codings t WHERE {where} ORDER BY t.position", *cells)
        return [rows.text(article) for (article,) in found]

    def standing_coders(self, upto: int | None = None) -> Sequence[CoderId]:
        where, cells = self._that_stands(self._until(upto))
        query = f"SELECT DISTINCT t.coder_name, t.coder_version, t.coder_config FROM codings t WHERE {where}"
        return [CoderId(*map(rows.text, names)) for names in self._rows(query, *cells)]

    def _that_stands(self, last: int) -> tuple[str, list[int]]:
        """That the coding ``t`` counts and its article was not replaced, with the cells."""
        where = f"t.position <= ? AND NOT {self._passed_over(last)} AND EXISTS ({_UNREPLACED})"
        return where, [last] * (2 + _UNREPLACED_CELLS)

    def counting_of(self, articles: Iterable[str], upto: int | None = None) -> Mapping[str, tuple[int, bool]]:
        last = self._until(upto)
        counts = f"t.article = ? AND t.position <= ? AND NOT {self._passed_over(last)}"
        query = f"SELECT t.position, EXISTS ({_UNREPLACED}) FROM codings t WHERE {counts}"
        cells = [last] * _UNREPLACED_CELLS
        found = {article: self._row(query, *cells, article, last, last) for article in articles}
        return {a: (rows.number(row[0]), row[1] == 1) for a, row in found.items() if row is not None}

    def stands(self, article: str, upto: int | None = None) -> bool:
        query = f"SELECT 1 FROM codings t WHERE t.article = ? AND t.position <= ? AND EXISTS ({_UNREPLACED})"
        return self._row(query, article, *[self._until(upto)] * (1 + _UNREPLACED_CELLS)) is not None

    def codings_of(self, article: str, upto: int | None = None) -> Iterator[StoredCoding]:
        where = "t.article = ? AND t.position <= ?"
        return map(self._stored_coding, self._events_of("codings", where, article, _last(upto)))

    def coded_articles(self, coder: CoderId, upto: int | None = None) -> Sequence[str]:
        mine = "coder_name = ? AND coder_version = ? AND coder_config = ?"
        query = f"SELECT article FROM codings WHERE {mine} AND position <= ? ORDER BY position"
        found = self._rows(query, coder.name, coder.version, coder.config, _last(upto))
        return [rows.text(article) for (article,) in found]

    def coding_by(self, article: str, coder: CoderId, upto: int | None = None) -> StoredCoding | None:
        found = self._events_of("codings", "t.id = ? AND t.position <= ?", coding_id(article, coder), _last(upto))
        return next(map(self._stored_coding, found), None)

    def _stored_coding(self, event: Event) -> StoredCoding:
        article_id = rows.text(rows.body(event)["article"])
        read = next(self._events_of("articles", "t.id = ?", article_id))
        at = event.position
        mentions = map(rows.mention, self._events_of("mentions", "t.coding = ?", at))
        in_coding = "t.mention IN (SELECT position FROM mentions WHERE coding = ?)"
        claims = map(rows.claim, self._events_of("claims", in_coding, at))
        rejections = map(rows.rejection, self._events_of("rejections", "t.coding = ?", at))
        coding = rows.coding(event, tuple(mentions), tuple(claims), tuple(rejections))
        return StoredCoding(at, event.recorded_at, event.id, rows.article(read), coding)

    # ---- mentions, claims, judgements ---------------------------------------------------------------

    def mention(self, prefix: str, upto: int | None = None) -> Mention | None:
        event = self._by_prefix("mentions", prefix, upto)
        return None if event is None else rows.mention(event)

    def counts_now(self, mention: str, upto: int | None = None) -> bool:
        last = self._until(upto)
        query = "SELECT 1 FROM mentions m JOIN codings t ON t.position = m.coding WHERE m.id = ? AND t.position <= ?"
        return self._row(f"{query} AND NOT {self._passed_over(last)}", mention, last, last) is not None

    def claims(self, mention: str, upto: int | None = None) -> Iterator[Claim]:
        told = "SELECT m.position FROM mentions m JOIN codings t ON t.position = m.coding WHERE m.id = ?"
        order = f"CASE WHEN {self._passed_over(_last(upto))} THEN 1 ELSE 0 END, m.position DESC"
        row = self._row(f"{told} AND m.position <= ? ORDER BY {order}", mention, _last(upto), _last(upto))
        found = self._events_of("claims", "t.mention = ? AND t.position <= ?", row[0] if row else None, _last(upto))
        return map(rows.claim, found)

    def claim(self, prefix: str, upto: int | None = None) -> StoredClaim | None:
        event = self._by_prefix("claims", prefix, upto)
        if event is None:
            return None
        found = self._events_of(
            "mentions", "t.position = (SELECT mention FROM claims WHERE position = ?)", event.position
        )
        mention = next(found)
        of_coding = "t.position = (SELECT coding FROM mentions WHERE position = ?)"
        coding = rows.coding(next(self._events_of("codings", of_coding, mention.position)))
        claim = rows.claim(event)
        return StoredClaim(
            event.position, event.recorded_at, claim, rows.mention(mention), coding.article, coding.coder
        )

    def judgements(self, upto: int | None = None, *, mention: str | None = None) -> Iterator[Judgement]:
        where = "t.position <= ?"
        cells: list[Cell] = [self._until(upto)]
        if mention is not None:
            where += " AND (t.left_mention = ? OR t.right_mention = ?)"
            cells += [mention, mention]
        yield from map(rows.judgement, self._events_of("judgements", where, *cells))
        for decision in self.people(upto, mention=mention):
            yield from decision.judgements(mention)

    # ---- linking ------------------------------------------------------------------------------------

    def unlinked(self, linker: str) -> Iterator[StoredCoding]:
        compared = "SELECT 1 FROM linkings l WHERE l.linker = ? AND l.coding = t.position"
        where = f"t.position > ? AND NOT EXISTS ({compared}) AND NOT {self._passed_over(LAST)}"
        # All positions first: an open cursor would keep the write-ahead log from being cleared while linking writes.
        query = f"SELECT position FROM codings t WHERE {where} ORDER BY position"
        found = list(self._rows(query, self._compared_up_to(linker), linker, LAST))
        return (self._stored_coding(self._event(rows.number(position))) for (position,) in found)

    def _compared_up_to(self, linker: str) -> int:
        """The coding up to which a linker has compared all that counts: codings are compared in their order, and what
        did not count then can only count now where somebody has chosen another run since."""
        row = self._row("SELECT coding, position FROM linkings WHERE linker = ? ORDER BY coding DESC", linker)
        if row is None or self._row("SELECT 1 FROM choices WHERE position > ?", row[1]) is not None:
            return 0
        return rows.number(row[0])

    def neighbours(self, keys: Iterable[str], article: str, linker: str) -> Sequence[int]:
        under: Counter[int] = Counter()
        near: set[int] = set()
        latest = "ORDER BY period DESC, coding DESC LIMIT"
        ever = f"SELECT coding FROM blocks WHERE block = ? {latest} {MOST_FAR}"
        in_time = f"SELECT coding FROM blocks WHERE block = ? AND period BETWEEN ? AND ? {latest} {MOST_NEAR}"
        for block, period in {(block_of(linker, key), period_of(key)) for key in keys}:
            found = {rows.number(cell) for (cell,) in self._rows(ever, block)}
            if period != NO_PERIOD:
                cells = block, max(period - 1, NO_PERIOD + 1), period + 1
                close = {rows.number(cell) for (cell,) in self._rows(in_time, *cells)}
                near |= close
                found |= close
            under.update(found)
        best = sorted((c for c in under if under[c] > 1 or c in near), key=lambda c: (-under[c], c))
        counts = f"SELECT 1 FROM codings t WHERE t.position = ? AND t.article <> ? AND NOT {self._passed_over(LAST)}"
        standing = (c for c in best if self._row(counts, c, article, LAST) is not None)
        return list(islice(standing, MOST_NEIGHBOURS))

    def coding_at(self, position: int) -> StoredCoding:
        return self._stored_coding(self._event(position))

    # ---- what became of the inputs ------------------------------------------------------------------

    def outcomes(self, upto: int | None = None) -> Iterator[Outcome]:
        return map(rows.outcome, self._events_of("outcomes", "t.position <= ?", self._until(upto)))

    def refusals(self, upto: int | None = None) -> Iterator[Refusal]:
        return map(rows.refusal, self._events_of("refusals", "t.position <= ?", self._until(upto)))

    def runs(self, upto: int | None = None) -> Iterator[Run]:
        last = _last(upto)
        query = "SELECT position, finished FROM runs WHERE position <= ? ORDER BY position"
        for position, finished in self._rows(query, last):
            ended = None if finished is None or rows.number(finished) > last else self._event(rows.number(finished))
            yield rows.run(self._event(rows.number(position)), ended)

    def run_shares(self, upto: int | None = None) -> Mapping[str, RunShare]:
        last = self._until(upto)
        over, cells = self._passed_over(last), [last]
        if over.startswith("EXISTS"):  # another coding alone can pass one over: few articles have several
            again = "SELECT article FROM codings WHERE position <= ? GROUP BY article HAVING count(*) > 1"
            over, cells = f"t.article IN ({again}) AND {over}", [last, last]
        counted = f"sum(CASE WHEN {over} THEN 0 ELSE 1 END)"
        query = f"SELECT r.id, count(*), {counted} FROM codings t JOIN runs r ON r.position = t.run"
        found = self._rows(f"{query} WHERE t.position <= ? GROUP BY r.id", *cells, last)
        return {rows.text(run): RunShare(rows.number(all_), rows.number(own)) for run, all_, own in found}

    def chosen(self, upto: int | None = None) -> Choice | None:
        found = self._row("SELECT max(position) FROM choices WHERE position <= ?", _last(upto))
        return None if found is None or found[0] is None else rows.choice(self._event(rows.number(found[0])))

    def choices(self, upto: int | None = None) -> Iterator[Choice]:
        return map(rows.choice, self._events_of("choices", "t.position <= ?", self._until(upto)))


def _last(upto: int | None) -> int:
    return LAST if upto is None else upto
