"""Inbox: what came in, what became of it and why; paste to add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field
from starlette.responses import Response

from dateline.doors.api.asked import Id, Listing, Paste
from dateline.doors.api.library import View
from dateline.doors.api.paging import cursor_at, number_of
from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.route import Call
from dateline.doors.api.writes import add_pasted
from dateline.doors.desk.frame import headline, sent_on, shown
from dateline.ledger import Outcome
from dateline.model import Article


class InboxAsked(Listing):
    """A page of the inbox, and the run whose outcome is told above it."""

    added: Id | None = Field(None, description="The run that took files in just now.")


@dataclass(frozen=True, slots=True)
class Item:
    """One input. ``state`` is a word to show, ``reason`` says why; ``article`` is None for what was never read."""

    recorded_at: str
    article: Article | None
    title: str
    origin: str
    state: str
    reason: str


def _state(view: View, outcome: Outcome, stands: bool) -> tuple[str, str]:
    if outcome.kind != "coded":
        return f"set aside: {outcome.kind.replace('_', ' ')}", outcome.reason or ""
    if outcome.article is not None and not stands:
        return "replaced", "a newer version stands"
    if outcome.article is None or not view.stand.of_article(outcome.article):
        return "no incident", "the coder found no incident that it could prove"
    return "coded", ""


def _items(view: View, page: Sequence[Outcome]) -> Iterator[Item]:
    whole = view.whole
    counting = whole.counting_of([o.article for o in page if o.article is not None], view.upto)
    for outcome in page:
        stored = whole.article_at(outcome.capture, view.upto)
        article = None if stored is None else stored.article
        origin = next((o.origin for o in whole.observations(outcome.capture, view.upto)), "")
        title = headline(article) if article is not None else origin
        _, stands = counting.get(outcome.article or "", (0, False))
        state, reason = _state(view, outcome, stands)
        yield Item(outcome.recorded_at, article, title or "untitled", origin, state, reason)


def show_inbox(call: Call) -> Response:
    """Articles, the newest first, and what could not be taken in."""
    view, asked = call.seen, call.asked(InboxAsked)
    hidden = view.veil.articles
    found = view.whole.latest_outcomes(asked.limit + 1, view.upto, number_of(asked))
    page = found[: asked.limit]
    after = cursor_at(asked, view.upto, (page[-1].position,)) if len(found) > asked.limit else None
    refused = view.whole.latest_refused(50, view.upto) if asked.cursor is None else []
    items = list(_items(view, [outcome for outcome in page if outcome.article not in hidden]))
    added = next((run for run in view.ledger.runs(view.upto) if run.id == asked.added), None)
    total = max(view.whole.count_captured(view.upto) - len(hidden), len(items))
    return shown(call, "inbox", items=items, refused=refused, total=total, after=after, added=added)


def add(call: Call) -> Response:
    """Add a pasted article and show it."""
    _, became, article = add_pasted(call, call.said(Paste))
    if article is None:
        reason = became.reason if became is not None and became.reason else "it could not be read"
        raise ProblemRaised("input", f"The article was not coded: {reason}. It is kept, and the inbox lists it.")
    return sent_on(f"/articles/{article}")
