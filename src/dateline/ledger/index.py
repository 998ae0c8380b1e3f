"""The read tables, derived from one event at a time: the same function writes them and builds them again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dateline.ledger.address import address_of
from dateline.ledger.block import block_of, period_of
from dateline.ledger.database import Executes
from dateline.ledger.event import storable
from dateline.ledger.story import story_keys
from dateline.model import Json, JsonObject
from dateline.model.json_value import as_list, as_object, as_optional_text, as_text

Cell = str | int | None

READ_TABLES: Final = (
    *("coders", "runs", "choices", "captures", "observations", "articles", "story_keys", "stories", "outcomes"),
    *("codings", "mentions", "claims", "rejections", "refusals", "judgements", "linkings", "blocks"),
    *("decisions", "decided"),
)
"""Every table that is derived from the events, in an order that keeps the references whole."""


def index_event(db: Executes, position: int, kind: str, event_id: str, body: JsonObject) -> None:
    """Derive the rows of one event; KeyError for a kind that has no table, TypeError for a broken body."""
    _INDEXERS[kind](db, position, event_id, body)


def _insert(db: Executes, table: str, *cells: Cell) -> None:
    db.execute(
        f"INSERT INTO {table} VALUES ({','.join('?' * len(cells))})",
        [storable(c) if isinstance(c, str) else c for c in cells],
    )


def _position(db: Executes, table: str, event_id: Json) -> int:
    """Where the event with this id stands; LookupError where the store has none."""
    row = db.execute(f"SELECT position FROM {table} WHERE id = ?", (as_text(event_id),)).fetchone()
    if row is None:
        raise LookupError(f"no {event_id} among the {table}")
    return int(row[0])


def _mention_position(db: Executes, mention: str, coding: int) -> int:
    """Where a coding's mention stands; LookupError where the coding has no such mention."""
    row = db.execute("SELECT position FROM mentions WHERE id = ? AND coding = ?", (mention, coding)).fetchone()
    if row is None:
        raise LookupError(f"no {mention} in the coding at position {coding}")
    return int(row[0])


