"""One article as a JSON object: ``title, text, published, outlet, url``; other keys are ignored."""

from __future__ import annotations

import json
import re
from datetime import date

from dateline.intake.sniff import ARTICLE_JSON
from dateline.model import Given, Refusal, Snapshot, content_hash

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:$|[T ]\d)")
_SURROGATE = re.compile("[\ud800-\udfff]")


def parse_date(written: str) -> date | None:
    """The day of an ISO date or date and time, as written there (no change of time zone); None for anything else."""
    match = _ISO.match(written.strip())
    try:
        return date.fromisoformat(match.group(1)) if match else None
    except ValueError:
        return None


def read_article_line(content: bytes, origin: str, given: Given) -> list[Snapshot | Refusal]:
    """The snapshot of one line, after a note where its date is no date; a single refusal where it cannot be read.

    The snapshot's bytes are the line's own. Fields of the line come before ``given``, which fills what they leave open.
    An empty string is as good as null.
    """
    try:
        parsed: object = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return [Refusal(origin, "bad_encoding", "The line is not UTF-8; JSON lines have to be.")]
    except (ValueError, RecursionError) as error:
        return [Refusal(origin, "broken_json", f"Not a JSON object: {_short(error)}.")]
    if not isinstance(parsed, dict):
        return [Refusal(origin, "broken_json", "Not a JSON object; one article a line is expected.")]
    fields: dict[str, str | None] = {}
    for key in ("title", "text", "published", "outlet", "url"):
        value = parsed.get(key)
        if value is not None and not isinstance(value, str):
            return [Refusal(origin, "bad_field", f'The field "{key}" is not a string.')]
        fields[key] = _SURROGATE.sub("\ufffd", value).strip() or None if value else None
    if "text" not in parsed:
        return [Refusal(origin, "bad_field", 'The field "text" is missing.')]
    if fields["text"] is None:
        return [Refusal(origin, "empty", "The article has no text.")]
    return _taken(content, origin, given, fields)


def _taken(content: bytes, origin: str, given: Given, fields: dict[str, str | None]) -> list[Snapshot | Refusal]:
    found: list[Snapshot | Refusal] = []
    written = fields["published"]
    published = parse_date(written) if written else given.published
    if written and published is None:
        reason = f'"{written[:40]}" is no ISO date (YYYY-MM-DD); the article is read without a publication date.'
        found.append(Refusal(origin, "bad_date", reason))
    beside = Given(
        title=fields["title"] or given.title,
        outlet=fields["outlet"] or given.outlet,
        url=fields["url"] or given.url,
        published=published,
    )
    found.append(Snapshot(content_hash(content), content, ARTICLE_JSON, origin, beside))
    return found


def _short(error: Exception) -> str:
    return str(error)[:120] if isinstance(error, ValueError) else "it nests too deeply"
