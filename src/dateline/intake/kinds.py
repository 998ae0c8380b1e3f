"""Why an input is refused."""

from __future__ import annotations

from typing import Final

REFUSAL_KINDS: Final[dict[str, str]] = {
    "not_found": "no such file or folder",
    "unreadable": "no rights, or the disk gives an error",
    "too_large": "over the size limit",
    "empty": "nothing in it",
    "binary": "a picture, a program, a PDF or an archive, not text",
    "broken_archive": "the gzip stream is cut off or damaged",
    "broken_json": "not a JSON object",
    "bad_encoding": "a JSON line that is not UTF-8",
    "bad_field": "a field of a JSON line that is missing or of the wrong type",
    "bad_date": "a publication date that is no ISO date: the article is taken in all the same, without a date",
}
"""Every kind of refusal with its meaning in words."""

NOTES: Final = frozenset({"bad_date"})
"""Kinds that tell about an article which is taken in nevertheless; its snapshot comes right after."""
