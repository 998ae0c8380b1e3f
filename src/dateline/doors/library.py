"""The library's one call: a text in, its record out."""

from __future__ import annotations

from datetime import date
from functools import cache

from dateline.errors import UsageError
from dateline.model import Coder, Given, JsonObject, Refusal, SetAside, Snapshot, content_hash
from dateline.model.codec import coder_json
from dateline.publish import DEFAULT_POLICY, policy_named, record_json, refusal_json, set_aside_json
from dateline.runner import code_snapshot
from dateline.runner.coder import make_coder
from dateline.settings import Settings


@cache
def _coder() -> Coder:
    return make_coder(Settings.read())


def code_text(
    text: str, *, published: date | str | None = None, title: str | None = None, outlet: str | None = None
) -> JsonObject:
    """The record of one article, the same that ``dateline code --json`` prints.

    ``published`` is an ISO day. A text that cannot be coded gives a record without incidents and the reason as its
    rejection. UsageError for a day that is none, ResourceError where the gazetteer or the parser is missing.
    """
    try:
        day = date.fromisoformat(published) if isinstance(published, str) else published
    except ValueError:
        raise UsageError(f"published={published!r} is not a day; write it as 2024-05-03") from None
    content = text.encode("utf-8", "replace")
    given = Given(title=title, outlet=outlet, published=day)
    coder = _coder()
    result = code_snapshot(Snapshot(content_hash(content), content, "text/plain", "the text", given), coder)
    match result:
        case Refusal():
            return refusal_json(result, coder_json(coder.id))
        case SetAside():
            return set_aside_json(result, coder_json(coder.id))
        case _:
            return record_json(result.article, result.coding, policy_named(DEFAULT_POLICY))
