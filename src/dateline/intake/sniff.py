"""What kind of content bytes are, told by the name and the first bytes."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

MediaType = Literal["text/plain", "text/html", "application/x-dateline-article+json"]
TEXT: MediaType = "text/plain"
HTML: MediaType = "text/html"
ARTICLE_JSON: MediaType = "application/x-dateline-article+json"

_NAMES: dict[str, MediaType] = {
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".jsonl": ARTICLE_JSON,
    ".ndjson": ARTICLE_JSON,
    ".json": ARTICLE_JSON,
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.I)
_JSON = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_MAGIC = (
    *(b"%PDF-", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x7fELF", b"RIFF", b"\xd0\xcf\x11\xe0", b"BZh"),
    *(
        b"\xfd7zXZ",
        b"\x28\xb5\x2f\xfd",
        b"Rar!",
        b"7z\xbc\xaf",
        b"SQLite format 3",
        b"OggS",
        b"ID3",
        b"\x00\x00\x01\x00",
    ),
)
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])
SAMPLE = 8192


def media_type(name: str, head: bytes) -> MediaType:
    """By the file's name, else by the first bytes; plain text where nothing speaks for anything else."""
    suffixes = [suffix.lower() for suffix in PurePath(name).suffixes if suffix.lower() != ".gz"]
    named = _NAMES.get(suffixes[-1]) if suffixes else None
    if named is not None:
        return named
    if _JSON.match(head) and (not suffixes or suffixes[-1] != ".txt"):
        return ARTICLE_JSON
    return HTML if _HTML.search(head[:1024]) else TEXT


def is_binary(content: bytes) -> bool:
    """True for known binary formats and where one byte in twenty is a control character; UTF-16 and UTF-32 are text."""
    if content.startswith(_MAGIC):
        return True
    sample = content[:SAMPLE]
    if sample.startswith(_UNICODE_MARKS) or _is_wide(sample):
        return False
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    return controls > 0.05 * len(sample)


def _is_wide(sample: bytes) -> bool:
    """UTF-16 or UTF-32 of mostly Latin text without a mark: every second byte is zero and hardly any of the others."""
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    return most >= 0.4 * len(sample) and (least < 0.05 * len(sample) or 0.2 * len(sample) < least < 0.3 * len(sample))
