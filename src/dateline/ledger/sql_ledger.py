"""The store as a ledger, whichever database holds it: a single writer, one transaction a call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from dateline.errors import LedgerError
from dateline.ledger.appender import Appender
from dateline.ledger.capture import Capture
from dateline.ledger.decide import decide
from dateline.ledger.entry import (
    Entry,
    NewEvent,
    article_event,
    capture_event,
    coding_events,
    coding_id,
    outcome_event,
    outcome_id,
)
from dateline.ledger.event import timestamp
from dateline.ledger.ledger import Kept
from dateline.ledger.shelf import ShelfWriter
from dateline.ledger.sql_reader import SqlReader
from dateline.ledger.stored import Decided, KeptWork
from dateline.ledger.story import StoryLink, link_json, links_of
from dateline.ledger.work import take_in
from dateline.model import (
    Act,
    Article,
    CoderId,
    Coding,
    JsonObject,
    Judgement,
    Matter,
    Refusal,
    Saying,
    Snapshot,
    make_id,
)
from dateline.model.codec import coder_json, judgement_json
from dateline.model.double_coding import Work


class SqlLedger(SqlReader):
    """Ledger on a database."""

    @contextmanager
    def _transaction(self, at: datetime) -> Iterator[Appender]:
        """All or nothing: acknowledged only when the commit is on the disk."""
        moment = timestamp(at)
        with self._db.translated():
            self._db.begin()
            try:
                yield Appender(self._db, moment)
                self._db.commit()
            except BaseException:
                self._db.rollback()
                raise

    @contextmanager
    def shelving(self) -> Iterator[ShelfWriter]:
        with self._db.translated():
            self._db.begin()
            try:
                yield ShelfWriter(self._db)
                self._db.commit()
            except BaseException:
                self._db.rollback()
                raise

    def record(self, entry: Entry, at: datetime, *, met: bool = True) -> Kept:
        with self._transaction(at) as log:
            return self._record(log, entry, met)

    def _record(self, log: Appender, entry: Entry, met: bool = True) -> Kept:
        capture = Capture.of(entry.snapshot)
        if met:
            self._keep_capture(log, entry.snapshot, capture)
        if log.has("outcomes", outcome_id(capture.id, entry.coder)):
            return "known"
        if entry.article is not None and not self._has_article(entry.article.id, capture):
            log.append(article_event(entry.article, capture))
            for link in self._story_links(entry.article):
                if not log.has("stories", link.id):
                    log.append(NewEvent("version", link.id, link_json(link)))
        log.append(outcome_event(entry, capture))
        result = entry.result
        if isinstance(result, Coding) and not log.has("codings", coding_id(result.article, result.coder)):
            for event in coding_events(result):
                log.append(event)
        return "new"

    def _has_article(self, article: str, capture: Capture) -> bool:
        query = "SELECT 1 FROM articles WHERE id = ? AND capture = (SELECT position FROM captures WHERE id = ?)"
        return self._row(query, article, capture.id) is not None

    def _story_links(self, article: Article) -> tuple[StoryLink, ...]:
        """The articles recorded before that tell this article's story, by what the outlet and the words say."""
        return tuple(links_of(article, self._of_story(article)))

    def _keep_capture(self, log: Appender, snapshot: Snapshot, capture: Capture) -> Kept:
        """The bytes, the capture, and where it was met, as far as they are new."""
        kept: Kept = "known"
        log.keep_bytes(snapshot)
        if not log.has("captures", capture.id):
            log.append(capture_event(capture))
            kept = "new"
        day = log.recorded_at[:10]
        name = make_id("observation", capture.id, snapshot.origin, day)
        if not self._met(capture.id, snapshot.origin, day):
            log.append(NewEvent("observation", name, {"capture": capture.id, "origin": snapshot.origin, "day": day}))
            kept = "new"
        return kept

    def _met(self, capture: str, origin: str, day: str) -> bool:
        of_capture = "(SELECT position FROM captures WHERE id = ?)"
        query = f"SELECT 1 FROM observations WHERE capture = {of_capture} AND origin = ? AND day = ?"
        return self._row(query, capture, origin, day) is not None

    def observe(self, snapshot: Snapshot, at: datetime) -> Kept:
        with self._transaction(at) as log:
            return self._keep_capture(log, snapshot, Capture.of(snapshot))

    def refuse(self, refusal: Refusal, at: datetime) -> Kept:
        name = make_id("refusal", refusal.origin, refusal.kind, refusal.reason)
        with self._transaction(at) as log:
            if log.has("refusals", name):
                return "known"
            body = {"origin": refusal.origin, "kind": refusal.kind, "reason": refusal.reason}
            log.append(NewEvent("refusal", name, body))
        return "new"

    def judge(self, judgements: Iterable[Judgement], at: datetime) -> int:
        with self._transaction(at) as log:
            return self._add_judgements(log, judgements)

    def _add_judgements(self, log: Appender, judgements: Iterable[Judgement]) -> int:
        added = 0
        for judgement in judgements:
            if self._standing(judgement) != judgement.id:
                log.append(NewEvent("judgement", judgement.id, judgement_json(judgement)))
                added += 1
        return added

    def decide(self, act: Act, matter: Matter, saying: Saying, at: datetime) -> Decided:
        with self._transaction(at) as log:
            return decide(self, log, act, matter, saying)

    def take_in(self, work: Work, saying: Saying, at: datetime) -> KeptWork:
        with self._transaction(at) as log:
            return take_in(self, log, work, saying)

    def link(
        self,
        coding: str,
        linker: str,
        keys: Iterable[str],
        compared: int,
        judgements: Iterable[Judgement],
        at: datetime,
    ) -> int:
        with self._transaction(at) as log:
            return self._link(log, coding, linker, keys, compared, judgements)

    def _link(
        self,
        log: Appender,
        coding: str,
        linker: str,
        keys: Iterable[str],
        compared: int,
        judgements: Iterable[Judgement],
    ) -> int:
        name = make_id("linking", coding, linker)
        body: JsonObject = {"coding": coding, "linker": linker, "compared": compared, "keys": sorted(keys)}
        if not log.has("linkings", name):
            log.append(NewEvent("linking", name, body))
        return self._add_judgements(log, judgements)

    def _standing(self, judgement: Judgement) -> str | None:
        """The id of the last judgement on the pair by the same kind of maker: a person may change their mind twice."""
        query = (
            "SELECT id FROM judgements WHERE left_mention = ? AND right_mention = ? AND maker = ? "
            "ORDER BY position DESC"
        )
        row = self._row(query, judgement.left, judgement.right, judgement.maker.kind)
        return None if row is None else str(row[0])

    def start_run(self, inputs: Sequence[str], coder: CoderId, at: datetime, *, beside: bool = False) -> str:
        body: JsonObject = {"coder": coder_json(coder), "inputs": list(inputs)}
        with self._transaction(at) as log:
            name = make_id("run", log.recorded_at, log.position)
            log.append(NewEvent("run_started", name, {**body, "beside": True} if beside else body))
        return name

    def choose_run(self, run: str, by: str, because: str | None, at: datetime) -> Kept:
        with self._transaction(at) as log:
            known = next((r for r in self.runs() if r.id == run), None)
            if known is None:
                raise LedgerError(f"{self.path}: no {run}")
            standing = self.chosen()
            if standing is not None and standing.run == run:
                return "known"
            body: JsonObject = {"run": run, "coder": coder_json(known.coder), "by": by, "because": because}
            log.append(NewEvent("run_chosen", make_id("choice", run, log.recorded_at, log.position), body))
        return "new"

    def finish_run(self, run: str, counts: Mapping[str, int], at: datetime) -> None:
        with self._transaction(at) as log:
            log.append(NewEvent("run_finished", run, {"counts": dict(counts)}))
