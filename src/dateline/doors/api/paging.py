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


Mark = tuple[str | int, ...]
"""Where a page begins: the number of items before it, or what the last of them is sorted by."""


def cursor_of(asked: Listing) -> tuple[int, Mark] | None:
    """The position and the mark of the page; None on the first page. A problem where it is no cursor of this list."""
    if asked.cursor is None:
        return None
    try:
        held = json.loads(base64.urlsafe_b64decode(asked.cursor.encode("ascii") + b"=="))
        position, mark, question = held
        sound = isinstance(mark, list) and mark and all(isinstance(one, str | int) for one in mark)
        if question == _question(asked) and isinstance(position, int) and sound:
            return position, tuple(mark)
    except (ValueError, TypeError, binascii.Error, RecursionError):
        pass
    raise _no_cursor()


def _no_cursor() -> ProblemRaised:
    return ProblemRaised("invalid", "cursor: not one that this list gave for these parameters; start without it.")


def words_of(asked: Listing, number: int) -> tuple[str, ...] | None:
    """A mark of so many texts; None on the first page."""
    held = cursor_of(asked)
    if held is None:
        return None
    if len(held[1]) != number or not all(isinstance(one, str) for one in held[1]):
        raise _no_cursor()
    return tuple(map(str, held[1]))


def number_of(asked: Listing) -> int | None:
    """A mark of one number; None on the first page."""
    held = cursor_of(asked)
    if held is None:
        return None
    mark = held[1][0]
    if len(held[1]) != 1 or not isinstance(mark, int) or not 0 <= mark < 2**62:
        raise _no_cursor()
    return mark


def cursor_at(asked: Listing, position: int, mark: Mark) -> str:
    """The cursor of the page that begins after a mark."""
    raw = canonical([position, list(mark), _question(asked)]).encode()
    return base64.urlsafe_b64encode(raw).decode("ascii").rstrip("=")


def page_of(found: Sequence[T], asked: Listing, position: int) -> tuple[Sequence[T], str | None]:
    """The items of the page that is asked for, and the next page's cursor; None on the last one."""
    start = number_of(asked) or 0
    end = start + asked.limit
    if end >= len(found):
        return found[start:], None
    return found[start:end], cursor_at(asked, position, (end,))


def page_json(items: Sequence[JsonObject], total: int, position: int, after: str | None) -> JsonObject:
    """A page as JSON."""
    held: list[Json] = list(items)
    return {"items": held, "total": total, "position": position, "next": after}
