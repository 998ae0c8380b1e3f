"""The store checked against itself: bytes, digests, seals, and the read tables derived once more from the log."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from dateline.ledger.database import Database
from dateline.ledger.event import NO_SEAL, Event, next_seal
from dateline.ledger.index import READ_TABLES, index_event
from dateline.ledger.migrate import migrations
from dateline.ledger.stored import Problem
from dateline.model import content_hash

_ORDERS: Final = {
    "blocks": "position, block, period",
    "story_keys": "position, key",
    "stories": "position, article",
    "decided": "position, mention",
}
"""How the rows of a table are told apart where one event gives several."""


def storage_problems(db: Database) -> Iterator[Problem]:
    """Everything that does not hold, in the order of checking; nothing for a sound store."""
    yield from db.damaged()
    yield from _changed_bytes(db)
    fresh = sqlite3.connect("", isolation_level=None)
    try:
        yield from _broken_log(db, fresh)
        for table in READ_TABLES:
            yield from _differences(db, fresh, table)
    finally:
        fresh.close()


def _changed_bytes(db: Database) -> Iterator[Problem]:
    for name, size, packed in db.stream("SELECT id, size, packed FROM snapshots ORDER BY id"):
        try:
            content = zlib.decompress(packed)
        except zlib.error as error:
            yield Problem("snapshot_bytes", name, f"the stored bytes cannot be unpacked ({error})")
            continue
        if content_hash(content) != name or len(content) != size:
            yield Problem("snapshot_bytes", name, "the stored bytes are not those that were captured")
    unused = "SELECT id FROM snapshots WHERE id NOT IN (SELECT snapshot FROM captures)"
    for (name,) in db.execute(unused):
        yield Problem("snapshot_unknown", name, "bytes that no event speaks of")


def _broken_log(db: Database, fresh: sqlite3.Connection) -> Iterator[Problem]:
    """Check each event and its seal, and derive its rows into ``fresh``."""
    for step in migrations():
        fresh.executescript(step)
    fresh.execute("BEGIN")
    seal, position = NO_SEAL, 0
    for row in db.stream("SELECT * FROM events ORDER BY position"):
        event = Event(*row)
        name = f"{event.kind} {event.id}"
        if event.position != position + 1:
            yield Problem("event_missing", name, f"position {event.position} follows position {position}")
        if not event.holds:
            yield Problem("event_changed", name, f"the content at position {event.position} is not what was recorded")
        seal, position = next_seal(seal, event.digest, event.recorded_at), event.position
        if seal != event.seal:
            yield Problem("seal_broken", name, f"the seal at position {position} does not follow from the one before")
            seal = event.seal
        try:
            index_event(fresh, position, event.kind, event.id, json.loads(event.body))
        except (sqlite3.Error, LookupError, TypeError, ValueError) as error:
            yield Problem("event_unreadable", name, f"nothing can be derived from position {position}: {error}")


def _differences(db: Database, fresh: sqlite3.Connection, table: str) -> Iterator[Problem]:
    order = _ORDERS.get(table, "position")
    query = f"SELECT * FROM {table} ORDER BY {order}"
    for stored, derived in zip_longest(db.stream(query), fresh.execute(query)):
        if stored != derived:
            position = min(row[0] for row in (stored, derived) if row is not None)
            detail = f"at position {position} the table has {stored!r}, the log gives {derived!r}"
            yield Problem("read_table", table, detail)
            return  # every later row may be shifted; one finding is enough to rebuild the table
