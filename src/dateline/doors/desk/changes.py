"""What a version changed: the wording beside the facts."""

from __future__ import annotations

from starlette.responses import Response

from dateline.doors.api.reads import article_meant
from dateline.doors.api.route import Call, absent
from dateline.doors.desk.frame import shown
from dateline.doors.desk.sheet import badges_of, said_text
from dateline.publish.story import diff_of, story_of


def show_changes(call: Call) -> Response:
    """One version beside the one before it; a problem for a first version."""
    article, _, _ = article_meant(call, call.path["id"])
    story = story_of(call.seen.ledger, article.id, call.seen.upto)
    at = next((n for n, version in enumerate(story) if version.article.id == article.id), 0)
    if at == 0:
        raise absent("version before this one")
    diff = diff_of(story[at - 1], story[at])
    return shown(
        call,
        "changes",
        article=article,
        diff=diff,
        gone=[one for one in diff.traces if one.fate == "withdrawn"],
        kept=sum(1 for one in diff.traces if one.fate != "withdrawn"),
        said=said_text,
        marks=badges_of,
    )
