"""The text read from a snapshot."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dateline.model.span import Span
from dateline.model.words import PublishedFrom

NoticeKind = Literal["developing", "correction", "update", "retraction"]


@dataclass(frozen=True, slots=True)
class Notice:
    """A fact about the article itself: "this story is developing", "an earlier version said"."""

    kind: NoticeKind
    span: Span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article's text that is copied unchanged from the source text, ``length`` code points long."""

    text_start: int
    source_start: int
    length: int


@dataclass(frozen=True, slots=True)
class Article:
    """``id`` is made from the text and the metadata that coding depends on (title, publication date).

    ``pieces`` map the text back to the snapshot's decoded text, in text order; characters between pieces are ours
    (a line break between two blocks). ``sentences`` are half-open code-point ranges in text order, without gaps of
    anything but white space. ``language`` is an ISO 639-1 code or ``und``.
    """

    id: str
    snapshot: str
    text_hash: str
    text: str
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None
    published_from: PublishedFrom
    language: str
    notices: tuple[Notice, ...] = ()
    pieces: tuple[Piece, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()

    @property
    def developing(self) -> bool:
        """True where the article says of itself that it is not finished."""
        return any(notice.kind == "developing" for notice in self.notices)


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that was stored and not coded, with the reason: another language, no text, unreadable."""

    snapshot: str
    kind: str
    reason: str
    article: Article | None = field(default=None)
