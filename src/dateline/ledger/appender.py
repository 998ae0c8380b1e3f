"""Adds events to the end of the store inside one open transaction."""

from __future__ import annotations

import zlib

from dateline.ledger.database import Executes
from dateline.ledger.entry import NewEvent
from dateline.ledger.event import NO_SEAL, body_text, event_digest, next_seal
from dateline.ledger.index import index_event
from dateline.model import Snapshot


class Appender:
    """Gives each event its position, digest and seal, and derives its rows of the read tables.

    Time never runs backwards in the store: an event recorded by a clock behind its predecessor's gets the
    predecessor's time, so that "as of" a moment is always "as of" a position.
    """

    def __init__(self, db: Executes, recorded_at: str) -> None:
        self._db = db
        row = db.execute("SELECT position, recorded_at, seal FROM events ORDER BY position DESC LIMIT 1").fetchone()
        self.position: int = row[0] if row else 0
        self._seal: bytes = row[2] if row else NO_SEAL
        self.recorded_at = max(recorded_at, row[1]) if row else recorded_at

    def has(self, table: str, event_id: str) -> bool:
        """True where the read table already has a row with this id."""
        return self._db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (event_id,)).fetchone() is not None

    def append(self, event: NewEvent) -> int:
        """Add one event; its position."""
        body = body_text(event.body)
        digest = event_digest(event.kind, event.id, body)
        self._seal = next_seal(self._seal, digest, self.recorded_at)
        self.position += 1
        row = (self.position, event.kind, event.id, self.recorded_at, digest, self._seal, body)
        self._db.execute("INSERT INTO events VALUES (?,?,?,?,?,?,?)", row)
        index_event(self._db, self.position, event.kind, event.id, event.body)
        return self.position

    def keep_bytes(self, snapshot: Snapshot) -> None:
        """Store the bytes under their hash, once."""
        if not self.has("snapshots", snapshot.id):
            packed = zlib.compress(snapshot.content, 6)
            self._db.execute("INSERT INTO snapshots VALUES (?,?,?)", (snapshot.id, len(snapshot.content), packed))
