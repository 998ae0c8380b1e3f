"""Bytes together with what was given beside them: what makes one input the same input again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model import Given, JsonObject, Snapshot, make_id
from dateline.model.json_value import as_int, as_object, as_optional_text, as_text


@dataclass(frozen=True, slots=True)
class Capture:
    """``snapshot`` is the id of the bytes, ``size`` their number. ``id`` covers all but the size, which follows."""

    id: str
    snapshot: str
    media_type: str
    given: Given
    size: int

    @classmethod
    def of(cls, snapshot: Snapshot) -> Capture:
        """The capture of a snapshot; its origin is an observation and no part of it."""
        given = snapshot.given
        day = None if given.published is None else given.published.isoformat()
        key = make_id("capture", snapshot.id, snapshot.media_type, given.title, given.outlet, given.url, day)
        return cls(key, snapshot.id, snapshot.media_type, given, len(snapshot.content))


def capture_json(capture: Capture) -> JsonObject:
    """The body of a ``snapshot`` event."""
    given = capture.given
    return {
        "id": capture.id,
        "snapshot": capture.snapshot,
        "media_type": capture.media_type,
        "size": capture.size,
        "given": {
            "title": given.title,
            "outlet": given.outlet,
            "url": given.url,
            "published": None if given.published is None else given.published.isoformat(),
        },
    }


def capture_from(value: JsonObject) -> Capture:
    """The inverse of capture_json."""
    given = as_object(value["given"])
    day = as_optional_text(given["published"])
    return Capture(
        as_text(value["id"]),
        as_text(value["snapshot"]),
        as_text(value["media_type"]),
        Given(
            as_optional_text(given["title"]),
            as_optional_text(given["outlet"]),
            as_optional_text(given["url"]),
            None if day is None else date.fromisoformat(day),
        ),
        as_int(value["size"]),
    )
