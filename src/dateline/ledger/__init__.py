"""The only room that remembers: an append-only log of events, and read tables derived from it."""

from dateline.ledger.capture import Capture
from dateline.ledger.entry import Entry, coding_id
from dateline.ledger.event import CONTENT_KINDS, EVENT_KINDS, Event
from dateline.ledger.ledger import Kept, Ledger, LedgerReader
from dateline.ledger.place import open_ledger, open_reader
from dateline.ledger.postgres_ledger import PostgresLedger
from dateline.ledger.postgres_reader import PostgresReader
from dateline.ledger.shelf import Shelf, ShelfWriter
from dateline.ledger.shelf_line import (
    Box,
    ShelfChange,
    ShelfFilter,
    ShelfLine,
    ShelfPlace,
    ShelfQuestion,
    StateDays,
)
from dateline.ledger.sqlite_ledger import SqliteLedger
from dateline.ledger.sqlite_reader import SqliteReader
from dateline.ledger.stored import (
    Choice,
    Decided,
    Head,
    KeptWork,
    Observation,
    Outcome,
    Problem,
    Run,
    RunShare,
    StoredArticle,
    StoredClaim,
    StoredCoding,
    StoredDecision,
)

__all__ = [
    "CONTENT_KINDS",
    "EVENT_KINDS",
    "Box",
    "Capture",
    "Choice",
    "Decided",
    "Entry",
    "Event",
    "Head",
    "Kept",
    "KeptWork",
    "Ledger",
    "LedgerReader",
    "Observation",
    "Outcome",
    "PostgresLedger",
    "PostgresReader",
    "Problem",
    "Run",
    "RunShare",
    "Shelf",
    "ShelfChange",
    "ShelfFilter",
    "ShelfLine",
    "ShelfPlace",
    "ShelfQuestion",
    "ShelfWriter",
    "SqliteLedger",
    "SqliteReader",
    "StateDays",
    "StoredArticle",
    "StoredClaim",
    "StoredCoding",
    "StoredDecision",
    "coding_id",
    "open_ledger",
    "open_reader",
]