def _capture(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    given = as_object(body["given"])
    _insert(db, "captures", position, event_id, as_text(body["snapshot"]), as_optional_text(given["url"]))


def _observation(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    capture = _position(db, "captures", body["capture"])
    _insert(db, "observations", position, capture, as_text(body["origin"]), as_text(body["day"]))


def _article(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    capture = _position(db, "captures", body["capture"])
    article = as_object(body["article"])
    published, outlet, url, title = (
        as_optional_text(article[name]) for name in ("published", "outlet", "url", "title")
    )
    columns = (published, outlet, address_of(url), title, as_text(article["language"]))
    _insert(db, "articles", position, event_id, capture, *columns)
    for key in story_keys(title, outlet, as_text(article["text"])):
        _insert(db, "story_keys", position, key, published or "")


def _version(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    left, right = as_text(body["left"]), as_text(body["right"])
    for article, other in ((left, right), (right, left)):
        _insert(db, "stories", position, event_id, article, other)


def _outcome(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    set_aside = body["set_aside"]
    kind = "coded" if set_aside is None else as_text(as_object(set_aside)["kind"])
    capture = _position(db, "captures", body["capture"])
    _insert(db, "outcomes", position, event_id, capture, kind, as_optional_text(body["article"]))


def _coder(db: Executes, position: int, value: Json) -> int:
    """Where the coder was first named: here, where it was not before."""
    names = [as_text(as_object(value)[name]) for name in ("name", "version", "config")]
    row = db.execute("SELECT position FROM coders WHERE name = ? AND version = ? AND config = ?", names).fetchone()
    if row is None:
        _insert(db, "coders", position, *names)
        return position
    return int(row[0])


def _coding(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    coder = as_object(body["coder"])
    names = (as_text(coder[name]) for name in ("name", "version", "config"))
    first = _coder(db, position, coder)
    run = db.execute("SELECT max(position) FROM runs WHERE coder = ?", (first,)).fetchone()
    relevant = int(body["relevant"] is True)
    _insert(db, "codings", position, event_id, as_text(body["article"]), *names, relevant, first, run[0])


def _mention(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    coding = _position(db, "codings", body["coding"])
    _insert(db, "mentions", position, event_id, coding, as_text(as_object(body["mention"])["role"]))


def _claim(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    claim = as_object(body["claim"])
    coding = _position(db, "codings", body["coding"])
    mention = _mention_position(db, as_text(claim["mention"]), coding)
    _insert(db, "claims", position, event_id, mention, as_text(claim["field"]))


def _rejection(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    coding = _position(db, "codings", body["coding"])
    _insert(db, "rejections", position, coding, as_text(as_object(body["rejection"])["kind"]))


def _refusal(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    _insert(db, "refusals", position, event_id, as_text(body["kind"]))


def _judgement(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    words = (as_text(body[name]) for name in ("left", "right", "verdict"))
    _insert(db, "judgements", position, event_id, *words, as_text(as_object(body["maker"])["kind"]))


def _decision(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    groups = [as_text(m) for group in as_list(body["groups"]) for m in as_list(group)]
    _decided(db, position, event_id, "decision", body, groups)


def _correction(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    _decided(db, position, event_id, "correction", body, [as_text(as_object(body["claim"])["mention"])])


def _ruling(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    _decided(db, position, event_id, "ruling", body, [as_text(body["mention"])])


def _marking(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    _decided(db, position, event_id, "marking", body, list(map(as_text, as_list(body["mentions"]))))


def _work(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    """Double coding has no table: it is read from the events, which are few."""


def _undo(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    undone = _position(db, "decisions", body["undoes"])
    mentions = db.execute("SELECT mention FROM decided WHERE position = ? ORDER BY mention", (undone,)).fetchall()
    _decided(db, position, event_id, "undo", body, [row[0] for row in mentions])


def _decided(db: Executes, position: int, event_id: str, kind: str, body: JsonObject, mentions: list[str]) -> None:
    _insert(db, "decisions", position, event_id, kind, as_optional_text(body["key"]))
    for mention in mentions:
        _insert(db, "decided", position, mention)


def _linking(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    coding, linker = _position(db, "codings", body["coding"]), as_text(body["linker"])
    _insert(db, "linkings", position, event_id, coding, linker)
    # A linker of before version 2 kept its keys otherwise; what it compared is compared anew.
    keys = list(map(as_text, as_list(body.get("keys", []))))
    for block, period in sorted({(block_of(linker, key), period_of(key)) for key in keys}):
        _insert(db, "blocks", block, period, coding, position)


def _run_started(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    coder = _coder(db, position, body["coder"])
    _insert(db, "runs", position, event_id, None, coder, int(body.get("beside") is True))


def _run_finished(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    db.execute("UPDATE runs SET finished = ? WHERE id = ?", (position, event_id))


def _run_chosen(db: Executes, position: int, event_id: str, body: JsonObject) -> None:
    _insert(db, "choices", position, _position(db, "runs", body["run"]))


_INDEXERS: Final[dict[str, Callable[[Executes, int, str, JsonObject], None]]] = {
    "run_started": _run_started,
    "run_finished": _run_finished,
    "run_chosen": _run_chosen,
    "snapshot": _capture,
    "observation": _observation,
    "article": _article,
    "version": _version,
    "outcome": _outcome,
    "coding": _coding,
    "mention": _mention,
    "claim": _claim,
    "rejection": _rejection,
    "refusal": _refusal,
    "linking": _linking,
    "judgement": _judgement,
    "decision": _decision,
    "correction": _correction,
    "ruling": _ruling,
    "marking": _marking,
    "sample": _work,
    "blind_coding": _work,
    "adjudication": _work,
    "undo": _undo,
}
