"""Lists in pages: a cursor names the ledger position that it was made at, so that a page is never missed or doubled."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import TypeVar

from dateline.doors.api.asked import Listing
from dateline.doors.api.problem import ProblemRaised
from dateline.model import Json, JsonObject, canonical, digest

T = TypeVar("T")


def _question(asked: Listing) -> str:
    """Everything that is asked but which page: a cursor serves the question that it was made for."""
    return digest("question", asked.model_dump_json(exclude={"cursor", "limit", "as_of"}))[:12]


def cursor_of(asked: Listing) -> tuple[int, int] | None:
    """The position and the number of items before the page; None on the first page. A problem where it is none."""
    if asked.cursor is None:
        return None
    try:
        held = json.loads(base64.urlsafe_b64decode(asked.cursor.encode("ascii") + b"=="))
        position, offset, question = held
        if question == _question(asked) and isinstance(position, int) and isinstance(offset, int) and offset >= 0:
            return position, offset
    except (ValueError, TypeError, binascii.Error, RecursionError):
        pass
    raise ProblemRaised("invalid", "cursor: not one that this list gave for these parameters; start without it.")


def page_of(found: Sequence[T], asked: Listing, position: int) -> tuple[Sequence[T], str | None]:
    """The items of the page that is asked for, and the next page's cursor; None on the last one."""
    held = cursor_of(asked)
    start = 0 if held is None else held[1]
    end = start + asked.limit
    if end >= len(found):
        return found[start:], None
    raw = canonical([position, end, _question(asked)]).encode()
    return found[start:end], base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def page_json(items: Sequence[JsonObject], total: int, position: int, after: str | None) -> JsonObject:
    """A page as JSON."""
    held: list[Json] = list(items)
    return {"items": held, "total": total, "position": position, "next": after}
