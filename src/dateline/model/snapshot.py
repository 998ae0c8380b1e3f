"""The bytes as captured."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Given:
    """What came beside the bytes: the user's word, or the fields of a JSON line. Nothing here is read off the page."""

    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """``id`` is ``sha256:`` over ``content``; ``media_type`` one of ``text/plain``, ``text/html`` and
    ``application/x-dateline-article+json``: the bytes of one JSON line ``{title, text, published, outlet, url}``.

    ``origin`` names the input for messages ("folder/a.html", "wire.jsonl line 7", "standard input").
    """

    id: str
    content: bytes
    media_type: str
    origin: str
    given: Given = Given()
