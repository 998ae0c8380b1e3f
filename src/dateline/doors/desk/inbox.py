"""Inbox: what came in, what became of it and why; paste to add."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import Field
from starlette.responses import Response

from dateline.doors.api.asked import Id, Listing, Paste
from dateline.doors.api.library import View
from dateline.doors.api.paging import page_of
from dateline.doors.api.problem import ProblemRaised
from dateline.doors.api.route import Call
from dateline.doors.api.writes import add_pasted
from dateline.doors.desk.frame import sent_on, shown
from dateline.ledger import Outcome, StoredArticle
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


def _state(view: View, outcome: Outcome, standing: frozenset[str], told: frozenset[str]) -> tuple[str, str]:
    if outcome.kind != "coded":
        return f"set aside: {outcome.kind.replace('_', ' ')}", outcome.reason or ""
    if outcome.article is not None and outcome.article not in standing:
        return "replaced", "a newer version stands"
    if outcome.article not in told:
        return "no incident", "the coder found no incident that it could prove"
    return "coded", ""


def _outcomes(view: View, page: tuple[Outcome, ...], stored: dict[str, StoredArticle]) -> Iterator[Item]:
    ledger, corpus = view.ledger, view.corpus
    told = frozenset(a for i in corpus.incidents for a in i.articles)
    counting = ledger.counting_of([o.article for o in page if o.article is not None], view.upto)
    standing = frozenset(name for name, (_, stands) in counting.items() if stands)
    for outcome in page:
        found = stored.get(outcome.capture)
        article = None if found is None else found.article
        origin = next((o.origin for o in ledger.observations(outcome.capture, view.upto)), "")
        title = (article.title or article.text[:80]) if article is not None else origin
        state, reason = _state(view, outcome, standing, told)
        yield Item(outcome.recorded_at, article, title or "untitled", origin, state, reason)


def show_inbox(call: Call) -> Response:
    """Articles, the newest first, and what could not be taken in."""
    view, asked = call.seen, call.asked(InboxAsked)
    stored = {s.capture.id: s for s in view.ledger.articles(view.upto)}
    last = {o.capture: o for o in view.ledger.outcomes(view.upto)}
    ordered = sorted(last.values(), key=lambda o: -o.position)
    page, after = page_of(ordered, asked, view.upto)
    refused = list(view.ledger.refusals(view.upto))[::-1][:50] if asked.cursor is None else []
    items = list(_outcomes(view, tuple(page), stored))
    added = next((run for run in view.ledger.runs(view.upto) if run.id == asked.added), None)
    return shown(call, "inbox", items=items, refused=refused, total=len(ordered), after=after, added=added)


def add(call: Call) -> Response:
    """Add a pasted article and show it."""
    _, became, article = add_pasted(call, call.said(Paste))
    if article is None:
        reason = became.reason if became is not None and became.reason else "it could not be read"
        raise ProblemRaised("input", f"The article was not coded: {reason}. It is kept, and the inbox lists it.")
    return sent_on(f"/articles/{article}")
